package number

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/dateline/dateline/transforms/text"
)

// cardinal reads a whole or decimal number in figures, words or both, below the
// limit: "3 hundred and 21", "twenty-one trillion three hundred".
func (l *literalReader) cardinal(i int, limit float64) (float64, int, bool) {
	var total, current, n float64 // n is the last part's own value
	last, end := none, i
	if l.lex(i).class == article && (l.lex(i+1).class == hundred || l.lex(i+1).class == scale || l.lex(i+1).class == dozen) {
		i++
	}
	for {
		v, c, next := l.part(i, last)
		if next == i || c == unit && v >= limit {
			break
		}
		switch c {
		case scale:
			if total > 0 && current == 0 || v > 1 && total > 0 && last == hundred && total < v && current > 0 {
				total, current = (total+current)*v, 0
			} else {
				total, current = total+max(current, unless(last == none, 1))*v, 0
			}
		case hundred:
			current = max(current, unless(last == none, 1)) * v
		case dozen:
			n = max(n, unless(last == none, 1))
			current += n * (v - 1)
			if last == none {
				current = v
			}
		default:
			current += v
		}
		n = v
		last, end = c, next
		i = l.linked(next, c)
	}
	return total + current, end, last != none
}

// unless is the number where the condition holds, else 0.
func unless(holds bool, v float64) float64 {
	if holds {
		return v
	}
	return 0
}

// part reads one word or one token of figures of a cardinal; unit stands for any
// number below a hundred.
func (l *literalReader) part(i int, last class) (float64, class, int) {
	if l.zero(i) && last == none {
		return 0, unit, i + 1
	}
	switch t := l.lex(i); t.class {
	case unit, teen, ten:
		if follows(last, t.class) {
			return t.value, t.class, i + 1
		}
		return 0, none, i
	case hundred, scale:
		return t.value, t.class, i + 1
	case dozen, plural:
		if t.value == 12 || t.value == 24 {
			if last != none || t.class == dozen {
				return 12, dozen, i + 1
			}
		}
		return 0, none, i
	}
	if v, ok := multiples[l.text(i)]; ok && last != none {
		if l.touches(i) || len(l.text(i)) > 1 || l.is(i-1, text.Digits) {
			return v, scale, i + 1
		}
	}
	if !l.is(i, text.Digits) || last != none && last != hundred && last != scale {
		return 0, none, i
	}
	v, end, ok := l.number(i)
	if !ok {
		return 0, none, i
	}
	return v, unit, end
}

// linked skips what joins the parts of a cardinal: hyphens, and "and" before a
// smaller part that no scale follows.
func (l *literalReader) linked(i int, last class) int {
	if l.text(i) == "-" && (last == ten || last == unit) {
		if c := l.lex(i + 1).class; c == unit || c == hundred || c == scale {
			return i + 1
		}
	}
	if !l.has(i, and) || last != hundred && last != scale {
		return i
	}
	v, c, next := l.part(i+1, last)
	if next == i+1 || c == scale || c == hundred || c == unit && v == 0 || v != math.Floor(v) {
		return i
	}
	if l.is(i+1, text.Digits) && l.lex(next).class == hundred {
		return i
	}
	if d := l.lex(l.dash(next)); d.class == parts && v < d.value || d.class == half && v == 1 {
		return i // "one hundred and three quarters"
	}
	return i + 1
}

// number reads a token of figures; groups may be parted by blanks, the decimal
// mark may be a comma.
func (l *literalReader) number(i int) (float64, int, bool) {
	s, end := l.text(i), i+1
	if j := end; l.text(j) == "," && l.touches(j) && l.touches(j+1) && l.is(j+1, text.Digits) && l.text(i-1) != "," {
		if frac := l.text(j + 1); len(frac) < 3 && (l.text(j+2) != "," || !l.touches(j+3)) { // "5,00"
			s, end = strings.ReplaceAll(s, ".", "")+"."+frac, j+2
		}
	}
	s = strings.ReplaceAll(s, ",", "")
	for end < i+maxGroups && len(l.text(end)) >= 3 && l.is(end, text.Digits|text.SpaceBefore) && len(s) <= 3+4*(end-i-1) && groupOfThree(l.text(end)) {
		s += l.text(end)
		end++
	}
	s, by, end := l.exponent(s, end)
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || l.touches(end) && l.is(end, text.Letters) && multiples[l.text(end)] == 0 || l.text(end) == "m" && l.touches(end) {
		return 0, i, false
	}
	return v * by, end, true
}

// exponent splits off what multiplies the figures: "10G", "2mil", "12.3e+14",
// "1.3x10^6".
func (l *literalReader) exponent(s string, end int) (figures string, by float64, next int) {
	k := strings.IndexFunc(s, unicode.IsLetter)
	if k < 0 {
		return s, 1, end
	}
	if m := multiples[s[k:]]; m > 0 {
		return s[:k], m, end
	}
	j, sign := end, 1.0
	if s[k:] == "x10" && l.text(j) == "^" || (s[k:] == "e" || s[k:] == "E") && (l.text(j) == "+" || l.text(j) == "-") {
		for l.text(j) == "^" || l.text(j) == "+" || l.text(j) == "-" {
			if l.text(j) == "-" {
				sign = -1
			}
			j++
		}
		if e, err := strconv.ParseFloat(l.text(j), 64); err == nil {
			return s[:k], math.Pow(10, sign*e), j + 1
		}
	}
	if s[k] != 'e' && s[k] != 'E' {
		return "", 1, end
	}
	return s, 1, end // "1e10"
}

// groupOfThree reports whether the figures may be a group of thousands.
func groupOfThree(s string) bool {
	whole, _, _ := strings.Cut(s, ".")
	return len(whole) == 3 && strings.Trim(whole, "0123456789") == ""
}

// point reads "point zero three", the decimals after a spelled-out number.
func (l *literalReader) point(i int) (float64, int) {
	if l.text(i) != "point" {
		return 0, i
	}
	v, unit10, end := 0.0, 0.1, i+1
	for {
		c := l.lex(end)
		switch {
		case l.zero(end), c.class == unit && c.value == 0:
			unit10, end = unit10/10, end+1
			continue
		case c.class == unit, c.class == teen, c.class == ten:
			n, next, _ := l.cardinal(end, 100)
			if n >= 10 {
				unit10 /= 10
			}
			v, unit10, end = v+n*unit10, unit10/10, next
			continue
		}
		break
	}
	if end == i+1 {
		return 0, i
	}
	return v, end
}

// power reads "^23" after a base.
func (l *literalReader) power(v float64, end int) (float64, int) {
	if l.text(end) != "^" {
		return v, end
	}
	j, sign := end+1, 1.0
	for l.text(j) == "+" || strings.Trim(l.text(j), "-") == "" && l.text(j) != "" {
		if len(l.text(j)) == 1 && l.text(j) == "-" {
			sign = -sign
		}
		j++
	}
	e, next, ok := l.number(j)
	if !ok {
		return v, end
	}
	return math.Pow(v, sign*e), next
}

// multiples are the short multipliers of recognizers, beyond what news print.
var multiples = map[string]float64{"k": 1e3, "K": 1e3, "M": 1e6, "b": 1e9, "bn": 1e9, "G": 1e9, "T": 1e12, "mln": 1e6, "bln": 1e9, "tln": 1e12, "mil": 1e6, "MM": 1e6, "dzs": 12, "dozs": 12}
