package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/dateline/dateline/transforms/confidence"
)

// Annotated is one gold set to calibrate on.
type Annotated struct {
	Gold *Set
	Seen [2]bool // which of its halves (see [Set.Half]) people had in view when they wrote rules
}

// Calibration is a table of confidences fitted to gold, and what such a table is
// worth on articles that it was not fitted to.
type Calibration struct {
	Table *confidence.Table
	Folds []Fold // fitted on one half, tested on the other, and the other way round
}

// Fold is what became of the facts that a table fitted on one half called sure in the
// other half of the first set.
type Fold struct {
	Fitted   string           `json:"fitted"`
	Tested   string           `json:"tested"`
	Sure     confidence.Tally `json:"sure"`
	ButDates confidence.Tally `json:"but_dates"` // those of them that are no dates
}

// Calibrate fits a table to extracted facts. The first set is the one that counts; others
// only add to it, and no table is tested on them. Types of which no fact was judged keep
// their rows of the built-in table.
func Calibrate(sets []Annotated, extracted *Set, names *Names) (*Calibration, error) {
	var halves [2][]confidence.Case
	var tests [2][]confidence.Case
	for i, s := range sets {
		for h := range 2 {
			cases := casesOf(Score(s.Gold.Half(h), extracted, names), s.Seen[h])
			halves[h] = append(halves[h], cases...)
			if i == 0 {
				tests[h] = cases
			}
		}
	}
	c := &Calibration{}
	for h, name := range [2]string{"a", "b"} {
		t, err := confidence.Fit(halves[h])
		if err != nil {
			return nil, err
		}
		c.Folds = append(c.Folds, trial(t, tests[1-h], name, string("ba"[h])))
	}
	t, err := confidence.Fit(append(halves[0], halves[1]...))
	if err != nil {
		return nil, err
	}
	c.Table, err = completed(t)
	return c, err
}

// casesOf are the facts of a report as cases to fit.
func casesOf(r *Report, seen bool) []confidence.Case {
	var out []confidence.Case
	for _, t := range Types {
		for _, j := range r.Types[t].Judged {
			rule, _ := j.Fact.fields["rule"].(string)
			out = append(out, confidence.Case{Key: confidence.Key{Type: t, Rule: rule, Evidence: j.Fact.evidence}, Right: j.Right, Seen: seen})
		}
	}
	return out
}

func trial(t *confidence.Table, cases []confidence.Case, fitted, tested string) Fold {
	f := Fold{Fitted: fitted, Tested: tested}
	for _, c := range cases {
		if t.Of(c.Key, 1) < confidence.Sure {
			continue
		}
		add(&f.Sure, c.Right)
		if c.Type != "date" {
			add(&f.ButDates, c.Right)
		}
	}
	return f
}

func add(t *confidence.Tally, right bool) {
	t.Of++
	if right {
		t.Right++
	}
}

// completed adds the built-in rows of types that the table says nothing of.
func completed(t *confidence.Table) (*confidence.Table, error) {
	rows := t.Rows()
	for _, row := range confidence.Builtin().Rows() {
		if t.Version(row.Type) == "" {
			rows = append(rows, row)
		}
	}
	return confidence.New(rows)
}

// Quantities puts in how often numbers are read right: span and value, on a suite of numbers.
func (c *Calibration) Quantities(r *SuiteReport) error {
	rows := []confidence.Row{confidence.Measured("quantity", r.valued)}
	for _, row := range c.Table.Rows() {
		if row.Type != "quantity" {
			rows = append(rows, row)
		}
	}
	t, err := confidence.New(rows)
	if err == nil {
		c.Table = t
	}
	return err
}

// Sure counts the facts that a table fitted on the other half calls sure.
func (c *Calibration) Sure() confidence.Tally {
	var all confidence.Tally
	for _, f := range c.Folds {
		all.Right += f.Sure.Right
		all.Of += f.Sure.Of
	}
	return all
}

// Write prints what cross-validation says.
func (c *Calibration) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-34s%18s%18s\n", fmt.Sprintf("confidence %.1f or more", confidence.Sure), "right", "but dates")
	for _, f := range c.Folds {
		name := fmt.Sprintf("fitted on half %s, tested on half %s", f.Fitted, f.Tested)
		fmt.Fprintf(&b, "%-34s%18s%18s\n", name, shareOf(f.Sure), shareOf(f.ButDates))
	}
	fmt.Fprintf(&b, "%-34s%18s\n", "both", shareOf(c.Sure()))
	_, err := io.WriteString(w, b.String())
	return err
}

// shareOf is a tally in words.
func shareOf(t confidence.Tally) string {
	if t.Of == 0 {
		return "-"
	}
	return fmt.Sprintf("%d of %d %.3f", t.Right, t.Of, t.Share())
}

// MarshalJSON writes the folds and the rows.
func (c *Calibration) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		CrossValidated confidence.Tally `json:"cross_validated"`
		Folds          []Fold           `json:"folds"`
		Rows           []confidence.Row `json:"rows"`
	}{c.Sure(), c.Folds, c.Table.Rows()})
}
