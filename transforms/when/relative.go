package when

import (
	"time"

	"github.com/dateline/dateline/transforms/text"
)

// deictic reads a word that names a day by itself: "today", "tonight", "last
// night" (which is yesterday's), "this morning", "the day before yesterday".
func (r *reader) deictic(i int) (meaning, int) {
	if n, ok := deictics[r.word(i)]; ok {
		if r.is(i, text.Capital) && (r.name(i) && r.is(i-1, text.Capital) || r.has(i+1, programmes)) {
			return nil, 0 // "Russia Today"
		}
		e := r.skipTimeOfDay(i + 1)
		return shifted{unit: dayUnit, n: n}, e
	}
	switch {
	case r.has(i, dayWord) && r.has(i+1, beforeWord) && r.has(i+2, yesterdayWord):
		return shifted{unit: dayUnit, n: -2}, i + 3
	case r.has(i, dayWord) && r.has(i+1, afterWord) && r.has(i+2, tomorrowWord):
		return shifted{unit: dayUnit, n: 2}, i + 3
	case r.has(i, lastWord) && r.has(i+1, nightWord):
		return shifted{unit: dayUnit, n: -1}, i + 2
	case r.titled(i):
		return nil, 0
	case r.has(i, thisWord) && r.has(i+1, dayParts):
		return shifted{unit: dayUnit}, i + 2
	}
	return nil, 0
}

// titled reports whether tokens i and i+1 are capitalised as in a title ("This
// Week", "Last Night") and stand within a text that is not.
func (r *reader) titled(i int) bool {
	return r.is(i, text.Capital) && r.is(i+1, text.Capital) && !r.is(i+1, text.AllCaps)
}

var (
	programmes = text.Words("show programme program newspaper")
	deictics   = lexicon{
		text.Intern("today"): 0, text.Intern("tonight"): 0, text.Intern("yesterday"): -1,
		text.Intern("tomorrow"): 1, text.Intern("tmrw"): 1, text.Intern("tmr"): 1,
	}
	dayWord       = text.Words("day")
	nightWord     = text.Words("night")
	beforeWord    = text.Words("before")
	afterWord     = text.Words("after")
	yesterdayWord = text.Words("yesterday")
	tomorrowWord  = text.Words("tomorrow")
)

// relative reads "last week", "this year", "next Monday", "last May", "this
// summer", "next Christmas", "the coming weekend". With an article before them,
// "the last week" and "the next year" are stretches of time, not dates.
func (r *reader) relative(i int) (meaning, int) {
	n, ok := shifts[r.word(i)]
	if !ok || r.has(i-1, every) {
		return nil, 0
	}
	j := i + 1
	if r.has(i, thisWord) { // "this past Wednesday", "this coming weekend"
		if m, ok := shifts[r.word(j)]; ok && m != 0 {
			n, j = m, j+1
		}
	}
	if r.is(j, text.ParaStart) {
		return nil, 0
	}
	if m, e := r.relativeUnit(i, j, n); e > 0 {
		return m, e
	}
	if m, e := r.relativeWeekday(i, j, n); e > 0 {
		return m, e
	}
	return r.relativeNamed(j, n)
}

// relativeUnit reads the unit of "last week"; word j follows the shift at i.
func (r *reader) relativeUnit(i, j, n int) (meaning, int) {
	u, ok := units[r.word(j)]
	unit := unit(u)
	if !ok || r.plural(j) || r.titled(j-1) {
		return nil, 0
	}
	if r.hyphen(j+1) && r.glued(j+1) { // "this year-old"
		return nil, 0
	}
	rolling := r.has(i-1, theWord) || r.has(i-1, possessives) || r.has(i, pastWord) && i+1 == j
	switch {
	case unit == weekendUnit:
		return weekend{n: n, said: true}, j + 1
	case unit == decadeUnit && n != 0 && r.has(i-1, theWord), unit == fortnightUnit:
		return nil, 0
	case n != 0 && rolling && !r.has(i, definiteShifts) && unit != quarterUnit:
		return nil, 0
	case r.has(i, anchoredShifts):
		return reference{shifted{unit: unit, n: n, anchored: true}}, j + 1
	case unit == dayUnit && (!r.has(i, thisWord) || r.has(i-1, toTheDay)):
		return nil, 0
	}
	m := shifted{unit: unit, n: n}
	if unit == yearUnit { // "this year's third quarter"
		if q, e := r.part(r.pluralSign(j + 1)); e > 0 && r.pluralSign(j+1) > 0 {
			return r.partOfYear(q, yearRef{n: n, relative: true, said: true}), e
		}
	}
	if unit == weekUnit { // "next week on Friday", "last week Monday"
		k := r.skip(j+1, onWord)
		if d, ok := r.weekday(k); ok && !r.is(k, text.ParaStart) {
			return weekdayName{d, ofWeek, n}, k + 1
		}
	}
	return m, j + 1
}

