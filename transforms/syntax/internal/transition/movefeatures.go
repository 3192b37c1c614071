package transition

// MoveFeatures appends the features of the state's next move: the templates of
// Zhang and Nivre (2011), to which are added the word that introduces a phrase
// (its preposition or conjunction) and the commas in between.
func MoveFeatures(list []uint64, s *State) []uint64 {
	f := start(list, 2)
	no := int32(s.N + 1)
	s0, s1, s2 := no, no, no
	if k := len(s.Stack); k > 0 {
		s0 = s.Stack[k-1]
		if k > 1 {
			s1 = s.Stack[k-2]
		}
		if k > 2 {
			s2 = s.Stack[k-3]
		}
	}
	b0 := int32(s.Buffer)
	b1, b2 := min(b0+1, no), min(b0+2, no)
	words(&f, s, s0, s1, s2, b0, b1, b2)
	pairs(&f, s, s0, s1, b0, b1)
	families(&f, s, s0, s1, s2, b0, b1, b2)
	distances(&f, s, s0, s1, b0)
	phrases(&f, s, s0, s1, s2, b0, b1)
	return f.list
}

func (s *State) word(i int32) uint64 { return s.Words[i].Lower }
func (s *State) tag(i int32) uint64  { return uint64(s.Tags[i]) }

// both is the word together with its tag.
func (s *State) both(i int32) uint64 { return s.Words[i].Lower*64 + uint64(s.Tags[i]) }
func (s *State) rel(i int32) uint64  { return uint64(s.nodes[i].rel) }

// words: each word that matters, alone.
func words(f *features, s *State, s0, s1, s2, b0, b1, b2 int32) {
	f.one(0)
	for _, i := range [...]int32{s0, s1, b0, b1} {
		f.one(s.word(i))
		f.one(s.tag(i))
		f.one(s.both(i))
	}
	f.one(s.both(s2))
	f.one(s.tag(s2))
	f.one(s.both(b2))
	f.one(s.tag(b2))
}

// pairs: the two words an arc might join, and the ones it would pass over.
func pairs(f *features, s *State, s0, s1, b0, b1 int32) {
	f.two(s.both(s0), s.both(b0))
	f.two(s.both(s0), s.word(b0))
	f.two(s.word(s0), s.both(b0))
	f.two(s.both(s0), s.tag(b0))
	f.two(s.tag(s0), s.both(b0))
	f.two(s.tag(s0), s.tag(b0))
	f.two(s.tag(b0), s.tag(b1))
	f.two(s.both(s1), s.both(s0))
	f.two(s.both(s1), s.tag(s0))
	f.two(s.tag(s1), s.both(s0))
	f.two(s.tag(s1), s.tag(s0))
	f.two(s.word(s1), s.word(b0))
	f.two(s.both(s1), s.tag(b0))
	f.two(s.tag(s1), s.both(b0))
	f.two(s.tag(s1), s.tag(b0))
	f.two(s.Words[s0].Suffix[2], s.tag(b0))
	f.two(s.tag(s0), s.Words[b0].Suffix[2])
	f.two(s.Words[s0].Shape, s.Words[b0].Shape)
	f.two(s.Words[s1].Suffix[2], s.Words[s0].Suffix[2])
}

// families: three and more words, with the children found so far.
func families(f *features, s *State, s0, s1, s2, b0, b1, b2 int32) {
	t := s.tag
	f.three(t(b0), t(b1), t(b2))
	f.three(t(s0), t(b0), t(b1))
	f.three(t(s1), t(s0), t(b0))
	f.three(t(s2), t(s1), t(s0))
	f.four(t(s1), t(s0), t(b0), t(b1))
	f.four(t(s2), t(s1), t(s0), t(b0))
	f.four(t(s0), t(b0), t(b1), t(b2))
	f.three(s.word(s0), t(s1), t(b0))
	f.three(s.word(s1), t(s0), t(b0))
	f.three(s.word(b0), t(s0), t(s1))
	f.three(s.word(s0), t(b0), t(b1))
	f.three(t(s0), s.word(b0), t(b1))
	f.three(t(s0), t(b0), s.word(b1))
	l0, r0, l1, r1, lb := s.nodes[s0].left, s.nodes[s0].right, s.nodes[s1].left, s.nodes[s1].right, s.nodes[b0].left
	for _, i := range [...]int32{l0, r0, l1, r1, lb, s.nodes[s0].left2, s.nodes[s0].right2, s.nodes[s1].right2, s.nodes[b0].left2} {
		f.one(s.both(i))
		f.two(t(i), s.rel(i))
	}
	f.four(t(s0), t(l0), s.rel(l0), t(b0))
	f.four(t(s0), t(r0), s.rel(r0), t(b0))
	f.four(t(s0), t(b0), t(lb), s.rel(lb))
	f.four(t(s1), t(s0), t(r1), s.rel(r1))
	f.four(t(s1), t(s0), t(l1), s.rel(l1))
	f.four(t(s1), t(s0), t(l0), s.rel(l0))
	f.four(t(s1), t(s0), t(r0), s.rel(r0))
	f.four(t(s1), t(b0), t(lb), s.rel(lb))
	f.three(t(s0), t(l0), t(s.nodes[s0].left2))
	f.three(t(s0), t(r0), t(s.nodes[s0].right2))
	f.three(t(s1), t(r1), t(s.nodes[s1].right2))
	f.three(t(b0), t(lb), t(s.nodes[b0].left2))
}

