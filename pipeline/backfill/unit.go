package backfill

import (
	"fmt"
	"strings"
	"time"
)

// Bys lists the lengths that a unit may have.
var Bys = []string{"day", "week", "month", "quarter", "year"}

// Unit is a part of a backfill: the days from From to To, both included.
type Unit struct {
	From  string `json:"from"` // YYYY-MM-DD
	To    string `json:"to"`
	State State  `json:"state"`
	RunID string `json:"run_id,omitempty"`
	Note  string `json:"note,omitempty"`
}

// State is how far a unit has come.
type State string

// The states of a unit.
const (
	Waiting State = "waiting"
	Failed  State = "failed"
	Done    State = "done"
)

// split cuts the days from one to another into units that begin where the
// calendar's do: a week on Monday, a quarter in January, April, July or October.
func split(from, to time.Time, by string) ([]Unit, error) {
	next, ok := map[string]func(time.Time) time.Time{
		"day":     func(t time.Time) time.Time { return t.AddDate(0, 0, 1) },
		"week":    func(t time.Time) time.Time { return t.AddDate(0, 0, 7-(int(t.Weekday())+6)%7) },
		"month":   func(t time.Time) time.Time { return first(t, t.Month()+1) },
		"quarter": func(t time.Time) time.Time { return first(t, (t.Month()-1)/3*3+4) },
		"year":    func(t time.Time) time.Time { return first(t, 13) },
	}[by]
	if !ok {
		return nil, fmt.Errorf("units are cut by %s, not by %q", strings.Join(Bys, ", "), by)
	}
	var units []Unit
	for !from.After(to) {
		begin := next(from)
		end := begin.AddDate(0, 0, -1)
		if end.After(to) {
			end = to
		}
		units = append(units, Unit{From: from.Format(time.DateOnly), To: end.Format(time.DateOnly), State: Waiting})
		from = begin
	}
	return units, nil
}

func first(t time.Time, month time.Month) time.Time {
	return time.Date(t.Year(), month, 1, 0, 0, 0, 0, time.UTC)
}
