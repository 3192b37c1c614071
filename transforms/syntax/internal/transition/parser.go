package transition

// Parser makes single decisions: it scores moves and finds the relation of an
// arc. [Beam] strings them together.
type Parser struct {
	MoveWeights Scorer
	RelWeights  Scorer
	Roles       uint64 // the relations whose dependent introduces its head: case, mark

	list   []uint64
	scores [MaxRels]int32
}

// ScoreMoves gives the scores of the state's next move.
func (p *Parser) ScoreMoves(s *State) []int32 {
	p.list = MoveFeatures(p.list, s)
	p.MoveWeights.Score(p.list, p.scores[:Moves])
	return p.scores[:Moves]
}

// scoresOf is ScoreMoves unless one move alone is legal, which needs no score.
func (p *Parser) scoresOf(s *State) []int32 {
	if s.Choices() > 1 {
		return p.ScoreMoves(s)
	}
	clear(p.scores[:Moves])
	return p.scores[:Moves]
}

// Make carries the move out; an arc gets its relation at once.
func (p *Parser) Make(s *State, m Move) {
	if m == Shift {
		s.Shift()
		return
	}
	s.Attach(m, p.Relation(s, m), p.Roles)
}

// RootRel is the number of the relation between the root and its one child.
const RootRel = 1

// relSeed tells the relation's features from others'.
const relSeed = 3

// Relation is the relation of the arc that the move would make.
func (p *Parser) Relation(s *State, m Move) uint8 {
	h, d := s.Arc(m)
	if int(h) == s.N {
		return RootRel
	}
	p.list = RelFeatures(p.list, s, h, d, relSeed)
	p.RelWeights.Score(p.list, p.scores[:])
	return uint8(best(p.scores[RootRel+1:])) + RootRel + 1
}

// Features is what the last decision was made of.
func (p *Parser) Features() []uint64 { return p.list }
