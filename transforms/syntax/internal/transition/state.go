package transition

// Move is a transition of the arc-hybrid system.
type Move uint8

const (
	Shift Move = iota // the buffer's first word goes onto the stack
	Left              // the stack's top becomes a dependent of the buffer's first word
	Right             // the stack's top becomes a dependent of the word below it
	Moves
)

// Input is a tagged sentence. Words are numbered 0..N-1; N is the root, which
// stands at the buffer's end, and N+1 means "no word".
type Input struct {
	N      int
	Words  []Word  // N+2 of them
	Tags   []uint8 // N+2
	commas []int32 // commas and the like before each word
}

// State is a sentence half parsed.
type State struct {
	*Input
	Stack  []int32
	Buffer int // the buffer's first word
	nodes  []node
}

// node is what is known of a word's place in the tree.
type node struct {
	head                       int32 // N for the root's child, N+1 for none yet
	left, left2, right, right2 int32 // outermost children, and the ones next to them
	rel                        uint8
	lefts, rights              uint8  // how many children each side has
	leftSet, rightSet          uint64 // which relations they bear, one bit each
	role                       uint64 // the word of the first case or mark child
}

// Load reads a tagged sentence.
func (in *Input) Load(words []Word, tags []uint8) {
	n := len(words)
	in.N = n
	in.Words = append(append(in.Words[:0], words...), Word{Form: rootHash, Lower: rootHash, Shape: rootHash}, none)
	in.Tags = append(append(in.Tags[:0], tags...), beyond-1, beyond)
	in.commas = fill(in.commas, n+2, 0)
	for i := range n {
		in.commas[i+1] = in.commas[i]
		if w := words[i].Lower; w == commaHash || w == semicolonHash || w == colonHash {
			in.commas[i+1]++
		}
	}
	in.commas[n+1] = in.commas[n]
}

// Reset makes the state the start of a sentence: nothing on the stack, all words
// in the buffer.
func (s *State) Reset(in *Input) {
	s.Input, s.Stack, s.Buffer = in, s.Stack[:0], 0
	no := int32(in.N + 1)
	s.nodes = fill(s.nodes, in.N+2, node{head: no, left: no, left2: no, right: no, right2: no})
}

// Copy makes the state a copy of another.
func (s *State) Copy(o *State) {
	s.Input, s.Buffer = o.Input, o.Buffer
	s.Stack = append(s.Stack[:0], o.Stack...)
	s.nodes = append(s.nodes[:0], o.nodes...)
}

// Head is the head found for the word: N for the root's child.
func (s *State) Head(i int) int32 { return s.nodes[i].head }

// Rel is the relation found for the word.
func (s *State) Rel(i int) uint8 { return s.nodes[i].rel }

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
	head := &s.nodes[h]
	s.nodes[d].head, s.nodes[d].rel = h, rel
	if m == Right {
		head.right2, head.right = head.right, d
		head.rights = min(head.rights+1, 7)
		head.rightSet |= 1 << rel
		return
	}
	head.left2, head.left = head.left, d
	head.lefts = min(head.lefts+1, 7)
	head.leftSet |= 1 << rel
	// The leftmost case or mark decides what a phrase is: "in", "because", "to".
	if roles&(1<<rel) != 0 {
		head.role = s.Words[d].Lower
	}
}

// Choices is how many moves may be made.
func (s *State) Choices() (n int) {
	for m := Shift; m < Moves; m++ {
		if s.Legal(m) {
			n++
		}
	}
	return n
}
