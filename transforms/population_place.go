package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// kinds are the nouns of place and what each may refer back to.
var kinds = []struct {
	nouns *text.Set
	fits  func(who.Mention) bool
}{
	{populationCues.Words("city"), func(m who.Mention) bool { return m.Kind == who.City || m.Form == who.Capital }},
	{populationCues.Words("island"), func(m who.Mention) bool { return m.Kind == who.Region || m.Kind == who.City && m.Form != who.Capital }},
	{populationCues.Words("region"), func(m who.Mention) bool { return m.Kind == who.Region || m.Kind == who.City && m.Form != who.Capital }},
	{populationCues.Words("bloc"), func(m who.Mention) bool { return m.Kind == who.Bloc }},
}

func isState(m who.Mention) bool {
	return (m.Kind == who.State || m.Kind == who.Historical) && (m.Form == who.Name || m.Form == who.Short)
}

// placeID is the place of name n: a state's id, else the name of the city, region or
// bloc. A capital's people are not its state's.
func (s *populationScan) placeID(n int) who.ID {
	m := s.Names[n]
	switch {
	case m.Form == who.Capital && !s.Datelined(n):
		return who.ID(s.Doc.Slice(m.First, m.End))
	case s.Datelined(n), m.Kind == who.Agency || m.Kind == who.ArmedGroup || m.Kind == who.Mission:
		return ""
	}
	return m.PlaceID()
}

// placeOf is the place that the noun phrase headed by tok names or refers back to:
// "the city of Kano", "Chad, a country", "Mali is a nation", "the bloc".
func (s *populationScan) placeOf(tok int) who.ID {
	if n := s.PlaceNameOf(tok); n >= 0 {
		if town := s.townIn(tok, n); town != "" {
			return town
		}
		return s.Because(reading.AskLocation, tok, s.placeID(n), "the place that their noun names or belongs to")
	}
	if title := s.titled(tok); title != "" {
		return s.Because(reading.AskLocation, tok, title, "the last one whose name ends in that noun")
	}
	for _, k := range kinds {
		if s.Doc.Has(tok, k.nouns) && !s.stateHood(tok) {
			return s.lastOf(tok, k.fits)
		}
	}
	return s.spokenOf(tok)
}

// townIn is the town named before its state, where the noun says that it is a town: "Waverly,
// Virginia, a town".
func (s *populationScan) townIn(tok, n int) who.ID {
	at := s.Names[n].First - 2
	if !s.Doc.Has(tok, cityKinds) || s.Names[n].Kind != who.Region && s.Names[n].Kind != who.State || at < s.Doc.Sentences[s.Doc.SentenceOf(tok)].First ||
		!s.Doc.Has(at+1, commas) || !s.Doc.Has(s.Names[n].End, commas) {
		return ""
	}
	if town := s.NameAt(at); town >= 0 {
		if s.Names[town].Kind == who.City {
			return s.placeID(town)
		}
		return ""
	}
	end := at + 1
	for at >= 0 && s.newName(at) && s.Doc.SentenceOf(at) == s.Doc.SentenceOf(tok) {
		at--
	}
	if at+1 == end {
		return ""
	}
	return who.ID(s.Doc.Slice(at+1, end))
}

// stateHood reports "the island state", "the city state": a country.
func (s *populationScan) stateHood(tok int) bool {
	return s.Doc.Has(tok, stateWord) && s.Doc.Has(tok-1, stateBefore)
}

// lastOf is the last name before the token that fits, in its sentence or one of the
// five before, else the first that fits in the article's opening.
func (s *populationScan) lastOf(tok int, fits func(who.Mention) bool) who.ID {
	here := s.Doc.SentenceOf(tok)
	var last who.ID
	for n, m := range s.Names {
		if m.First >= tok {
			break
		}
		if fits(m) && (last == "" || here-s.Doc.SentenceOf(m.First) <= farNames) {
			last = s.placeID(n)
		}
	}
	if last == "" && s.Doc.Has(tok, cityKinds) {
		return "" // a town without a known name is no state
	}
	if last == "" {
		return s.spokenOf(tok)
	}
	return s.Because(reading.AskLocation, tok, last, "the last place of that kind that the text names")
}

// farNames is how many sentences back a place's noun may refer.
const farNames = 5

// spokenOf is the state that "the country" at the token means: the article's main country
// where the sentence before names it, else the subject of that sentence, else the main
// country.
func (s *populationScan) spokenOf(tok int) who.ID {
	main := s.Because(reading.AskLocation, tok, s.Topic(), "the country that the article is about")
	here := s.Doc.SentenceOf(tok)
	if here == 0 {
		return main
	}
	before := s.Doc.Sentences[here-1]
	for _, n := range s.NamesWithin(before.First, before.End) {
		if s.Names[n].Country == main {
			return main
		}
	}
	for _, n := range s.NamesWithin(before.First, before.End) {
		if isState(s.Names[n]) && s.placeID(n) != "" && !s.governed(n, before.First) {
			t := s.Tree(here - 1)
			if head := s.NameHead(n); t.Subject(t.Root()) == head {
				return s.placeID(n)
			}
		}
	}
	return main
}

