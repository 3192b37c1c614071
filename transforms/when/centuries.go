package when

import (
	"github.com/dateline/dateline/transforms/text"
)

// decade reads "the 1990s", "1990's", "the '90s", "the nineties", "the
// nineteen-eighties". Someone "in his thirties" is no date.
func (r *reader) decade(i int) (meaning, int) {
	year, e := r.decadeYear(i)
	switch {
	case e == 0 || r.has(i-1, degreeWords) || r.someonesAge(i):
		return nil, 0
	case year%100 == 0 && year < 1900: // "the 1800s"
		p := centuryPeriod(year/100 + 1)
		return fixed(years(year, year+99, p.Granularity)), e
	}
	return fixed(decadePeriod(year)), e
}

// someonesAge reports whether the decade at i is of a life: "in his thirties", "in
// her late 50s".
func (r *reader) someonesAge(i int) bool {
	if len(r.text(i)) >= len("1990s") && r.is(i, text.Digits) {
		return false
	}
	for j := i - 1; j > i-4; j-- {
		if r.has(j, possessives) || r.has(j, teens) || r.has(j, listWords) && r.has(j-1, teens) {
			return true // "in her late teens or early twenties"
		}
		if _, ok := modifierNames[r.word(j)]; !ok && !r.hyphen(j) {
			return false
		}
	}
	return false
}

var (
	possessives = text.Words("his her their my your our its")
	teens       = text.Words("teens teenage")
	degreeWords = text.Words("upper lower")
)

// decadeYear is the first year of the decade.
func (r *reader) decadeYear(i int) (year, end int) {
	if n, ok := elidedDecades[r.word(i)]; ok {
		return shortYear(10 * n), i + 1
	}
	if n, ok := decadeNames[r.word(i)]; ok && r.has(i-1, decadeCues) {
		if n == 0 {
			return 2000, i + 1
		}
		return 1900 + 10*n, i + 1
	}
	if c, ok := cardinals[r.word(i)]; ok && c >= 13 {
		j := i + 1
		if r.hyphen(j) {
			j++
		}
		if n, ok := decadeNames[r.word(j)]; ok && n > 0 {
			return 100*c + 10*n, j + 1
		}
	}
	return r.digitDecade(i)
}

// digitDecade reads "1990s", "1990's", "90s".
func (r *reader) digitDecade(i int) (year, end int) {
	s := r.text(i)
	end = i + 1
	if n := len(s); n > 1 && s[n-1] == 's' {
		s = s[:n-1]
	} else if end = r.pluralSign(i + 1); end == 0 || len(s) == 4 && !r.has(i-1, decadeStarts) && !r.hyphen(i-1) {
		return 0, 0 // "2020's worst storm" is of the year
	}
	n, width := plainDigits(s)
	switch {
	case n%10 != 0:
		return 0, 0
	case width == 4 && n >= 1000 && n < 2100:
		return n, end
	case width == 2 && r.has(i-1, decadeCues):
		return shortYear(n), end
	case width == 2 && (r.hyphen(i-1) && (!r.glued(i) || r.has(i-2, decadeCues)) || // no "over-50s"
		r.text(i-1) == "'" || r.text(i-1) == "\u2019" || r.text(i-1) == "\u2018"):
		return shortYear(n), end
	}
	return 0, 0
}

// pluralSign is the end of an apostrophe and s at token i, 0 if they do not stand there.
func (r *reader) pluralSign(i int) int {
	if !r.glued(i) {
		return 0
	}
	switch r.text(i) {
	case "'s", "\u2019s":
		return i + 1
	case "'", "\u2019":
		if r.text(i+1) == "s" && r.glued(i+1) {
			return i + 2
		}
	}
	return 0
}

var (
	decadeCues   = text.Words("the early late mid in since during")
	decadeStarts = text.Words("the early late mid")
)

// century reads "21st century", "twentieth century", "18th and 19th centuries" as
// far as its first.
func (r *reader) century(i int) (meaning, int) {
	n, e := r.ordinal(i)
	if e == 0 || n < 1 || n > 99 {
		return nil, 0
	}
	if r.listsCenturies(e) {
		return fixed(centuryPeriod(n)), e
	}
	if r.hyphen(e) {
		e++
	}
	if !r.has(e, centuryWord) {
		return nil, 0
	}
	if r.hyphen(e+1) && r.glued(e+1) && r.has(e+2, oldWord) { // "second century-old"
		return nil, 0
	}
	if r.has(e+1, eraBefore) || r.is(e, text.Capital) && r.is(e+1, text.Capital) { // "21st Century Fox"
		return nil, 0
	}
	return fixed(centuryPeriod(n)), e + 1
}

// listsCenturies reports whether the ordinal before token i is the first of "18th
// and 19th centuries", "late 19th and early 20th century".
func (r *reader) listsCenturies(i int) bool {
	if !r.has(i, listWords) && !r.has(i, toWords) {
		return false
	}
	i++
	for r.has(i, modifierWords) || r.hyphen(i) {
		i++
	}
	_, e := r.ordinal(i)
	return e > 0 && r.has(e, centuryWord)
}

var (
	modifierWords = keys(modifierNames).words()
	centuryWord   = text.Words("century centuries")
	oldWord       = text.Words("old long")
	eraBefore     = text.Words("bc b.c. bce b.c.e. b.c.e")
)
