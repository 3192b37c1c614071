package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// unsettled reports whether the words around the number make its people no place's
// whole number: some only ("the 50 richest people"), a part of a population, all the
// world's, or those of any town of a size.
func (s *populationScan) unsettled(c reading.Counted) bool {
	for tok := c.End; tok < c.Noun; tok++ {
		if s.Doc.Has(tok, someOnly) {
			return true
		}
	}
	return s.Doc.Has(c.Noun, fewPeople) || s.Doc.Has(s.Numbers[c.Number].From-1, thresholds) ||
		s.share(c) || s.supposed(c) || s.anyPlace(c)
}

// share reports whether a percentage of a population or of the people stands beside:
// "two per cent of the city's population, 90,000 people,".
func (s *populationScan) share(c reading.Counted) bool {
	sentence := s.Doc.Sentences[s.Doc.SentenceOf(c.First)]
	from, end := s.Numbers[c.Number].From, max(c.End, c.Noun+1)
	for _, n := range s.NumbersWithin(max(sentence.First, from-farShare), min(sentence.End, end+farShare/2)) {
		m := s.Numbers[n]
		if m.Kind != number.Percent {
			continue
		}
		first, last := m.End, from
		if m.First > c.First {
			first, last = m.End, min(sentence.End, m.End+farShare/2)
		}
		for tok := first; tok < first+3; tok++ { // over "per cent"
			if s.Doc.Has(tok, ofWord) && s.tellsOf(tok, last) {
				return true
			}
		}
	}
	return false
}

// farShare is how many tokens before the number its percentage may stand.
const farShare = 14

// tellsOf reports whether a word of population stands between the tokens.
func (s *populationScan) tellsOf(first, end int) bool {
	for tok := first; tok < end; tok++ {
		if s.Doc.Has(tok, populationNoun) {
			return true
		}
	}
	return false
}

// supposed reads "if just 900 people live in your town".
func (s *populationScan) supposed(c reading.Counted) bool {
	from := s.Numbers[c.Number].From
	first := s.Doc.Sentences[s.Doc.SentenceOf(c.First)].First
	for tok := from - 1; tok >= first && tok >= from-3; tok-- {
		if s.Doc.Has(tok, ifWord) {
			return true
		}
	}
	return false
}

// anyPlace reads "cities with over a million people", "towns with populations of 300".
func (s *populationScan) anyPlace(c reading.Counted) bool {
	from := s.Numbers[c.Number].From
	first := s.Doc.Sentences[s.Doc.SentenceOf(c.First)].First
	for tok := from - 1; tok > first && tok >= from-6; tok-- {
		if s.Doc.Has(tok, withWord) || s.Doc.Has(tok, ofWord) && s.Doc.Has(tok-1, manyPlaces) {
			return s.Doc.Has(tok-1, manyPlaces)
		}
	}
	return false
}

// foreignTo reports whether the population is the world's, or one of animals or
// patients: "the global population", "its elephant population".
func (s *populationScan) foreignTo(noun int) bool {
	for tok := noun - 1; tok >= max(0, noun-3); tok-- {
		if s.Doc.Has(tok, feedWords) {
			return true // "could feed a population of 2 billion"
		}
	}
	at := noun - 1
	if s.Doc.Has(at, possessiveMark) {
		at--
	}
	if at < 0 || s.Doc.Has(at, worldWords) || s.Doc.Has(at, creatures) {
		return true
	}
	return at == noun-1 && s.NameAt(at) < 0 && s.NumberAt(at) < 0 && s.Doc.Tokens[at].Is(text.Letters) && !s.Doc.Tokens[at].Is(text.Capital) && !s.Doc.Has(at, placeKinds) &&
		!s.Doc.Has(at, humanWords) && s.TreeAt(at).Tag(at) == syntax.NN
}

// busy reports whether the people counted are doing something: "with 28,000 people
// turning out", "had a million people marching".
func (s *populationScan) busy(at int) bool {
	tag := s.TreeAt(at).Tag(at)
	return tag == syntax.VBG || (tag == syntax.VBN || tag == syntax.VBD) && !s.Doc.Has(at, livingVerbs)
}

var (
	someOnly   = text.Words("most richest poorest oldest youngest other more different white black young sick elderly dead")
	thresholds = text.Words("few many")
	ifWord     = text.Words("if unless")
	manyPlaces = text.Words("cities towns villages countries nations states places communities areas districts islands settlements megacities")
	worldWords = text.Words("global world worldwide earth planet")
	creatures  = text.Words(`paediatric pediatric patient homeless elephant elephants tiger lion rhino wildlife animal bird fish cattle livestock dog cat deer whale bee sheep pig
		wolf bear panda gorilla monkey insect mosquito prison jail inmate student school`)
	feedWords  = text.Words("support supports supporting feed feeds sustain sustains house")
	humanWords = text.Words("human total overall national urban rural local island state city adult civilian native minority")
)
