package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// spokenOfTarget is the target that the sentence before the measure's gives, where the
// measure's own sentence has no one: "Canada sells no arms to Chad. The embargo was imposed
// in 1990." Only where that sentence names one state besides the senders.
func spokenOfTarget(r *reading.Reading, p penalty) []who.ID {
	s := r.Doc.SentenceOf(p.first)
	if p.bare || s == 0 || !definiteMeasure(r, p.first) || r.TreeAt(p.act).Tag(p.act) != syntax.VBN {
		return nil
	}
	own, before := r.Doc.Sentences[s], r.Doc.Sentences[s-1]
	for _, n := range r.NamesWithin(own.First, own.End) {
		if id := r.Names[n].Party(); !hasID(p.senders, id) {
			return nil // somebody of whom the sentence itself speaks
		}
	}
	var out []who.ID
	for _, n := range r.NamesWithin(before.First, before.End) {
		m := r.Names[n]
		if id := m.Party(); m.Kind == who.State && !r.Datelined(n) && !hasID(p.senders, id) {
			out = joined(out, []who.ID{id})
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// extension reports whether the verb makes a measure in force wider, so that it goes on
// and applies to more: "widened its embargo", but not "tightened sanctions".
func extension(r *reading.Reading, p penalty) bool {
	return p.action == "imposed" && !p.bare && r.Doc.Has(p.act, widenVerbs) && r.TreeAt(p.act).Tag(p.act).IsVerb() && inForce(r, p)
}

// inForce reports whether an article or possessive between the act and the measure takes
// it as known: "its oil embargo".
func inForce(r *reading.Reading, p penalty) bool {
	t := r.TreeAt(p.act)
	for tok := p.act + 1; tok < p.first; tok++ {
		if tag := t.Tag(tok); r.Doc.Has(tok, theWord) || tag == syntax.PRPS || tag == syntax.POS {
			return true
		}
	}
	return false
}

var widenVerbs = text.Words(`widen widens widened widening tighten tightens tightened tightening expand expands expanded expanding
	broaden broadens broadened broadening`)

// inTheMaking reports whether somebody works on the measure in the role: "is working on
// further sanctions", "is drawing up new sanctions".
func inTheMaking(r *reading.Reading, role reading.Role) bool {
	switch role.Kind {
	case reading.Oblique:
		return r.Doc.Has(role.Verb, workVerbs) && r.Doc.Has(role.Prep, onWord)
	case reading.Object, reading.PassiveSubject:
		return r.Doc.Has(role.Verb, drawVerbs) && r.Doc.Has(role.Verb+1, upWord)
	}
	return false
}

var (
	workVerbs = text.Words("work works worked working")
	onWord    = text.Words("on")
	drawVerbs = text.Words("draw draws drew drawn drawing")
	upWord    = text.Words("up")
)

// borderPenalty reads a border that is closed to punish the neighbour: "closed its border
// with Benin in retaliation for". A border closed for safety's sake is no penalty.
func borderPenalty(r *reading.Reading, noun int) (penalty, bool) {
	t := r.TreeAt(noun)
	for _, role := range r.Roles(noun) {
		if role.Kind != reading.Object && role.Kind != reading.PassiveSubject || !r.Doc.Has(role.Verb, closeVerbs) || !punishing(r, t) {
			continue
		}
		p := penalty{first: noun, end: noun + 1, act: role.Verb}
		if p.action, p.bare = weighed(r, role.Verb, "imposed"); p.bare || p.action == "" {
			return penalty{}, false
		}
		p.targets = namedAfter(r, noun, borderGoals, 3)
		p.senders = punishers(r.Agents(role.Verb), p.targets)
		return p, len(p.targets) > 0 && len(p.senders) > 0
	}
	return penalty{}, false
}

// punishing reports whether the sentence tells of a punishment or of ties that are cut.
func punishing(r *reading.Reading, t *syntax.Tree) bool {
	for tok := t.First; tok < t.End; tok++ {
		if r.Doc.Has(tok, punishWords) || r.Doc.Has(tok, tieNouns) && (r.Doc.Has(tok-1, severVerbs) || r.Doc.Has(tok-2, severVerbs)) {
			return true
		}
	}
	return false
}

var (
	borderNouns = text.Words("border borders frontier frontiers airspace")
	closeVerbs  = text.Words("close closes closed closing shut shuts shutting seal seals sealed sealing")
	borderGoals = text.Words("with to against")
	punishWords = text.Words("punish punishes punished punishing punishment punitive retaliation retaliated retaliating retaliatory penalty penalise penalize reprisal")
	tieNouns    = text.Words("ties relations links")
	severVerbs  = text.Words("cut cuts cutting sever severed severs severing broke break breaking suspended")
)
