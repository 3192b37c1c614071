package eval

import (
	"cmp"
	"encoding/json"
	"slices"
)

// Diff is what changed between two extractions of the same articles.
type Diff struct {
	OnlyA  []string       `json:"only_a"` // articles that one of them does not have
	OnlyB  []string       `json:"only_b"`
	Counts []TypeChange   `json:"types"` // by type, in order of first appearance
	Facts  []FactChange   `json:"facts"`
	byType map[string]int // places in Counts
}

// TypeChange counts one type's facts.
type TypeChange struct {
	Type    string `json:"type"`
	Same    int    `json:"same"`
	Changed int    `json:"changed"`
	Added   int    `json:"added"`
	Removed int    `json:"removed"`
}

// FactChange is one fact that was added (A is nil), removed (B is nil) or changed.
type FactChange struct {
	Article string       `json:"article"`
	Type    string       `json:"type"`
	A       *Fact        `json:"a,omitempty"`
	B       *Fact        `json:"b,omitempty"`
	Slots   []SlotChange `json:"slots,omitempty"`
	Was     *bool        `json:"was_right,omitempty"` // by gold, see Judge
	Is      *bool        `json:"is_right,omitempty"`
}

// SlotChange is one slot's two values, as JSON.
type SlotChange struct {
	Slot string          `json:"slot"`
	A    json.RawMessage `json:"a"`
	B    json.RawMessage `json:"b"`
}

// how names the columns that say how a fact was found, not what it is.
var how = []string{"rule", "confidence", "explain"}

// Compare compares two extractions, article by article. A fact is the same if all it
// says is the same, by whatever rule it was found; it is changed if a fact of its type
// overlaps its span or, for the tuples of an article, says the same elsewhere.
func Compare(a, b *Set) *Diff {
	d := &Diff{OnlyA: []string{}, OnlyB: []string{}, Counts: []TypeChange{}, Facts: []FactChange{}, byType: make(map[string]int)}
	for _, x := range a.Articles {
		if !b.Has(x.ID) {
			d.OnlyA = append(d.OnlyA, x.ID)
			continue
		}
		for _, t := range typesOf(x, b.Articles[b.index[x.ID]]) {
			d.compare(x.ID, t, a.facts(x.ID, t), b.facts(x.ID, t))
		}
	}
	for _, x := range b.Articles {
		if !a.Has(x.ID) {
			d.OnlyB = append(d.OnlyB, x.ID)
		}
	}
	order := func(t string) int {
		if i := slices.Index(Types, t); i >= 0 {
			return i
		}
		return len(Types)
	}
	slices.SortStableFunc(d.Counts, func(x, y TypeChange) int { return order(x.Type) - order(y.Type) })
	return d
}

// Judge says of each change whether the facts are fully right, by the scores of both
// extractions. Facts that gold leaves open, or that repeat another, stay unjudged.
func (d *Diff) Judge(a, b *Report) {
	was, is := a.verdicts(), b.verdicts()
	for i := range d.Facts {
		d.Facts[i].Was, d.Facts[i].Is = was[d.Facts[i].A], is[d.Facts[i].B]
	}
}

func (r *Report) verdicts() map[*Fact]*bool {
	out := make(map[*Fact]*bool)
	for _, f := range r.Types {
		for i := range f.Judged {
			out[f.Judged[i].Fact] = &f.Judged[i].Right
		}
	}
	return out
}

// typesOf lists the types of both articles' facts, each once.
func typesOf(articles ...Article) []string {
	var out []string
	for _, a := range articles {
		for _, f := range a.Facts {
			if !slices.Contains(out, f.Type) {
				out = append(out, f.Type)
			}
		}
	}
	return out
}

func (d *Diff) count(kind string) *TypeChange {
	i, ok := d.byType[kind]
	if !ok {
		i = len(d.Counts)
		d.byType[kind] = i
		d.Counts = append(d.Counts, TypeChange{Type: kind})
	}
	return &d.Counts[i]
}

// compare reports the changes of one article's facts of a type, in the order of the text.
func (d *Diff) compare(id, kind string, a, b []*Fact) {
	c := d.count(kind)
	var changes []FactChange
	oldSeen, newSeen := make([]bool, len(a)), make([]bool, len(b))
	for _, p := range pairFacts(a, b) {
		oldSeen[p.gold], newSeen[p.pred] = true, true
		slots := changedSlots(a[p.gold], b[p.pred])
		if len(slots) == 0 {
			c.Same++
			continue
		}
		c.Changed++
		changes = append(changes, FactChange{Article: id, Type: kind, A: a[p.gold], B: b[p.pred], Slots: slots})
	}
	for i, f := range a {
		if !oldSeen[i] {
			c.Removed++
			changes = append(changes, FactChange{Article: id, Type: kind, A: f})
		}
	}
	for j, f := range b {
		if !newSeen[j] {
			c.Added++
			changes = append(changes, FactChange{Article: id, Type: kind, B: f})
		}
	}
	slices.SortStableFunc(changes, func(x, y FactChange) int { return cmp.Compare(x.start(), y.start()) })
	d.Facts = append(d.Facts, changes...)
}

func (c FactChange) start() int {
	f := c.A
	if f == nil {
		f = c.B
	}
	start, _ := f.span()
	return start
}

// pairFacts pairs the facts of two extractions: fewest changed slots first, then the
// longest overlap. Facts that share nothing but the type are not paired.
func pairFacts(a, b []*Fact) []pair {
	var candidates []pair
	for i, x := range a {
		xs, xe := x.span()
		for j, y := range b {
			ys, ye := y.span()
			common := min(xe, ye) - max(xs, ys)
			if common <= 0 && xs != ys && !tuples[x.Type] {
				continue
			}
			changed := changedSlots(x, y)
			moved := tuples[x.Type] && !slices.ContainsFunc(changed, func(s SlotChange) bool { return !isPlace(s.Slot) })
			if common > 0 || moved || len(changed) == 0 {
				candidates = append(candidates, pair{gold: i, pred: j, rank: [2]int{len(changed), -common}})
			}
		}
	}
	return greedy(candidates)
}

// isPlace reports whether a slot says where a fact stands, not what it is.
func isPlace(slot string) bool {
	return slices.Contains([]string{"start", "end", "quote", "sentence"}, slot)
}

// changedSlots lists the slots in which two facts differ, in the order of names.
func changedSlots(a, b *Fact) []SlotChange {
	var out []SlotChange
	add := func(name string) {
		if !slices.Contains(how, name) && !same(a.fields[name], b.fields[name]) {
			out = append(out, SlotChange{name, encoded(a.fields[name]), encoded(b.fields[name])})
		}
	}
	for name := range a.fields {
		add(name)
	}
	for name := range b.fields {
		if _, both := a.fields[name]; !both {
			add(name)
		}
	}
	slices.SortFunc(out, func(x, y SlotChange) int { return cmp.Compare(x.Slot, y.Slot) })
	return out
}

// encoded is a decoded value as JSON again.
func encoded(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil { // what was decoded from JSON encodes
		return json.RawMessage("null")
	}
	return data
}
