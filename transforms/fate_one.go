package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// loneOne reads a bare "one" whom a verb strikes where another verb strikes a number of
// others right after: "killed one and injured eight", "killing one, wounding four".
func (fs fates) loneOne(r *reading.Reading, n int) (reading.Counted, hit, bool) {
	m := r.Numbers[n]
	c := reading.Counted{Number: n, Noun: m.End - 1, First: m.First, End: m.End, Alone: true}
	if m.Kind != number.One || !r.Doc.Has(m.First, oneWord) || !r.Doc.Has(m.End, orAnd) && !r.Doc.Has(m.End, comma) {
		return c, hit{}, false
	}
	next := m.End + 1
	if r.Doc.Has(next, orAnd) {
		next++ // "killing one, and wounding four"
	}
	if fs.strike(r, next) == "" || r.NumberAt(next+1) < 0 {
		return c, hit{}, false
	}
	kind := fs.strike(r, m.From-1)
	return c, hit{kind, m.From - 1, "verb", 0.8}, kind != ""
}

// strike is the fate that the verb at the token brings on its object, "" if none.
func (fs fates) strike(r *reading.Reading, verb int) string {
	for _, f := range fs.all {
		if r.Doc.Has(verb, f.agent) {
			return f.kind
		}
	}
	return ""
}

var oneWord = text.Words("one")
