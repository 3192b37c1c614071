package transition

import (
	"math"
	"math/rand/v2"
	"testing"
)

// learned makes rows of random weights.
func learned(n, classes int) []Row {
	r := rand.New(rand.NewPCG(1, 2))
	rows := make([]Row, n)
	for i := range rows {
		rows[i].Feature = r.Uint64()
		for range 1 + r.IntN(4) {
			rows[i].Cells = append(rows[i].Cells, Cell{uint8(r.IntN(classes)), r.Float64()*20 - 10})
		}
	}
	return rows
}

// A frozen table gives back what it was made of, in its own unit, for each of its
// features, and nothing for others.
func TestTableKeepsWeights(t *testing.T) {
	rows := learned(5000, MaxRels)
	table := Freeze(rows)
	var scores [MaxRels]int32
	unit := 511 / widest(rows)
	for _, r := range rows {
		var want [MaxRels]float64
		for _, c := range r.Cells {
			want[c.Class] += c.Weight * unit
		}
		table.Score([]uint64{r.Feature}, scores[:])
		for class, w := range want {
			if math.Abs(float64(scores[class])-w) > 8 {
				t.Fatalf("feature %x, class %d: %d, want %.1f", r.Feature, class, scores[class], w)
			}
		}
	}
	strangers := 0
	for i := range uint64(5000) {
		table.Score([]uint64{finish(i + 1)}, scores[:])
		if scores != [MaxRels]int32{} {
			strangers++
		}
	}
	if strangers > 2 {
		t.Errorf("%d of 5000 absent features have weights", strangers)
	}
}

func TestMoveTableKeepsWeights(t *testing.T) {
	rows := learned(5000, 1)
	for i := range rows {
		rows[i].Cells = []Cell{{0, float64(i%7) - 3}, {1, 1}, {2, float64(i%5) - 2}}
	}
	table := FreezeMoves(rows)
	var s [Moves]int32
	for i, r := range rows {
		table.Score([]uint64{r.Feature, r.Feature}, s[:])
		if float64(s[0]) != float64(s[1])*(float64(i%7)-3) && s[1] != 0 && math.Abs(float64(s[0])/float64(s[1])-(float64(i%7)-3)) > 0.01 {
			t.Fatalf("row %d: %v", i, s)
		}
		if s[1] <= 0 {
			t.Fatalf("row %d lost its weights: %v", i, s)
		}
	}
}

func TestWeightsRoundTrip(t *testing.T) {
	rows := learned(100, 3)
	w := &Weights{Vocabulary: *NewVocabulary([]uint64{1 << 40, 2 << 40}), Tags: *Freeze(rows), Rels: *Freeze(rows[:50]), Moves: *FreezeMoves(rows)}
	data := string(w.Append(nil))
	got, ok := Open(data)
	if !ok {
		t.Fatal("Open refuses what Append wrote")
	}
	if got.Tags != w.Tags || got.Rels != w.Rels || got.Moves != w.Moves || got.Vocabulary != w.Vocabulary {
		t.Error("weights differ after writing and reading")
	}
	for n := range len(data) {
		if _, ok := Open(data[:n]); ok {
			t.Fatalf("Open takes the first %d of %d bytes", n, len(data))
		}
	}
}

func TestVocabularyMarksStrangers(t *testing.T) {
	known, stranger := NewWord("parliament"), NewWord("quixotry")
	v := NewVocabulary([]uint64{known.Lower})
	v.Mark(&known)
	v.Mark(&stranger)
	if known.Class != 0 || stranger.Class == 0 {
		t.Errorf("classes %x, %x", known.Class, stranger.Class)
	}
}
