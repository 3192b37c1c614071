package eval

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/confidence"
)

// goldYears makes gold of n articles that each name one year, and what an extractor would have
// found: all by one rule, the year wrong in every article whose number is among wrong.
func goldYears(t *testing.T, n int, wrong ...int) (gold, found *Set) {
	t.Helper()
	var g, f strings.Builder
	for i := range n {
		year := 1999
		for _, w := range wrong {
			if w == i {
				year = 1998
			}
		}
		fmt.Fprintf(&g, `{"id": "a%03d", "facts": [{"type": "date", "start": 0, "anchor": "1999", "from": "1999-01-01", "to": "1999-12-31"}]}`+"\n", i)
		fmt.Fprintf(&f, `{"id": "a%03d", "facts": [{"type": "date", "start": 0, "end": 4, "quote": "1999", "from": "%d-01-01", "to": "%d-12-31", "rule": "date.absolute"}]}`+"\n", i, year, year)
	}
	return must(ReadGold(strings.NewReader(g.String()), "gold"))(t), extracted(t, f.String())
}

func rowOf(t *confidence.Table, k confidence.Key) confidence.Row {
	for _, row := range t.Rows() {
		if row.Key == k {
			return row
		}
	}
	return confidence.Row{}
}

func TestCalibrate(t *testing.T) {
	gold, found := goldYears(t, 200, 1, 3, 5) // all three in half b
	c := must(Calibrate([]Annotated{{Gold: gold}}, found, NoAliases()))(t)
	rule := rowOf(c.Table, confidence.Key{Type: "date", Rule: "date.absolute"})
	if rule.Unseen != (confidence.Tally{Right: 197, Of: 200}) || rule.Seen.Of != 0 {
		t.Errorf("counted %+v", rule)
	}
	if rule.Confidence < 0.95 || rule.Confidence >= 0.985 {
		t.Errorf("197 of 200 right give %v", rule.Confidence)
	}
	for i, want := range []Fold{{"a", "b", confidence.Tally{Right: 97, Of: 100}, confidence.Tally{}}, {"b", "a", confidence.Tally{Right: 100, Of: 100}, confidence.Tally{}}} {
		if c.Folds[i] != want {
			t.Errorf("fold %d is %+v, want %+v", i, c.Folds[i], want)
		}
	}
	if sure := c.Sure(); sure != (confidence.Tally{Right: 197, Of: 200}) {
		t.Errorf("sure in all: %v", sure)
	}
	var out bytes.Buffer
	if err := c.Write(&out); err != nil || !strings.Contains(out.String(), "97 of 100 0.970") {
		t.Errorf("%v, printed\n%s", err, &out)
	}
	if c.Table.Version("quantity") != confidence.Builtin().Version("quantity") || c.Table.Version("quantity") == "" {
		t.Error("a type without gold has lost its rows")
	}
}

// TestCalibrateOnSeenArticles: articles that rules were written on make nothing sure.
func TestCalibrateOnSeenArticles(t *testing.T) {
	gold, found := goldYears(t, 60)
	all := must(Calibrate([]Annotated{{Gold: gold}}, found, NoAliases()))(t)
	seen := must(Calibrate([]Annotated{{Gold: gold, Seen: [2]bool{true, true}}}, found, NoAliases()))(t)
	key := confidence.Key{Type: "date", Rule: "date.absolute"}
	if a, s := all.Table.Of(key, 1), seen.Table.Of(key, 1); a < confidence.Sure || s >= confidence.Sure {
		t.Errorf("unseen articles give %v, seen ones %v", a, s)
	}
}

// TestCalibrateOnSeveralSets: further sets are fitted to, and not tested on.
func TestCalibrateOnSeveralSets(t *testing.T) {
	gold, found := goldYears(t, 100)
	first, second := &Set{}, &Set{}
	for i, a := range gold.Articles {
		if i < 60 {
			first.Add(a)
		} else {
			second.Add(a)
		}
	}
	c := must(Calibrate([]Annotated{{Gold: first}, {Gold: second, Seen: [2]bool{true, true}}}, found, NoAliases()))(t)
	row := rowOf(c.Table, confidence.Key{Type: "date"})
	if row.Unseen.Of != 60 || row.Seen.Of != 40 || c.Sure().Of > 60 {
		t.Errorf("counted %+v, tested on %d", row, c.Sure().Of)
	}
}

func TestCalibrateQuantities(t *testing.T) {
	c := must(Calibrate(nil, &Set{}, NoAliases()))(t)
	if err := c.Quantities(&SuiteReport{valued: confidence.Tally{Right: 40, Of: 80}}); err != nil {
		t.Fatal(err)
	}
	if got := c.Table.Of(confidence.Key{Type: "quantity", Rule: "quantity.count"}, 1); got < 0.4 || got > 0.5 {
		t.Errorf("40 of 80 numbers give %v", got)
	}
}
