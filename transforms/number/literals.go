package number

import (
	"math"
	"strconv"
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

// Literal is a number as a pocket calculator would read it: no qualifier, no
// noun, but with its sign, fraction and power.
type Literal struct {
	text.Span
	Value float64
}

// Literals lists every numeral the text writes, with the conventions of
// general-purpose recognizers ("minus 5", "two and a third", "1.3e6", "3/4"). The
// facts do not use it: it is how this package is compared with its peers, on
// their own test suite.
func Literals(doc *text.Document) []Literal {
	var found []Literal
	l := literalReader{reader{doc: doc, end: len(doc.Tokens)}}
	for i := 0; i < l.end; {
		if !l.is(i, text.Digits) && !l.is(i, text.Punct) && !l.starts(i) {
			i++
			continue
		}
		if parts := l.pieces(i); parts != nil {
			found = append(found, parts...)
			i++
			continue
		}
		v, end, ok := l.signed(i)
		if !ok {
			i++
			continue
		}
		found = append(found, Literal{doc.Span(i, end), v})
		i = end
	}
	return found
}

// literalReader reads literals; it looks at the whole document.
type literalReader struct{ reader }

// starts reports whether a word may begin a literal.
func (l *literalReader) starts(i int) bool {
	switch l.lex(i).class {
	case none, few, plural, oneMore, couple, parts, dozen:
		return l.sign(i) > i || l.zero(i)
	}
	return true
}

func (l *literalReader) zero(i int) bool { return l.has(i, zeros) }

// sign is the token after a minus sign at i, else i.
func (l *literalReader) sign(i int) int {
	if l.has(i, negatives) {
		return i + 1
	}
	if l.text(i) == "-" && (i == 0 || l.is(i, text.SpaceBefore)) && !l.is(i-1, text.Digits) && !l.is(i-1, text.Letters) {
		return i + 1
	}
	return i
}

// pieces takes apart a token that joins several numbers: "192.168.1.2", "5/17/2018".
func (l *literalReader) pieces(i int) []Literal {
	if !l.is(i, text.Digits) {
		return nil
	}
	s, start := l.text(i), int(l.doc.Tokens[i].Start)
	long := len(s) > 5 && strings.Contains(s, "/") // no fraction
	if !long && strings.Count(s, ".") < 2 && strings.Count(s, "/") < 2 && !strings.Contains(s, ":") || strings.Count(s, ",") > 0 {
		return nil
	}
	var out []Literal
	for k := 0; k < len(s); {
		n := k
		for n < len(s) && isDigit(s[n]) {
			n++
		}
		if v, err := strconv.ParseFloat(s[k:n], 64); err == nil {
			out = append(out, Literal{text.Span{Start: start + k, End: start + n}, v})
		}
		k = n + 1
	}
	return out
}

// signed reads a literal with its sign, fraction, power and multiples.
func (l *literalReader) signed(i int) (float64, int, bool) {
	j := l.sign(i)
	v, end, ok := l.value(j)
	if !ok {
		return 0, i, false
	}
	v, end = l.power(v, end)
	if j > i {
		v = -v
	}
	return v, end, true
}

// value reads what stands after the sign.
func (l *literalReader) value(i int) (float64, int, bool) {
	if l.has(i, oneWord) && l.has(i-1, pronounWords) {
		return 0, i, false
	}
	if f, end, ok := l.simpleFraction(i); ok {
		f, end = l.ofScale(f, end)
		return f, end, true
	}
	v, end, ok := l.cardinal(i, math.Inf(1))
	if !ok {
		return 0, i, false
	}
	if p, e := l.point(end); e > end {
		return v + p, e, true
	}
	if f, e, ok := l.mixed(v, i, end); ok {
		return f, e, true
	}
	if e, d, ok := l.ratio(v, i, end); ok {
		return v / d, e, true
	}
	return v, end, true
}

// simpleFraction reads "a half", "two-thirds", "3/4", "\u00be", "half", "quarter million".
func (l *literalReader) simpleFraction(i int) (float64, int, bool) {
	if p := vulgar(l.text(i)); p > 0 {
		return p, i + 1, true
	}
	if n, d, ok := strings.Cut(l.text(i), "/"); ok {
		a, err1 := strconv.ParseFloat(n, 64)
		b, err2 := strconv.ParseFloat(d, 64)
		return a / b, i + 1, err1 == nil && err2 == nil && b > 0
	}
	n, j := 1.0, i
	switch c := l.lex(i); c.class {
	case article:
		j++
	case half:
		return 0.5, i + 1, true
	case unit, teen, ten:
		v, end, _ := l.cardinal(i, 100)
		n, j = v, end
	case ordinal:
		if l.has(i, quarterWord) && l.lex(i+1).class == scale {
			return 0.25, i + 1, true
		}
		return 0, i, false
	default:
		return 0, i, false
	}
	j = l.dash(j)
	d := l.lex(j)
	switch {
	case d.class == half && j > i:
		return n / 2, j + 1, true
	case d.class == parts && n >= 1, d.class == ordinal && n == 1 && d.value > 2 && j > i:
		return n / d.value, j + 1, true
	case d.class == ten && n == 1 && l.lex(l.dash(j+1)).class == ordinal: // "a twenty-first"
		k := l.dash(j + 1)
		return 1 / (d.value + l.lex(k).value), k + 1, true
	}
	return 0, i, false
}

// dash skips a hyphen, with or without blanks around it.
func (l *literalReader) dash(i int) int {
	if l.text(i) == "-" {
		return i + 1
	}
	return i
}

// ofScale reads "of a million" and "million" after a fraction.
func (l *literalReader) ofScale(f float64, end int) (float64, int) {
	j := end
	if l.has(j, of) {
		j++
	}
	if l.lex(j).class == article {
		j++
	}
	if c := l.lex(j); c.class == scale || c.class == dozen && c.value == 12 {
		return f * c.value, j + 1
	}
	return f, end
}

// mixed reads the fraction after a whole number: "two and a third", "2 1/4",
// "103 and two thirds", "one million and a half"; and "95 fifths".
func (l *literalReader) mixed(v float64, i, end int) (float64, int, bool) {
	if strings.Contains(l.text(end), "/") || vulgar(l.text(end)) > 0 {
		if f, e, ok := l.simpleFraction(end); ok {
			return v + f, e, true
		}
	}
	if f, e, ok := l.divided(v, i, end); ok {
		return f, e, true
	}
	if !l.has(end, and) {
		return v, end, false
	}
	f, e, ok := l.simpleFraction(end + 1)
	if !ok || f >= 1 {
		return v, end, false
	}
	if g, to := l.ofScale(f, e); to > e {
		if l.has(end-1, scales) {
			return v + g, to, true
		}
		return (v + f) * (g / f), to, true
	}
	if c := l.lex(end - 1); c.class == scale {
		return v + f*c.value, e, true // "one million and a half"
	}
	return v + f, e, true
}

// divided reads the parts that the number [i, end) counts: "95 fifths", "three
// twenty-firsts", "one hundred thirty-fifths".
func (l *literalReader) divided(v float64, i, end int) (float64, int, bool) {
	if d := l.lex(end); d.class == ten {
		if k := l.dash(end + 1); l.partWord(k) > 0 {
			return v / (d.value + l.partWord(k)), k + 1, true
		}
	}
	k := l.dash(end)
	d := l.partWord(k)
	if d == 0 || l.lex(k).class == ordinal {
		return v, end, false
	}
	if t := l.lex(end - 1); t.class == ten && end-1 > i && d < 10 && !l.has(end-2, and) {
		return (v - t.value) / (t.value + d), k + 1, true
	}
	return v / d, k + 1, true
}

// partWord is the value of "fifths", or of "firsts" after a ten; 0 if the token
// is no such word.
func (l *literalReader) partWord(i int) float64 {
	if c := l.lex(i); c.class == parts {
		return c.value
	}
	if l.text(i) == "firsts" {
		return 1
	}
	return 0
}

// ratio reads "one over three", "one out of three", "1 in twenty-one".
func (l *literalReader) ratio(v float64, i, end int) (int, float64, bool) {
	j := end
	switch {
	case l.text(j) == "over":
		j++
	case l.text(j) == "out" && l.has(j+1, of):
		j += 2
	case l.has(j, in) && v == 1:
		j++
	default:
		return end, 1, false
	}
	d, e, ok := l.cardinal(j, math.Inf(1))
	if !ok || d <= 0 || l.text(end) != "over" && d <= v || currencySymbol(l.text(i-1)) > 0 {
		return end, 1, false
	}
	return e, d, true
}

var (
	zeros     = text.Words("nought naught")
	negatives = text.Words("minus negative")
	scales    = text.Words("thousand million billion trillion lakh crore")
)
