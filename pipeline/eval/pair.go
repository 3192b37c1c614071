package eval

import (
	"cmp"
	"slices"
)

// pair is a gold fact and the predicted fact it is compared with.
type pair struct {
	gold, pred int // indices
	rank       [2]int
	slots      []verdict
}

// right reports whether every slot is.
func (p pair) right() bool { return p.rightSlots() == len(p.slots) }

func (p pair) rightSlots() int {
	n := 0
	for _, s := range p.slots {
		if s.right {
			n++
		}
	}
	return n
}

// wrong names the slots that are not right.
func (p pair) wrong() []string {
	var out []string
	for _, s := range p.slots {
		if !s.right {
			out = append(out, s.slot)
		}
	}
	return out
}

// pairSpans pairs facts whose spans overlap: most right slots first, then the
// longest overlap.
func (n *Names) pairSpans(gold, pred []*Fact) []pair {
	var candidates []pair
	for i, g := range gold {
		for j, p := range pred {
			common := overlap(g, p)
			if common <= 0 {
				continue
			}
			c := pair{gold: i, pred: j, slots: n.slots(g, p)}
			c.rank = [2]int{-c.rightSlots(), -common}
			candidates = append(candidates, c)
		}
	}
	return greedy(candidates)
}

// pairTuples pairs facts that say the same of the same parties: the fully right first.
func (n *Names) pairTuples(gold, pred []*Fact) []pair {
	var candidates []pair
	for i, g := range gold {
		for j, p := range pred {
			found, full := n.tuple(g, p)
			if !found {
				continue
			}
			c := pair{gold: i, pred: j, slots: []verdict{{"all", full}}}
			if !full {
				c.rank[0] = 1
			}
			candidates = append(candidates, c)
		}
	}
	return greedy(candidates)
}

// overlap is how many code points a gold anchor and a predicted span share; 0 or
// less if none.
func overlap(g, p *Fact) int {
	gs, ge := g.anchor()
	ps, pe := p.span()
	return min(ge, pe) - max(gs, ps)
}

// greedy takes the candidates by rank, equal ones in the order of the text, each
// fact once.
func greedy(candidates []pair) []pair {
	slices.SortFunc(candidates, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.rank[0], b.rank[0]), cmp.Compare(a.rank[1], b.rank[1]),
			cmp.Compare(a.gold, b.gold), cmp.Compare(a.pred, b.pred))
	})
	golds, preds := make(map[int]bool), make(map[int]bool)
	var out []pair
	for _, c := range candidates {
		if golds[c.gold] || preds[c.pred] {
			continue
		}
		golds[c.gold], preds[c.pred] = true, true
		out = append(out, c)
	}
	return out
}
