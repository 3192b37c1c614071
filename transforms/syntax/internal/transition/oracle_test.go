package transition

import "testing"

// zeroScorer has no opinion.
type zeroScorer struct{}

func (zeroScorer) Score(_ []uint64, scores []int32) { clear(scores) }

func sentenceOf(forms ...string) (words []Word, tags []uint8) {
	for _, f := range forms {
		words = append(words, NewWord(f))
		tags = append(tags, 1)
	}
	return words, tags
}

// Following moves that cost nothing ends in the gold tree, whichever of them is
// taken.
func TestOracleReachesGold(t *testing.T) {
	golds := map[string][]int32{
		"one word":  {1},
		"chain":     {1, 2, 3, 4},
		"left root": {4, 0, 1, 2},
		"centre":    {2, 0, 7, 2, 5, 3, 2},
		"nested":    {3, 0, 1, 6, 3, 4},
	}
	for name, gold := range golds {
		for prefer := range Moves {
			words, tags := sentenceOf(make([]string, len(gold))...)
			var in Input
			var s State
			in.Load(words, tags)
			s.Reset(&in)
			p := Parser{MoveWeights: zeroScorer{}, RelWeights: zeroScorer{}}
			for !s.Done() {
				costs := s.Costs(gold)
				m := prefer
				if costs[m] != 0 {
					for m = Shift; m < Moves && costs[m] != 0; m++ {
					}
				}
				if m == Moves {
					t.Fatalf("%s: every move costs: %v", name, costs)
				}
				p.Make(&s, m)
			}
			for i, h := range gold {
				if s.Head(i) != h {
					t.Errorf("%s, preferring %d: head of %d is %d, want %d", name, prefer, i, s.Head(i), h)
				}
			}
		}
	}
}

// A move that destroys a gold arc costs one for each.
func TestCostsCount(t *testing.T) {
	gold := []int32{1, 3, 1} // 0 <- 1 -> 2, 1 is the root's child
	words, tags := sentenceOf("a", "b", "c")
	var in Input
	var s State
	in.Load(words, tags)
	s.Reset(&in)
	s.Shift()
	costs := s.Costs(gold)
	if costs[Left] != 0 || costs[Shift] != 1 || costs[Right] < forbidden {
		t.Errorf("costs %v", costs)
	}
}
