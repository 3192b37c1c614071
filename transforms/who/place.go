package who

import (
	"github.com/dateline/dateline/transforms/text"
)

// places settles the cities of the gazetteer.
func (s *scan) places() {
	for i := range s.found {
		c := &s.found[i]
		if c.verdict != open || c.lines.hi == 0 {
			continue
		}
		s.place(c)
		if c.verdict == open && c.sense == 0 {
			c.verdict = dropped
		}
	}
}

// place decides which city is meant, or leaves the candidate open.
func (s *scan) place(c *candidate) {
	cities := s.namesakes(c)
	if len(cities) == 0 {
		return
	}
	if s.follows(c.end, ",") && (s.within(c, cities) || s.elsewhere(c, cities)) {
		return
	}
	best := s.choose(cities)
	if best < 0 {
		if c.sense != 0 && !s.lex.senses[c.sense].weak {
			return // a capital, or a city known everywhere: that one
		}
		s.undecided(c, cities)
		return
	}
	if own := s.capitalOf(c); own >= 0 && (s.lex.number[cities[best].state] == own || s.firmly(c, own, cities[best])) {
		if k := c.sense; !s.lex.senses[k].weak || s.seen[own].self > 0 {
			s.settle(c, k)
		}
		return
	}
	if s.credible(c, cities[best]) {
		s.settleCity(c, cities[best])
	}
}

// firmly reports whether the capital is meant although the article speaks of a
// namesake's state: where it speaks of the capital's too, or names the other but in passing.
func (s *scan) firmly(c *candidate, own int16, rival city) bool {
	sense := &s.lex.senses[c.sense]
	if sense.weak {
		return false
	}
	enough := 1
	if sense.form == Capital || rival.population < 100_000 && s.lex.entities[sense.entity].Kind == Region { // "Florida", a town in Colombia
		enough = 3
	}
	other := s.seen[s.lex.number[rival.state]]
	return s.seen[own].self+s.seen[own].places > 0 || other.self+other.places < enough || rival.state == "USA" && other.places == 0
}

// capitalOf is the state whose capital (or region) the trie says the name is, -1 if none.
func (s *scan) capitalOf(c *candidate) int16 {
	if c.sense == 0 {
		return -1
	}
	return s.lex.stateOf(s.lex.senses[c.sense].entity)
}

// namesakes reads the cities of the name; the lexicon may lack the state of one.
func (s *scan) namesakes(c *candidate) []city {
	var all []city
	g := c.cities
	own, listed := s.capitalOf(c), false
	for i := int(c.lines.lo); i < int(c.lines.hi) && len(all) < 64; i = g.lineEnd(i) {
		t := g.city(i)
		if n, ok := s.lex.number[t.state]; ok {
			listed = listed || n == own
			all = append(all, t)
		}
	}
	if own >= 0 && !listed {
		e := s.lex.entities[s.lex.senses[c.sense].entity]
		all = append(all, city{id: ID(e.Name), state: s.lex.stateID(own), population: 200_000})
	}
	return all
}

// within reads "Mosul, Iraq" and "Austin, Texas": what follows the comma says where
// the city is, and the city what follows ("Atlanta, Georgia").
func (s *scan) within(c *candidate, cities []city) bool {
	at := c.end + 1
	for s.at(at) == nil && s.doc.Has(at, directions) {
		at++
	}
	next := s.at(at)
	if next == nil || next.sense == 0 || next.verdict == dropped {
		return false
	}
	directed := at > c.end+1 && s.lex.senses[next.sense].form == Capital // "Edmonton, north London"
	for k := next.sense; k != 0; k = s.lex.senses[k].next {
		sense := &s.lex.senses[k]
		n := s.lex.stateOf(sense.entity)
		if n < 0 || !s.contains(sense) && !directed || k != next.sense && !s.fits(k, next.first, next.end) {
			continue
		}
		for _, t := range cities {
			if s.lex.number[t.state] != n {
				continue
			}
			if next.verdict == open {
				s.settle(next, k)
			}
			if s.capitalOf(c) == n {
				s.settle(c, c.sense)
			} else {
				s.settleCity(c, t)
			}
			return true
		}
	}
	return false
}

// elsewhere drops a town that, by the region named after it, lies in a state where
// the lexicon knows none of the name: "Beaconsfield, Buckinghamshire".
func (s *scan) elsewhere(c *candidate, cities []city) bool {
	next := s.at(c.end + 1)
	if c.sense != 0 || next == nil || next.sense == 0 || next.verdict == dropped {
		return false
	}
	sense := &s.lex.senses[next.sense]
	n := s.lex.stateOf(sense.entity)
	apposed := sense.form == Name && next.end < len(s.doc.Tokens) && s.doc.Tokens[next.end].Is(text.Punct) // "Queenstown, New Zealand,"
	if sense.form != Place && !apposed || !s.contains(sense) || n < 0 {
		return false
	}
	for _, t := range cities {
		if t.population >= 100_000 || s.lex.number[t.state] == n {
			return false
		}
	}
	c.verdict = dropped
	return true
}

// contains reports whether the sense is a state or region, which a city can lie in.
func (s *scan) contains(sense *sense) bool {
	switch sense.form {
	case Name, Short:
		return true
	case Place:
		return s.lex.entities[sense.entity].Kind == Region
	}
	return false
}

