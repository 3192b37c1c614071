package when

import "github.com/dateline/dateline/transforms/text"

// yearRef names a year: in full, or by its place from the present one.
type yearRef struct {
	n        int
	relative bool // n years after the year of publication
	anchored bool // n years after the last date of the text
	said     bool
}

// year is the year meant; false if nothing tells.
func (y yearRef) year(g *ground) (int, bool) {
	switch {
	case !y.said:
		return 0, false
	case y.anchored:
		return g.anchor.From.Year() + y.n, g.anchor.Granularity != ""
	case y.relative:
		return g.published.Year() + y.n, g.dated()
	}
	return y.n, true
}

// inYear is a meaning that needs only a year: a month, a season, a holiday.
// Without one it is the year's that fits the tense.
type inYear struct {
	year yearRef
	of   func(year int) (period, bool)
}

func (m inYear) resolve(g *ground) (period, bool) {
	if !m.year.said {
		if p, ok := m.of(leapYear); ok {
			if year, ok := g.repeated(p); ok {
				p, ok = m.of(year)
				return p, ok && p.inRange()
			}
		}
		p, ok := g.fitting(m.of)
		p.dated = true
		return p, ok
	}
	year, ok := m.year.year(g)
	if !ok || year < 1 || year > 9999 {
		return period{}, false
	}
	p, ok := m.of(year)
	p.relative = m.year.relative || m.year.anchored
	p.anchored, p.dated = m.year.anchored, true
	return p, ok && p.inRange()
}

// leapYear is a year that has every day.
const leapYear = 2000

// fullYear reads a year in four digits or in words, as part of a longer date:
// "2017", "nineteen ninety-six".
func (r *reader) fullYear(i int) (year, end int) {
	if n, width := r.digits(i); width == 4 && n >= 1000 && n < 2200 {
		if r.joinsNumber(i + 1) {
			return 0, 0
		}
		return n, i + 1
	}
	return r.spelledYear(i)
}

// joinsNumber reports whether token i continues the number before it rather than
// ends it: "2000-strong", "2017m".
func (r *reader) joinsNumber(i int) bool {
	return r.glued(i) && (r.is(i, text.Letters) && !r.is(i, text.Capital) || r.text(i) == "%")
}

// spelledYear reads "nineteen ninety-six", "two thousand and fifteen", "twenty ten",
// "nineteen oh one".
func (r *reader) spelledYear(i int) (year, end int) {
	if !r.is(i, text.Letters) {
		return 0, 0
	}
	if r.word(i) == two && r.word(i+1) == thousand {
		j := r.skip(i+2, andWord)
		if n, e := r.underHundred(j); e > 0 {
			return 2000 + n, e
		}
		return 2000, i + 2
	}
	century, ok := cardinals[r.word(i)]
	if !ok || century < 13 {
		if century = 20; r.word(i) != twenty {
			return 0, 0
		}
	}
	j := i + 1
	if r.hyphen(j) {
		j++
	}
	if r.word(j) == hundred {
		return century * 100, j + 1
	}
	if n, e := r.underHundred(j); e > 0 && (n >= 10 || e > j+1) {
		return century*100 + n, e
	}
	return 0, 0
}

// underHundred reads a spelled number from 1 to 99, or "oh five".
func (r *reader) underHundred(i int) (value, end int) {
	if !r.is(i, text.Letters) || r.has(i, determiners) {
		return 0, 0
	}
	if r.has(i, zeroWords) {
		if n, ok := cardinals[r.word(i+1)]; ok && n > 0 && n < 10 {
			return n, i + 2
		}
		return 0, 0
	}
	n, e := r.cardinal(i)
	if e == 0 || n < 1 || n > 99 || r.is(e, text.Letters) && r.word(e) == hundred {
		return 0, 0
	}
	return n, e
}

var (
	two       = text.Intern("two")
	twenty    = text.Intern("twenty")
	hundred   = text.Intern("hundred")
	thousand  = text.Intern("thousand")
	zeroWords = text.Words("oh zero")
)

// elidedYear reads the year after an apostrophe: "'97".
func (r *reader) elidedYear(i int) (year, end int) {
	switch r.text(i) {
	case "'", "\u2019", "\u2018":
	default:
		return 0, 0
	}
	n, width := r.digits(i + 1)
	if width != 2 || !r.glued(i+1) || r.joinsNumber(i+2) {
		return 0, 0
	}
	return shortYear(n), i + 2
}

// shortYear gives a two-digit year its century: 1930 to 2029.
func shortYear(n int) int {
	if n < 30 {
		return 2000 + n
	}
	return 1900 + n
}

// yearAfter reads the year that completes a date: "2017", ", 2017", "of 2017",
// "last year", "of next year", "'97", "this year". It returns i if there is none.
func (r *reader) yearAfter(i int) (yearRef, int) {
	j := r.skipComma(i)
	comma := j > i
	if r.glued(i) && r.glued(i+1) && (r.text(i) == "-" || r.text(i) == "/") && !r.glued(i+2) { // "Dec-2018"
		if y, e := r.fullYear(i + 1); e > 0 {
			return yearRef{n: y, said: true}, e
		}
		return yearRef{}, i
	}
	if !comma {
		j = r.skip(i, yearPrepositions)
	}
	j = r.skip(j, theWord)
	_, afterMonth := months[r.word(j-1)]
	if y, e := r.fullYear(j); e > 0 && (afterMonth && y >= 1900 || !r.counts(e)) {
		return yearRef{n: y, said: true}, e
	}
	if y, e := r.elidedYear(j); e > 0 {
		return yearRef{n: y, said: true}, e
	}
	if comma {
		return yearRef{}, i
	}
	if ref, e := r.yearWords(j); e > 0 {
		return ref, e
	}
	return yearRef{}, i
}

var yearPrepositions = text.Words("of in")

// yearWords reads "last year", "this year", "next year", "the same year".
func (r *reader) yearWords(i int) (yearRef, int) {
	if !r.has(i+1, yearWord) {
		return yearRef{}, 0
	}
	if r.has(i, sameWords) {
		return yearRef{said: true, anchored: true}, i + 2
	}
	n, ok := shifts[r.word(i)]
	if ok && n != 0 && r.has(i-1, theWord) { // "in May the following year"
		return yearRef{n: n, said: true, anchored: true}, i + 2
	}
	if !ok {
		return yearRef{}, 0
	}
	return yearRef{n: n, relative: true, said: true}, i + 2
}
