package when

import "github.com/dateline/dateline/transforms/text"

// ago reads "three days ago", "a year ago", "two weeks earlier", "five years on".
// By convention "N years ago" is that calendar year, "N months ago" that month, "N
// weeks ago" that week, "N days ago" that day.
func (r *reader) ago(i int) (meaning, int) {
	n, j := r.cardinal(i)
	if j == 0 || r.hyphen(j) {
		return nil, 0
	}
	if r.has(i-1, andWord) && r.has(i-2, unitWords) { // "two years and three days ago"
		return nil, 0
	}
	u, ok := units[r.word(j)]
	if !ok {
		return nil, 0
	}
	unit := unit(u)
	if unit == weekendUnit || unit == decadeUnit || unit == centuryUnit {
		return nil, 0
	}
	j++
	switch {
	case n == 1 && unit == yearUnit && r.has(j, yearAgoWords) && !r.has(j+1, thanWord):
		return yearBefore{shifted{unit: unit, n: -1, anchored: !r.has(j, agoWord)}}, j + 1
	case r.has(j, agoWord):
		return shifted{unit: unit, n: -n}, j + 1
	case r.has(j, earlierWords) && !r.has(j+1, thanWord):
		return shifted{unit: unit, n: -n, anchored: true}, j + 1
	case r.has(j, laterWords) && !r.has(j+1, thanWord):
		return shifted{unit: unit, n: n, anchored: true}, j + 1
	case r.has(j, fromWord) && r.has(j+1, nowWords):
		return exact{unit: unit, n: n, from: shifted{unit: dayUnit}}, j + 2
	}
	return r.counted(n, unit, j)
}

// counted reads "two days before yesterday", "three weeks from tomorrow", "a week
// after Christmas": n units from a date that is named.
func (r *reader) counted(n int, u unit, j int) (meaning, int) {
	sign := 1
	switch {
	case r.has(j, beforeWord):
		sign = -1
	case r.has(j, afterWord), r.has(j, fromWord):
	default:
		return nil, 0
	}
	k := r.skip(j+1, theWord)
	m, e := r.point(k)
	if e == 0 {
		return nil, 0
	}
	return exact{unit: u, n: sign * n, from: m}, e
}

// point reads a date that others are counted from.
func (r *reader) point(i int) (meaning, int) {
	if i >= len(r.doc.Tokens) || r.is(i, text.ParaStart) {
		return nil, 0
	}
	for _, read := range []rule{(*reader).deictic, (*reader).monthFirst, (*reader).dayFirstDate, (*reader).numeric,
		(*reader).weekdayFirst, (*reader).holiday} {
		if m, e := read(r, i); e > 0 {
			return m, e
		}
	}
	return nil, 0
}

// exact is the day n units from a named day.
type exact struct {
	unit unit
	n    int
	from meaning
}

func (x exact) resolve(g *ground) (period, bool) {
	base, ok := x.from.resolve(g)
	if !ok || base.Granularity != Day {
		return period{}, false
	}
	p := dayPeriod(x.unit.after(base.From, x.n))
	p.relative, p.anchored = base.relative, base.anchored
	return p, p.inRange()
}

// dayAround reads "the day before Christmas", "the day after the election" not:
// what it stands beside must be a date.
func (r *reader) dayAround(i int) (meaning, int) {
	u, ok := units[r.word(i)]
	if !ok || r.plural(i) || unit(u) > weekUnit {
		return nil, 0
	}
	return r.counted(1, unit(u), i+1)
}

var (
	unitWords    = units.words()
	earlierWords = text.Words("earlier previously")
	laterWords   = text.Words("later afterwards afterward")
	thanWord     = text.Words("than")
	fromWord     = text.Words("from")
	nowWords     = text.Words("now today")
)

// inFuture reads "in two months", "in three weeks' time", where the tense looks
// ahead: the day so many units from publication.
func (r *reader) inFuture(i int) (meaning, int) {
	n, j := r.cardinal(i)
	if j == 0 || !r.has(i-1, inWord) || r.has(i-2, timesWords) || r.has(i, determiners) && r.has(j, quarterWord) {
		return nil, 0
	}
	u, ok := units[r.word(j)]
	if !ok || unit(u) == weekendUnit {
		return nil, 0
	}
	e := j + 1
	if r.text(e) == "'" || r.text(e) == "\u2019" || r.text(e) == "'s" || r.text(e) == "\u2019s" {
		e++
	}
	timed := r.has(e, timeWord)
	if timed {
		e++
	}
	if !timed && !r.promised(i) {
		return nil, 0
	}
	return ahead{exact{unit(u), n, shifted{unit: dayUnit}}, timed}, e
}

// promised reports whether a word of certain future stands shortly before token i,
// so that "in two weeks" is a day to come rather than a length of time.
func (r *reader) promised(i int) bool {
	for j := i - 1; j > i-12 && j >= 0; j-- {
		if r.has(j, promises) {
			return true
		}
	}
	return false
}

var (
	timeWord   = text.Words("time")
	timesWords = text.Words("time times once twice first second third fourth fifth once more")
	promises   = text.Words("will 'll shall due scheduled set expected meet meeting schedule")
)

// ahead is a day that is meant only if the tense points forward.
type ahead struct {
	exact
	sure bool
}

func (a ahead) resolve(g *ground) (period, bool) {
	if !a.sure && (!g.dated() || g.direction() != Future) {
		return period{}, false
	}
	return a.exact.resolve(g)
}
