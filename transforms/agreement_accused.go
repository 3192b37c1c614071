package transforms

import (
	"slices"

	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/who"
)

// accused lists who is accused of the deed and, first, the accuser where that may be the
// other side: "Pakistan accused India of violating the truce". An accuser is none where
// the text gives another side ("its truce with Chad"), nor is a bloc ever.
func accused(r *reading.Reading, t *syntax.Tree, d deed, verb int) []who.ID {
	accuser := statesAndGroups(r.Agents(verb))
	var out []who.ID
	if o := t.Patient(verb); o >= 0 {
		out = statesAndGroups(r.PartiesOf(o))
	}
	if len(out) == 0 {
		return accuser
	}
	if len(accuser) != 1 || len(out) > 1 || isBloc(accuser[0]) || d.noun >= 0 && (len(after(r, t, d.noun, withWord)) > 0 || len(after(r, t, d.noun, betweenWords)) > 0) {
		return out
	}
	return joined(accuser, out)
}

// isBloc reports whether the party is a bloc, an agency or a mission, which watch over
// truces and make none.
func isBloc(id who.ID) bool {
	e, ok := who.Lookup(id)
	return ok && (e.Kind == who.Bloc || e.Kind == who.Agency || e.Kind == who.Mission)
}

// byOutsider reports whether the first of the deed's two parties only accuses the second
// of breaking what that one agreed with somebody else, as the article has told: "Peru and
// Chile signed a truce. France accused Chile of violating the truce."
func byOutsider(r *reading.Reading, told []deed, d deed) bool {
	if d.action != "violated" || len(d.parties) != 2 || accuser(r, r.TreeAt(d.trigger), d.trigger) < 0 {
		return false
	}
	for _, o := range slices.Backward(told) {
		if len(o.parties) > 1 && hasID(o.parties, d.parties[1]) && (d.kind == "other" || d.kind == o.kind) {
			return !hasID(o.parties, d.parties[0])
		}
	}
	return false
}
