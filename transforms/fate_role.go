package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// byRole reads what the phrase is to the predicates around it.
func (fs fates) byRole(r *reading.Reading, c reading.Counted) []hit {
	if r.Doc.Has(r.Numbers[c.Number].From-1, orAnd) && r.Doc.Has(pastPhrase(c), toWord) && !r.Doc.Has(pastPhrase(c)+1, fs.cues) {
		return nil // "forced thousands to flee and hundreds to close their shops"
	}
	var out []hit
	t := r.TreeAt(c.First)
	for _, role := range r.Roles(r.Top(c)) {
		for _, f := range fs.all {
			if f.fits(r, c) && f.tells(r, t, role) && !hasKind(out, f.kind) {
				out = append(out, hit{f.kind, role.Verb, "role", 0.85})
			}
		}
	}
	return out
}

// tells reports whether the predicate gives one in that role the fate.
func (f fate) tells(r *reading.Reading, t *syntax.Tree, role reading.Role) bool {
	v := role.Verb
	switch role.Kind {
	case reading.PassiveSubject:
		return f.phrase(r, v) || r.Doc.Has(v, f.victim) && (t.Passive(v) || !takesObject(r, v))
	case reading.Subject:
		return f.phrase(r, v) || f.active(r, v)
	case reading.Object:
		return f.phrase(r, v) || r.Doc.Has(v, f.agent) && !r.Doc.Has(v+1, fateParticles) || f.left(r, t, v)
	case reading.Modifier:
		return r.Doc.Has(v, f.ofs) && r.Doc.Has(role.Prep, ofWord)
	case reading.Oblique:
		// "83 soldiers were injured along with 34 militiamen"
		return r.Doc.Has(role.Prep, alongWords) && t.Passive(v) && r.Doc.Has(v, f.victim)
	}
	return false
}

// active reports whether the verb tells the fate of its subject: "died", "fled the
// city", but not "killed five people".
func (f fate) active(r *reading.Reading, v int) bool {
	if takesObject(r, v) {
		return f.people && r.Doc.Has(v, f.alone)
	}
	return r.Doc.Has(v, f.alone) || r.Doc.Has(v, f.state) || r.Doc.Has(v, f.victim)
}

// left reads "left 20 people dead": the fate is a complement of the verb.
func (f fate) left(r *reading.Reading, t *syntax.Tree, verb int) bool {
	if !r.Doc.Has(verb, leaveVerbs) {
		return false
	}
	for c := range t.Children(verb) {
		if c > verb && r.Doc.Has(c, f.state) {
			return true
		}
	}
	return false
}

// byWhole reads a part of a whole: "16 people, including nine soldiers, were
// killed"; "33 civilians were among those killed".
func (fs fates) byWhole(r *reading.Reading, c reading.Counted) []hit {
	t := r.TreeAt(c.First)
	whole := wholeOf(r, t, r.Top(c))
	if whole < 0 {
		return nil
	}
	for _, role := range r.Roles(whole) {
		for _, f := range fs.all {
			if f.fits(r, c) && f.tells(r, t, role) {
				return []hit{{f.kind, role.Verb, "part", 0.7}}
			}
		}
	}
	for _, f := range fs.all {
		if f.fits(r, c) && (r.Doc.Has(whole, f.state) || r.Doc.Has(whole, f.victim) && t.Passive(whole)) {
			return []hit{{f.kind, whole, "part", 0.7}}
		}
	}
	return nil
}

// wholeOf is the noun phrase that the phrase headed by top is said to be part of, -1 if none.
func wholeOf(r *reading.Reading, t *syntax.Tree, top int) int {
	if p := t.Case(top); p >= 0 && r.Doc.Has(p, includingWds) {
		return t.Head(top)
	}
	for _, role := range r.Roles(top) {
		switch {
		case role.Kind == reading.Subject:
			return role.Verb
		case role.Kind == reading.Object && r.Doc.Has(role.Verb, comprising):
			return t.Subject(role.Verb) // "35 people comprising 14 soldiers", "the dead include two boys"
		}
	}
	return -1
}

var (
	includingWds  = text.Words("including among with")
	fateParticles = text.Words("back off up on onto")
	alongWords    = text.Words("along together besides")
	comprising    = text.Words("comprising comprise comprised include includes included including numbering")
)
