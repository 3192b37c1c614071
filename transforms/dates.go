package transforms

import (
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/when"
)

// Dates finds calendar expressions and the days they mean.
var Dates = Type[DateFact]{
	Name:    "date",
	Table:   "dates",
	Doc:     "An expression that names a calendar day, week, weekend, month, season, quarter, year, decade, century or a range of those, absolute or relative.",
	Version: 1,
	Extract: extractDates,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "The envoys met on Monday and will meet again next month. The border has been closed since 2016.",
		Want: []string{
			`{"quote": "Monday", "from": "2021-03-08", "to": "2021-03-08", "granularity": "day"}`,
			`{"quote": "next month", "from": "2021-04-01", "to": "2021-04-30", "granularity": "month"}`,
			`{"quote": "2016", "from": "2016-01-01", "to": "2016-12-31", "granularity": "year"}`,
		},
	}},
}

// DateFact is one calendar expression and its value.
type DateFact struct {
	DateFrom    calendar.Day     `json:"from" doc:"first day the expression covers"`
	DateTo      calendar.Day     `json:"to" doc:"last day the expression covers, inclusive"`
	Granularity when.Granularity `doc:"size of the calendar unit named" values:"day week weekend month season quarter year decade century range"`
	EDTF        string           `col:"edtf" doc:"the value in EDTF (ISO 8601-2:2019)"`
	Modifier    string           `doc:"early, mid, late, start, end or approx, if the text says so" null:"zero"`
	Relative    bool             `doc:"the value depends on the article's date or on another date of the text"`
}

func extractDates(r *reading.Reading) []Found[DateFact] {
	out := make([]Found[DateFact], 0, len(r.Dates))
	for _, d := range r.Dates {
		source, rule, confidence := reading.Explicit, "date.absolute", 0.95
		switch {
		case d.Anchored:
			source, rule, confidence = reading.Relative, "date.anchored", 0.6
		case d.Relative:
			source, rule, confidence = reading.Relative, "date.relative", 0.9
		}
		out = append(out, Found[DateFact]{
			First: d.First, End: d.End, Event: -1,
			Claims: r.NumbersWithin(d.First, d.End),
			When:   &reading.When{From: d.From, To: d.To, Source: source},
			Rule:   rule, Confidence: confidence,
			Fact: DateFact{
				DateFrom: d.From, DateTo: d.To, Granularity: d.Granularity,
				EDTF: d.EDTF, Modifier: d.Modifier, Relative: d.Relative,
			},
		})
	}
	return out
}
