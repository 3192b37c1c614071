package calendar

import "time"

// DaysIn is the number of days of a month.
func DaysIn(year int, month time.Month) int {
	return int(Date(year, month+1, 1) - Date(year, month, 1))
}

// Exists reports whether the year, 1 to 9999, has that month and day.
func Exists(year int, month time.Month, day int) bool {
	return year >= 1 && year <= 9999 && month >= time.January && month <= time.December &&
		day >= 1 && day <= DaysIn(year, month)
}

// Monday is the Monday of the day's week; weeks run Monday to Sunday (ISO 8601).
func (d Day) Monday() Day { return d - Day((int(d.Weekday())+6)%7) }

// AddMonths is the same day of the month n months on; where that month is too
// short, its last day.
func (d Day) AddMonths(n int) Day {
	year, month, day := d.Civil()
	first := Date(year, month+time.Month(n), 1)
	year, month, _ = first.Civil()
	return first + Day(min(day, DaysIn(year, month))) - 1
}

// NthWeekday is the month's n-th such weekday, counted from its end if n is
// negative; None where the month has no n-th.
func NthWeekday(year int, month time.Month, weekday time.Weekday, n int) Day {
	first, last := Date(year, month, 1), Date(year, month+1, 1)-1
	var d Day
	switch {
	case n > 0:
		d = first + Day((int(weekday-first.Weekday())+7)%7+7*(n-1))
	case n < 0:
		d = last - Day((int(last.Weekday()-weekday)+7)%7+7*(-n-1))
	default:
		return None
	}
	if d < first || d > last {
		return None
	}
	return d
}

// Easter is Easter Sunday of the Gregorian calendar, by the anonymous algorithm
// (Meeus, Astronomical Algorithms, chapter 8).
func Easter(year int) Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date(year, time.Month(n/31), n%31+1)
}
