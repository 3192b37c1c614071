package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// opponents lists the two sides of a truce of which the text says only when it was agreed,
// by who acts in the clauses before it: "Israel keeps up its blockade, and Hamas says it
// respects a truce signed in 2014". Who merely says something is no side.
func opponents(r *reading.Reading, t *syntax.Tree, d deed) []who.ID {
	if d.noun < 0 || d.brokered || d.action != "signed" || !r.Doc.Has(d.noun, truceNouns) || d.trigger < d.noun {
		return nil
	}
	var out []who.ID
	for v := t.First; v < d.noun; v++ {
		if !t.Tag(v).IsFinite() || speaksOf(t, v) {
			continue
		}
		out = joined(out, statesAndGroups(r.Agents(v)))
	}
	if len(out) != 2 || othersNamed(r, t.First, d.noun, out) {
		return nil
	}
	return out
}

// othersNamed reports whether the tokens name a state or an armed group besides the two,
// so that it is open whose the truce is.
func othersNamed(r *reading.Reading, first, end int, two []who.ID) bool {
	for _, n := range r.NamesWithin(first, end) {
		m := r.Names[n]
		if (m.Kind == who.State || m.Kind == who.ArmedGroup) && m.Form != who.Place && !r.Datelined(n) && !hasID(two, m.Party()) {
			return true
		}
	}
	return false
}

// speaksOf reports whether the verb has a clause for its object: "France said that".
func speaksOf(t *syntax.Tree, verb int) bool {
	for c := range t.Children(verb) {
		if t.Rel(c) == syntax.RelCcomp {
			return true
		}
	}
	return false
}

var truceNouns = text.Words("truce truces ceasefire ceasefires armistice")