// distances: how far, how many children, of which kinds, and what lies between.
func distances(f *features, s *State, s0, s1, b0 int32) {
	t := s.tag
	near, far := s.distance(s0, b0), s.distance(s1, s0)
	f.two(near, s.word(s0))
	f.two(near, t(s0))
	f.two(near, s.word(b0))
	f.two(near, t(b0))
	f.three(near, t(s0), t(b0))
	f.two(far, s.word(s1))
	f.two(far, s.word(s0))
	f.three(far, t(s1), t(s0))
	commas, before := s.between(s0, b0), s.between(s1, s0)
	f.three(commas, t(s0), t(b0))
	f.three(before, t(s1), t(s0))
	f.four(commas, before, t(s1), t(b0))
	f.four(commas, t(s0), t(b0), s.nodes[s0].rightSet)
	for _, i := range [...]int32{s0, s1, b0} {
		f.two(s.word(i), uint64(s.nodes[i].lefts))
		f.two(t(i), uint64(s.nodes[i].lefts))
		f.two(s.word(i), s.nodes[i].leftSet)
		f.two(t(i), s.nodes[i].leftSet)
	}
	for _, i := range [...]int32{s0, s1} {
		f.two(s.word(i), uint64(s.nodes[i].rights))
		f.two(t(i), uint64(s.nodes[i].rights))
		f.two(s.word(i), s.nodes[i].rightSet)
		f.two(t(i), s.nodes[i].rightSet)
	}
	f.three(t(s1), t(s0), s.nodes[s1].rightSet)
	f.three(t(s0), t(b0), s.nodes[b0].leftSet)
	f.three(t(s1), t(b0), s.nodes[b0].leftSet)
	f.three(t(s0), t(b0), s.nodes[s0].leftSet)
	f.three(t(s1), t(s0), s.nodes[s0].leftSet)
	f.four(t(s1), t(s0), t(b0), s.nodes[b0].leftSet)
	f.four(t(s1), t(s0), t(b0), s.nodes[s0].leftSet)
	f.four(t(s1), t(s0), t(b0), s.nodes[s0].rightSet)
}

// phrases: the word that introduces a phrase decides where the phrase belongs.
func phrases(f *features, s *State, s0, s1, s2, b0, b1 int32) {
	t := s.tag
	f.two(s.word(s0), s.nodes[b0].role)
	f.two(s.word(s1), s.nodes[b0].role)
	f.three(t(s0), t(b0), s.nodes[b0].role)
	f.three(t(s1), t(s0), s.nodes[b0].role)
	f.three(s.word(s0), s.nodes[b0].role, s.word(b0))
	f.four(t(s1), t(s0), s.nodes[b0].role, t(b0))
	f.two(s.word(s1), s.nodes[s0].role)
	f.three(s.word(s1), s.nodes[s0].role, t(s0))
	f.three(s.word(s1), s.nodes[s0].role, s.word(s0))
	f.three(t(s1), t(s0), s.nodes[s0].role)
	f.three(t(s2), t(s1), s.nodes[s0].role)
	f.three(s.word(s2), t(s1), s.nodes[s0].role)
	f.four(t(s1), t(s0), s.nodes[s0].role, t(b0))
	f.three(s.nodes[s0].role, t(b0), t(b1))
	f.three(s.nodes[s1].role, t(s1), t(s0))
	f.three(s.nodes[s0].role, s.nodes[b0].role, t(s1))
	f.four(s.nodes[s1].role, s.nodes[s0].role, t(s1), t(s0))
	f.three(s.nodes[s0].role, t(s0), s.word(b0))
	f.three(t(s0), s.nodes[s0].role, s.nodes[b0].leftSet)
}

// distance is how far apart two words are: 1, 2, 3, 4-5, 6-9, more.
func (s *State) distance(i, j int32) uint64 {
	if int(i) > s.N || int(j) > s.N {
		return 0
	}
	d := j - i
	switch {
	case d <= 3:
		return uint64(d)
	case d <= 5:
		return 4
	case d <= 9:
		return 5
	}
	return 6
}

// between is how many commas stand between two words, up to 3.
func (s *State) between(i, j int32) uint64 {
	if int(i) > s.N || int(j) > s.N {
		return 7
	}
	return uint64(min(s.commas[j]-s.commas[min(i+1, j)], 3))
}
