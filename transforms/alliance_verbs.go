package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// change is what a verb does to a party's standing, and whose: its subject's, or
// its object's ("expelled Cuba").
type change struct {
	words    *text.Set
	relation string
	planned  string // the relation if it has not happened yet
	object   bool
	rule     string
}

var standingChanges = []change{
	{allianceCues.Words("join"), "member", "prospective", false, "join"},
	{allianceCues.Words("leave"), "left", "left", false, "leave"},
	{allianceCues.Words("expel"), "left", "left", true, "expel"},
	{allianceCues.Words("suspend"), "suspended", "suspended", true, "suspend"},
	{allianceCues.Words("invite"), "prospective", "prospective", true, "invite"},
	{allianceCues.Words("admit"), "member", "prospective", true, "admit"},
	{allianceCues.Words("apply"), "prospective", "prospective", false, "apply"},
	{allianceCues.Words("serve"), "member", "prospective", false, "serve"},
	{allianceCues.Words("back"), "partner", "partner", false, "back"},
	{allianceCues.Words("remain"), "member", "member", false, "remain"},
}

// standingsByVerb reads verbs and their nouns over the alliance's name: "joined
// NATO", "its exit from the bloc", "suspended Mali from ECOWAS".
func standingsByVerb(r *reading.Reading, n int) []standing {
	m := r.Names[n]
	t := r.TreeAt(m.First)
	head := r.NameHead(n)
	for _, v := range t.Ancestors(head) {
		for _, c := range standingChanges {
			if r.Doc.Has(v, c.words) && governs(r, t, v, head) {
				return c.standings(r, t, n, v)
			}
		}
		if t.Tag(v).IsVerb() && !t.Tag(v).IsParticiple() {
			break
		}
	}
	return nil
}

// governs reports whether the verb's hold on the alliance is that of its object, of
// an oblique, or through nouns only.
func governs(r *reading.Reading, t *syntax.Tree, verb, head int) bool {
	for tok := head; tok != verb && tok >= 0; tok = t.Head(tok) {
		switch t.Rel(tok) {
		case syntax.RelNsubj, syntax.RelNsubjPass, syntax.RelAdvcl, syntax.RelCcomp, syntax.RelParataxis, syntax.RelAclRelcl, syntax.RelConj:
			return false
		}
	}
	return true
}

func (c change) standings(r *reading.Reading, t *syntax.Tree, n, verb int) []standing {
	s := standing{relation: c.relation, rule: c.rule, sure: 0.7, event: verb}
	switch r.Assertion(verb) {
	case reading.Denied:
		return nil
	case reading.Planned, reading.Hypothetical, reading.Threatened:
		s.relation = c.planned
	}
	var parties []who.ID
	switch {
	case t.Tag(verb).IsNoun():
		parties = nounParties(r, t, verb)
	case c.object:
		if p := t.Patient(verb); p >= 0 {
			parties = r.PartiesOf(p)
		}
	default:
		if a := t.Agent(verb); a >= 0 {
			parties = r.PartiesOf(a)
		}
	}
	return named(r, n, statesOnly(parties), s)
}

// nounParties is whose exit, entry or bid it is: the owner's, or that after "of" or "by".
func nounParties(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	if o := t.Possessor(noun); o >= 0 {
		return r.PartiesOf(o)
	}
	for _, c := range t.Dependents(noun, syntax.RelNmod) {
		if p := t.Case(c); p >= 0 && r.Doc.Has(p, ofByWords) {
			return r.PartiesOf(c)
		}
	}
	if v := t.Clause(noun); v >= 0 && v != noun {
		if s := t.Agent(v); s >= 0 && s != noun {
			return r.PartiesOf(s)
		}
	}
	return nil
}

var ofByWords = text.Words("of by from")

// foundersOf reads who founded or makes up the alliance: "the G5, made up of Mali
// and Chad", "formed the bloc", "NAFTA between Mexico and Canada".
func foundersOf(r *reading.Reading, n int) []standing {
	t := r.TreeAt(r.Names[n].First)
	head := r.NameHead(n)
	s := standing{relation: "member", rule: "found", sure: 0.65}
	var parties []who.ID
	for _, role := range r.Roles(head) {
		v := role.Verb
		switch {
		case r.Doc.Has(v, comprises) && role.Kind != reading.Oblique:
			for _, o := range append(t.Objects(v), t.Obliques(v)...) {
				parties = append(parties, r.PartiesOf(o)...)
			}
		case r.Doc.Has(v, foundVerbs) && role.Kind != reading.Subject && role.Kind != reading.Oblique:
			s.event = v
			if a := t.Agent(v); a >= 0 {
				parties = append(parties, r.PartiesOf(a)...)
			}
		}
	}
	for c := range t.Children(head) {
		if p := t.Case(c); p >= 0 && r.Doc.Has(p, betweenWords) {
			parties = append(parties, r.PartiesOf(c)...)
		}
	}
	if len(parties) > 0 && r.Assertion(max(s.event, head)) != reading.Actual {
		s.relation = "prospective"
	}
	return named(r, n, statesOnly(parties), s)
}

// listedMembers reads "EU countries such as Italy and Spain" where the noun is not
// tied to the name by the tree but stands right after it.
func listedMembers(r *reading.Reading, n int) []standing {
	m := r.Names[n]
	noun := m.End
	if !r.Doc.Has(noun, memberNouns) || !r.Doc.Has(noun+1, suchWords) {
		return nil
	}
	t := r.TreeAt(noun)
	var parties []who.ID
	for tok := noun + 1; tok < t.End && tok < noun+4; tok++ {
		if i := r.NameAt(tok); i >= 0 {
			parties = r.PartiesOf(r.NameHead(i))
			break
		}
	}
	return named(r, n, statesOnly(parties), standing{relation: "member", rule: "list", sure: 0.7})
}

// serversIn reads a nationality beside the alliance's name before a soldier: "a
// German ISAF soldier".
func serversIn(r *reading.Reading, n int) []standing {
	m := r.Names[n]
	if !r.Doc.Has(m.End, soldierNouns) {
		return nil
	}
	var parties []who.ID
	if before := r.NameAt(m.First - 1); before >= 0 && r.Names[before].Form == who.Demonym {
		parties = append(parties, r.Names[before].Party())
	}
	return named(r, n, parties, standing{relation: "member", rule: "serve", sure: 0.7})
}
