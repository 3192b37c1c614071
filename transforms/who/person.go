package who

import (
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

var (
	// honorifics stand before a person's name only.
	honorifics = text.Words("mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame prof prof. professor judge justice pope cardinal father sister brother rev rev. reverend sen sen. senator rep rep. congressman congresswoman capt capt. captain maj maj. major lt lt. lieutenant sgt sgt. sergeant col col. colonel gen gen. corporal cpl cpl. pvt pvt. private cmdr cmdr. commander adm adm. admiral brig brig. brigadier gov gov. sheikh sheik ayatollah imam mullah maulana haji princess queen king prince madame señor herr")
	// roles stand before a person's name, but also beside a state's.
	roles = text.Words("president minister secretary chancellor premier spokesman spokeswoman spokesperson ambassador envoy general governor mayor director chairman chairwoman chief commissioner deputy lawmaker analyst economist lawyer attorney author reporter correspondent professor coach striker midfielder defender goalkeeper actor actress singer")
	// offices follow a state's name in capitals: "Chad President", "Israel Radio".
	offices = text.Words("president prime foreign defence defense interior finance government army air navy national state radio television tv ministry minister parliament embassy ambassador police central supreme international east west north south northern southern eastern western and coast guard first vice deputy king queen crown prince")
	// enterprises follow the place they are called after.
	enterprises = text.Words("university institute college academy times post news herald tribune journal gazette mail observer chronicle telegraph airlines airways airline bank corp corp. inc inc. ltd ltd. plc llc fc rovers wanderers athletic orchestra symphony philharmonic marathon conventions convention accords accord treaty statute protocol declaration communique river rivers magazine press records pictures studios hotel inn stadium arena cathedral church museum gallery theatre theater opera ballet festival league cup open grand prix derby")
	streets     = text.Words("road street avenue ave lane drive boulevard blvd crescent terrace")
	clubs       = text.Words("united city rovers wanderers athletic town albion hotspur villa county bridge square park hall house palace")
	// before "of X" they make a name of their own: "University of California".
	institutions = text.Words("university bank college institute church sea bay bishop archbishop duke earl duchess prince princess marquess diocese archdiocese museum cathedral battle treaty cape lord")
	of           = text.Words("of")
	// landforms stand before a name of their own: "Lake Victoria", "Fort Worth".
	landforms = text.Words("lake mount mt mt. cape fort river rio san santa saint st st. camp hotel port point isle villa palazzo castle")
	particles = text.Words("al el ul ud ad as bin ben abu")
	locatives = text.Words("in at near from around outside inside to toward towards into through between across throughout")
	strongIn  = text.Words("in at near outside around")
)

// persons drops the candidates that are parts of persons' names, of newspapers,
// companies and institutions.
func (s *scan) persons() {
	for i := range s.found {
		c := &s.found[i]
		if !s.placelike(c) {
			if s.surname(c) || s.partOfTitle(c) || s.newspaper(c) {
				c.verdict = dropped
			}
			if c.sense != 0 && s.lex.senses[c.sense].form == Leader && s.namesake(c) {
				c.verdict = dropped
			}
			continue
		}
		switch {
		case s.newspaper(c), s.enterprise(c):
			c.verdict = dropped
		case s.person(c):
			c.verdict = dropped
			if s.tails == nil {
				s.tails = map[string]bool{}
			}
			s.tails[strings.ToLower(s.doc.Text(c.end-1))] = true
		}
	}
	if len(s.tails) == 0 {
		return
	}
	for i := range s.found {
		c := &s.found[i]
		if c.verdict == open && c.end-c.first == 1 && (s.placelike(c) || s.adjectival(c) && !s.leads(c)) && s.tail(c) {
			c.verdict = dropped
		}
	}
}

// placelike reports whether the candidate is a place's or state's name rather than
// an adjective or an organisation.
func (s *scan) placelike(c *candidate) bool {
	if c.sense == 0 {
		return true
	}
	switch s.lex.senses[c.sense].form {
	case Name:
		e := s.lex.senses[c.sense].entity
		return e >= 0 && s.lex.entities[e].Kind == State
	case Capital, Place:
		return true
	}
	return false
}

// tail reports whether a bare name is the surname of a person met elsewhere: not
// where something says that it is a place.
func (s *scan) tail(c *candidate) bool {
	if s.doc.Has(c.first-1, locatives) || s.follows(c.end, ",") && s.beside(c.end+1) {
		return false
	}
	return s.tails[strings.ToLower(s.doc.Text(c.first))]
}

// person reports whether the candidate is part of a person's name.
func (s *scan) person(c *candidate) bool {
	if s.allCaps(c.first) && !s.doc.Has(c.first-1, honorifics) {
		return false
	}
	if s.personBefore(c) {
		return true
	}
	if !s.doc.Has(c.first, s.lex.given) || c.end-c.first > 1 {
		return false
	}
	if s.doc.Has(c.first-1, kin) || s.aged(c.end) {
		return true
	}
	// A given name itself: "Chad Smith", "Jordan B. Peterson".
	return s.adjacent(c.end) && s.doc.Tokens[c.end].Is(text.Letters|text.Capital) && !s.allCaps(c.end) &&
		!s.doc.Has(c.end, offices) && !s.begins(c.end)
}

// aged reports whether an age between commas follows: "Jordan, 25, said", "India,
// three,".
func (s *scan) aged(tok int) bool {
	if !s.follows(tok, ",") || tok+2 >= len(s.doc.Tokens) {
		return false
	}
	t := s.doc.Tokens[tok+1]
	if !(t.Is(text.Digits) && t.End-t.Start <= 2 || s.doc.Has(tok+1, smallNumbers)) {
		return false
	}
	switch s.doc.Text(tok + 2) {
	case ",", ".", ")", ";":
		return true
	}
	return false
}

var (
	// kin stand before a given name: "her daughter Georgia".
	kin          = text.Words("mother father mum mom dad daughter son sons daughters brother sister wife husband boyfriend girlfriend fiance fiancee fiancé fiancée cousin aunt uncle niece nephew grandmother grandfather granddaughter grandson widow stepson stepdaughter bride groom")
	smallNumbers = text.Words("one two three four five six seven eight nine ten eleven twelve")
)

// personBefore reports whether a given name or a title leads to the candidate.
func (s *scan) personBefore(c *candidate) bool {
	p := c.first - 1
	if s.glued(p) && s.doc.Has(p-1, particles) {
		return true // "al-Sabah"
	}
	if p < 0 || !s.adjacent(c.first) || !s.doc.Tokens[p].Is(text.Capital) {
		return false
	}
	if s.doc.Has(p, honorifics) {
		return !s.strongState(c)
	}
	if s.initial(p) && p > 0 && s.adjacent(p) && s.doc.Has(p-1, s.lex.given) {
		return true
	}
	if s.doc.Has(p, s.lex.given) {
		return !s.partOfName(p)
	}
	return c.sense == 0 && s.doc.Has(p, roles)
}

// strongState reports whether the name can only be a state's ("General Mali" is none).
func (s *scan) strongState(c *candidate) bool {
	return c.sense != 0 && s.lex.senses[c.sense].form == Name && !s.doc.Has(c.first, s.lex.given) && !s.doc.Has(c.first, surnames)
}

// surnames are the names of states that people bear.
var surnames = text.Words("jordan israel ireland england france holland britain cuba niger benin chad georgia poland norway")

// namesake reports whether a leader's bare surname is somebody else's.
func (s *scan) namesake(c *candidate) bool {
	if c.end-c.first > 1 {
		return false
	}
	if s.adjacent(c.first) && s.doc.Has(c.first-1, s.lex.given) {
		return true
	}
	return s.doc.Has(c.first, s.lex.given) && s.adjacent(c.end) && s.doc.Tokens[c.end].Is(text.Letters|text.Capital)
}

// partOfName reports whether the token belongs to a candidate, as "Santiago" of
// "Santiago de Chile" does.
func (s *scan) partOfName(tok int) bool {
	i := s.search(tok + 1)
	return i > 0 && tok < s.found[i-1].end && s.found[i-1].end-s.found[i-1].first > 1
}

// enterprise reports whether the candidate is part of the name of a newspaper, a
// company, a university, a club or a river.
func (s *scan) enterprise(c *candidate) bool {
	if s.adjacent(c.end) && s.doc.Tokens[c.end].Is(text.Capital) && !s.allCaps(c.end) {
		if s.doc.Has(c.end, enterprises) || s.doc.Has(c.end, streets) || s.isCity(c) && s.doc.Has(c.end, clubs) {
			return true
		}
	}
	p := c.first - 1
	if s.doc.Has(p, of) && s.doc.Has(p-1, institutions) && s.doc.Tokens[p-1].Is(text.Capital) {
		return true
	}
	return c.sense == 0 && s.doc.Has(p, landforms) && s.doc.Tokens[p].Is(text.Capital) && s.adjacent(c.first)
}

func (s *scan) isCity(c *candidate) bool {
	return c.sense == 0 || s.lex.senses[c.sense].form == Capital
}

// adjacent reports whether nothing but blanks stands between the token and the one before it.
func (s *scan) adjacent(tok int) bool {
	if tok <= 0 || tok >= len(s.doc.Tokens) {
		return false
	}
	t := s.doc.Tokens[tok]
	return t.Is(text.SpaceBefore) && !t.Is(text.ParaStart) && !s.doc.Tokens[tok-1].Is(text.Punct)
}

func (s *scan) initial(tok int) bool {
	t := s.doc.Tokens[tok]
	return t.Is(text.Capital|text.Abbrev) && t.End-t.Start == 2
}

func (s *scan) allCaps(tok int) bool {
	return tok >= 0 && tok < len(s.doc.Tokens) && s.doc.Tokens[tok].Is(text.AllCaps)
}

func (s *scan) follows(tok int, mark string) bool {
	return tok < len(s.doc.Tokens) && s.doc.Text(tok) == mark
}

// begins reports whether a name of the trie begins at the token.
func (s *scan) begins(tok int) bool {
	return s.at(tok) != nil && s.at(tok).sense != 0
}

// beside reports whether a state's or region's name begins at the token.
func (s *scan) beside(tok int) bool {
	c := s.at(tok)
	return c != nil && c.sense != 0 && s.placelike(c)
}

// at is the candidate that begins at the token, nil if none does.
func (s *scan) at(tok int) *candidate {
	if i := s.search(tok); i < len(s.found) && s.found[i].first == tok {
		return &s.found[i]
	}
	return nil
}

// search is the index of the first candidate that begins at the token or later.
func (s *scan) search(tok int) int {
	lo, hi := 0, len(s.found)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.found[mid].first < tok {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
