package neardup

import (
	"cmp"
	"slices"
)

// Link says that two articles, each known by a number, are near-duplicates.
type Link struct {
	Fuller   int64   // the one with more shingles; of equals the one of the smaller number
	Other    int64   // the one that may be a copy of it
	Shingles int     // of Other
	Likeness float64 // as Compare gives it
}

// Cluster puts linked articles into groups, and gives the head of each article that
// is not one itself. The fullest article of all is a head; going on from fuller to
// shorter, each article joins the head that it is linked with and most like, or becomes
// one. The order of the links, which it sorts in place, does not matter.
func Cluster(links []Link) (heads map[int64]int64) {
	slices.SortFunc(links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Shingles, a.Shingles), cmp.Compare(a.Other, b.Other),
			cmp.Compare(b.Likeness, a.Likeness), cmp.Compare(a.Fuller, b.Fuller))
	})
	heads = make(map[int64]int64)
	for _, l := range links {
		_, settled := heads[l.Other]
		_, follows := heads[l.Fuller]
		if !settled && !follows {
			heads[l.Other] = l.Fuller
		}
	}
	return heads
}
