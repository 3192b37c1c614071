package who

// certain settles the candidates that mean one thing, and counts the states they name.
func (s *scan) certain() {
	for i := range s.found {
		c := &s.found[i]
		if c.verdict != open || c.sense == 0 || c.lines.hi > 0 {
			continue
		}
		sense := &s.lex.senses[c.sense]
		if sense.weak || s.second(c) != 0 || s.lex.claims[sense.entity] != nil {
			continue
		}
		s.settle(c, c.sense)
	}
	// A capital of the name is the likeliest meaning; that there is a namesake
	// elsewhere is for places to weigh. Its state is named all the same.
	for i := range s.found {
		if c := &s.found[i]; c.verdict == open && c.lines.hi > 0 && c.sense != 0 && !s.lex.senses[c.sense].weak {
			if n := s.lex.stateOf(s.lex.senses[c.sense].entity); n >= 0 && !s.rival(c, n) {
				s.settle(c, c.sense)
			}
		}
	}
}

// second is the candidate's second fitting sense, 0 if it has but one.
func (s *scan) second(c *candidate) int32 {
	for k := s.lex.senses[c.sense].next; k != 0; k = s.lex.senses[k].next {
		if s.lex.senses[k].entity >= 0 && s.fits(k, c.first, c.end) {
			return k
		}
	}
	return 0
}

// settle decides for a sense.
func (s *scan) settle(c *candidate, k int32) {
	sense := &s.lex.senses[k]
	c.verdict, c.sense, c.entity, c.form = settled, k, sense.entity, sense.form
	c.state = s.lex.stateOf(sense.entity)
	if c.state < 0 {
		s.named[c.entity] = true
		return
	}
	e := &s.lex.entities[c.entity]
	switch {
	case e.Kind == State || e.Kind == Historical:
		s.seen[c.state].self++
	case e.Kind == Region || e.Kind == City || e.Kind == EthnicGroup:
		s.seen[c.state].places++
	default: // Hezbollah speaks for its country only a little
		s.named[c.entity] = true
	}
}

// rival reports whether a city of the same name in another state may be meant: it
// is big, or the article says "Tripoli, Lebanon".
func (s *scan) rival(c *candidate, state int16) bool {
	if s.follows(c.end, ",") && s.beside(c.end+1) {
		return true
	}
	var own, other int
	g := c.cities
	for i := int(c.lines.lo); i < int(c.lines.hi); i = g.lineEnd(i) {
		if t := g.city(i); t.state == s.lex.stateID(state) {
			own = max(own, t.population)
		} else {
			other = max(other, t.population)
		}
	}
	return other*dominance > own
}

// dominance is how many times larger a city must be than its namesake in a state
// that the article names to be meant all the same: Geneva, not Geneva, Illinois.
const dominance = 10

// doubtful settles what is left: names of several meanings, and names that count
// only if their owner is named otherwise.
func (s *scan) doubtful() {
	for i := range s.found {
		c := &s.found[i]
		if c.verdict != open || c.sense == 0 {
			continue
		}
		if best := s.best(c); best == 0 {
			c.verdict = dropped
		} else if ids := s.lex.claims[s.lex.senses[best].entity]; ids != nil {
			s.claimed(c, best, ids)
		} else {
			s.settle(c, best)
		}
	}
}

// best is the likeliest sense, 0 if all are too weak.
func (s *scan) best(c *candidate) int32 {
	best, most := int32(0), -1
	for k := c.sense; k != 0; k = s.lex.senses[k].next {
		sense := &s.lex.senses[k]
		if sense.entity < 0 || k != c.sense && !s.fits(k, c.first, c.end) || sense.weak && !s.backed(sense) {
			continue
		}
		if score := s.score(sense); score > most {
			best, most = k, score
		}
	}
	return best
}

// score weighs a sense by what else the article names: the state itself and its
// places, and the states around it.
func (s *scan) score(sense *sense) int {
	n := s.lex.stateOf(sense.entity)
	if n < 0 {
		return 0
	}
	e := s.seen[n]
	if k := s.lex.entities[sense.entity].Kind; k != State && k != Historical {
		return 3*min(e.places, 3) + min(e.self, 1)
	}
	score := 3 * (min(e.places, 3) + min(e.self, 3))
	for _, o := range s.lex.near[n] {
		score += min(s.seen[o].self, 1)
	}
	return score
}

// backed reports whether a weak name's owner is named otherwise: its state, or the
// owner itself.
func (s *scan) backed(sense *sense) bool {
	if n := s.lex.stateOf(sense.entity); n >= 0 && (s.seen[n].self > 0 || s.seen[n].places > 0) {
		return true
	}
	return s.named[sense.entity]
}

// claimed settles a region that several states share or claim: in the one that the
// article names, else in none.
func (s *scan) claimed(c *candidate, k int32, ids []ID) {
	sense := &s.lex.senses[k]
	c.verdict, c.sense, c.entity, c.form, c.state = settled, k, sense.entity, sense.form, -1
	for _, id := range ids {
		n := s.lex.number[id]
		if e := s.seen[n]; e.self+e.places == 0 {
			continue
		}
		if c.state >= 0 {
			c.state = -1
			break
		}
		c.state = n
	}
	if c.state < 0 {
		c.others = ids
	}
}
