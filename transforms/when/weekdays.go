package when

import (
	"time"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// which says which of a weekday's days is meant.
type which int

const (
	bare       which = iota // "Monday": by tense
	lastOne                 // "last Monday"
	nextOne                 // "next Monday": of the week to come
	thisOne                 // "this Monday"
	comingOne               // "the coming Monday": the first after today
	ofWeek                  // "Monday of next week": of the week given by shift
	afterwards              // "the following Monday": after the last date of the text
	before                  // "the previous Monday"
)

// weekdayName is a named day of a week.
type weekdayName struct {
	day   time.Weekday
	which which
	shift int // weeks, for ofWeek
}

func (w weekdayName) resolve(g *ground) (period, bool) {
	base, anchored := g.published, false
	if w.which == afterwards || w.which == before {
		if g.anchor.Granularity == "" {
			return period{}, false
		}
		base, anchored = g.anchor.From, true
	}
	if base == calendar.None {
		return period{}, false
	}
	p := dayPeriod(w.from(base, g.direction))
	p.relative, p.anchored = true, anchored
	return p, p.inRange()
}

// from is the day meant, seen from the base day.
func (w weekdayName) from(base calendar.Day, direction func() Direction) calendar.Day {
	latest := base - calendar.Day((int(base.Weekday()-w.day)+7)%7) // on or before
	if latest == base {
		switch w.which {
		case bare, thisOne:
			return base
		case lastOne, before:
			return base - 7
		case nextOne, comingOne, afterwards:
			return base + 7
		}
	}
	switch w.which {
	case lastOne, before:
		return latest
	case comingOne, afterwards:
		return latest + 7
	case nextOne:
		return w.inWeek(base, 1)
	case ofWeek:
		return w.inWeek(base, w.shift)
	case thisOne:
		if direction() == Past {
			return latest
		}
		return latest + 7
	}
	if direction() == Future {
		return latest + 7
	}
	return latest
}

// inWeek is the weekday of the n-th week after the base day's.
func (w weekdayName) inWeek(base calendar.Day, n int) calendar.Day {
	return base.Monday() + calendar.Day((int(w.day)+6)%7+7*n)
}

// weekday reads a weekday's name. "Sat" and "Sun" are weekdays only beside a date.
func (r *reader) weekday(i int) (time.Weekday, bool) {
	d, ok := weekdays[r.word(i)]
	if !ok {
		return 0, false
	}
	if r.has(i, shortNames) && !r.is(i, text.Abbrev) {
		j := r.skipComma(i + 1)
		_, isMonth := months[r.word(j)]
		if !r.is(i, text.Capital) || !r.is(j, text.Digits) && !isMonth {
			return 0, false
		}
	}
	return time.Weekday(d), true
}

// weekdayFirst reads an expression that begins with a weekday: "Monday", "Monday
// night", "Friday, July 26, 2017", "Friday the 13th", "Monday of next week".
func (r *reader) weekdayFirst(i int) (meaning, int) {
	day, ok := r.weekday(i)
	if !ok || r.has(i-1, every) || r.title(i) || r.has(i-1, indefinite) && r.has(i-2, onWord) {
		return nil, 0
	}
	if m, e := r.dateAfterWeekday(i + 1); e > 0 {
		return onWeekday{day, m}, e
	}
	e := r.skipTimeOfDay(i + 1)
	if n, end := r.weekShift(e); end > 0 {
		return weekdayName{day, ofWeek, n}, end
	}
	return weekdayName{day: day}, e
}

// dateAfterWeekday reads the date that a weekday introduces.
func (r *reader) dateAfterWeekday(i int) (meaning, int) {
	j := r.skipTimeOfDay(i)
	j = r.skipComma(j)
	if r.text(j) == "(" {
		j++
	}
	j = r.skip(j, theWord)
	for _, read := range []rule{(*reader).monthFirst, (*reader).dayFirstDate, (*reader).numeric} {
		if m, e := read(r, j); e > j+1 || e == j+1 && r.is(j, text.Digits) {
			return m, e
		}
	}
	if n, e := r.ordinal(j); e > 0 && n <= 31 && r.has(j-1, theWord) && r.endsDay(e) {
		return dayOfMonth(n), e
	}
	return nil, 0
}

// endsDay reports whether token i may follow "the 23rd" where that is a day: what
// would make it an ordinal is a noun.
func (r *reader) endsDay(i int) bool {
	return !r.is(i, text.Letters) && !r.hyphen(i) || r.has(i, afterDay) || r.has(i, toWords) || r.has(i, pronouns)
}

var pronouns = text.Words("he she it they we i you there police")

// bareDay reads "on the 23rd".
func (r *reader) bareDay(i int) (meaning, int) {
	if !r.has(i-1, theWord) || !r.has(i-2, onWord) {
		return nil, 0
	}
	n, e := r.ordinal(i)
	if e == 0 || n > 31 || !r.endsDay(e) || r.has(e, ofOrIn) {
		return nil, 0
	}
	return dayOfMonth(n), e
}

var ofOrIn = text.Words("of in")

// onWeekday is a date given with its weekday. The date rules; the weekday tells
// which year is meant where the date leaves it open.
type onWeekday struct {
	day  time.Weekday
	date meaning
}

func (o onWeekday) resolve(g *ground) (period, bool) {
	if d, ok := o.date.(dayOfMonth); ok {
		return d.on(g, o.day)
	}
	date, ok := o.date.(inYear)
	if !ok || date.year.said {
		return o.date.resolve(g)
	}
	near := *g
	p, ok := near.fitting(func(year int) (period, bool) {
		p, ok := date.of(year)
		return p, ok && p.From.Weekday() == o.day
	})
	if ok && near.distance(p) < 200 {
		return p, true
	}
	return date.resolve(g)
}

// dayOfMonth is "the 23rd": of the month that fits.
type dayOfMonth int

func (d dayOfMonth) resolve(g *ground) (period, bool) {
	return d.nearest(g, 2, func(calendar.Day) bool { return true })
}

// on is the day of the month that falls on the weekday: "Friday the 13th".
func (d dayOfMonth) on(g *ground, weekday time.Weekday) (period, bool) {
	return d.nearest(g, 14, func(day calendar.Day) bool { return day.Weekday() == weekday })
}

// nearest is the best such day within a number of months around publication.
func (d dayOfMonth) nearest(g *ground, months time.Month, suits func(calendar.Day) bool) (period, bool) {
	if !g.dated() {
		return period{}, false
	}
	year, month, _ := g.published.Civil()
	if a := g.anchor; a.Granularity == Month || a.Granularity == Day && (a.dated || !a.relative) {
		year, month, _ = a.From.Civil() // "on May 3 and again on the 7th"
		months = 0
	}
	var best period
	found := false
	for m := month - months; m <= month+months; m++ {
		first := calendar.Date(year, m, 1)
		y, mm, _ := first.Civil()
		p := dayPeriod(first + calendar.Day(d) - 1)
		if int(d) <= calendar.DaysIn(y, mm) && suits(p.From) && (!found || g.better(p, best)) {
			best, found = p, true
		}
	}
	best.relative, best.dated = true, true
	return best, found
}

// weekShift reads "of next week", "last week", "this week" after a weekday.
func (r *reader) weekShift(i int) (n, end int) {
	j := r.skip(i, ofWord)
	j = r.skip(j, theWord)
	n, ok := shifts[r.word(j)]
	if !ok || !r.has(j+1, weekWord) {
		return 0, 0
	}
	return n, j + 2
}

// skipTimeOfDay is the token after the part of the day that follows a day:
// "Monday night", "Tuesday's early morning" not.
func (r *reader) skipTimeOfDay(i int) int {
	return r.skip(i, timesOfDay)
}

// title reports whether the weekday at i is part of a name: "the Sunday Times",
// "Bloody Sunday", "Black Friday" (which holidays read).
func (r *reader) title(i int) bool {
	if r.has(i+1, newspapers) && r.is(i+1, text.Capital) && !r.is(i+1, text.ParaStart) {
		return true
	}
	return r.has(i-1, namedDays) && r.is(i-1, text.Capital)
}

var (
	indefinite = text.Words("a any")
	newspapers = text.Words("times mirror telegraph express mail herald post sun star independent tribune age world mercury people sport review business night")
	namedDays  = text.Words("bloody super ash man black cyber shrove palm easter good holy maundy whit fat happy ruby")
)
