package main

import (
	"math/rand/v2"

	"github.com/dateline/dateline/transforms/syntax/internal/transition"
)

// parserTrainer learns moves and relations together.
type parserTrainer struct {
	moves, rels *learner
	parser      transition.Parser
	random      *rand.Rand
	in          transition.Input
	state       transition.State
}

func newParserTrainer(s settings) *parserTrainer {
	t := &parserTrainer{moves: newLearner(s.moveUpdates), rels: newLearner(s.relUpdates), random: rand.New(rand.NewPCG(s.seed, 2))}
	t.parser = transition.Parser{MoveWeights: t.moves, RelWeights: t.rels, Roles: roles}
	return t
}

// epoch goes through the sentences once. With explore, the parser mostly follows
// its own choice even where it is wrong, and learns the best move from there
// (Goldberg and Nivre 2013).
func (t *parserTrainer) epoch(train []*sentence, explore float64) {
	t.random.Shuffle(len(train), func(i, j int) { train[i], train[j] = train[j], train[i] })
	for _, s := range train {
		t.in.Load(s.words, s.tags)
		t.state.Reset(&t.in)
		for !t.state.Done() {
			t.step(s, explore)
		}
	}
}

func (t *parserTrainer) step(s *sentence, explore float64) {
	p := &t.parser
	costs := t.state.Costs(s.heads)
	scores := p.ScoreMoves(&t.state)
	t.moves.tick()
	guess, right := -1, -1
	least := min(costs[transition.Shift], costs[transition.Left], costs[transition.Right])
	for m := transition.Shift; m < transition.Moves; m++ {
		if !t.state.Legal(m) {
			continue
		}
		score := scores[m]
		if guess < 0 || score > scores[guess] {
			guess = int(m)
		}
		if costs[m] == least && (right < 0 || score > scores[right]) {
			right = int(m)
		}
	}
	next := guess
	if costs[guess] > least {
		t.moves.update(p.Features(), uint8(right), uint8(guess))
		if t.random.Float64() >= explore {
			next = right
		}
	}
	t.make(s, transition.Move(next))
}

// make carries the move out; if it makes an arc of the gold tree, its relation
// is learned.
func (t *parserTrainer) make(s *sentence, m transition.Move) {
	p := &t.parser
	if m == transition.Shift {
		t.state.Shift()
		return
	}
	h, d := t.state.Arc(m)
	rel := p.Relation(&t.state, m)
	if s.heads[d] == h && int(h) != t.state.N {
		t.rels.tick()
		if want := s.rels[d]; rel != want && want != transition.RootRel {
			t.rels.update(p.Features(), want, rel)
		}
	}
	t.state.Attach(m, rel, roles)
}
