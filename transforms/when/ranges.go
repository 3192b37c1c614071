package when

import (
	"github.com/dateline/dateline/transforms/text"
)

// span is a range from one date to another: "from 2014 to 2017", "July 26-27".
type span struct{ from, to meaning }

func (s span) resolve(g *ground) (period, bool) {
	a, b, ok := s.ends(g)
	if !ok || b.To < a.From {
		return period{}, false
	}
	p := period{From: a.From, To: b.To, Granularity: Range}
	p.relative, p.anchored = a.relative || b.relative, a.anchored || b.anchored
	return p, p.inRange()
}

// ends resolves both ends, each lending the other the year it lacks.
func (s span) ends(g *ground) (a, b period, ok bool) {
	from, fromYearly := core(s.from).(inYear)
	to, toYearly := core(s.to).(inYear)
	if fromYearly && toYearly && !from.year.said && to.year.said {
		if b, ok = s.to.resolve(g); !ok {
			return a, b, false
		}
		year := b.From.Year()
		if a, ok = from.of(year); ok && a.From > b.To {
			a, ok = from.of(year - 1)
		}
		a.relative = b.relative
		return a, b, ok
	}
	if a, ok = s.from.resolve(g); !ok {
		return a, b, false
	}
	switch to := core(s.to).(type) {
	case inYear:
		if !to.year.said {
			year := a.From.Year()
			if b, ok = to.of(year); ok && b.To < a.From {
				b, ok = to.of(year + 1)
			}
			b.relative = a.relative
			return a, b, ok
		}
	case weekdayName:
		if _, weekday := core(s.from).(weekdayName); weekday && to.which == bare {
			b = dayPeriod(weekdayName{day: to.day, which: comingOne}.from(a.From, nil))
			b.relative = true
			return a, b, true
		}
	}
	b, ok = s.to.resolve(g)
	return a, b, ok
}

// core is the meaning without its modifier.
func core(m meaning) meaning {
	for {
		mod, ok := m.(modified)
		if !ok {
			return m
		}
		m = mod.meaning
	}
}

// rangeFrom reads the rest of a range whose first end [i, e) means m: "to 2017",
// "-27", "and March 9" after "between", "through Friday".
func (r *reader) rangeFrom(i, e int, m meaning) (meaning, int) {
	j := r.joiner(i, e)
	if j == 0 || r.is(j, text.ParaStart) {
		return nil, 0
	}
	tight := r.hyphen(e)
	if to, end := r.shortEnd(j, m, tight); end > 0 {
		return to, end
	}
	j = r.skip(j, theWord)
	if tight && (r.is(j, text.Letters) && !r.is(j, text.Capital) && !r.glued(j)) {
		return nil, 0
	}
	to, end := r.plain(j)
	if end == 0 || !alike(m, to) && (tight || !r.opens(i) || grain(m) == Day && !fullyDated(m) && grain(to) != Day) {
		return nil, 0
	}
	return span{m, to}, end
}

// joiner is the token after the word or mark that joins the ends of a range, 0 if
// none stands at e.
func (r *reader) joiner(i, e int) int {
	between := r.has(i-1, betweenWord) || r.has(i-1, theWord) && r.has(i-2, betweenWord)
	switch {
	case r.has(e, andWord):
		if between {
			return e + 1
		}
	case r.has(e, toWords):
		return e + 1
	case r.hyphen(e):
		if r.text(e) != "--" && (r.text(e) != "\u2014" || r.glued(e) && r.glued(e+1)) {
			return e + 1
		}
	}
	return 0
}

// opens reports whether a preposition before token i opens a range: "from",
// "between".
func (r *reader) opens(i int) bool {
	return r.has(i-1, fromWords) || r.has(i-1, theWord) && r.has(i-2, fromWords)
}

// alike reports whether two dates may be the ends of a range that no preposition
// opens: both years, both months, both days.
func alike(a, b meaning) bool {
	g, h := grain(a), grain(b)
	return g != "" && g == h || fullyDated(a) && fullyDated(b)
}

// grain is the granularity of what a meaning will resolve to, "" if it varies.
func grain(m meaning) Granularity {
	switch m := core(m).(type) {
	case fixed:
		return m.Granularity
	case inYear:
		p, _ := m.of(leapYear)
		return p.Granularity
	case weekdayName, onWeekday, dayOfMonth, exact:
		return Day
	case shifted:
		return m.unit.around(0, 0).Granularity
	case weekend:
		return Weekend
	}
	return ""
}

// fullyDated reports whether the meaning depends on no other date.
func fullyDated(m meaning) bool {
	switch m := core(m).(type) {
	case fixed:
		return true
	case inYear:
		return m.year.said && !m.year.relative && !m.year.anchored
	}
	return false
}

// shortEnd reads the end of a range that leaves out what its beginning said: the
// day of "July 26-27" and "June 3 to 5", the year of "1996-97".
func (r *reader) shortEnd(j int, m meaning, tight bool) (meaning, int) {
	switch m := core(m).(type) {
	case fixed:
		n, width := r.digits(j)
		year := m.From.Year()
		if m.Granularity != Year || !tight || !r.glued(j) || width != 2 || n != (year+1)%100 && n <= year%100 || r.counts(j+1) {
			return nil, 0
		}
		to := year/100*100 + n
		if n < year%100 {
			to += 100
		}
		return fixed(years(year, to, Range)), j + 1
	case inYear:
		day, ok := m.of(leapYear)
		if !ok || day.Granularity != Day {
			return nil, 0
		}
		_, month, first := day.From.Civil()
		n, e := r.dayAfterMonth(j)
		if _, isMonth := r.month(e); e == 0 || n <= first || m.year.said && !tight || isMonth || r.has(e, unitWords) {
			return nil, 0
		}
		year, end := r.yearAfter(e)
		if m.year.said {
			year, end = m.year, e
		}
		return span{inYear{year, m.of}, inYear{year, dayOf(month, n)}}, end
	}
	return nil, 0
}

// dayRange reads a range whose month stands only at its end: "26-27 July", "from 3
// to 12 September 2015", "between 3 and 12 of September", and the first day of
// "18 and 19 June", whose end is then i+1.
func (r *reader) dayRange(i int) (meaning, int) {
	n, e := r.ordinal(i)
	if e == 0 {
		width := 0
		if n, width = r.digits(i); width == 0 || width > 2 {
			return nil, 0
		}
		e = i + 1
	}
	if n < 1 || n > 31 {
		return nil, 0
	}
	j := r.joiner(i, e)
	listed := j == 0 && (r.has(e, listWords) || r.text(e) == ",")
	if listed {
		j = e + 1
	}
	if j == 0 {
		return nil, 0
	}
	last, end := r.dayFirstDate(r.skip(j, theWord))
	if listed && end == 0 && r.nest() {
		last, end = r.dayRange(j)
		r.unnest()
	}
	to, ok := last.(inYear)
	if !ok {
		return nil, 0
	}
	day, ok := to.of(leapYear)
	if !ok {
		return nil, 0
	}
	_, month, _ := day.From.Civil()
	first := inYear{to.year, dayOf(month, n)}
	if listed {
		return first, e
	}
	return span{first, to}, end
}

var listWords = text.Words("and or &")