// placeOfNoun is the place that "population" belongs to: its owner, the subject that
// has it, the place whose apposition it is, else the place spoken of.
func (s *populationScan) placeOfNoun(noun int) who.ID {
	if s.Doc.Has(noun-1, possessiveMark) {
		return s.placeOf(noun - 2)
	}
	if n := s.NameAt(noun - 2); n >= 0 && s.Doc.Has(noun-1, openMarks) && s.placeID(n) != "" {
		return s.placeID(n) // "Padang, population 900,000"
	}
	if o := s.Owner(noun); o >= 0 {
		if s.Doc.Has(o, ownPronouns) {
			return s.placeBefore(o)
		}
		return s.placeOf(o)
	}
	if s.Doc.Has(noun+1, insideOn) || s.Doc.Has(noun+1, ofWord) {
		if p := s.placeAfter(noun + 2); p != "" {
			return p
		}
	}
	first, _ := s.NounPhrase(s.TreeAt(noun), noun)
	for _, n := range s.NamesWithin(first, noun) {
		return s.placeID(n)
	}
	t := s.TreeAt(noun)
	if v := t.Clause(noun); v >= 0 && v != noun {
		if subject := t.Subject(v); subject >= 0 && subject != noun && !t.Descends(noun, subject) {
			p := s.subjectPlace(subject)
			if p != "" || s.Doc.Has(v, havingVerbs) || s.opensWith(noun) {
				return p // of "with a population of 900, other towns are" nobody's
			}
		}
	}
	return s.ownerOf(noun)
}

// opensWith reports whether the sentence begins "With a population".
func (s *populationScan) opensWith(noun int) bool {
	first := s.Doc.Sentences[s.Doc.SentenceOf(noun)].First
	return s.Doc.Has(first, withWord) && noun <= first+4
}

// printed is the name, unknown to the word lists, of what the words before the token say
// more of: "Kibera, one of the largest slums and home to", "the town of Ashdale, with";
// "" if none.
func (s *populationScan) printed(tok int) who.ID {
	first := s.Doc.Sentences[s.Doc.SentenceOf(tok)].First
	asked := tok
	for s.Doc.Has(tok-1, whichIs) || s.Doc.Has(tok-1, indefinites) || s.Doc.Has(tok-1, withWord) {
		tok-- // "Berry Creek, with a population of"
	}
	at, kinds := tok-1, 0
	for ; at > first && at > tok-farPrinted && !s.Doc.Has(at, openMarks) && !s.newName(at); at-- {
		if s.NameAt(at) >= 0 && !s.Doc.Has(s.Names[s.NameAt(at)].End, possessiveMark) {
			return ""
		}
		if s.Doc.Has(at, placeKinds) || s.Doc.Has(at, quarterWords) {
			kinds++
		}
	}
	if s.Doc.Has(at, openMarks) {
		if kinds == 0 && at != tok-1 {
			return ""
		}
		at--
	} else if at != tok-1 {
		return ""
	}
	end := at + 1
	for at >= first && s.newName(at) {
		at--
	}
	if at+1 == end || s.Doc.Has(at, possessiveMark) || s.NameAt(at) >= 0 || kinds == 0 && !s.called(at, first) && !s.settled(tok) && !s.settled(asked) {
		return ""
	}
	return who.ID(s.Doc.Slice(at+1, end))
}

// farPrinted is how many tokens an apposition may hold.
const farPrinted = 14

// newName reports whether the token is capitalised and of no name that is known.
func (s *populationScan) newName(tok int) bool {
	tag := s.TreeAt(tok).Tag(tok)
	return s.Doc.Tokens[tok].Is(text.Capital) && s.Doc.Tokens[tok].Is(text.Letters) && s.NameAt(tok) < 0 && s.DateAt(tok) < 0 && (tag == syntax.NNP || tag == syntax.NN)
}

// settled reports "with over 80,000 residents" at the token: only a place has them.
func (s *populationScan) settled(with int) bool {
	if homePhrases.Match(s.Doc, with) > 0 {
		return true
	}
	for tok := with + 1; s.Doc.Has(with, withWord) && tok < with+7 && tok < len(s.Doc.Tokens); tok++ {
		if s.Doc.Has(tok, inhabitants) || s.Doc.Has(tok, populationNoun) {
			return true
		}
	}
	return false
}

// called reports whether what stands before a name says that it is a place's: "the town of".
func (s *populationScan) called(at, first int) bool {
	return at > first && (s.Doc.Has(at, ofWord) && s.Doc.Has(at-1, placeKinds) || s.Doc.Has(at, placeKinds))
}

