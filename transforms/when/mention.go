// Package when finds calendar expressions ("Monday", "May last year", "the
// 1990s", "July 26") and says which days they mean, against the article's date
// and the dates around them. What counts as a date is TIMEX3's DATE restricted to
// days and longer; values are closed intervals of days, with EDTF (ISO 8601-2:2019,
// level 1) for doubt.
//
// # How an expression is read
//
// [Find] looks at each token once. A word that can begin an expression, or a figure,
// calls the rules registered for it in grammar.go; each is a small method of reader
// that reads one kind of expression by recursive descent and returns what it means
// and where it ends. The longest wins, and a range ("from 2014 to 2017") is read from
// the end of its first date on.
//
// A meaning is what the words say before it is known when they were said: the
// Monday by tense, the May of last year. It is resolved against its ground: the
// article's date, the direction of the clause's [Tense], and the last dates of the
// text, from which "the following day" and "a year later" count.
//
// # Conventions
//
// Weeks run Monday to Sunday. "N years ago" is that calendar year, "N months ago" that
// month, "N weeks ago" that week. The 21st century is 2001 to 2100, the 1990s are 1990
// to 1999. Seasons are meteorological and northern. Modifiers ("early 2017") are
// noted and keep the whole unit. 3/4/2017 is March 4 unless the article writes days
// first elsewhere. Stretches of time ("for three years", "over the past decade"), sets
// ("every Friday"), ages, and times of day are no dates.
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
