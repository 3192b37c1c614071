package when

import (
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// Reports of earnings compare quarters: once a quarter was named, "the quarter" is
// that one, and "the year-earlier quarter" or "a year ago" the same one of the
// year before.

// businessQuarter reads "the quarter", "the latest quarter", "the year-ago period",
// "the year-earlier third quarter".
func (r *reader) businessQuarter(i int) (meaning, int) {
	j := i
	back := 0
	if r.has(j, yearWord) && r.hyphen(j+1) && r.has(j+2, yearAgoWords) {
		back, j = 1, j+3
	} else if j = r.skip(j, latestWords); j == i && !r.has(i-1, theWord) {
		return nil, 0
	}
	n := 0
	if o, e := r.ordinal(j); e > 0 && o <= 4 && back > 0 {
		n, j = o, e
	}
	switch {
	case r.has(j, quarterWord):
	case r.has(j, periodWords) && j > i:
	case back > 0 && n == 0 && r.is(j, text.Letters): // "the year-ago results"
		return quarterBefore{years: back}, j
	default:
		return nil, 0
	}
	if r.has(j+1, ofWord) || r.hyphen(j+1) {
		return nil, 0
	}
	return quarterBefore{years: back, quarter: n}, j + 1
}

var (
	yearAgoWords = text.Words("ago earlier")
	latestWords  = text.Words("latest recent")
	periodWords  = text.Words("period")
)

// quarterBefore is the quarter last named, some years earlier, or its n-th fellow.
type quarterBefore struct{ years, quarter int }

func (q quarterBefore) resolve(g *ground) (period, bool) {
	last := g.business
	if last.Granularity == "" {
		return period{}, false
	}
	year, month, _ := last.From.Civil()
	n := int(month+2) / 3
	if q.quarter > 0 {
		n = q.quarter
	}
	p := quarterPeriod(year-q.years, n)
	p.relative, p.anchored = true, true
	return p, p.inRange()
}

// yearBefore is "a year ago" or "a year earlier": of the quarter under discussion if
// there is one, else of the present year or of the last date.
type yearBefore struct{ shifted }

func (y yearBefore) resolve(g *ground) (period, bool) {
	if g.anchor.Granularity == Quarter && g.published != calendar.None {
		return quarterBefore{years: 1}.resolve(g)
	}
	return y.shifted.resolve(g)
}
