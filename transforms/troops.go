package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
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
	personnel     = troopCues.Words("personnel")
	armedNouns    = troopCues.Words("armed")
	militaryWords = troopCues.Words("military")
	forceNouns    = troopCues.Words("groups")
	troopSentence = troopCues.Union("personnel", "military", "groups")
	statusWords   = []struct {
		status string
		words  *text.Set
	}{
		{"withdrawn", troopCues.Words("withdrawn")},
		{"other", troopCues.Words("other")},
		{"deployed", troopCues.Words("deployed")},
		{"strength", troopCues.Words("strength")},
		{"present", troopCues.Words("present")},
	}
	plannedWords = troopCues.Words("planned")
	strongWords  = troopCues.Words("strong")
)

func extractTroops(r *reading.Reading) []Found[TroopFact] {
	var out []Found[TroopFact]
	for n := range r.Numbers {
		c, ok := r.Counted(n)
		if !ok || r.Numbers[n].Kind != number.Cardinal || !hasWord(r, c, troopSentence) {
			continue
		}
		noun, ok := forceCounted(r, c)
		if !ok || len(casualtiesOf(r, c)) > 0 {
			continue
		}
		if f := troops(r, c, noun); f.Fact.Status != "" {
			out = append(out, f)
		}
	}
	return out
}

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

// forceCounted is the noun that makes the number one of armed personnel: the
// counted noun ("soldiers", "military personnel"), the force in "9,000-strong force",
// the whole in "27,000 of the 47,000 troops", or the noun of a coordinated phrase
// whose own is left out ("France has 1,500 and Chad 900 soldiers").
func forceCounted(r *reading.Reading, c reading.Counted) (noun int, ok bool) {
	if !c.Alone {
		return c.Noun, isForce(r, c, c.Noun)
	}
	t := r.TreeAt(c.First)
	s := r.Doc.Sentences[r.Doc.SentenceOf(c.First)]
	if r.Doc.Has(c.End, ofWord) { // "27,000 of the 47,000 US troops"
		for tok := c.End + 1; tok < s.End && tok <= c.End+8; tok++ {
			if r.Doc.Has(tok, personnel) {
				return tok, true
			}
		}
	}
	for _, other := range t.Conjuncts(r.Top(c)) { // the noun is named with another number
		if other != r.Top(c) && r.Doc.Has(other, personnel) {
			return other, true
		}
	}
	return risingForce(r, c)
}

// risingForce reads a number that a force reaches: "raise its forces to 5,000".
func risingForce(r *reading.Reading, c reading.Counted) (int, bool) {
	t := r.TreeAt(c.First)
	if p := t.Case(r.Top(c)); p < 0 || !r.Doc.Has(p, toAtWords) {
		return -1, false
	}
	verb := t.Clause(c.First)
	for _, tok := range append(t.Objects(verb), t.Subject(verb)) {
		if tok >= 0 && (r.Doc.Has(tok, personnel) || r.Doc.Has(tok, forceNouns)) {
			return tok, true
		}
	}
	return -1, false
}

// fewUnits is the number below which "forces" means formations: "the two forces".
const fewUnits = 20

var unitNouns = text.Words("forces")

var toAtWords = text.Words("to at")

// isForce reports whether the counted noun means armed personnel: by itself, or
// with a military word beside it.
func isForce(r *reading.Reading, c reading.Counted, noun int) bool {
	switch {
	case r.Doc.Has(c.End+1, strongWords) || r.Doc.Has(c.End, strongWords):
		return r.Doc.Has(noun, forceNouns) || r.Doc.Has(noun, personnel) // "a 5,000-strong force"
	case r.Doc.Has(noun, personnel):
		return !r.Doc.Has(noun, unitNouns) || r.Numbers[c.Number].Value >= fewUnits
	case !r.Doc.Has(noun, armedNouns):
		return false
	}
	for t := c.End; t < noun; t++ {
		if r.Doc.Has(t, militaryWords) {
			return true
		}
	}
	t := r.TreeAt(noun)
	first, end := r.NounPhrase(t, noun)
	for tok := first; tok < end; tok++ {
		if tok != noun && r.Doc.Has(tok, militaryWords) {
			return true
		}
	}
	return false
}

func troops(r *reading.Reading, c reading.Counted, noun int) Found[TroopFact] {
	event := r.EventOf(c, noun)
	f := Found[TroopFact]{
		First: c.First, End: c.End, Event: event, Claims: []int{c.Number},
		Rule: "troops.noun", Confidence: 0.8,
		Fact: TroopFact{Count: r.Numbers[c.Number].Count},
	}
	f.Fact.Actor = commander(r, c, noun)
	f.Fact.Status = troopStatus(r, c, noun, event)
	if f.Fact.Status != "strength" {
		f.Fact.Location = station(r, c, noun, event, f.Fact.Actor)
	}
	f.Assertion = r.Assertion(event)
	if f.Assertion == reading.Hypothetical {
		f.Assertion, f.Fact.Status = reading.Planned, "planned"
	}
	return f
}

// commander is whose troops they are: the name in their noun phrase, else the
// subject that has, sends or withdraws them.
func commander(r *reading.Reading, c reading.Counted, noun int) who.ID {
	if id := r.Actor(noun); id != "" {
		return id
	}
	t := r.TreeAt(noun)
	for _, tok := range []int{noun, r.Top(c)} {
		for _, role := range r.Roles(tok) {
			if role.Kind != reading.Object && role.Kind != reading.Oblique {
				continue
			}
			if s := t.Subject(role.Verb); s >= 0 && s != tok {
				if id := r.Actor(s); id != "" {
					return id
				}
			}
		}
	}
	return ""
}

// station is where they are, go to or leave: a place tied to their noun or to the
// verb, else where the clause is; their own state only if it says "in".
func station(r *reading.Reading, c reading.Counted, noun, event int, actor who.ID) who.ID {
	whole := reading.Counted{Number: c.Number, Noun: noun, First: c.First, End: c.End}
	for _, preps := range []*text.Set{insideOf, towardWords, fromWords} {
		if id := r.PlaceAfter(whole, event, preps); id != "" && who.IsState(id) {
			return id
		}
	}
	if id := r.LocationInSentence(event); id != "" && id != actor {
		return id
	}
	if id := r.Location(event); id != actor || !who.IsState(actor) {
		return id
	}
	return ""
}

// troopStatus is what the text says of them: by the words of the clause, and by
// whether it happened or is only planned; "" for a few men of whom it says nothing.
func troopStatus(r *reading.Reading, c reading.Counted, noun, event int) string {
	t := r.TreeAt(noun)
	chain := append([]int{event, noun}, t.Ancestors(event)...)
	status := ""
	for _, tok := range chain {
		for _, s := range statusWords {
			if status == "" && r.Doc.Has(tok, s.words) {
				status = s.status
			}
		}
	}
	if status == "withdrawn" || status == "other" {
		return status
	}
	if r.Assertion(event) == reading.Planned || r.Assertion(event) == reading.Hypothetical {
		return "planned"
	}
	for _, tok := range chain {
		if r.Doc.Has(tok, plannedWords) {
			return "planned"
		}
	}
	if status == "" && r.Numbers[c.Number].High != number.None && r.Numbers[c.Number].High < fewMen {
		return "" // "three servicemen on trial" are no force
	}
	if status == "" {
		return "present"
	}
	return status
}

// fewMen is the number below which soldiers of whom nothing military is said are
// not a force.
const fewMen = 10
