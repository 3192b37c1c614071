package when

import (
	"fmt"
	"time"

	"github.com/dateline/dateline/transforms/calendar"
)

// edtf writes a period in the Extended Date/Time Format (ISO 8601-2:2019), level
// 1: a day, a month, a year, a season (2017-21 is spring, 24 winter), a decade as a
// year with its last digit unsaid, anything else as an interval; "~" marks an
// approximate date.
func edtf(p period) string {
	s := exactEDTF(p)
	if p.modifier == approx && p.Granularity != Range {
		s += "~"
	}
	return s
}

func exactEDTF(p period) string {
	year, month, _ := p.From.Civil()
	switch p.Granularity {
	case Day:
		return ymd(p.From)
	case Month:
		return fmt.Sprintf("%04d-%02d", year, month)
	case Season:
		return fmt.Sprintf("%04d-%02d", year, 21+(month-3+12)%12/3)
	case Year:
		return fmt.Sprintf("%04d", year)
	case Decade:
		if year%10 == 0 {
			return fmt.Sprintf("%03dX", year/10)
		}
	case Quarter:
		return interval(p, ym)
	}
	switch {
	case wholeYears(p):
		return interval(p, y)
	case wholeMonths(p):
		return interval(p, ym)
	}
	return interval(p, ymd)
}

func interval(p period, write func(calendar.Day) string) string {
	from, to := write(p.From), write(p.To)
	if from == to {
		return from
	}
	return from + "/" + to
}

func ymd(d calendar.Day) string { return d.String() }

func ym(d calendar.Day) string { return d.String()[:len("2006-01")] }

func y(d calendar.Day) string { return d.String()[:len("2006")] }

func wholeMonths(p period) bool {
	_, _, first := p.From.Civil()
	_, _, next := (p.To + 1).Civil()
	return first == 1 && next == 1
}

func wholeYears(p period) bool {
	return wholeMonths(p) && p.From.Time().Month() == time.January && p.To.Time().Month() == time.December
}
