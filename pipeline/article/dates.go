package article

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/dateline/dateline/transforms/calendar"
)

// isoLayouts are tried first: most inputs have one of them. The day is the one
// printed, whatever the zone.
var isoLayouts = []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime, "2006-01-02 15:04:05Z07:00"}

// The other forms that feeds, dumps and pages have. Each begins with the day; what
// follows must be a time of day.
var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T, ]+(.*))?$`)
	compact   = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)(?:T?(\d{4}|\d{6})Z?)?$`)
	dayMonth  = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[ -]+([A-Za-z]+)\.?,?[ -]+(\d{4}|\d\d)(?:[T, ]+(.*))?$`)
	monthDay  = regexp.MustCompile(`^([A-Za-z]+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:[, ]+(.*))?$`)
	yearLast  = regexp.MustCompile(`^([A-Za-z]+) +(\d{1,2}) +(\d\d:\d\d:\d\d) +(?:[A-Z]{1,5} +|[-+]\d{4} +)?(\d{4})$`) // ctime, and ctime with a zone
	numbers   = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T, ]+(.*))?$`)

	weekday   = regexp.MustCompile(`(?i)^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[, ]+`)
	timeOfDay = regexp.MustCompile(`^(?:at +)?(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-6]\d(?:[.,]\d+)?)? *(?:[AaPp]\.?[Mm]\.?)? *(?:[A-Za-z]{1,5}|(?:GMT|UTC)?[-+]\d{1,2}:?(?:\d\d)?)?(?: *\([^()]*\))?$`)
)

// publishedDay reads a date as inputs write it: ISO 8601 with or without a time,
// RFC 822 and its successors, ctime, "2 January 2006", "January 2, 2006", 20060102.
// Of 03/04/2024 nobody knows which is the month; it is refused unless one of the
// two can be none. The text says why there is no day.
func publishedDay(s string) (calendar.Day, string) {
	for _, layout := range isoLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return calendar.Date(t.Date()), ""
		}
	}
	if len(s) > 100 {
		return calendar.None, noSuchDay(s)
	}
	rest := weekday.ReplaceAllString(s, "")
	if m := numbers.FindStringSubmatch(rest); m != nil && isTime(m[4]) {
		return twoNumbers(s, m)
	}
	year, month, day, ok := written(rest)
	if !ok || !calendar.Exists(year, month, day) {
		return calendar.None, noSuchDay(s)
	}
	return calendar.Date(year, month, day), ""
}

// written takes apart a date whose month cannot be taken for its day.
func written(s string) (year int, month time.Month, day int, ok bool) {
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		return number(m[1]), time.Month(number(m[2])), number(m[3]), isTime(m[4])
	}
	if m := compact.FindStringSubmatch(s); m != nil {
		return number(m[1]), time.Month(number(m[2])), number(m[3]), true
	}
	if m := dayMonth.FindStringSubmatch(s); m != nil {
		return fullYear(m[3]), months[strings.ToLower(m[2])], number(m[1]), isTime(m[4])
	}
	if m := monthDay.FindStringSubmatch(s); m != nil {
		return number(m[3]), months[strings.ToLower(m[1])], number(m[2]), isTime(m[4])
	}
	if m := yearLast.FindStringSubmatch(s); m != nil {
		return number(m[4]), months[strings.ToLower(m[1])], number(m[2]), isTime(m[3])
	}
	return 0, 0, 0, false
}

// twoNumbers reads 16/11/2023 and 11/16/2023, which can be meant in one way only.
func twoNumbers(s string, m []string) (calendar.Day, string) {
	a, b, year := number(m[1]), number(m[2]), number(m[3])
	dayFirst, monthFirst := calendar.Exists(year, time.Month(b), a), calendar.Exists(year, time.Month(a), b)
	switch {
	case dayFirst && monthFirst && a != b:
		return calendar.None, fmt.Sprintf("%q is %d %s or %d %s: write YYYY-MM-DD", s, a, time.Month(b), b, time.Month(a))
	case dayFirst:
		return calendar.Date(year, time.Month(b), a), ""
	case monthFirst:
		return calendar.Date(year, time.Month(a), b), ""
	}
	return calendar.None, noSuchDay(s)
}

func isTime(s string) bool { return s == "" || timeOfDay.MatchString(s) }

// number reads digits that a pattern has found.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// fullYear completes the two digits of RFC 822 as POSIX does: from 1969 to 2068.
func fullYear(digits string) int {
	n := number(digits)
	switch {
	case len(digits) > 2:
		return n
	case n >= 69:
		return 1900 + n
	}
	return 2000 + n
}

func noSuchDay(s string) string {
	return fmt.Sprintf("%q is not a day that exists, in a form that is known; write YYYY-MM-DD", shorten(s))
}
