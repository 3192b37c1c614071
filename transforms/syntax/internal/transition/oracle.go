package transition

// Costs says how many of the gold tree's arcs each move would put out of reach
// (the dynamic oracle of Goldberg and Nivre 2013 for arc-hybrid). A move that may
// not be made costs a lot. gold[i] is i's head; N for the root's child.
func (s *State) Costs(gold []int32) [Moves]int {
	costs := [Moves]int{forbidden, forbidden, forbidden}
	if s.Legal(Shift) {
		costs[Shift] = s.shiftCost(gold)
	}
	if s.Legal(Left) {
		costs[Left] = s.popCost(gold, Left)
	}
	if s.Legal(Right) {
		costs[Right] = s.popCost(gold, Right)
	}
	return costs
}

const forbidden = 1 << 20

// shiftCost: the word loses a head below the stack's top, and every dependent on
// the stack.
func (s *State) shiftCost(gold []int32) (cost int) {
	b := int32(s.Buffer)
	for i, w := range s.Stack {
		if gold[w] == b {
			cost++
		}
		if i < len(s.Stack)-1 && gold[b] == w {
			cost++
		}
	}
	return cost
}

// popCost: the stack's top loses its dependents in the buffer, and its head if
// that is another than the one it gets and was still to be had.
func (s *State) popCost(gold []int32, m Move) (cost int) {
	head, top := s.Arc(m)
	for d := s.Buffer; d < s.N; d++ {
		if gold[d] == top {
			cost++
		}
	}
	want := gold[top]
	if want == head {
		return cost
	}
	below := len(s.Stack) > 1 && s.Stack[len(s.Stack)-2] == want
	if int(want) >= s.Buffer && int(want) <= s.N || below {
		cost++
	}
	return cost
}