var (
	toTheDay       = text.Words("to till until")
	pastWord       = text.Words("past")
	onWord         = text.Words("on")
	definiteShifts = text.Words("coming upcoming current previous preceding following")
	anchoredShifts = text.Words("previous preceding following")
)

// plural reports whether the unit at token i is in the plural.
func (r *reader) plural(i int) bool {
	s := r.text(i)
	return len(s) > 0 && s[len(s)-1] == 's'
}

// relativeWeekday reads the weekday of "next Monday".
func (r *reader) relativeWeekday(i, j, n int) (meaning, int) {
	d, ok := r.weekday(j)
	if !ok || r.title(j) {
		return nil, 0
	}
	if m, e := r.dateAfterWeekday(j + 1); e > 0 {
		return onWeekday{d, m}, e
	}
	w := weekdayName{day: d}
	switch {
	case r.has(i, anchoredShifts) && n < 0:
		w.which = before
	case r.has(i, anchoredShifts):
		w.which = afterwards
	case n < 0:
		w.which = lastOne
	case n == 0:
		w.which = thisOne
	case r.has(j-1, nextWord):
		w.which = nextOne
	default:
		w.which = comingOne
	}
	return w, r.skipTimeOfDay(j + 1)
}

// relativeNamed reads the month, season or holiday of "last May", "this summer".
func (r *reader) relativeNamed(j, n int) (meaning, int) {
	if m, ok := months[r.word(j)]; ok && (r.is(j, text.Capital) || !r.has(j, ambiguousMonths)) {
		if r.has(j, shortNames) && !r.is(j, text.Capital) {
			return nil, 0
		}
		if day, e := r.dayAfterMonth(j + 1); e > 0 {
			return nth{n, dayOf(time.Month(m), day)}, e
		}
		return nth{n, monthOf(time.Month(m))}, j + 1
	}
	if s, ok := seasons[r.word(j)]; ok {
		return nth{n, seasonOf(s)}, j + 1
	}
	if h, e := r.holidayName(j); e > 0 {
		return nth{n, h.day}, e
	}
	return nil, 0
}

// nth is what recurs yearly, counted from publication: the last one that is over,
// the one of the present year, the next one to begin.
type nth struct {
	n  int
	of func(year int) (period, bool)
}

func (m nth) resolve(g *ground) (period, bool) {
	if !g.dated() {
		return period{}, false
	}
	this := g.published.Year()
	var best period
	found := false
	for year := this - leapGap; year <= this+leapGap; year++ {
		p, ok := m.of(year)
		if !ok || !m.admits(p, g) {
			continue
		}
		if !found || g.distance(p) < g.distance(best) {
			best, found = p, true
		}
	}
	best.relative, best.firm = true, true
	return best, found
}

func (m nth) admits(p period, g *ground) bool {
	switch {
	case m.n < 0 && p.Granularity == Month: // the month just over is "last month"
		return p.To < g.published.AddMonths(-1)
	case m.n < 0:
		return p.To < g.published
	case m.n > 0:
		return p.From > g.published
	case p.Granularity == Season: // this winter may have begun last year
		return true
	}
	return p.From.Year() == g.published.Year()
}

// weekend is "the weekend", "last weekend", "this weekend".
type weekend struct {
	n    int
	said bool // last, this or next was said
}

func (w weekend) resolve(g *ground) (period, bool) {
	if !g.dated() {
		return period{}, false
	}
	n := w.n
	if n == 0 && g.direction() != Future {
		// Early in the week "the weekend" is the one just over; on Saturday and
		// Sunday it is the present one.
		day := int(g.published.Weekday()+6) % 7
		if day < 5 && (!w.said || day < 2 && g.direction() == Past) {
			n = -1
		}
	}
	p := weekendUnit.around(g.published, n)
	p.relative = true
	return p, p.inRange()
}

// bareWeekend reads "the weekend", "a weekend attack".
func (r *reader) bareWeekend(i int) (meaning, int) {
	if !r.has(i, weekendWord) || r.has(i-1, every) || r.hyphen(i-1) || r.hyphen(i+1) {
		return nil, 0
	}
	if _, e := r.cardinal(i - 1); e > 0 && !r.has(i-1, determiners) {
		return nil, 0
	}
	return weekend{}, i + 1
}

var weekendWord = text.Words("weekend")
