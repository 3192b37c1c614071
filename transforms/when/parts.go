package when

import (
	"time"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// seasonOf is a season of a year still to be known.
func seasonOf(season int) func(int) (period, bool) {
	return func(year int) (period, bool) { return seasonPeriod(year, season), true }
}

// quarterOf is a quarter of a year still to be known.
func quarterOf(q int) func(int) (period, bool) {
	return func(year int) (period, bool) { return quarterPeriod(year, q), true }
}

// wholeYear is the year itself: what "the first half of 2014" is recorded as.
func wholeYear(year int) (period, bool) { return yearPeriod(year), true }

// season reads "summer 2014", "the winter of 2010", "spring", "autumn". "Spring"
// and "fall" are other words as well and need their year or "in the".
func (r *reader) season(i int) (meaning, int) {
	s, ok := seasons[r.word(i)]
	if !ok || r.hyphen(i+1) && r.glued(i+1) || r.has(i-1, every) {
		return nil, 0
	}
	year, e := r.yearAfter(i + 1)
	if e > i+1 {
		return inYear{year, seasonOf(s)}, e
	}
	if r.name(i) || !r.has(i-1, seasonCues) || r.has(i+1, ofWord) {
		return nil, 0
	}
	if r.has(i, ambiguousSeasons) && !(r.has(i-1, theWord) && r.has(i-2, seasonCues) && r.endsDay(i+1)) {
		return nil, 0 // a well, a collapse
	}
	return inYear{yearRef{}, seasonOf(s)}, i + 1
}

var seasonCues = text.Words("the in this since to by until during over early late mid hemisphere northern")

// quarter reads "second quarter", "third-quarter", "the third quarter of 2016", "Q3
// 2011", "2011 Q3", "the first half of next year", "H2 2019".
func (r *reader) quarter(i int) (meaning, int) {
	if q, e := r.shortQuarter(i); e > 0 {
		year, end := r.yearAfter(e)
		return r.partOfYear(q, year), end
	}
	if m, e := r.yearThenPart(i); e > 0 {
		return m, e
	}
	n, e := r.part(i)
	if e == 0 || r.has(i-1, habitual) || r.has(i-2, habitual) || r.has(i-3, habitual) {
		return nil, 0
	}
	year, end := r.yearAfter(e)
	if end == e && (n > 4 || r.has(e, matchWords)) { // matches have halves and quarters too
		return nil, 0
	}
	return r.partOfYear(n, year), end
}

// part reads the ordinal and unit of "third quarter", "first half"; halves are 5 and 6.
func (r *reader) part(i int) (n, end int) {
	n, e := r.ordinal(i)
	if e == 0 && r.has(i, lastWord) {
		n, e = -1, i+1
	}
	if e == 0 {
		return 0, 0
	}
	if r.hyphen(e) {
		e++
	}
	switch {
	case r.has(e, quarterWord) && n == -1:
		if _, end := r.yearAfter(e + 1); end == e+1 {
			return 0, 0
		}
		return 4, e + 1
	case r.has(e, quarterWord) && n <= 4:
		return n, e + 1
	case r.has(e, halfWord) && n <= 2:
		return max(n+4, 5), e + 1
	}
	return 0, 0
}

var (
	habitual    = text.Words("always usually normally typically every")
	quarterWord = text.Words("quarter")
	halfWord    = text.Words("half")
	matchWords  = text.Words("touchdown goal lead kick final finals")
)

// shortQuarter reads "Q3" and "H1".
func (r *reader) shortQuarter(i int) (n, end int) {
	s := r.text(i)
	if len(s) != 2 || s[1] < '1' || s[1] > '4' {
		return 0, 0
	}
	switch n = int(s[1] - '0'); {
	case s[0] == 'Q' || s[0] == 'q':
		return n, i + 1
	case (s[0] == 'H' || s[0] == 'h') && n <= 2:
		return n + 4, i + 1
	}
	return 0, 0
}

// yearThenPart reads "2019 Q1", "2019-Q1", "the 1988 third quarter".
func (r *reader) yearThenPart(i int) (meaning, int) {
	y, j := r.fullYear(i)
	if j == 0 || !r.is(i, text.Digits) {
		return nil, 0
	}
	if r.hyphen(j) {
		j++
	}
	j = r.skip(j, theWord)
	year := yearRef{n: y, said: true}
	if q, e := r.shortQuarter(j); e > 0 {
		return r.partOfYear(q, year), e
	}
	if q, e := r.part(j); e > 0 {
		return r.partOfYear(q, year), e
	}
	if m, ok := r.month(j); ok && (j == i+1 || r.is(j, text.Capital)) {
		return inYear{year, monthOf(m)}, j + 1
	}
	return nil, 0
}

// partOfYear is the n-th quarter, or the year itself for its halves.
func (r *reader) partOfYear(n int, year yearRef) meaning {
	if n > 4 {
		return inYear{year, wholeYear}
	}
	return inYear{year, quarterOf(n)}
}

// week reads "the week of July 3", "the week beginning July 3".
func (r *reader) week(i int) (meaning, int) {
	if !r.has(i, weekWord) || r.has(i-1, numberWords) || r.is(i-1, text.Digits) {
		return nil, 0
	}
	j := i + 1
	switch {
	case r.has(j, ofWord):
		j++
	case r.has(j, beginWords):
		j = r.skip(j+1, onWord)
	default:
		return nil, 0
	}
	j = r.skip(j, theWord)
	m, e := r.point(j)
	if e == 0 {
		return nil, 0
	}
	return holding{weekUnit, m}, e
}

var (
	beginWords  = text.Words("beginning starting commencing ending ended")
	numberWords = cardinals.words()
)

// holding is the week that holds a day.
type holding struct {
	unit unit
	date meaning
}

func (h holding) resolve(g *ground) (period, bool) {
	base, ok := h.date.resolve(g)
	if !ok || base.Granularity != Day {
		return period{}, false
	}
	p := h.unit.around(base.From, 0)
	p.relative, p.anchored = base.relative, base.anchored
	return p, p.inRange()
}

// nthOf reads "the first Monday of June", "the second week of January 2015", "the
// last day of next month", "the third weekend in May".
func (r *reader) nthOf(i int) (meaning, int) {
	n, j := r.ordinal(i)
	if j == 0 && r.has(i, lastWord) {
		n, j = -1, i+1
	}
	if j == 0 || n > 53 {
		return nil, 0
	}
	part := ordinalPart{n: n, unit: dayUnit}
	if d, ok := r.weekday(j); ok {
		part.weekday, part.named = d, true
	} else if u, ok := units[r.word(j)]; ok && unit(u) <= weekendUnit {
		part.unit = unit(u)
	} else {
		return nil, 0
	}
	k := j + 1
	if !r.has(k, ofWord) && !r.has(k, inWord) && !r.has(k, shiftWords) {
		return nil, 0
	}
	k = r.skip(r.skip(r.skip(k, ofWord), inWord), theWord)
	for _, read := range []rule{(*reader).monthFirst, (*reader).bareYear, (*reader).relative} {
		if m, e := read(r, k); e > 0 {
			part.whole = m
			return part, e
		}
	}
	return nil, 0
}

// ordinalPart is the n-th weekday, week, weekend or day of a month or year,
// counted from its end if n is negative. The first week is the one that holds the
// first Thursday (ISO 8601).
type ordinalPart struct {
	n       int
	unit    unit
	weekday time.Weekday
	named   bool
	whole   meaning
}

func (o ordinalPart) resolve(g *ground) (period, bool) {
	whole, ok := o.whole.resolve(g)
	if !ok || whole.Granularity != Month && whole.Granularity != Year {
		return period{}, false
	}
	p := o.within(whole)
	p.relative, p.anchored = whole.relative, whole.anchored
	return p, p.inRange() && p.To >= whole.From && p.From <= whole.To
}

func (o ordinalPart) within(whole period) period {
	steps, edge := o.n-1, whole.From
	if o.n < 0 {
		steps, edge = o.n+1, whole.To
	}
	if o.named {
		return dayPeriod(nthWeekday(edge, o.weekday, o.n < 0) + calendar.Day(7*steps))
	}
	switch o.unit {
	case weekUnit:
		thursday := nthWeekday(edge, time.Thursday, o.n < 0) + calendar.Day(7*steps)
		return weekUnit.around(thursday, 0)
	case weekendUnit:
		saturday := nthWeekday(edge, time.Saturday, o.n < 0) + calendar.Day(7*steps)
		return weekendUnit.around(saturday, 0)
	}
	return dayPeriod(edge + calendar.Day(steps))
}

// nthWeekday is the first such weekday on or after the day, or the last one on or
// before it.
func nthWeekday(d calendar.Day, weekday time.Weekday, backwards bool) calendar.Day {
	if backwards {
		return d - calendar.Day((int(d.Weekday()-weekday)+7)%7)
	}
	return d + calendar.Day((int(weekday-d.Weekday())+7)%7)
}