// subjectOf is the place that is the verb's subject, by the tree or by what stands in
// front of it; "" where that is no place.
func (s *populationScan) subjectOf(verb int) who.ID {
	t := s.TreeAt(verb)
	if subject := t.Subject(verb); subject >= 0 && !(s.NameAt(subject) >= 0 && s.Datelined(s.NameAt(subject))) {
		return s.subjectPlace(subject)
	}
	return s.ownerOf(verb)
}

// subjectPlace is the place that a subject is: a name, a pronoun, a kind of place.
func (s *populationScan) subjectPlace(tok int) who.ID {
	if n := s.NameAt(tok); n >= 0 {
		return s.placeID(n)
	}
	switch {
	case s.Doc.Has(tok, placePronouns):
		return s.placeBefore(tok)
	case s.Doc.Has(tok, placeKinds):
		return s.placeOf(tok)
	}
	return ""
}

// ownerOf is the place named last before the token in its sentence, where no
// preposition makes it another's; else the place spoken of.
func (s *populationScan) ownerOf(tok int) who.ID {
	first := s.Doc.Sentences[s.Doc.SentenceOf(tok)].First
	best := -1
	if n := s.NameAt(tok - 1); n >= 0 && s.placeID(n) != "" {
		return s.placeID(n) // "ahead of Lagos with"
	}
	if name := s.printed(tok); name != "" {
		return s.Because(reading.AskLocation, tok, name, "the name that the apposition says more of")
	}
	for at := tok - 1; at >= first; at-- {
		n := s.NameAt(at)
		switch {
		case n >= 0 && s.Doc.Has(s.Names[n].End, possessiveMark): // "Africa's most populous country"
		case n >= 0 && s.placeID(n) != "" && (!s.governed(n, first) || s.apposed(n, tok)):
			return s.placeID(n)
		case n >= 0 && best < 0 && s.placeID(n) != "" && at > tok-8:
			best = n
		case n < 0 && s.Doc.Has(at, placeKinds) && s.Doc.Has(at-1, definite):
			return s.placeOf(at)
		}
	}
	if best >= 0 {
		return s.placeID(best)
	}
	return s.placeBefore(tok)
}

// apposed reports whether the words from the name to the token say more of it: "in Kibera,
// one of the largest slums and home to".
func (s *populationScan) apposed(n, tok int) bool {
	at := s.Names[n].End
	if !s.Doc.Has(at, commas) || !s.Doc.Has(at+1, apposing) {
		return false
	}
	for at++; at < tok; at++ {
		if s.Doc.Has(at, commas) {
			return false
		}
	}
	return true
}

// governed reports whether a preposition other than "of" stands before the name.
func (s *populationScan) governed(n, first int) bool {
	at := s.Names[n].First - 1
	if s.Doc.Has(at, theWords) {
		at--
	}
	return at >= first && s.Doc.Has(at, anyPreps)
}

// placeBefore is what "it" or "its" at the token means: the subject in front of it,
// else that of the sentence before, else the last place named.
func (s *populationScan) placeBefore(tok int) who.ID {
	here := s.Doc.SentenceOf(tok)
	for back := here; back >= 0 && back >= here-1; back-- {
		t := s.Tree(back)
		if subject := t.Subject(t.Root()); subject >= 0 && subject < tok {
			if s.Doc.Has(subject, placePronouns) {
				continue
			}
			if p := s.subjectPlace(subject); p != "" {
				return p
			}
		}
		sentence := s.Doc.Sentences[back]
		for _, n := range s.NamesWithin(sentence.First, min(sentence.End, tok)) {
			if s.placeID(n) != "" && !s.governed(n, sentence.First) {
				return s.placeID(n)
			}
		}
	}
	return s.spokenOf(tok)
}

// placeAfter is the place whose phrase begins at the token: "the Gaza Strip", "the
// country", "southern Chad"; "" if none does.
func (s *populationScan) placeAfter(tok int) who.ID {
	for at := tok; at < tok+5 && at < len(s.Doc.Tokens) && s.Doc.Tokens[at].Is(text.Letters) && !s.Doc.Has(at, anyPreps); at++ {
		if n := s.NameAt(at); n >= 0 {
			return s.placeID(n)
		}
		if s.Doc.Has(at, placeKinds) && (!s.Doc.Has(at+1, ofWord) || len(s.NumbersWithin(at+2, at+4)) > 0) {
			return s.placeOf(at)
		}
	}
	return ""
}

var (
	placePronouns = text.Words("it they which that")
	quarterWords  = text.Words("slum slums quarter quarters neighbourhood neighborhood hamlet commune location township townships site")
	whichIs       = text.Words("which is was has")
	apposing      = text.Words("one a an the another home")
	openMarks     = text.Words(", (")
	stateWord     = text.Words("state nation country")
	stateBefore   = text.Words("island city - nation member")
)
