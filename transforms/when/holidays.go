package when

import (
	"strings"
	"time"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// holidayDay is a holiday of a year still to be known.
type holidayDay struct {
	day func(year int) (period, bool)
}

// dayRule gives a holiday's day in a year.
type dayRule func(year int) calendar.Day

func on(month time.Month, day int) dayRule {
	return func(year int) calendar.Day { return calendar.Date(year, month, day) }
}

// easter is a number of days from Easter Sunday.
func easter(days int) dayRule {
	return func(year int) calendar.Day { return calendar.Easter(year) + calendar.Day(days) }
}

func nthIn(n int, weekday time.Weekday, month time.Month, after int) dayRule {
	return func(year int) calendar.Day {
		return calendar.NthWeekday(year, month, weekday, n) + calendar.Day(after)
	}
}

// holidays are the named days that fall on a day of the Gregorian calendar by a
// fixed rule. Names with a national meaning are read as in the United States.
// Those that move with the moon (Ramadan, Diwali) or depend on the country
// (independence days, save with their date beside them) are left out.
var holidays = readHolidays([]struct {
	names string // separated by commas; single words stand for several tokens
	rule  dayRule
}{
	{"christmas day, christmas, xmas", on(time.December, 25)},
	{"christmas eve", on(time.December, 24)},
	{"boxing day", on(time.December, 26)},
	{"new year 's day, new years day, new year day", on(time.January, 1)},
	{"new year 's eve, new years eve, new year eve", on(time.December, 31)},
	{"easter sunday, easter, easter day", easter(0)},
	{"good friday", easter(-2)},
	{"easter monday", easter(1)},
	{"easter saturday, holy saturday", easter(-1)},
	{"maundy thursday, holy thursday", easter(-3)},
	{"palm sunday", easter(-7)},
	{"ash wednesday", easter(-46)},
	{"whit monday, pentecost monday", easter(50)},
	{"pentecost, pentecost sunday", easter(49)},
	{"ascension day", easter(39)},
	{"thanksgiving, thanksgiving day, thanks giving day", nthIn(4, time.Thursday, time.November, 0)},
	{"black friday", nthIn(4, time.Thursday, time.November, 1)},
	{"cyber monday", nthIn(4, time.Thursday, time.November, 4)},
	{"fourth of july", on(time.July, 4)},
	{"memorial day", nthIn(-1, time.Monday, time.May, 0)},
	{"labor day", nthIn(1, time.Monday, time.September, 0)},
	{"columbus day", nthIn(2, time.Monday, time.October, 0)},
	{"veterans day, armistice day, remembrance day", on(time.November, 11)},
	{"presidents day, presidents ' day, president 's day", nthIn(3, time.Monday, time.February, 0)},
	{"martin luther king day, mlk day", nthIn(3, time.Monday, time.January, 0)},
	{"mother 's day, mothers day", nthIn(2, time.Sunday, time.May, 0)},
	{"father 's day, fathers day", nthIn(3, time.Sunday, time.June, 0)},
	{"valentine 's day, valentines day", on(time.February, 14)},
	{"st. patrick 's day, st patrick 's day, saint patrick 's day", on(time.March, 17)},
	{"halloween", on(time.October, 31)},
	{"may day", on(time.May, 1)},
	{"bastille day", on(time.July, 14)},
	{"anzac day", on(time.April, 25)},
	{"earth day", on(time.April, 22)},
	{"april fools ' day, april fool 's day", on(time.April, 1)},
	{"groundhog day", on(time.February, 2)},
	{"epiphany", on(time.January, 6)},
	{"all saints ' day, all saints day", on(time.November, 1)},
	{"world aids day", on(time.December, 1)},
	{"international women 's day", on(time.March, 8)},
	{"holocaust memorial day", on(time.January, 27)},
	{"human rights day", on(time.December, 10)},
})

// holidayTree finds the holidays that begin with a word, longest first.
type holidayTree map[text.Word][]namedHoliday

type namedHoliday struct {
	words []text.Word
	rule  dayRule
}

func readHolidays(list []struct {
	names string
	rule  dayRule
}) holidayTree {
	t := holidayTree{}
	for _, h := range list {
		for _, name := range strings.Split(h.names, ",") {
			var words []text.Word
			for _, w := range strings.Fields(name) {
				words = append(words, text.Intern(w))
			}
			t[words[0]] = append(t[words[0]], namedHoliday{words, h.rule})
		}
	}
	return t
}

// holidayName reads a holiday's name alone.
func (r *reader) holidayName(i int) (holidayDay, int) {
	best, rule := 0, dayRule(nil)
	for _, h := range holidays[r.word(i)] {
		if len(h.words) > best && r.matches(i, h.words) {
			best, rule = len(h.words), h.rule
		}
	}
	if best == 0 || best == 1 && r.has(i, commonNouns) && !r.is(i, text.Capital) {
		return holidayDay{}, 0
	}
	return holidayDay{day: func(year int) (period, bool) {
		d := rule(year)
		return dayPeriod(d), d != calendar.None
	}}, i + best
}

// matches reports whether the words stand from token i on.
func (r *reader) matches(i int, words []text.Word) bool {
	for k, w := range words {
		if r.word(i+k) != w {
			return false
		}
	}
	return true
}

// holiday reads "Christmas", "Easter Sunday 2018", "Christmas Day last year",
// "Easter weekend".
func (r *reader) holiday(i int) (meaning, int) {
	h, e := r.holidayName(i)
	if e == 0 || r.has(i-1, every) || r.hyphen(e) && r.glued(e) {
		return nil, 0
	}
	if k := r.skip(e, holidayWord); r.has(k, weekendWord) {
		year, end := r.yearAfter(k + 1)
		return weekendAt{inYear{year, h.day}}, end
	}
	if r.has(e, seasonalNouns) {
		return nil, 0
	}
	year, end := r.yearAfter(e)
	return inYear{year, h.day}, end
}

var (
	holidayWord   = text.Words("holiday bank")
	commonNouns   = text.Words("epiphany pentecost easter")
	seasonalNouns = text.Words("agreement accord accords deal costume costumes decorations film movie island tree trees gifts gift cards card presents shopping season lights market markets carol holidays party parties eggs egg rising uprising island")
)

// weekendAt is the weekend next to a holiday.
type weekendAt struct{ day meaning }

func (w weekendAt) resolve(g *ground) (period, bool) {
	d, ok := w.day.resolve(g)
	if !ok {
		return period{}, false
	}
	p := weekendUnit.around(d.From, 0)
	p.relative = d.relative
	return p, p.inRange()
}

// attacks reads "9/11" and "September 11" where they name the attacks of 2001.
func (r *reader) attacks(i int) (meaning, int) {
	day := fixed(dayPeriod(calendar.Date(2001, time.September, 11)))
	if r.text(i) == "9/11" && !r.has(i-1, onWord) {
		return day, i + 1
	}
	if months[r.word(i)] == int(time.September) {
		if n, e := r.dayAfterMonth(i + 1); n == 11 && (r.has(e, attackWords) || r.hyphen(e) && r.has(e+1, attackWords)) {
			return day, e
		}
	}
	return nil, 0
}

var attackWords = text.Words("attacks attack terror terrorist hijackers hijackings plot commission style tragedy atrocities terrorism")