// choose picks the city meant by the states that the article names: the only one in
// such a state, the largest by far, or the one whose state is named more; -1 if
// nothing tells.
func (s *scan) choose(cities []city) int {
	largest, second := -1, 0
	backed, rest := -1, 0
	for i, t := range cities {
		if largest < 0 || t.population > cities[largest].population {
			if largest >= 0 {
				second = cities[largest].population
			}
			largest = i
		} else {
			second = max(second, t.population)
		}
		if s.weight(t) == 0 {
			continue
		}
		if backed < 0 || s.favours(t, cities[backed]) {
			if backed >= 0 {
				rest = max(rest, s.weight(cities[backed]))
			}
			backed = i
		} else {
			rest = max(rest, s.weight(t))
		}
	}
	switch {
	case backed >= 0 && cities[largest].population > dominance*cities[backed].population:
		return largest
	case backed >= 0 && (rest == 0 || 2*s.weight(cities[backed]) > 3*rest || cities[backed].population > 10*second):
		return backed
	case backed >= 0 && cities[backed].population >= cities[largest].population && cities[largest].population > 3*second:
		return backed
	case backed < 0 && (len(cities) == 1 || cities[largest].population >= 100_000 && cities[largest].population > 10*second):
		return largest
	}
	return -1
}

// weight is how much the article speaks of the city's state.
func (s *scan) weight(t city) int {
	e := s.seen[s.lex.number[t.state]]
	return e.self + e.places
}

// favours reports whether the article speaks more for one city than for another.
func (s *scan) favours(a, b city) bool {
	if wa, wb := s.weight(a), s.weight(b); wa != wb {
		return wa > wb
	}
	return a.population > b.population
}

// credible reports whether the name is a city's here, and not a person's or a word.
func (s *scan) credible(c *candidate, t city) bool {
	located := s.doc.Has(c.first-1, locatives)
	known := s.weight(t) > 0
	single := c.end-c.first == 1
	if s.glued(c.first-1) && s.capitalBefore(c) {
		return false // "Alexander-Arnold"
	}
	switch {
	case !single && s.doc.Has(c.first, honorifics) && s.doc.Tokens[c.first+1].Is(text.Capital): // "Prince Albert"
		return located && known
	case single && s.doc.Has(c.first-1, theWord) && !s.adjacent(c.end) && !s.hyphen(c.end) && !s.genitive(c.end):
		return false // "the Ajax": a club, a river
	}
	if single && (s.lex.common[lower(s.doc, c.first)] || s.doc.Has(c.first, s.lex.given)) {
		large := t.population >= 1_000_000 && !s.lex.common[lower(s.doc, c.first)] // "in Sydney"
		return s.doc.Has(c.first-1, strongIn) && (known || large) && !s.capitalAfter(c) && (t.population >= 500_000 || !s.genitive(c.end))
	}
	if s.capitalBefore(c) && t.population < 1_000_000 {
		return false
	}
	if s.capitalAfter(c) && t.population < 500_000 && !(located && known) {
		return false
	}
	switch {
	case known:
		return located || t.population >= 100_000 || !single
	case located:
		return t.population >= 50_000 || s.doc.Has(c.first-1, strongIn) && !s.capitalAfter(c)
	}
	return t.population >= 500_000
}

// capitalBefore reports whether an unknown capitalised word leads to the candidate,
// as in a person's name.
func (s *scan) capitalBefore(c *candidate) bool {
	p := c.first - 1
	if !s.adjacent(c.first) {
		return s.hyphen(p) && !s.doc.Tokens[p].Is(text.SpaceBefore)
	}
	t := s.doc.Tokens[p]
	if !t.Is(text.Letters|text.Capital) || t.Is(text.AllCaps) || s.doc.Has(p, locatives) {
		return false
	}
	if i := s.search(p + 1); i > 0 && s.found[i-1].end > p && s.found[i-1].verdict != dropped {
		return false // another name: "the Iraqi Mosul"
	}
	return s.doc.Sentences[s.doc.SentenceOf(p)].First != p
}

// capitalAfter reports whether a capitalised word that is no name goes on from the candidate.
func (s *scan) capitalAfter(c *candidate) bool {
	if !s.adjacent(c.end) {
		return s.hyphen(c.end) && c.end+1 < len(s.doc.Tokens) && s.doc.Tokens[c.end+1].Is(text.Capital)
	}
	t := s.doc.Tokens[c.end]
	return t.Is(text.Letters|text.Capital) && !t.Is(text.AllCaps) && !s.begins(c.end)
}

// settleCity decides for a city of the gazetteer.
func (s *scan) settleCity(c *candidate, t city) {
	c.verdict, c.entity, c.form = settled, -1, Place
	c.state, c.city = s.lex.number[t.state], t.id
	s.seen[c.state].places++
}

// undecided settles a city that may lie in several states, without saying where.
func (s *scan) undecided(c *candidate, cities []city) {
	largest := cities[0]
	for _, t := range cities {
		if t.population > largest.population {
			largest = t
		}
	}
	if !s.doc.Has(c.first-1, locatives) || !s.credible(c, largest) {
		return
	}
	c.verdict, c.entity, c.state, c.form, c.city = settled, -1, -1, Place, largest.id
	for _, t := range cities {
		c.others = append(c.others, t.state)
	}
}

// directions stand between a town and the city it is a part of.
var directions = text.Words("north south east west central inner outer greater northwest northeast southwest southeast")
