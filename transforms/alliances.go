package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Alliances finds a party's standing in an alliance, bloc, coalition, union or pact.
var Alliances = Type[AllianceFact]{
	Name:    "alliance",
	Table:   "alliances",
	Doc:     "A party's standing in an alliance, bloc, coalition, union or pact between states or armed actors; one fact a party, once an article.",
	Version: 1,
	Extract: extractAlliances,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "Croatia joined the European Union in 2013. Turkey is a member of NATO.",
		Want: []string{
			`{"alliance": "EU", "member": "HRV", "relation": "member", "since": "2013"}`,
			`{"alliance": "NATO", "member": "TUR", "relation": "member"}`,
		},
	}},
}

// AllianceFact is one party's standing in one alliance.
type AllianceFact struct {
	Alliance     who.ID `doc:"the alliance; unnamed for a pact without a name" ref:"entities"`
	AllianceKind string `doc:"what sort of body it is" values:"bloc mission armed_group pact"`
	Member       who.ID `doc:"the party whose standing it is" ref:"entities"`
	Relation     string `doc:"its standing" values:"member left suspended prospective partner"`
	Since        string `doc:"when it began, as far as the text says: YYYY, YYYY-MM or YYYY-MM-DD" null:"zero"`
	Until        string `doc:"when it ended, in the same form" null:"zero"`
}

// unnamed is the alliance of a pact that the text gives no name.
const unnamed who.ID = "unnamed"

// standing is one party's relation to one alliance, as one rule found it.
type standing struct {
	first, end int // tokens that name the alliance or tell the relation
	event      int
	alliance   who.ID
	kind       string
	member     who.ID
	relation   string
	was        bool // told in the past tense: "were members"
	rule       string
	sure       float64
}

var (
	allianceCues  = cue.Must("alliances.cues")
	memberNouns   = allianceCues.Words("member")
	allyNouns     = allianceCues.Words("ally")
	partnerNouns  = allianceCues.Words("partner")
	securityWords = allianceCues.Words("security")
	pactNouns     = allianceCues.Words("pact")
	formerWords   = allianceCues.Words("former")
	aspiringWords = allianceCues.Words("aspiring")
	suchWords     = allianceCues.Words("such")
	namingWords   = allianceCues.Words("name")
	soldierNouns  = allianceCues.Words("soldiers")
	foundVerbs    = allianceCues.Words("found")
	comprises     = allianceCues.Words("comprise")
)

func extractAlliances(r *reading.Reading) []Found[AllianceFact] {
	var all []standing
	for n, m := range r.Names {
		if !isAlliance(m) {
			continue
		}
		for _, find := range []func(*reading.Reading, int) []standing{
			membersBeside, standingsByVerb, foundersOf, listedMembers, serversIn,
		} {
			all = append(all, find(r, n)...)
		}
	}
	for tok := range r.Doc.Tokens {
		switch {
		case r.Doc.Has(tok, allyNouns), r.Doc.Has(tok, partnerNouns):
			all = append(all, alliedPair(r, tok)...)
		case r.Doc.Has(tok, pactNouns):
			all = append(all, pactMembers(r, tok)...)
		}
	}
	return onceEach(r, all)
}

// isAlliance reports whether the name is of a body that has members.
func isAlliance(m who.Mention) bool { return m.Kind == who.Bloc || m.Kind == who.Mission }

// onceEach keeps the first of each (alliance, member, relation), and drops a party
// that "was" a member of what the article says it has left.
func onceEach(r *reading.Reading, all []standing) []Found[AllianceFact] {
	type key struct {
		alliance, member who.ID
		relation         string
	}
	seen := make(map[key]bool)
	for _, s := range all {
		if s.relation == "left" {
			seen[key{s.alliance, s.member, "was"}] = true
		}
	}
	var out []Found[AllianceFact]
	for _, s := range all {
		k := key{s.alliance, s.member, s.relation}
		if s.member == "" || s.member == s.alliance || seen[k] || s.was && seen[key{s.alliance, s.member, "was"}] {
			continue
		}
		seen[k] = true
		out = append(out, allianceFact(r, s))
	}
	return out
}

func allianceFact(r *reading.Reading, s standing) Found[AllianceFact] {
	f := Found[AllianceFact]{
		First: s.first, End: s.end, Event: s.event, Assertion: reading.Actual,
		Rule: "alliances." + s.rule, Confidence: s.sure,
		Fact: AllianceFact{Alliance: s.alliance, AllianceKind: s.kind, Member: s.member, Relation: s.relation},
	}
	switch s.relation {
	case "prospective":
		f.Assertion = reading.Planned
	case "member":
		if s.rule == "join" || s.rule == "found" {
			f.Fact.Since = r.Stated(s.event)
		}
	case "left":
		f.Fact.Until = r.Stated(s.event)
	}
	return f
}

// named makes standings in the alliance of name n for each party.
func named(r *reading.Reading, n int, parties []who.ID, s standing) []standing {
	m := r.Names[n]
	s.first, s.end, s.alliance, s.kind = m.First, m.End, m.ID, "bloc"
	if m.Kind == who.Mission {
		s.kind = "mission"
	}
	if s.event == 0 {
		s.event = m.First
	}
	var out []standing
	for _, p := range parties {
		s.member = p
		out = append(out, s)
	}
	return out
}

// describedParties lists who the noun describes: "NATO member Turkey", "Turkey, a
// NATO member", "Turkey is a member", "members such as Italy".
func describedParties(r *reading.Reading, noun int) []who.ID {
	return statesOnly(r.Described(noun))
}

// statesOnly leaves out blocs as members of blocs.
func statesOnly(ids []who.ID) []who.ID {
	var out []who.ID
	for _, id := range ids {
		if e, ok := who.Lookup(id); !ok || e.Kind == who.State || e.Kind == who.Historical || e.Kind == who.ArmedGroup || e.Kind == who.Region {
			out = append(out, id)
		}
	}
	return out
}

// membersBeside reads a member noun beside the alliance's name.
func membersBeside(r *reading.Reading, n int) []standing {
	t := r.TreeAt(r.Names[n].First)
	noun := r.HeadOver(n, memberNouns)
	if noun < 0 {
		noun = r.HeadOver(n, allyNouns)
	}
	if noun < 0 {
		return nil
	}
	s := standing{relation: "member", rule: "member", sure: 0.75, event: noun}
	for c := range t.Children(noun) {
		switch {
		case r.Doc.Has(c, formerWords):
			s.relation = "left"
		case r.Doc.Has(c, aspiringWords):
			s.relation = "prospective"
		}
	}
	if cop := t.Copula(noun); cop >= 0 {
		s.was = r.Doc.Has(cop, wasWords)
		if r.Assertion(noun) == reading.Denied {
			return nil
		}
		if r.Assertion(noun) != reading.Actual {
			s.relation = "prospective"
		}
	}
	parties := describedParties(r, noun)
	if t.Copula(noun) >= 0 { // "were members of the G5 with Chad and Mauritania"
		for c := range t.Children(noun) {
			if p := t.Case(c); p >= 0 && r.Doc.Has(p, withWord) {
				parties = append(parties, statesOnly(r.PartiesOf(c))...)
			}
		}
	}
	return named(r, n, parties, s)
}

var wasWords = text.Words("was were")
