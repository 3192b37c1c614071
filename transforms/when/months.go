package when

import (
	"time"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// monthOf is a month of a year still to be known.
func monthOf(month time.Month) func(int) (period, bool) {
	return func(year int) (period, bool) { return monthPeriod(year, month), true }
}

// dayOf is a day of a month of a year still to be known.
func dayOf(month time.Month, day int) func(int) (period, bool) {
	return func(year int) (period, bool) {
		return dayPeriod(calendar.Date(year, month, day)), calendar.Exists(year, month, day)
	}
}

// month reads a month's name. Names that are other words too need a capital, short
// ones a full stop or a number beside them.
func (r *reader) month(i int) (time.Month, bool) {
	m, ok := months[r.word(i)]
	if !ok {
		return 0, false
	}
	if r.has(i, ambiguousMonths) && !r.is(i, text.Capital) && !r.besideDay(i) {
		return 0, false
	}
	if r.has(i, shortNames) && !r.is(i, text.Capital) && !r.besideNumber(i) {
		return 0, false
	}
	return time.Month(m), true
}

// besideNumber reports whether token i stands next to a number.
func (r *reader) besideNumber(i int) bool {
	return r.is(i-1, text.Digits) || r.is(i+1, text.Digits) ||
		(r.hyphen(i+1) || r.text(i+1) == ",") && r.is(i+2, text.Digits) || r.hyphen(i-1) && r.is(i-2, text.Digits)
}

// besideDay reports whether a day of the month, as an ordinal, or a full year
// stands next to token i: "may 9th", "27th of march", "may 2017".
func (r *reader) besideDay(i int) bool {
	if _, e := r.ordinal(i + 1); e > 0 && r.is(i+1, text.Digits) {
		return true
	}
	j := i - 1
	if r.has(j, ofWord) {
		j--
	}
	if _, e := r.ordinal(j); e > 0 && r.is(j, text.Digits) {
		return true
	}
	n, width := r.digits(i + 1)
	return width == 4 && n > 1900 && n < 2100
}

// monthFirst reads "July 26", "July 26th, 2017", "Jul. 26 last year", "July the 26th",
// "July 2017", "July of last year", "July".
func (r *reader) monthFirst(i int) (meaning, int) {
	m, ok := r.month(i)
	if !ok || r.has(i-1, every) || m == time.March && r.has(i-1, longWord) && r.is(i-1, text.Capital) {
		return nil, 0 // "the Long March 5 rocket"
	}
	if day, e := r.dayAfterMonth(i + 1); e > 0 && calendar.Exists(leapYear, m, day) {
		year, end := r.yearAfter(e)
		return inYear{year, dayOf(m, day)}, end
	}
	year, end := r.yearAfter(i + 1)
	if end == i+1 && !r.standsAlone(i) {
		return nil, 0
	}
	return inYear{year, monthOf(m)}, end
}

var longWord = text.Words("long")

// dayAfterMonth reads the day in "July 26", "July the 26th", "July twenty-sixth".
func (r *reader) dayAfterMonth(i int) (day, end int) {
	j := r.skip(i, theWord)
	if day, e := r.ordinal(j); e > 0 && day <= 31 && !r.has(e, partUnits) {
		return day, e
	}
	if j > i {
		return 0, 0
	}
	if day, e := r.plainDay(i); e > 0 {
		return day, e
	}
	if n, e := r.cardinal(i); e > i+1 && n > 20 && n <= 31 && r.is(i, text.Letters) && !r.counts(e) { // "May twenty-nine"
		return n, e
	}
	return 0, 0
}

// plainDay reads a day of the month in one or two digits that counts nothing and
// begins no time of day.
func (r *reader) plainDay(i int) (day, end int) {
	n, width := r.digits(i)
	if width == 0 || width > 2 || n < 1 || n > 31 || r.joinsNumber(i+1) || r.counts(i+1) && !r.has(i-2, onWord) {
		return 0, 0
	}
	if r.has(i+1, meridiems) || r.text(i+1) == "%" {
		return 0, 0
	}
	return n, i + 1
}

var partUnits = text.Words("quarter half week weekend day time straight consecutive")

var meridiems = text.Words("am pm a.m. p.m. a.m p.m o'clock")

// dayFirst reads "26 July", "26th of July 2017", "the twenty-sixth of July".
func (r *reader) dayFirstDate(i int) (meaning, int) {
	day, j := r.dayBeforeMonth(i)
	if j == 0 {
		return nil, 0
	}
	m, ok := r.month(j)
	if !ok || r.is(j, text.ParaStart) {
		return nil, 0
	}
	year, end := r.yearAfter(j + 1)
	return inYear{year, dayOf(m, day)}, end
}

// dayBeforeMonth reads the day and what joins it to its month: "26", "26th of", "26-".
func (r *reader) dayBeforeMonth(i int) (day, end int) {
	day, end = r.ordinal(i)
	if end == 0 {
		n, width := r.digits(i)
		if width == 0 || width > 2 {
			return 0, 0
		}
		day, end = n, i+1
	}
	if day < 1 || day > 31 {
		return 0, 0
	}
	if r.text(end) == "." && r.glued(end) { // "16. November"
		end++
	}
	if r.hyphen(end) && r.glued(end) && r.glued(end+1) {
		end++
	}
	return day, r.skip(r.skip(end, ofWord), theWord)
}

// standsAlone reports whether a month's name without day and year is the month:
// it is not where the word is a person's, a verb or part of a name.
func (r *reader) standsAlone(i int) bool {
	if r.has(i, shortNames) && !r.is(i, text.Abbrev) {
		return r.has(i-1, monthContext) && !r.has(i-1, listWords) && r.is(i, text.Capital) && !r.is(i+1, text.Capital)
	}
	if r.is(i, text.AllCaps) && r.is(i, text.Letters) && r.is(i+1, text.AllCaps) {
		return false
	}
	if r.has(i, personMonths) && r.is(i+1, text.Letters|text.Capital) && !r.is(i+1, text.ParaStart) && !r.has(i-1, monthContext) && !r.startsSentence(i) {
		return false // "April Jones"
	}
	if r.text(i+1) == "'s" && r.has(i, personMonths) && r.name(i-1) {
		return false
	}
	if r.has(i, personMonths) && !r.has(i-1, monthContext) && (r.has(i+1, speech) || r.has(i-1, kin)) {
		return false // "April said", "her daughter June"
	}
	if r.has(i, personMonths) && r.is(i, text.Capital) && !r.is(i, text.ParaStart) {
		if r.name(i-1) && !r.has(i-1, monthContext) || r.has(i-1, titles) {
			return false // "Theresa May", "Mrs May", "Fredric March"
		}
	}
	if r.has(i, ambiguousMonths) {
		return r.has(i-1, monthContext) || r.has(i-1, theWord) && r.is(i+1, text.Letters) && !r.is(i+1, text.Capital) ||
			r.hyphen(i-1) && r.has(i-2, monthContext)
	}
	return true
}

var (
	speech       = text.Words("said says told tells added admitted wrote explained recalled laughed cried smiled")
	kin          = text.Words("mother father mum mom dad daughter son brother sister wife husband aunt uncle niece nephew girlfriend boyfriend")
	personMonths = text.Words("april may june august march")
	titles       = text.Words("mr mr. mrs mrs. ms ms. miss minister president secretary chancellor senator sen. rep. gen. general judge pm")
)
