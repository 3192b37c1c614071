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
	t, role := s.tag, s.role
	no := int32(s.N + 1)
	prev, next := no, min(d+1, no)
	if d > 0 {
		prev = d - 1
	}
	beforeHead, afterHead := no, min(h+1, no)
	if h > 0 {
		beforeHead = h - 1
	}
	f.two(role[d], t(d))
	f.two(role[d], t(h))
	f.two(role[d], s.word(d))
	f.two(role[d], s.word(h))
	f.three(role[d], t(d), t(h))
	f.three(role[d], s.word(d), t(h))
	f.three(role[d], s.word(h), t(d))
	f.two(s.leftSet[d], t(d))
	f.three(s.leftSet[d], t(d), t(h))
	f.three(s.leftSet[d], s.word(d), t(h))
	f.three(s.leftSet[d], s.word(h), t(d))
	f.three(s.rightSet[d], t(d), t(h))
	f.two(s.leftSet[h], t(d))
	f.three(s.leftSet[h], t(h), t(d))
	f.three(s.leftSet[h], t(h), s.word(d))
	f.two(s.rightSet[h], t(d))
	f.three(s.rightSet[h], t(h), t(d))
	f.three(s.rightSet[h], s.word(h), t(d))
	f.four(s.leftSet[h], s.rightSet[h], t(h), t(d))
	f.three(s.leftSet[h], t(d), role[d])
	f.two(role[h], t(d))
	f.three(role[h], t(h), t(d))
	f.three(t(prev), t(d), t(h))
	f.three(t(d), t(next), t(h))
	f.three(s.word(prev), t(d), t(h))
	f.three(t(d), s.word(next), t(h))
	f.three(t(beforeHead), t(h), t(d))
	f.three(t(h), t(afterHead), t(d))
	f.three(s.word(s.left[d]), t(d), t(h))
	f.three(s.word(s.right[d]), t(d), t(h))
	f.four(t(s.left[d]), t(s.right[d]), t(d), t(h))
	f.three(s.word(s.left[h]), t(h), t(d))
	f.four(t(s.left[h]), s.rel(s.left[h]), t(h), t(d))
	f.four(t(s.right[h]), s.rel(s.right[h]), t(h), t(d))
	lo, hi := min(h, d), max(h, d)
	f.three(s.between(lo, hi), t(h), t(d))
	f.four(s.between(lo, hi), t(h), t(d), s.leftSet[d])
}

// near is how far apart head and dependent are, in either direction.
func (s *State) near(h, d int32) uint64 {
	if h > d {
		return s.distance(d, h)
	}
	return s.distance(h, d)
}
