package main

import (
	"math"

	"github.com/dateline/dateline/transforms/syntax/internal/transition"
)

// A learner is an averaged perceptron over hashed features. A feature gets a row
// when an update first touches it.
//
// A feature counts only once it has taken part in enough updates (Goldberg and
// Elhadad 2011): most are seen once or twice, would fill the table, and teach
// nothing.
type learner struct {
	slots  []slot
	used   int
	clock  int64 // examples seen
	enough int32 // updates
	unit   int32 // what one update adds
}

type slot struct {
	feature uint64 // 0: empty
	updates int32
	cells   []cell
}

// cell holds a weight and what averaging needs: the mean of the weight over all
// examples is weight - drift/clock.
type cell struct {
	class  uint8
	weight int32
	drift  int64
}

func newLearner(enough int) *learner {
	return &learner{slots: make([]slot, 1<<16), clock: 1, enough: int32(enough), unit: 1}
}

// Score implements [transition.Scorer].
func (l *learner) Score(features []uint64, scores []int32) {
	clear(scores)
	for _, f := range features {
		s := l.find(f)
		if s.updates < l.enough {
			continue
		}
		for _, c := range s.cells {
			scores[c.class] += c.weight
		}
	}
}

// find is the feature's slot, or the empty one where it belongs.
func (l *learner) find(f uint64) *slot {
	last := uint64(len(l.slots) - 1) // their number is a power of two
	for i := f & last; ; i = (i + 1) & last {
		if s := &l.slots[i]; s.feature == f || s.feature == 0 {
			return s
		}
	}
}

// tick counts an example.
func (l *learner) tick() { l.clock++ }

// update moves every feature's weight for the right class up and for the wrong
// one down.
func (l *learner) update(features []uint64, right, wrong uint8) {
	for _, f := range features {
		s := l.claim(f)
		s.updates++
		s.bump(right, l.unit, l.clock)
		s.bump(wrong, -l.unit, l.clock)
	}
}

// adjust moves every feature's weight for one class, by so many units.
func (l *learner) adjust(features []uint64, class uint8, units int32) {
	for _, f := range features {
		s := l.claim(f)
		if s.updates == 0 {
			s.updates = l.enough - newcomer
		}
		s.updates++
		s.bump(class, units*l.unit, l.clock)
	}
}

// newcomer is how many adjustments a feature needs that did not count before the
// restart. A wrong sequence adjusts hundreds of features, right and wrong ones.
const newcomer = 60

// claim is the feature's slot, its own from now on.
func (l *learner) claim(f uint64) *slot {
	s := l.find(f)
	if s.feature != 0 {
		return s
	}
	if l.used*2 > len(l.slots) {
		l.grow()
		s = l.find(f)
	}
	s.feature = f
	l.used++
	return s
}

// restart makes the averaged weights the ones to learn on from. They are kept in
// sixteenths, so that nothing much is lost.
func (l *learner) restart() {
	for i := range l.slots {
		if l.slots[i].updates < l.enough {
			l.slots[i].updates = l.enough - newcomer
		}
		for j := range l.slots[i].cells {
			c := &l.slots[i].cells[j]
			mean := float64(c.weight) - float64(c.drift)/float64(l.clock)
			c.weight, c.drift = int32(math.Round(16*mean)), 0
		}
	}
	l.unit, l.clock = 16, 1
}

func (s *slot) bump(class uint8, by int32, clock int64) {
	for i := range s.cells {
		if c := &s.cells[i]; c.class == class {
			c.weight += by
			c.drift += int64(by) * clock
			return
		}
	}
	s.cells = append(s.cells, cell{class, by, int64(by) * clock})
}

func (l *learner) grow() {
	old := l.slots
	l.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.feature != 0 {
			*l.find(s.feature) = s
		}
	}
}

// rows are the averaged weights, those below least left out.
func (l *learner) rows(least float64) []transition.Row {
	var rows []transition.Row
	for _, s := range l.slots {
		if s.feature == 0 || s.updates < l.enough {
			continue
		}
		var cells []transition.Cell
		for _, c := range s.cells {
			w := (float64(c.weight) - float64(c.drift)/float64(l.clock)) / float64(l.unit)
			if w >= least || w <= -least {
				cells = append(cells, transition.Cell{Class: c.class, Weight: w})
			}
		}
		if len(cells) > 0 {
			rows = append(rows, transition.Row{Feature: s.feature, Cells: cells})
		}
	}
	return rows
}
