package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Troops finds numbers of armed personnel under an actor's command.
var Troops = Type[TroopFact]{
	Name:    "troops",
	Table:   "troops",
	Doc:     "A number of armed personnel under an actor's command: soldiers, peacekeepers, mercenaries, fighters, contingents. Killed, wounded or captured ones are casualties.",
	Version: 1,
	Extract: extractTroops,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "France has 5,100 soldiers in Mali. Ghana will send 200 troops to Liberia. About 900 American marines left Haiti.",
		Want: []string{
			`{"quote": "5,100", "actor": "FRA", "location": "MLI", "low": 5100, "high": 5100, "qualifier": "exact", "status": "present"}`,
			`{"quote": "200", "actor": "GHA", "location": "LBR", "low": 200, "high": 200, "qualifier": "exact", "status": "planned"}`,
			`{"quote": "900", "actor": "USA", "location": "HTI", "low": 900, "high": 900, "qualifier": "approx", "status": "withdrawn"}`,
		},
	}, {
		Published: "2021-03-10",
		Text:      "The force in Cyprus is to be cut from 1,200 to 800. Italy has offered 300 soldiers and Spain 150. The Taliban have 60,000 fighters.",
		Want: []string{
			`{"quote": "1,200", "location": "CYP", "low": 1200, "high": 1200, "status": "present"}`,
			`{"quote": "800", "location": "CYP", "low": 800, "high": 800, "status": "planned"}`,
			`{"quote": "300", "actor": "ITA", "low": 300, "high": 300, "status": "planned"}`,
			`{"quote": "150", "actor": "ESP", "low": 150, "high": 150, "status": "planned"}`,
			`{"quote": "60,000", "actor": "Taliban", "location": null, "low": 60000, "high": 60000, "status": "strength"}`,
		},
	}},
}

// TroopFact is one number of armed personnel.
type TroopFact struct {
	Actor    who.ID `doc:"who commands them" ref:"entities"`
	Location who.ID `doc:"country where they are, go to or leave" ref:"entities"`
	number.Count
	Status string `doc:"what the text says of them" values:"present deployed planned withdrawn strength other"`
}

var (
	troopCues     = cue.Must("troops.cues")
	personnel     = troopCues.Union("personnel", "irregular")
	irregulars    = troopCues.Words("irregular")
	peacekeeping  = troopCues.Words("peacekeeping")
	armedNouns    = troopCues.Words("armed")
	policeNouns   = troopCues.Words("police")
	sentNouns     = troopCues.Words("sent")
	militaryWords = troopCues.Words("military")
	rankWords     = troopCues.Words("ranks")
	forceNouns    = troopCues.Words("groups")
	bodyNouns     = troopCues.Words("bodies")
	sizeNouns     = troopCues.Words("sizes")
	strongWords   = troopCues.Words("strong")
	fallenWords   = troopCues.Words("killed")
	troopSentence = troopCues.Union("personnel", "irregular", "military", "groups", "sizes", "police")
)

func extractTroops(r *reading.Reading) []Found[TroopFact] {
	var out []Found[TroopFact]
	s := troopScan{Reading: r, last: -1}
	for n := range r.Numbers {
		f, ok := s.force(n)
		if !ok || (fallen(r, f) || s.gaveLives(f)) && r.Drop(f.First, f.End, "they are casualties, not troops") ||
			s.ailing(f) && r.Drop(f.First, f.End, "they are patients, not troops") {
			continue
		}
		e := s.scene(f)
		if found, where, ok := s.troops(f, e); ok {
			out = append(out, found)
			s.last, s.lastNoun, s.lastScene, s.lastFact, s.lastPlace = f.First, f.Noun, e, found.Fact, where
		}
	}
	return out
}

// troopScan reads an article's forces in order, and remembers the last one: a bare
// number after it may count the same kind of people.
type troopScan struct {
	*reading.Reading
	last      int // token of the last force's number, -1 before the first
	lastNoun  int // token of its noun
	lastScene scene
	lastFact  TroopFact
	lastPlace troopPlace
}

// denied reports whether the text denies it: by the clause, or by a denial right in
// front ("denied that 300 of its soldiers were there"). "No fewer than 300" denies nothing.
func (s *troopScan) denied(f force, e scene) bool {
	from := s.Numbers[f.Number].From
	if s.Doc.Has(from, noWord) {
		return false
	}
	return s.Assertion(e.main) == reading.Denied && (s.telling(e.main) || s.Doc.Has(e.main, havingWords)) || s.Doc.Has(from-1, thatWord) && s.Doc.Has(from-2, denyWords)
}

var (
	claimWords = text.Words("claim claims claimed claiming save saves saved saving")
	noWord     = text.Words("no")
	thatWord   = text.Words("that")
	denyWords  = text.Words("deny denies denied denying")
)

// hasWord reports whether the phrase's sentence holds one of the words.
func hasWord(r *reading.Reading, c reading.Counted, words *text.Set) bool {
	s := r.Doc.Sentences[r.Doc.SentenceOf(c.First)]
	for t := s.First; t < s.End; t++ {
		if r.Doc.Has(t, words) {
			return true
		}
	}
	return false
}

// fallen reports whether the people counted are casualties, and so no troops.
func fallen(r *reading.Reading, f force) bool {
	if len(casualtiesOf(r, f.Counted)) > 0 {
		return true
	}
	t := r.TreeAt(f.First)
	tok := r.Top(f.Counted)
	if t.Rel(tok) == syntax.RelObj && r.Doc.Has(t.Head(tok), claimWords) {
		return true // "a war that has claimed 3,000 soldiers"
	}
	for range 6 {
		tok = t.Head(tok)
		if tok < 0 || t.Rel(tok) == syntax.RelAclRelcl {
			return false
		}
		if r.Doc.Has(tok, fallenWords) {
			return true
		}
		for _, c := range t.Dependents(tok, syntax.RelConj) { // "were ambushed and killed"
			if t.Tag(tok) == syntax.VBN && t.Tag(c) == syntax.VBN && r.Doc.Has(c, fallenWords) && t.OwnSubject(c) < 0 {
				return true
			}
		}
	}
	return false
}

// troops makes the fact of a force; ok is false for a few men of whom nothing
// military is said ("three servicemen on trial").
func (s *troopScan) troops(f force, e scene) (Found[TroopFact], troopPlace, bool) {
	fact := TroopFact{Count: s.Numbers[f.Number].Count}
	fact.Actor = s.commander(f, e)
	where := s.station(f, e, fact.Actor)
	fact.Status = s.status(f, e, fact.Actor, where)
	if m := s.Numbers[f.Number]; fact.Actor == "" && s.Doc.Has(f.Noun, gunmenWords) && m.High != number.None && m.High < fewMen {
		fact.Status = "" // a crime's few gunmen
	}
	if fact.Status == "" && s.Drop(f.First, f.End, "a few people of whom nothing military is said") {
		return Found[TroopFact]{}, where, false
	}
	if fact.Status != "strength" && (where.own || !s.recruits(f)) {
		fact.Location = where.country
	}
	found := Found[TroopFact]{
		First: f.First, End: f.End, Event: e.main, Claims: []int{f.Number},
		Rule: "troops." + f.rule, Confidence: f.sure, Fact: fact, Assertion: reading.Actual,
	}
	switch {
	case s.denied(f, e) && fact.Status == "withdrawn": // "refused to withdraw its 300 soldiers": they are there
		found.Fact.Status = "present"
	case s.denied(f, e):
		found.Assertion = reading.Denied
	case fact.Status == "planned":
		found.Assertion = reading.Planned
	}
	return found, where, true
}
