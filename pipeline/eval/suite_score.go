package eval

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline/dateline/transforms/confidence"
)

// SuiteReport is what ScoreSuite measured.
type SuiteReport struct {
	Texts, Gold, Predicted int
	Ignored                int             // predictions on ignored spans, which count for nothing
	Rates                  map[string]Rate // by the names of SuiteLines
	Exact, Lenient         float64         // share of right values in the expressions found
	ByGranularity          []Kinds         // misses and wrong values by granularity, most frequent first
	Errors                 []SuiteError

	valued confidence.Tally // predictions, and those with the exact span and value
}

// SuiteLines names the rates of a suite: the span alone, then span and value.
// S is the strict span, N the one without leading function words, R any overlap; V is
// the exact value, L a first day that lies in the expected interval.
var SuiteLines = []string{"strict", "norm", "relaxed", "S+V", "N+V", "R+V", "R+L"}

// Kinds is how often an error occurs.
type Kinds struct {
	Name  string
	Count int
}

// SuiteError is one false alarm ("FP"), miss ("MISS") or wrong value ("VALUE").
type SuiteError struct {
	Kind, Text string // Text is the id
	Quote      string
	Gold       *Expected
	Got        *Prediction
}

// Figure is F1 of a line.
func (r *SuiteReport) Figure(name string) (float64, bool) {
	v, ok := r.Rates[name]
	return v.F1, ok
}

// Names lists the lines worth a floor: those that ask for the value.
func (r *SuiteReport) Names() []string { return SuiteLines[3:] }

// suiteTally counts over the texts.
type suiteTally struct {
	SuiteReport
	kind  SuiteKind
	right map[string]int
	bad   map[string]int // places in ByGranularity
}

// ScoreSuite compares predictions with a suite. Of two lines with one id the later counts.
func ScoreSuite(s *Suite, predicted []Predictions) *SuiteReport {
	byID := make(map[string][]Prediction, len(predicted))
	for _, p := range predicted {
		byID[p.ID] = p.List
	}
	t := &suiteTally{kind: s.Kind, right: make(map[string]int), bad: make(map[string]int)}
	t.Texts = len(s.Texts)
	for i := range s.Texts {
		t.text(&s.Texts[i], byID[s.Texts[i].ID])
	}
	t.Rates = make(map[string]Rate)
	for _, line := range SuiteLines {
		t.Rates[line] = suiteRate(t.right[line], t.Predicted, t.Gold)
	}
	t.valued = confidence.Tally{Right: t.right["S+V"], Of: t.Predicted}
	if found := t.right["relaxed"]; found > 0 {
		t.Exact = float64(t.right["R+V"]) / float64(found)
		t.Lenient = float64(t.right["R+L"]) / float64(found)
	}
	slices.SortStableFunc(t.ByGranularity, func(a, b Kinds) int { return b.Count - a.Count })
	return &t.SuiteReport
}

// suiteRate takes F1 from the counts, as the published scorer does: the last bit may
// differ from that of [rate].
func suiteRate(right, predicted, gold int) Rate {
	r := rate(right, predicted, gold)
	r.F1 = 0
	if predicted+gold > 0 {
		r.F1 = float64(2*right) / float64(predicted+gold)
	}
	return r
}

// suitePair is an overlap of an expected with a predicted span.
type suitePair struct{ common, apart, gold, pred int }

func (t *suiteTally) text(text *SuiteText, predicted []Prediction) {
	runes := []rune(text.Text)
	gold := make([]stretch, len(text.Expected))
	for i, x := range text.Expected {
		gold[i] = trim(runes, stretch{x.Start, x.End}, t.kind.trimmed())
	}
	spans, predicted := distinctSpans(runes, predicted, t.kind.trimmed())
	partner, taken := pairStretches(gold, spans)
	t.Gold += len(gold)
	for j, s := range spans {
		switch {
		case taken[j]:
			t.Predicted++
		case slices.ContainsFunc(text.Ignore, func(x Ignored) bool { return s.common(stretch{x.Start, x.End}) > 0 }):
			t.Ignored++
		default:
			t.Predicted++
			t.Errors = append(t.Errors, SuiteError{Kind: "FP", Text: text.ID, Quote: string(runes[s.start:s.end]), Got: &predicted[j]})
		}
	}
	for i := range gold {
		x := &text.Expected[i]
		e := SuiteError{Text: text.ID, Quote: string(runes[gold[i].start:gold[i].end]), Gold: x}
		if partner[i] < 0 {
			e.Kind = "MISS"
			t.wrong("miss", e)
			continue
		}
		e.Kind, e.Got = "VALUE", &predicted[partner[i]]
		if !t.found(runes, gold[i], spans[partner[i]], x, e.Got) {
			t.wrong("value", e)
		}
	}
}

