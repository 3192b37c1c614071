// Package calendar counts days of the proleptic Gregorian calendar. It is the
// small change that dates are paid in: no time of day, no zone.
package calendar

import (
	"fmt"
	"math"
	"time"
)

// Day is a calendar day, counted from 1970-01-01 (day 0), as in Arrow's date32.
type Day int32

// None is the absence of a day.
const None Day = math.MinInt32

const secondsPerDay = 86400

// Date is the day with this year, month and day; out-of-range months and days
// are carried over as in time.Date.
func Date(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// Parse reads YYYY-MM-DD.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return None, fmt.Errorf("read date %q: want YYYY-MM-DD, a day that exists", s)
	}
	return Date(t.Date()), nil
}

// Time is the day's midnight, UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// Civil is the day's year, month and day of the month.
func (d Day) Civil() (year int, month time.Month, day int) { return d.Time().Date() }

// Year is the day's year.
func (d Day) Year() int { return d.Time().Year() }

// Weekday is the day's weekday.
func (d Day) Weekday() time.Weekday { return time.Weekday(((int(d)+4)%7 + 7) % 7) }

// String is YYYY-MM-DD, or "" for None.
func (d Day) String() string {
	if d == None {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalJSON writes "YYYY-MM-DD", or null for None.
func (d Day) MarshalJSON() ([]byte, error) {
	if d == None {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}
