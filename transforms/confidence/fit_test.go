package confidence

import (
	"math"
	"slices"
	"testing"
)

// TestQuantile compares with distributions whose quantiles have a closed form.
func TestQuantile(t *testing.T) {
	for _, c := range []struct {
		name    string
		a, b, p float64
		want    float64
	}{
		{"uniform", 1, 1, 0.2, 0.2},
		{"all of many", 50, 1, 0.2, math.Pow(0.2, 1.0/50)},
		{"none of many", 1, 50, 0.2, 1 - math.Pow(0.8, 1.0/50)},
		{"symmetric", 7.5, 7.5, 0.5, 0.5},
		{"arcsine", 0.5, 0.5, 0.2, math.Pow(math.Sin(math.Pi*0.2/2), 2)},
		{"half of the rising triangle", 2, 1, 0.25, 0.5},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := quantile(c.a, c.b, c.p); math.Abs(got-c.want) > 1e-6 {
				t.Errorf("quantile(%v, %v, %v) = %v, want %v", c.a, c.b, c.p, got, c.want)
			}
		})
	}
}

func TestQuantileIsTheInverse(t *testing.T) {
	sizes := []float64{0.1, 0.5, 1, 2.5, 10, 123, 2000}
	for _, a := range sizes {
		for _, b := range sizes {
			for _, p := range []float64{0.01, 0.2, 0.5, 0.99} {
				x := quantile(a, b, p)
				if x > 1e-6 && x < 1-1e-6 && math.Abs(below(x, a, b)-p) > 1e-3 {
					t.Errorf("I(%v; %v, %v) = %v, want %v", x, a, b, below(x, a, b), p)
				}
			}
		}
	}
}

// cases are so many facts of one key, so many of them right.
func cases(key Key, right, of int, seen bool) []Case {
	out := make([]Case, of)
	for i := range out {
		out[i] = Case{key, i < right, seen}
	}
	return out
}

func fitted(t *testing.T, all ...[]Case) *Table {
	t.Helper()
	table, err := Fit(slices.Concat(all...))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

var verb = Key{"casualties", "casualties.verb", "named"}

// TestFit works one table out by hand: of 10 facts of one type 8 are right, so the
// typical share is 9/12, the type's distribution Beta(8+7.5, 2+2.5) with mean 0.775, the rule's
// Beta(8+7.75, 2+2.25) with mean 0.7875 and the evidence's Beta(8+7.875, 2+2.125).
func TestFit(t *testing.T) {
	table := fitted(t, cases(verb, 8, 10, false))
	for key, want := range map[Key]float64{
		{Type: "casualties"}:                          quantile(15.5, 4.5, doubt),
		{Type: "casualties", Rule: "casualties.verb"}: quantile(15.75, 4.25, doubt),
		verb: quantile(15.875, 4.125, doubt),
	} {
		if got := table.Of(key, 1); got != rounded(want) || got == 0 {
			t.Errorf("%v has %v, want %v", key, got, rounded(want))
		}
	}
	if row := table.Rows()[0]; row.Unseen != (Tally{8, 10}) || row.Seen != (Tally{}) {
		t.Errorf("counted %+v", row)
	}
}

func TestFitIsCautious(t *testing.T) {
	confidence := func(all ...[]Case) float64 { return fitted(t, all...).Of(verb, 1) }
	few, many := confidence(cases(verb, 5, 5, false)), confidence(cases(verb, 100, 100, false))
	if few >= Sure || many < Sure {
		t.Errorf("5 of 5 give %v, 100 of 100 give %v", few, many)
	}
	if one := confidence(cases(verb, 98, 100, false)); one >= many || one < 0.9 {
		t.Errorf("98 of 100 give %v, all give %v", one, many)
	}
	if seen := confidence(cases(verb, 60, 60, true)); seen >= Sure {
		t.Errorf("60 seen facts alone give %v", seen)
	}
	other := Key{"casualties", "casualties.role", "named"}
	if got := fitted(t, cases(verb, 500, 500, false), cases(other, 3, 3, false)).Of(other, 1); got > untried {
		t.Errorf("3 facts beside a good rule give %v", got)
	}
	if got := fitted(t, cases(verb, 500, 500, false), cases(other, 0, 20, false)).Of(other, 1); got > 0.5 {
		t.Errorf("20 wrong facts beside a good rule give %v", got)
	}
}

// TestMoreRightIsMoreConfident: of as many facts, one more right never lowers a confidence,
// neither its own row's nor those beside it.
func TestMoreRightIsMoreConfident(t *testing.T) {
	beside := cases(Key{"casualties", "casualties.role", "open"}, 3, 7, false)
	for _, of := range []int{1, 4, 30} {
		for _, seen := range []bool{false, true} {
			before := fitted(t, cases(verb, 0, of, seen), beside).Rows()
			for right := 1; right <= of; right++ {
				after := fitted(t, cases(verb, right, of, seen), beside).Rows()
				for i, row := range before {
					if now := after[i]; now.Confidence < row.Confidence {
						t.Errorf("%d of %d: %v falls from %v to %v", right, of, row.Key, row.Confidence, now.Confidence)
					}
				}
				before = after
			}
		}
	}
}

func TestFitDoesNotAskForTheOrder(t *testing.T) {
	all := slices.Concat(cases(verb, 5, 9, false), cases(Key{"date", "date.absolute", ""}, 9, 9, true), cases(Key{"troops", "troops.noun", "open"}, 1, 2, false))
	table := fitted(t, all)
	slices.Reverse(all)
	if other := fitted(t, all); !slices.Equal(table.Rows(), other.Rows()) {
		t.Errorf("%v\nand the other way round %v", table.Rows(), other.Rows())
	}
}

func TestMeasured(t *testing.T) {
	row := Measured("quantity", Tally{950, 1000})
	if row.Confidence < 0.93 || row.Confidence > 0.95 {
		t.Errorf("950 of 1000 give %v", row.Confidence)
	}
}
