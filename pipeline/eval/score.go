package eval

import (
	"slices"
	"strings"
)

// Report is what Score measured.
type Report struct {
	Missing []string // gold articles without a prediction
	Types   map[string]*Figures
	Macro   float64 // mean of full F1 over the types that gold has
}

// Figures are one type's.
type Figures struct {
	Gold, Predicted int // without optional gold and what was paired with it
	Found, Full     Rate
	Slots           []Slot // how often each slot is right in the pairs found
	Errors          []Error
	Judged          []Judged // every predicted fact, but those paired with optional gold
}

// Slot is how often a slot is right.
type Slot struct {
	Name      string
	Right, Of int
}

// Share is the part of the pairs in which the slot is right.
func (s Slot) Share() float64 { return float64(s.Right) / float64(s.Of) }

// Error is a fact that is wrong, missed, or extra.
type Error struct {
	Kind    string // "WRONG", "MISSED", "EXTRA"
	Article string
	Slots   []string // the wrong ones
	Gold    *Fact    // nil of an extra fact
	Got     *Fact    // nil of a missed one
}

// Judged is a predicted fact and whether it is fully right.
type Judged struct {
	Fact  *Fact
	Right bool
}

// Score compares predicted facts with gold. Articles that gold does not have are
// left aside.
func Score(gold, pred *Set, names *Names) *Report {
	r := &Report{Types: make(map[string]*Figures)}
	for _, a := range gold.Articles {
		if !pred.Has(a.ID) {
			r.Missing = append(r.Missing, a.ID)
		}
	}
	live := 0
	for _, t := range Types {
		f := scoreType(gold, pred, names, t)
		r.Types[t] = f
		if f.Gold > 0 {
			live++
			r.Macro += f.Full.F1
		}
	}
	r.Macro /= float64(max(1, live))
	return r
}

// tally counts over the articles.
type tally struct {
	*Figures
	found, full int
}

func scoreType(gold, pred *Set, names *Names, kind string) *Figures {
	t := tally{Figures: &Figures{}}
	for _, a := range gold.Articles {
		g, p := gold.facts(a.ID, kind), pred.facts(a.ID, kind)
		if tuples[kind] {
			p = names.distinct(p)
			t.article(a.ID, g, p, names.pairTuples(g, p))
		} else {
			t.article(a.ID, g, p, names.pairSpans(g, p))
		}
	}
	t.Found = rate(t.found, t.Predicted, t.Gold)
	t.Full = rate(t.full, t.Predicted, t.Gold)
	return t.Figures
}

// article adds one article's pairs. Gold that is optional is neither asked for nor
// held against the fact paired with it.
func (t *tally) article(id string, gold, pred []*Fact, pairs []pair) {
	goldSeen, predSeen := make([]bool, len(gold)), make([]bool, len(pred))
	t.Gold += len(gold)
	t.Predicted += len(pred)
	for i, g := range gold {
		if g.optional() {
			goldSeen[i] = true
			t.Gold--
		}
	}
	for _, x := range pairs {
		predSeen[x.pred] = true
		if gold[x.gold].optional() {
			t.Predicted--
			continue
		}
		goldSeen[x.gold] = true
		t.pair(id, gold[x.gold], pred[x.pred], x)
	}
	for i, g := range gold {
		if !goldSeen[i] {
			t.Errors = append(t.Errors, Error{Kind: "MISSED", Article: id, Gold: g})
		}
	}
	for j, p := range pred {
		if !predSeen[j] {
			t.Errors = append(t.Errors, Error{Kind: "EXTRA", Article: id, Got: p})
			t.Judged = append(t.Judged, Judged{p, false})
		}
	}
}

func (t *tally) pair(id string, g, p *Fact, x pair) {
	t.found++
	right := x.right()
	if right {
		t.full++
	} else {
		t.Errors = append(t.Errors, Error{"WRONG", id, x.wrong(), g, p})
	}
	t.Judged = append(t.Judged, Judged{p, right})
	for _, v := range x.slots {
		t.slot(v)
	}
}

func (t *tally) slot(v verdict) {
	i := slices.IndexFunc(t.Slots, func(s Slot) bool { return s.Name == v.slot })
	if i < 0 {
		i = len(t.Slots)
		t.Slots = append(t.Slots, Slot{Name: v.slot})
	}
	t.Slots[i].Of++
	if v.right {
		t.Slots[i].Right++
	}
}

// Half is every second article by id: half 0 begins with the first, half 1 with
// the second.
func (s *Set) Half(half int) *Set {
	out := &Set{}
	for i, a := range sortedByID(s.Articles, func(a Article) string { return a.ID }) {
		if i%2 == half {
			out.Add(a)
		}
	}
	return out
}

func sortedByID[T any](all []T, id func(T) string) []T {
	return slices.SortedStableFunc(slices.Values(all), func(a, b T) int { return strings.Compare(id(a), id(b)) })
}

// Sure is the figure that says what share of the facts with high confidence is right.
const Sure = "sure"

// Figure is a figure by name: a type's full F1 ("troops"), how it is found ("troops found"),
// "macro", or "sure": the share of fully right facts among those with a confidence of 0.9 or
// more, 0 if there are none. A type that gold does not have is perfect as long as nothing
// of it is predicted either.
func (r *Report) Figure(name string) (float64, bool) {
	switch name {
	case "macro":
		return r.Macro, true
	case Sure:
		return r.sure(Types...).Share(), true
	}
	kind, found := strings.CutSuffix(name, " found")
	f, ok := r.Types[kind]
	switch {
	case !ok:
		return 0, false
	case f.Gold == 0 && f.Predicted == 0:
		return 1, true
	case found:
		return f.Found.F1, true
	}
	return f.Full.F1, true
}

// Names lists the figures worth a floor: full F1 of each type that gold has, and
// the mean.
func (r *Report) Names() []string {
	var out []string
	for _, t := range Types {
		if r.Types[t].Gold > 0 {
			out = append(out, t)
		}
	}
	return append(out, "macro")
}
