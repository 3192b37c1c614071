package when

import (
	"time"

	"github.com/dateline/dateline/transforms/calendar"
)

// unit is a unit of the calendar.
type unit int

const (
	dayUnit unit = iota
	weekUnit
	weekendUnit
	monthUnit
	quarterUnit
	yearUnit
	decadeUnit
	centuryUnit
	fortnightUnit
)

var unitNames = map[unit]string{
	dayUnit:       "day days",
	weekUnit:      "week weeks",
	weekendUnit:   "weekend weekends",
	monthUnit:     "month months",
	quarterUnit:   "quarter quarters",
	yearUnit:      "year years",
	decadeUnit:    "decade decades",
	centuryUnit:   "century centuries",
	fortnightUnit: "fortnight fortnights",
}

// around is the unit n units after the one that holds the day.
func (u unit) around(d calendar.Day, n int) period {
	year, month, _ := d.Civil()
	switch u {
	case dayUnit:
		return dayPeriod(d + calendar.Day(n))
	case weekUnit:
		monday := d.Monday() + calendar.Day(7*n)
		return period{From: monday, To: monday + 6, Granularity: Week}
	case weekendUnit:
		saturday := d.Monday() + 5 + calendar.Day(7*n)
		return period{From: saturday, To: saturday + 1, Granularity: Weekend}
	case monthUnit:
		return monthPeriod(year, month+time.Month(n))
	case quarterUnit:
		q := year*4 + int(month-1)/3 + n
		return quarterPeriod(q/4, q%4+1)
	case yearUnit:
		return yearPeriod(year + n)
	case decadeUnit:
		return decadePeriod((year/10 + n) * 10)
	case centuryUnit:
		return centuryPeriod((year+99)/100 + n)
	case fortnightUnit:
		return weekUnit.around(d, 2*n)
	}
	return period{}
}

// after is the day n units after the day: the same weekday, day of the month or
// of the year.
func (u unit) after(d calendar.Day, n int) calendar.Day {
	switch u {
	case weekUnit, weekendUnit:
		return d + calendar.Day(7*n)
	case fortnightUnit:
		return d + calendar.Day(14*n)
	case monthUnit:
		return d.AddMonths(n)
	case quarterUnit:
		return d.AddMonths(3 * n)
	case yearUnit:
		return d.AddMonths(12 * n)
	case decadeUnit:
		return d.AddMonths(120 * n)
	case centuryUnit:
		return d.AddMonths(1200 * n)
	}
	return d + calendar.Day(n)
}

func dayPeriod(d calendar.Day) period { return period{From: d, To: d, Granularity: Day} }

func monthPeriod(year int, month time.Month) period {
	return period{From: calendar.Date(year, month, 1), To: calendar.Date(year, month+1, 1) - 1, Granularity: Month}
}

// quarterPeriod is the q-th quarter of the year, from 1.
func quarterPeriod(year, q int) period {
	first := time.Month(3*q - 2)
	return period{From: calendar.Date(year, first, 1), To: calendar.Date(year, first+3, 1) - 1, Granularity: Quarter}
}

// seasonPeriod is the season that begins in the year. Seasons are meteorological
// and northern; the winter of a year ends in the next.
func seasonPeriod(year, season int) period {
	first := time.Month(3*season + 3)
	return period{From: calendar.Date(year, first, 1), To: calendar.Date(year, first+3, 1) - 1, Granularity: Season}
}

func yearPeriod(year int) period { return years(year, year, Year) }

// decadePeriod is the decade that begins with the year: the 1990s with 1990.
func decadePeriod(year int) period { return years(year, year+9, Decade) }

// centuryPeriod is the n-th century, which ends with the year n*100.
func centuryPeriod(n int) period { return years(100*n-99, 100*n, Century) }

func years(from, to int, g Granularity) period {
	return period{From: calendar.Date(from, time.January, 1), To: calendar.Date(to, time.December, 31), Granularity: g}
}
