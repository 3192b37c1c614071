// Package when finds calendar expressions ("Monday", "May last year", "the
// 1990s", "July 26") and says which days they mean, against the article's date
// and the dates around them. What counts as a date is TIMEX3's DATE restricted to
// days and longer; values are closed intervals of days, with EDTF (ISO 8601-2:2019,
// level 1) for doubt.
package when

import "github.com/dateline/dateline/transforms/calendar"

// Granularity is the size of the calendar unit an expression names.
type Granularity string

const (
	Day     Granularity = "day"
	Week    Granularity = "week"
	Weekend Granularity = "weekend"
	Month   Granularity = "month"
	Season  Granularity = "season"
	Quarter Granularity = "quarter"
	Year    Granularity = "year"
	Decade  Granularity = "decade"
	Century Granularity = "century"
	Range   Granularity = "range"
)

// Mention is one calendar expression of the text.
type Mention struct {
	First, End  int          // tokens, half-open, without preposition and article
	From, To    calendar.Day // inclusive
	Granularity Granularity
	EDTF        string // ISO 8601-2:2019 level 1
	Modifier    string // "early", "mid", "late", "start", "end", "approx", or ""
	Relative    bool   // its value depends on the article's date or another date
	Anchored    bool   // relative to another date of the text, not to the article's ("two days after the vote")
}