// found counts a pair and reports whether its value is right.
func (t *suiteTally) found(runes []rune, g, p stretch, x *Expected, y *Prediction) bool {
	strict := g == p
	norm := withoutLead(runes, g) == withoutLead(runes, p)
	exact, lenient := x.judge(t.kind, y)
	for _, c := range []struct {
		line string
		ok   bool
	}{
		{"relaxed", true}, {"strict", strict}, {"norm", norm},
		{"S+V", exact && strict}, {"N+V", exact && norm}, {"R+V", exact}, {"R+L", lenient},
	} {
		if c.ok {
			t.right[c.line]++
		}
	}
	return exact
}

func (t *suiteTally) wrong(how string, e SuiteError) {
	t.Errors = append(t.Errors, e)
	name := how + " None"
	if g := e.Gold.Granularity; g != nil {
		name = how + " " + *g
	}
	i, ok := t.bad[name]
	if !ok {
		i = len(t.ByGranularity)
		t.bad[name] = i
		t.ByGranularity = append(t.ByGranularity, Kinds{Name: name})
	}
	t.ByGranularity[i].Count++
}

// judge compares values: exact, and leniently by where the first day lies.
func (x *Expected) judge(kind SuiteKind, y *Prediction) (exact, lenient bool) {
	if kind == NumberSuite {
		v, want := y.number(), x.number()
		exact = v != nil && want != nil && math.Abs(*v-*want) <= 1e-9*math.Max(1, math.Abs(*want))
		return exact, exact
	}
	for _, v := range append([][2]*string{{x.From, x.To}}, x.Alt...) {
		if equal(v[0], y.From) && equal(v[1], y.To) {
			exact = true
		}
		if y.From != nil && v[0] != nil && v[1] != nil && *v[0] <= *y.From && *y.From <= *v[1] {
			lenient = true
		}
	}
	return exact, exact || lenient
}

func equal(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// distinctSpans trims predicted spans and keeps the first of those that become one.
func distinctSpans(runes []rune, predicted []Prediction, trimmed string) ([]stretch, []Prediction) {
	seen := make(map[stretch]bool, len(predicted))
	var spans []stretch
	var kept []Prediction
	for _, p := range predicted {
		s := trim(runes, stretch{p.Start, p.End}, trimmed)
		if s.end > s.start && !seen[s] {
			seen[s] = true
			spans, kept = append(spans, s), append(kept, p)
		}
	}
	return spans, kept
}

// pairStretches pairs overlapping spans one to one: the longest overlap first, then the
// nearest ends, then the later in the text. partner is -1 for a miss.
func pairStretches(gold, pred []stretch) (partner []int, taken []bool) {
	var pairs []suitePair
	for i, a := range gold {
		for j, b := range pred {
			if c := a.common(b); c > 0 {
				pairs = append(pairs, suitePair{c, -abs(a.start-b.start) - abs(a.end-b.end), i, j})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b suitePair) int {
		return cmp.Or(cmp.Compare(b.common, a.common), cmp.Compare(b.apart, a.apart), cmp.Compare(b.gold, a.gold), cmp.Compare(b.pred, a.pred))
	})
	partner, taken = make([]int, len(gold)), make([]bool, len(pred))
	for i := range partner {
		partner[i] = -1
	}
	for _, p := range pairs {
		if partner[p.gold] < 0 && !taken[p.pred] {
			partner[p.gold], taken[p.pred] = p.pred, true
		}
	}
	return partner, taken
}

func abs(x int) int { return max(x, -x) }
