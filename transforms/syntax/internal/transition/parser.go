package transition

// Parser finds heads and relations. It keeps its buffers from one sentence to
// the next and is not safe for concurrent use.
type Parser struct {
	MoveWeights Scorer
	RelWeights  Scorer
	Roles       uint64 // the relations whose dependent introduces its head: case, mark
	State       State

	list   []uint64
	scores [MaxRels]int32
}

// Parse leaves the tree in p.State.
func (p *Parser) Parse(words []Word, tags []uint8) {
	s := &p.State
	s.Reset(words, tags)
	for !s.Done() {
		p.Make(p.Choose())
	}
}

// Choose is the legal move of the highest score.
func (p *Parser) Choose() Move {
	s := &p.State
	only, n := Shift, 0
	for m := Shift; m < Moves; m++ {
		if s.Legal(m) {
			only, n = m, n+1
		}
	}
	if n == 1 {
		return only
	}
	p.ScoreMoves()
	top, found := Shift, false
	for m := Shift; m < Moves; m++ {
		if s.Legal(m) && (!found || p.scores[m] > p.scores[top]) {
			top, found = m, true
		}
	}
	return top
}

// ScoreMoves leaves the features of the next move in Features and its scores in
// Scores.
func (p *Parser) ScoreMoves() {
	p.list = MoveFeatures(p.list, &p.State)
	p.MoveWeights.Score(p.list, p.scores[:Moves])
}

// Make carries the move out; an arc gets its relation at once.
func (p *Parser) Make(m Move) {
	if m == Shift {
		p.State.Shift()
		return
	}
	p.State.Attach(m, p.Relation(m), p.Roles)
}

// relSeed tells the relation's features from others'.
const relSeed = 3

// Relation is the relation of the arc that the move would make. Only the root's
// child is root; that relation has number 1.
func (p *Parser) Relation(m Move) uint8 {
	h, d := p.State.Arc(m)
	if int(h) == p.State.N {
		return RootRel
	}
	p.list = RelFeatures(p.list, &p.State, h, d, relSeed)
	p.RelWeights.Score(p.list, p.scores[:])
	return uint8(best(p.scores[RootRel+1:])) + RootRel + 1
}

// RootRel is the number of the relation between the root and its one child.
const RootRel = 1

// Features is what the last decision was made of, Scores what it gave.
func (p *Parser) Features() []uint64 { return p.list }

// Scores are the classes' scores of the last decision.
func (p *Parser) Scores() []int32 { return p.scores[:] }
