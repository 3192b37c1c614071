package facts

import (
	"slices"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/reading"
)

// Explain is [Extract] over a reading, with the reason for every fact in its Why.
func Explain(r *reading.Reading, a transforms.Article, wanted []transforms.FactType) ([]Fact, transforms.Explained) {
	rows, why := transforms.Explain(r, a, wanted)
	found := inOrder(wanted, rows)
	for i := range found {
		found[i].Why = found[i].reasons(why)
	}
	return found, why
}

// reasons is the explanation of the fact's first row, with what the others add: their
// value of the collected column.
func (f *Fact) reasons(why transforms.Explained) *transforms.Explanation {
	if len(f.ids) == 0 {
		return nil
	}
	e := why.Facts[f.ids[0]]
	e.Slots = slices.Clone(e.Slots)
	for _, id := range f.ids[1:] {
		for _, s := range why.Facts[id].Slots {
			if at := lastOf(e.Slots, s.Name); at >= 0 && !slices.Contains(e.Slots, s) {
				e.Slots = slices.Insert(e.Slots, at+1, s)
			}
		}
	}
	return &e
}

// lastOf is the index of the last slot of that name, -1 if there is none.
func lastOf(slots []transforms.Slot, name string) int {
	for i := len(slots) - 1; i >= 0; i-- {
		if slots[i].Name == name {
			return i
		}
	}
	return -1
}
