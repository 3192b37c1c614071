package when

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// order is the order of day and month in an article's numeric dates.
type order uint8

const (
	unread order = iota
	monthDay
	dayMonth
)

// field is one part of a numeric date: "2017", "03", "Sep".
type field struct {
	value, width int
	named        bool // a month's name
}

// numeric reads dates written in figures: "2017-03-26", "3/26/2017", "26.3.2017",
// "05-Aug-2016", "2004/2005". It works on the body's bytes, since a tokenizer may
// cut these anywhere, and ends at a token's end.
func (r *reader) numeric(i int) (meaning, int) {
	if !r.is(i, text.Digits) {
		return nil, 0
	}
	from := int(r.doc.Tokens[i].Start)
	if c := r.runeBefore(i); c != utf8.RuneError && strings.ContainsRune("0123456789/.:$£€#+=_-", c) && !r.rangeSign(i-1) {
		return nil, 0
	}
	if d := compact(r.text(i)); d != nil {
		return d, i + 1
	}
	var fields [3]field
	n, sep, to := r.fields(&fields, from)
	for ; n > 1; n, to = n-1, r.endOfFields(from, n-1) {
		last := r.tokenEnding(i, to)
		if last < 0 || !r.endsNumber(to) || r.byteAt(to) == sep && isDigit(r.byteAt(to+1)) {
			continue
		}
		if m := r.figures(i, fields[:n], sep); m != nil {
			return m, last + 1
		}
	}
	return nil, 0
}

// compact reads a date of eight figures: "20170326".
func compact(s string) meaning {
	if len(s) != len("20060102") || s[:2] != "19" && s[:2] != "20" {
		return nil
	}
	year, yw := plainDigits(s[:4])
	month, mw := plainDigits(s[4:6])
	day, dw := plainDigits(s[6:])
	if yw == 0 || mw == 0 || dw == 0 {
		return nil
	}
	return fullDate(year, month, day)
}

// rangeSign reports whether token i is a hyphen between two dates that are not
// themselves hyphenated: "1/5/2018-3/5/2018".
func (r *reader) rangeSign(i int) bool {
	return r.hyphen(i) && r.is(i-1, text.Digits) && strings.Contains(r.text(i-1), "/") && strings.Contains(r.text(i+1), "/")
}

// fields cuts what stands at byte k into up to three parts with one separator. It
// returns how many, the separator and the byte after the last.
func (r *reader) fields(fields *[3]field, k int) (n int, sep byte, end int) {
	for n < 3 {
		f, to := r.field(k)
		if to == k {
			break
		}
		fields[n], end = f, to
		n++
		c := r.byteAt(to)
		if c != '-' && c != '/' && c != '.' || sep != 0 && c != sep {
			break
		}
		sep, k = c, to+1
	}
	return n, sep, end
}

// endOfFields is the byte after the n-th field from byte k on.
func (r *reader) endOfFields(k, n int) int {
	for ; n > 1; n-- {
		_, to := r.field(k)
		k = to + 1
	}
	_, to := r.field(k)
	return to
}

// field reads one part at byte k: up to four digits or a month's name.
func (r *reader) field(k int) (field, int) {
	to := k
	for to-k < 5 && isDigit(r.byteAt(to)) {
		to++
	}
	if to > k {
		value, width := plainDigits(r.doc.Body[k:to])
		if width == 0 {
			return field{}, k
		}
		return field{value: value, width: width}, to
	}
	for to-k < 9 && isLetter(r.byteAt(to)) {
		to++
	}
	if m, ok := monthsByName[strings.ToLower(r.doc.Body[k:to])]; ok {
		return field{value: m, named: true}, to
	}
	return field{}, k
}

// monthsByName are the months as plain strings.
var monthsByName = func() map[string]int {
	m := map[string]int{}
	for w, n := range months {
		m[w.String()] = n
	}
	return m
}()

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// endsNumber reports whether no number goes on at byte k.
func (r *reader) endsNumber(k int) bool {
	c, next := r.byteAt(k), r.byteAt(k+1)
	if isDigit(c) || isLetter(c) && c != 'T' || c == '%' || c == '_' {
		return false
	}
	return c != '.' && c != ',' && c != ':' && c != '/' || !isDigit(next)
}

