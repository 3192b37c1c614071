package neardup

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

const pairsOfAKind = 250

// related reports whether two articles would be found and taken for one.
func related(a, b Signature, days int) bool {
	_, same := Compare(a, b, days)
	return same && slices.ContainsFunc(a.Keys(), func(k uint64) bool { return slices.Contains(b.Keys(), k) })
}

// TestPairs measures precision and recall on pairs of stories: copies of every
// kind against stories that share phrases, background, names or boilerplate.
func TestPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(20260101, 7))
	var copies, found, wrong, strangers int
	for _, kind := range slices.Sorted(maps.Keys(rewrites)) {
		n := 0
		for range pairsOfAKind {
			s := newStory(r)
			c := s.clone()
			rewrites[kind](r, c)
			if related(Sign(s.text()), Sign(c.text()), r.IntN(4)) {
				n++
			}
		}
		t.Logf("%-28s %3d of %d found", kind, n, pairsOfAKind)
		copies, found = copies+pairsOfAKind, found+n
	}
	for _, kind := range slices.Sorted(maps.Keys(others)) {
		n := 0
		for range pairsOfAKind {
			s := newStory(r)
			o := others[kind](r, s)
			if related(Sign(s.text()), Sign(o.text()), r.IntN(4)) {
				n++
			}
		}
		t.Logf("%-28s %3d of %d taken for copies", kind, n, pairsOfAKind)
		strangers, wrong = strangers+pairsOfAKind, wrong+n
	}
	precision, recall := float64(found)/float64(found+wrong), float64(found)/float64(copies)
	t.Logf("%d pairs of copies, %d of others: precision %.4f, recall %.4f", copies, strangers, precision, recall)
	if precision < 0.98 || recall < 0.90 || copies < 1000 || strangers < 1000 {
		t.Error("want precision >= 0.98 and recall >= 0.90 on at least 1,000 pairs of each")
	}
}

// TestGroups puts stories, copies of them and other stories of their series into
// one heap, and compares every pair in a group with what was generated.
func TestGroups(t *testing.T) {
	r := rand.New(rand.NewPCG(20260102, 7))
	kinds := slices.Sorted(maps.Keys(rewrites))
	var signatures []Signature
	var truth []int // story of each article
	add := func(s *story, story int) {
		signatures, truth = append(signatures, Sign(s.text())), append(truth, story)
	}
	for story := 0; story < 1000; story += 2 {
		s := newStory(r)
		add(s, story)
		for range r.IntN(4) {
			c := s.clone()
			rewrites[pick(r, kinds)](r, c)
			add(c, story)
		}
		add(others["same series, other day"](r, s), story+1)
	}
	group := groupsOf(signatures)
	var both, grouped, copies int
	for i := range truth {
		for j := range i {
			if truth[i] == truth[j] {
				copies++
			}
			if group[i] == group[j] {
				grouped++
				if truth[i] == truth[j] {
					both++
				}
			}
		}
	}
	precision, recall := float64(both)/float64(grouped), float64(both)/float64(copies)
	t.Logf("%d articles, %d pairs of copies: precision %.4f, recall %.4f", len(truth), copies, precision, recall)
	if precision < 0.98 || recall < 0.90 || copies < 1000 {
		t.Error("want precision >= 0.98 and recall >= 0.90 on at least 1,000 pairs")
	}
}

// groupsOf compares all articles that have a key in common, all of one day.
func groupsOf(signatures []Signature) []int64 {
	buckets := make(map[uint64][]int)
	for i, s := range signatures {
		for _, key := range s.Keys() {
			buckets[key] = append(buckets[key], i)
		}
	}
	var links []Link
	compared := make(map[[2]int]bool)
	for _, bucket := range buckets {
		for i, a := range bucket {
			for _, b := range bucket[:i] {
				if compared[[2]int{a, b}] {
					continue
				}
				compared[[2]int{a, b}] = true
				likeness, same := Compare(signatures[a], signatures[b], 0)
				if !same {
					continue
				}
				full, other := a, b
				if signatures[a].Shingles < signatures[b].Shingles || signatures[a].Shingles == signatures[b].Shingles && b < a {
					full, other = b, a
				}
				links = append(links, Link{Fuller: int64(full), Other: int64(other), Shingles: signatures[other].Shingles, Likeness: likeness})
			}
		}
	}
	heads := Cluster(links)
	out := make([]int64, len(signatures))
	for i := range out {
		out[i] = int64(i)
		if head, ok := heads[int64(i)]; ok {
			out[i] = head
		}
	}
	return out
}

func TestDates(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	again, series := 0, 0
	for range 200 {
		s := newStory(r)
		c := s.clone()
		rewrites["header"](r, c)
		if related(Sign(s.text()), Sign(c.text()), 365) {
			again++
		}
		rewrites["updated"](r, c)
		if related(Sign(s.text()), Sign(c.text()), -365) {
			series++
		}
	}
	if again < 190 || series > 20 {
		t.Errorf("a year later %d of 200 stories are found again, and %d that changed by a third", again, series)
	}
}

func TestGrowingStoryDriftsIntoNewGroups(t *testing.T) {
	// Each version shares two thirds with the one before, and nothing with the fifth before.
	var signatures []Signature
	for version := range 40 {
		text := ""
		for i := range 300 {
			text += " word" + strconv.Itoa(version*100+i)
		}
		signatures = append(signatures, Sign(text))
	}
	group := groupsOf(signatures)
	for i := 5; i < len(group); i++ {
		if group[i] == group[i-5] {
			t.Errorf("versions %d and %d share no word, and are one group", i-5, i)
		}
	}
	if len(slices.Compact(slices.Sorted(slices.Values(group)))) == len(group) {
		t.Error("no versions were grouped: the test proves nothing")
	}
}
