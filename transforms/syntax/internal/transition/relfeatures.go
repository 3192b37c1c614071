package transition

// RelFeatures appends the features of the relation between a head and its
// dependent, as far as the tree is known.
func RelFeatures(list []uint64, s *State, h, d int32, seed uint64) []uint64 {
	f := start(list, seed)
	side := uint64(0)
	if d > h {
		side = 1
	}
	if int(h) == s.N {
		side = 2
	}
	f.id |= side << 16
	endpoints(&f, s, h, d)
	surroundings(&f, s, h, d)
	return f.list
}

// endpoints: the two words themselves.
func endpoints(f *features, s *State, h, d int32) {
	t := s.tag
	hw, dw := &s.Words[h], &s.Words[d]
	f.one(0)
	f.one(t(h))
	f.one(t(d))
	f.one(hw.Lower)
	f.one(dw.Lower)
	f.one(s.both(d))
	f.two(t(h), t(d))
	f.two(s.both(h), t(d))
	f.two(t(h), s.both(d))
	f.two(hw.Lower, dw.Lower)
	f.two(s.both(h), s.both(d))
	f.three(t(h), t(d), dw.Suffix[2])
	f.three(t(h), t(d), hw.Suffix[2])
	f.three(t(h), t(d), dw.Shape)
	f.three(t(h), t(d), hw.Shape)
	f.three(hw.Shape, dw.Shape, t(d))
	f.two(dw.Suffix[2], t(h))
	dist := s.near(h, d)
	f.two(dist, t(d))
	f.three(dist, t(h), t(d))
	f.two(dist, dw.Lower)
	f.three(dist, hw.Lower, t(d))
}

// surroundings: children, neighbours, and what introduces either.
func surroundings(f *features, s *State, h, d int32) {
	t := s.tag
	no := int32(s.N + 1)
	prev, next := no, min(d+1, no)
	if d > 0 {
		prev = d - 1
	}
	beforeHead, afterHead := no, min(h+1, no)
	if h > 0 {
		beforeHead = h - 1
	}
	f.two(s.nodes[d].role, t(d))
	f.two(s.nodes[d].role, t(h))
	f.two(s.nodes[d].role, s.word(d))
	f.two(s.nodes[d].role, s.word(h))
	f.three(s.nodes[d].role, t(d), t(h))
	f.three(s.nodes[d].role, s.word(d), t(h))
	f.three(s.nodes[d].role, s.word(h), t(d))
	f.two(s.nodes[d].leftSet, t(d))
	f.three(s.nodes[d].leftSet, t(d), t(h))
	f.three(s.nodes[d].leftSet, s.word(d), t(h))
	f.three(s.nodes[d].leftSet, s.word(h), t(d))
	f.three(s.nodes[d].rightSet, t(d), t(h))
	f.two(s.nodes[h].leftSet, t(d))
	f.three(s.nodes[h].leftSet, t(h), t(d))
	f.three(s.nodes[h].leftSet, t(h), s.word(d))
	f.two(s.nodes[h].rightSet, t(d))
	f.three(s.nodes[h].rightSet, t(h), t(d))
	f.three(s.nodes[h].rightSet, s.word(h), t(d))
	f.four(s.nodes[h].leftSet, s.nodes[h].rightSet, t(h), t(d))
	f.three(s.nodes[h].leftSet, t(d), s.nodes[d].role)
	f.two(s.nodes[h].role, t(d))
	f.three(s.nodes[h].role, t(h), t(d))
	f.three(t(prev), t(d), t(h))
	f.three(t(d), t(next), t(h))
	f.three(s.word(prev), t(d), t(h))
	f.three(t(d), s.word(next), t(h))
	f.three(t(beforeHead), t(h), t(d))
	f.three(t(h), t(afterHead), t(d))
	f.three(s.word(s.nodes[d].left), t(d), t(h))
	f.three(s.word(s.nodes[d].right), t(d), t(h))
	f.four(t(s.nodes[d].left), t(s.nodes[d].right), t(d), t(h))
	f.three(s.word(s.nodes[h].left), t(h), t(d))
	f.four(t(s.nodes[h].left), s.rel(s.nodes[h].left), t(h), t(d))
	f.four(t(s.nodes[h].right), s.rel(s.nodes[h].right), t(h), t(d))
	lo, hi := min(h, d), max(h, d)
	f.three(s.between(lo, hi), t(h), t(d))
	f.four(s.between(lo, hi), t(h), t(d), s.nodes[d].leftSet)
}

// near is how far apart head and dependent are, in either direction.
func (s *State) near(h, d int32) uint64 {
	if h > d {
		return s.distance(d, h)
	}
	return s.distance(h, d)
}
