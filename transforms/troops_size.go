package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// madeOf reads the size of a force: "a contingent of more than 400", "a force of
// 30,000 men", "a strength of 6,000", "an army 200,000 strong".
func (s *troopScan) madeOf(f *force) bool {
	f.rule, f.sure = "size", 0.75
	of := s.Numbers[f.Number].From - 1
	if !f.Compound && s.Doc.Has(f.End, strongWords) { // "the army, 350,000 strong,"
		if s.Doc.Has(of, commas) && (s.forceNoun(of-1) || s.armedName(of-1)) {
			f.Noun, f.holder = of-1, of-1
		}
		return f.holder >= 0
	}
	if !s.Doc.Has(of, ofWord) || !s.militaryAround(f.Counted) || !f.Alone && !s.Doc.Has(f.Counted.Noun, armedNouns) {
		return false
	}
	for tok := of - 1; tok > of-6 && tok >= 0; tok-- { // over "a mission, UNMISS, of"
		if s.Doc.Has(tok, forceNouns) && !s.Doc.Has(tok, sizeless) || s.Doc.Has(tok, sizeNouns) && s.forceAround(f.Counted) {
			f.Noun, f.holder = tok, tok
			return true
		}
		if s.NameAt(tok) < 0 && !s.Doc.Tokens[tok].Is(text.Punct) {
			return false
		}
	}
	return false
}

// reached reads a number that a force has, gets or comes to: "raise its forces to
// 5,000", "bring its numbers to 12,000", "the army numbers 25,000", "cut the mission from 500 to 300".
func (s *troopScan) reached(f *force) bool {
	f.rule, f.sure = "size", 0.7
	if !f.Alone && !s.Doc.Has(f.Counted.Noun, armedNouns) {
		return false
	}
	before := s.sizeWord(f.Number)
	measured := s.Doc.Has(before, measureVerbs)
	if !measured && !s.Doc.Has(before, toByFrom) {
		return false
	}
	verb := before
	if !measured {
		verb = s.changeVerb(f.Counted)
	}
	if f.holder = s.measured(f.Counted, verb); f.holder < 0 {
		return false
	}
	f.Noun = f.holder
	return true
}

// measured is the force noun that the verb gives the number as a size, -1 if none.
func (s *troopScan) measured(c reading.Counted, verb int) int {
	if verb < 0 {
		return -1
	}
	t := s.TreeAt(c.First)
	for _, tok := range t.Objects(verb) {
		if tok < c.First && !s.forceNoun(tok) {
			return -1 // "the army is raising the number of clinics to 12"
		}
	}
	for _, tok := range append(t.Objects(verb), t.Subject(verb)) {
		if tok >= 0 && (tok < c.First || tok > c.Noun) && s.forceNoun(tok) {
			return tok
		}
	}
	if s.Doc.Has(verb, measureVerbs) && s.forceNoun(verb-1) { // "the army numbers": taken for a compound
		return verb - 1
	}
	return -1
}

// groupAround is the force that counted soldiers make up, -1 if none: "a mission, UNMISS,
// of up to 7,000 soldiers", "put the strength of the Taliban at 25,000 fighters".
func (s *troopScan) groupAround(c reading.Counted) int {
	before := s.Numbers[c.Number].From - 1
	switch {
	case s.Doc.Has(before, ofWord):
		return s.groupBefore(c)
	case s.Doc.Has(before, toAtWords):
		return s.measured(c, s.changeVerb(c))
	}
	return -1
}

// groupBefore is the force noun whose "of" phrase holds the number, -1 if none.
func (s *troopScan) groupBefore(c reading.Counted) int {
	of := s.Numbers[c.Number].From - 1
	for tok := of - 1; tok > of-6 && tok >= 0; tok-- {
		if s.Doc.Has(tok, forceNouns) || s.Doc.Has(tok, sizeNouns) {
			return tok
		}
		if s.NameAt(tok) < 0 && !s.Doc.Tokens[tok].Is(text.Punct) {
			return -1
		}
	}
	return -1
}

// forceNoun reports whether the noun names a force or its size.
func (s *troopScan) forceNoun(tok int) bool {
	if s.Doc.Has(tok, personnel) || s.Doc.Has(tok, forceNouns) && !s.Doc.Has(tok, sizeless) {
		return true
	}
	if n := s.NameAt(tok); n >= 0 {
		return s.Names[n].Kind == who.Mission || s.Doc.Has(tok, forceNouns)
	}
	if !s.Doc.Has(tok, sizeNouns) {
		return false
	}
	if s.Doc.Has(tok+1, ofWord) && !s.sizeOfForce(tok+2) {
		return false // "the number of clinics"
	}
	here := s.Doc.SentenceOf(tok)
	return s.last >= 0 && here-s.Doc.SentenceOf(s.last) <= 1 || s.forceAround(reading.Counted{First: tok})
}

// sizeOfForce reports whether the phrase that begins at the token is of armed people or holds
// a name: "the number of British troops", "the strength of the Taliban".
func (s *troopScan) sizeOfForce(from int) bool {
	for tok := from; tok < from+6 && tok < len(s.Doc.Tokens) && (tok == from || !s.Doc.Has(tok, anyPreps)); tok++ {
		if s.Doc.Has(tok, personnel) || s.Doc.Has(tok, forceNouns) || s.Doc.Has(tok, armedNouns) || s.NameAt(tok) >= 0 {
			return true
		}
	}
	return false
}

// changeVerb is the verb of growing or cutting that the number belongs to, -1 if none.
func (s *troopScan) changeVerb(c reading.Counted) int {
	first := s.Doc.Sentences[s.Doc.SentenceOf(c.First)].First
	for tok := s.Numbers[c.Number].From - 1; tok >= first && tok > c.First-20; tok-- {
		if s.Doc.Has(tok, cuttingWords) || s.Doc.Has(tok, growingWords) || s.Doc.Has(tok, putVerbs) {
			return tok
		}
	}
	return -1
}

var commas = text.Words(",")
