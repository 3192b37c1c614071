package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/reading"
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
	}, {
		Published: "2021-03-10",
		Text:      "NATO invited Georgia to join. Spain, an ally of Portugal, sent ships. EU countries such as Italy and Malta objected.",
		Want: []string{
			`{"alliance": "NATO", "member": "GEO", "relation": "prospective"}`,
			`{"alliance": "unnamed", "member": "ESP", "relation": "member"}`,
			`{"alliance": "unnamed", "member": "PRT", "relation": "member"}`,
			`{"alliance": "EU", "member": "ITA", "relation": "member"}`,
			`{"alliance": "EU", "member": "MLT", "relation": "member"}`,
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

var allianceCues = cue.Must("alliances.cues")

func extractAlliances(r *reading.Reading) []Found[AllianceFact] {
	var all []standing
	spoken := bodies(r)
	nameForces(r, spoken)
	for _, b := range spoken {
		for _, find := range []func(*reading.Reading, body) []standing{
			membersBeside, listedMembers, standingsByVerb, membershipOf, foundersOf, signersOf, serversIn, partakersOf, backersOf, officeOf, helpedBy, withinBody, candidatesOf, soundedOut,
			contributorsTo, fellowsAsked,
		} {
			all = append(all, find(r, b)...)
		}
	}
	for tok := range r.Doc.Tokens {
		switch {
		case !prose(r, tok):
		case r.Doc.Has(tok, allyNouns), r.Doc.Has(tok, partnerNouns):
			all = append(all, alliedPair(r, tok)...)
		case r.Doc.Has(tok, alliedWord):
			all = append(all, alliedByVerb(r, tok)...)
		case r.Doc.Has(tok, pactNouns):
			all = append(all, pactMembers(r, spoken, tok)...)
		}
	}
	for _, m := range r.Names {
		all = append(all, componentsOf(r, m)...)
	}
	return onceEach(r, all)
}

// onceEach keeps the first of each (alliance, member, relation). A party that "was" a
// member of what it has left is told once, as is one that applied and was let in.
func onceEach(r *reading.Reading, all []standing) []Found[AllianceFact] {
	type key struct {
		alliance, member who.ID
		relation         string
	}
	seen := make(map[key]bool)
	outdated := make(map[key]bool)
	for _, s := range all {
		if s.relation == "left" || s.relation == "suspended" {
			outdated[key{s.alliance, s.member, "was"}] = true
		}
		if s.relation == "member" && s.rule != "found" {
			outdated[key{s.alliance, s.member, "prospective"}] = true
		}
	}
	var out []Found[AllianceFact]
	for _, s := range all {
		k := key{s.alliance, s.member, s.relation}
		if s.member == "" || s.member == s.alliance || seen[k] || outdated[k] || s.was && outdated[key{s.alliance, s.member, "was"}] {
			dropStanding(r, s, seen[k])
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

// inBody makes standings in the body for each party.
func inBody(b body, parties []who.ID, s standing) []standing {
	s.first, s.end, s.alliance, s.kind = b.first, b.end, b.id, b.kind
	if s.event == 0 {
		s.event = b.first
	}
	var out []standing
	for _, p := range statesOnly(parties) {
		s.member = p
		out = append(out, s)
	}
	return out
}

// statesOnly keeps whom an alliance may have as members: states and armed groups.
func statesOnly(ids []who.ID) []who.ID {
	var out []who.ID
	for _, id := range ids {
		if e, ok := who.Lookup(id); ok && (e.Kind == who.State || e.Kind == who.Historical || e.Kind == who.ArmedGroup) {
			out = append(out, id)
		}
	}
	return out
}
