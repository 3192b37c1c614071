package transition

// Beam searches for the sequence of moves whose scores add up highest, keeping a
// few half-parsed trees at a time. Every tree of n words takes 2n moves, so that
// the trees in the beam can be compared. It keeps its buffers from one sentence to
// the next and is not safe for concurrent use.
type Beam struct {
	Weights *Weights
	Width   int
	Margin  int64  // a tree this far behind the best is given up; 0: never
	Roles   uint64 // the relations whose dependent introduces its head: case, mark

	// Moves and Rels stand in for the weights' while training.
	Moves, Rels Scorer

	in          Input
	items, next []*Item
	spare       []*Item
	choices     []choice
	parser      Parser
}

// Item is one tree of the beam.
type Item struct {
	State
	Score   int64
	History []Move
}

// choice is a move that an item of the beam may make.
type choice struct {
	score int64
	item  int
	move  Move
}

// Parse returns the best tree, which is valid until the next call.
func (b *Beam) Parse(words []Word, tags []uint8) *State {
	b.Start(words, tags)
	for range 2 * len(words) {
		b.Step()
	}
	return &b.items[0].State
}

// Start puts the empty tree into the beam.
func (b *Beam) Start(words []Word, tags []uint8) {
	b.in.Load(words, tags)
	b.spare = append(b.spare, b.items...)
	b.items = append(b.items[:0], b.take())
	first := b.items[0]
	first.Reset(&b.in)
	first.Score, first.History = 0, first.History[:0]
	b.parser.RelWeights, b.parser.Roles = b.Rels, b.Roles
	if b.Weights != nil {
		b.Moves, b.parser.RelWeights = &b.Weights.Moves, &b.Weights.Rels
	}
	b.parser.MoveWeights = b.Moves
}

// Best is the leading tree.
func (b *Beam) Best() *Item { return b.items[0] }

func (b *Beam) take() *Item {
	if n := len(b.spare); n > 0 {
		it := b.spare[n-1]
		b.spare = b.spare[:n-1]
		return it
	}
	return &Item{}
}

// Step makes the best moves of all trees in the beam.
func (b *Beam) Step() {
	b.choices = b.choices[:0]
	for i, it := range b.items {
		scores := b.parser.scoresOf(&it.State)
		for m := Shift; m < Moves; m++ {
			if it.Legal(m) {
				b.offer(choice{it.Score + int64(scores[m]), i, m})
			}
		}
	}
	b.next = b.next[:0]
	for k, c := range b.choices {
		if b.Margin > 0 && c.score < b.choices[0].score-b.Margin {
			break
		}
		b.next = append(b.next, b.follow(k, c))
	}
	for i, it := range b.items {
		if it != nil {
			b.spare = append(b.spare, it)
			b.items[i] = nil
		}
	}
	b.items, b.next = b.next, b.items
}

// offer keeps the choice if it is among the best, which stay sorted.
func (b *Beam) offer(c choice) {
	i := len(b.choices)
	for i > 0 && b.choices[i-1].score < c.score {
		i--
	}
	if i >= b.Width {
		return
	}
	if len(b.choices) < b.Width {
		b.choices = append(b.choices, c)
	}
	copy(b.choices[i+1:], b.choices[i:])
	b.choices[i] = c
}

// follow makes the choice's move on a copy of its tree, or on the tree itself if
// no later choice needs it.
func (b *Beam) follow(k int, c choice) *Item {
	it := b.items[c.item]
	for _, later := range b.choices[k+1:] {
		if later.item == c.item {
			fresh := b.take()
			fresh.Copy(&it.State)
			fresh.History = append(fresh.History[:0], it.History...)
			it = fresh
			break
		}
	}
	if it == b.items[c.item] {
		b.items[c.item] = nil
	}
	it.Score = c.score
	it.History = append(it.History, c.move)
	b.parser.Make(&it.State, c.move)
	return it
}
