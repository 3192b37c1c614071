package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// amid reads two communities of one place: "400 settlers live among 170,000 Palestinians
// in Hebron", "8,000 settlers live surrounded by a million Palestinians":
// both are sizes. It reads either number.
func (s *populationScan) amid(c reading.Counted) (populace, bool) {
	if c.Alone || c.Compound || !s.communal(c.Noun) {
		return populace{}, false
	}
	link := s.amidLink(c.Noun + 1)
	if link < 0 || s.NumberAt(link+1) < 0 { // the one in front
		return s.amidBehind(c)
	}
	if other, ok := s.Counted(s.NumberAt(link + 1)); ok && !other.Alone && s.communal(other.Noun) {
		return s.amidPlace(c, other.Noun)
	}
	return populace{}, false
}

// amidBehind reads the second of the two communities.
func (s *populationScan) amidBehind(c reading.Counted) (populace, bool) {
	link := s.Numbers[c.Number].From - 1
	first := s.Doc.Sentences[s.Doc.SentenceOf(c.First)].First
	for noun := link - 1; noun >= first && noun > link-farAmid; noun-- {
		if s.communal(noun) && s.amidLink(noun+1) == link && len(s.NumbersWithin(max(first, noun-3), noun)) > 0 {
			return s.amidPlace(c, c.Noun)
		}
	}
	return populace{}, false
}

// farAmid is how many tokens may stand between the first community and the second.
const farAmid = 6

// amidLink is the last word of "live among" or "live surrounded by" that begins at the
// token; -1 if it does not.
func (s *populationScan) amidLink(at int) int {
	if !s.Doc.Has(at, livingVerbs) {
		return -1
	}
	for at++; s.Doc.Has(at, lightAdverbs); at++ {
	}
	switch {
	case s.Doc.Has(at, amidWords):
		return at
	case s.Doc.Has(at, surrounded) && s.Doc.Has(at+1, byWords):
		return at + 1
	}
	return -1
}

// amidPlace is the place of both: the one named behind the second, else the one spoken of.
func (s *populationScan) amidPlace(c reading.Counted, last int) (populace, bool) {
	place := s.placeBefore(c.First)
	if s.Doc.Has(last+1, insideOn) {
		if p := s.placeAfter(last + 2); p != "" {
			place = p
		}
	}
	return populace{place, c.Noun, "amid", 0.6}, true
}

// communal reports whether the noun names people who make a community: settlers,
// Palestinians, Muslims, residents.
func (s *populationScan) communal(noun int) bool {
	if n := s.NameAt(noun); n >= 0 {
		return s.Names[n].Form == who.People || s.Names[n].Form == who.Demonym
	}
	return s.Doc.Has(noun, settlerNouns) || s.Doc.Has(noun, dwellers)
}

var (
	amidWords    = text.Words("among amongst amid alongside")
	surrounded   = text.Words("surrounded encircled")
	settlerNouns = text.Words("settlers colonists christians muslims jews hindus whites blacks arabs")
)
