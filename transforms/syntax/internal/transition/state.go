package transition

// Move is a transition of the arc-hybrid system.
type Move uint8

const (
	Shift Move = iota // the buffer's first word goes onto the stack
	Left              // the stack's top becomes a dependent of the buffer's first word
	Right             // the stack's top becomes a dependent of the word below it
	Moves
)

// State is a sentence half parsed. Words are numbered 0..N-1; N is the root,
// which stands at the buffer's end, and N+1 means "no word".
type State struct {
	N     int
	Words []Word  // N+2 of them
	Tags  []uint8 // N+2
	Heads []int32 // the head found so far; N for the root's child, N+1 for none yet
	Rels  []uint8

	Stack  []int32
	Buffer int // the buffer's first word

	// leftmost and rightmost children, and the ones next to them
	left, left2, right, right2 []int32
	lefts, rights              []uint8  // how many children each side has
	leftSet, rightSet          []uint64 // which relations they bear, one bit each
	role                       []uint64 // the word of the first case or mark child
	commas                     []int32  // commas and the like before each word
}

// Reset makes the state the start of a sentence: nothing on the stack, all words
// in the buffer.
func (s *State) Reset(words []Word, tags []uint8) {
	n := len(words)
	s.N = n
	s.Words = append(append(s.Words[:0], words...), Word{Form: rootHash, Lower: rootHash, Shape: rootHash}, none)
	s.Tags = append(append(s.Tags[:0], tags...), beyond-1, beyond)
	s.Stack, s.Buffer = s.Stack[:0], 0
	no := int32(n + 1)
	s.Heads = fill(s.Heads, n+2, no)
	s.left, s.left2 = fill(s.left, n+2, no), fill(s.left2, n+2, no)
	s.right, s.right2 = fill(s.right, n+2, no), fill(s.right2, n+2, no)
	s.Rels = fill(s.Rels, n+2, 0)
	s.lefts, s.rights = fill(s.lefts, n+2, 0), fill(s.rights, n+2, 0)
	s.leftSet, s.rightSet = fill(s.leftSet, n+2, 0), fill(s.rightSet, n+2, 0)
	s.role = fill(s.role, n+2, 0)
	s.commas = fill(s.commas, n+2, 0)
	for i := 0; i < n; i++ {
		s.commas[i+1] = s.commas[i]
		if words[i].Lower == commaHash || words[i].Lower == semicolonHash || words[i].Lower == colonHash {
			s.commas[i+1]++
		}
	}
	s.commas[n+1] = s.commas[n]
}

var (
	commaHash     = hashBytes([]byte(","))
	semicolonHash = hashBytes([]byte(";"))
	colonHash     = hashBytes([]byte(":"))
)

func fill[T any](list []T, n int, v T) []T {
	if cap(list) < n {
		list = make([]T, n, n+n/2)
	}
	list = list[:n]
	for i := range list {
		list[i] = v
	}
	return list
}

// Done reports whether every word has its head.
func (s *State) Done() bool { return s.Buffer == s.N && len(s.Stack) == 0 }

// Legal reports whether the move may be made. The root takes one child only.
func (s *State) Legal(m Move) bool {
	switch m {
	case Shift:
		return s.Buffer < s.N
	case Left:
		return len(s.Stack) > 0 && (s.Buffer < s.N || len(s.Stack) == 1)
	default:
		return len(s.Stack) > 1
	}
}

// Arc is the head and the dependent that a left or right move would join.
func (s *State) Arc(m Move) (head, dep int32) {
	top := len(s.Stack) - 1
	if m == Left {
		return int32(s.Buffer), s.Stack[top]
	}
	return s.Stack[top-1], s.Stack[top]
}

// Shift moves the buffer's first word onto the stack.
func (s *State) Shift() {
	s.Stack = append(s.Stack, int32(s.Buffer))
	s.Buffer++
}

// Attach makes the stack's top a dependent and pops it.
func (s *State) Attach(m Move, rel uint8, roles uint64) {
	h, d := s.Arc(m)
	s.Stack = s.Stack[:len(s.Stack)-1]
	s.Heads[d], s.Rels[d] = h, rel
	if m == Left {
		s.left2[h], s.left[h] = s.left[h], d
		s.lefts[h] = min(s.lefts[h]+1, 7)
		s.leftSet[h] |= 1 << rel
	} else {
		s.right2[h], s.right[h] = s.right[h], d
		s.rights[h] = min(s.rights[h]+1, 7)
		s.rightSet[h] |= 1 << rel
	}
	// The leftmost case or mark decides what a phrase is: "in", "because", "to".
	if roles&(1<<rel) != 0 && m == Left {
		s.role[h] = s.Words[d].Lower
	}
}