// figures says what the fields mean, nil if they are no date.
func (r *reader) figures(i int, f []field, sep byte) meaning {
	switch {
	case len(f) == 3 && f[0].width == 4:
		if f[2].named {
			return fullDate(f[0].value, f[2].value, f[1].value)
		}
		return fullDate(f[0].value, f[1].value, f[2].value)
	case len(f) == 3 && f[1].named:
		return fullDate(yearField(f[2]), f[1].value, f[0].value)
	case len(f) == 3 && !f[2].named && f[2].width != 1 && f[2].width != 3:
		return r.dayMonthYear(f, sep)
	case len(f) == 2 && f[0].width == 4:
		return r.yearAnd(f[0].value, f[1], sep)
	case len(f) == 2 && f[1].width == 4 && sep != '.' && !f[0].named:
		return monthAndYear(f[1].value, f[0].value)
	case len(f) == 2 && sep == '/':
		return r.dayAndMonth(i, f)
	}
	return nil
}

// yearField is the year of a field of two or four digits, 0 if it is none.
func yearField(f field) int {
	switch {
	case f.named:
		return 0
	case f.width == 2:
		return shortYear(f.value)
	case f.width == 4:
		return f.value
	}
	return 0
}

// fullDate is the day, nil if there is no such day between 1000 and 2999.
func fullDate(year, month, day int) meaning {
	if year < 1000 || year >= 3000 || !calendar.Exists(year, time.Month(month), day) {
		return nil
	}
	return fixed(dayPeriod(calendar.Date(year, time.Month(month), day)))
}

func monthAndYear(year, month int) meaning {
	if year < 1900 || year >= 2100 || month < 1 || month > 12 {
		return nil
	}
	return fixed(monthPeriod(year, time.Month(month)))
}

// dayMonthYear reads three numbers that end with the year: by the American order
// unless the separator is a full stop, the article writes otherwise, or only the
// other order gives a date.
func (r *reader) dayMonthYear(f []field, sep byte) meaning {
	year, first, second := yearField(f[2]), f[0].value, f[1].value
	if sep == '.' && f[2].width == 2 && (f[0].width == 1 || f[1].width == 1) {
		return nil // a version: "1.2.10"
	}
	if sep == '.' || r.writesDayFirst() {
		first, second = second, first
	}
	if m := fullDate(year, first, second); m != nil {
		return m
	}
	return fullDate(year, second, first)
}

// yearAnd reads "2004/2005", "2004/05" (two years) and "2015-12", "2015/3" (a month).
func (r *reader) yearAnd(year int, f field, sep byte) meaning {
	second := f.value
	if f.width == 2 && second != 0 {
		second += year / 100 * 100
	} else if f.width == 1 && f.value == (year+1)%10 {
		second = year + 1
	}
	if f.named {
		return monthAndYear(year, f.value)
	}
	if sep == '/' && second == year+1 && year >= 1900 && year < 2100 {
		return fixed(years(year, second, Range))
	}
	if f.width <= 2 && f.width > 0 && sep != '.' && f.value != year%100+1 {
		return monthAndYear(year, f.value)
	}
	return nil
}

// dayAndMonth reads "7/26" beside a preposition that asks for a date.
func (r *reader) dayAndMonth(i int, f []field) meaning {
	if !r.has(i-1, datePrepositions) || f[0].named || r.has(i+1, ofWord) {
		return nil
	}
	month, day := f[0].value, f[1].value
	if f[1].named || r.writesDayFirst() || month > 12 {
		month, day = day, month
	}
	if month < 1 || month > 12 || day < 1 || day > calendar.DaysIn(2000, time.Month(month)) {
		return nil
	}
	return inYear{yearRef{}, dayOf(time.Month(month), day)}
}

var datePrepositions = text.Words(`on by since until till before after from between to
	monday tuesday wednesday thursday friday saturday sunday`)

// writesDayFirst reports whether the article writes a numeric date that can only
// be day first, and none that can only be month first.
func (r *reader) writesDayFirst() bool {
	if r.order == unread {
		r.order = monthDay
		for i := range r.doc.Tokens {
			if !r.is(i, text.Digits) || r.doc.Tokens[i].End-r.doc.Tokens[i].Start < 8 {
				continue
			}
			day, rest, _ := strings.Cut(r.text(i), "/")
			month, year, ok := strings.Cut(rest, "/")
			d, dw := plainDigits(day)
			m, mw := plainDigits(month)
			_, yw := plainDigits(year)
			if !ok || dw == 0 || mw == 0 || yw != 4 {
				continue
			}
			if m > 12 {
				return false
			}
			if d > 12 && m > 0 {
				r.order = dayMonth
			}
		}
	}
	return r.order == dayMonth
}
