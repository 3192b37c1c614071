package main

import "github.com/dateline/dateline/transforms/syntax/internal/transition"

// beamTrainer teaches the moves to work as a sequence: the beam's best tree must
// not score above the gold one at any point (max-violation perceptron, Huang,
// Fayong and Guo 2012).
type beamTrainer struct {
	*parserTrainer
	beam  transition.Beam
	gold  []transition.Move // the moves towards the gold tree
	upto  []int64           // their score after each move
	wrong []transition.Move
}

func newBeamTrainer(t *parserTrainer, width int) *beamTrainer {
	t.moves.restart()
	return &beamTrainer{parserTrainer: t, beam: transition.Beam{Width: width, Roles: roles, Moves: t.moves, Rels: t.rels}}
}

func (t *beamTrainer) epoch(train []*sentence) {
	t.random.Shuffle(len(train), func(i, j int) { train[i], train[j] = train[j], train[i] })
	for _, s := range train {
		t.moves.tick()
		t.sentence(s)
	}
}

func (t *beamTrainer) sentence(s *sentence) {
	t.follow(s)
	t.beam.Start(s.words, s.tags)
	worst, at := int64(0), 0
	for i := range t.gold {
		t.beam.Step()
		best := t.beam.Best()
		if gap := best.Score - t.upto[i]; gap >= worst && !same(best.History, t.gold[:i+1]) {
			worst, at = gap, i+1
			t.wrong = append(t.wrong[:0], best.History...)
		}
	}
	if at > 0 {
		from := 0
		for t.gold[from] == t.wrong[from] {
			from++
		}
		t.replay(s, t.gold[:at], from, 1)
		t.replay(s, t.wrong[:at], from, -1)
	}
}

// follow finds the moves towards the gold tree: at each point the best scored of
// those that lose no arc.
func (t *beamTrainer) follow(s *sentence) {
	t.gold, t.upto = t.gold[:0], t.upto[:0]
	t.in.Load(s.words, s.tags)
	t.state.Reset(&t.in)
	total := int64(0)
	for !t.state.Done() {
		costs := t.state.Costs(s.heads)
		least, legal := min(costs[transition.Shift], costs[transition.Left], costs[transition.Right]), 0
		right := transition.Moves
		scores := t.parser.ScoreMoves(&t.state)
		for m := transition.Shift; m < transition.Moves; m++ {
			if !t.state.Legal(m) {
				continue
			}
			legal++
			if costs[m] == least && (right == transition.Moves || scores[m] > scores[right]) {
				right = m
			}
		}
		if legal > 1 { // a forced move is not scored
			total += int64(scores[right])
		}
		t.gold, t.upto = append(t.gold, right), append(t.upto, total)
		t.parser.Make(&t.state, right)
	}
}

// replay makes the moves again and adjusts the weights of those after from.
func (t *beamTrainer) replay(s *sentence, moves []transition.Move, from int, by int32) {
	t.state.Reset(&t.in)
	for i, m := range moves {
		if i >= from && t.state.Choices() > 1 {
			t.parser.ScoreMoves(&t.state)
			t.moves.adjust(t.parser.Features(), uint8(m), by)
		}
		t.parser.Make(&t.state, m)
	}
}

func same(a, b []transition.Move) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
