package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// commander is whose troops they are: the name in their noun phrase or the force's
// they make up, else whoever has, sends or withdraws them, else whoever the text
// last spoke of as having such people.
func (s *troopScan) commander(f force, e scene) who.ID {
	if f.doer >= 0 {
		return s.Names[f.doer].Party()
	}
	for _, by := range []struct {
		find   func(force, scene) who.ID
		why    string
		shared bool // it is who does what the clause tells, not who is named with them
	}{
		{s.nounOwner, "named in the counted phrase", false},
		{s.holderOwner, "named with the force that they make up", false},
		{s.sharedOwner, "as of the number before, whose clause they share", true},
		{s.sender, "who has, sends or withdraws them", true},
		{s.spokenOf, "whom the text last spoke of as having such people", true},
	} {
		if by.shared && (s.joined(f) || s.ofNations(f)) {
			break // those whom others join are not theirs, many nations' nobody's
		}
		if id := by.find(f, e); id != "" {
			return s.Because(reading.AskActor, f.First, id, by.why)
		}
	}
	return ""
}

// nounOwner is the party named in the counted phrase: "9,800 U.S. troops", "its 300
// soldiers", "soldiers of the Malian army", "20,000 of them Americans".
func (s *troopScan) nounOwner(f force, e scene) who.ID {
	if f.holder >= 0 && f.holder == f.Noun || f.rule == "continued" || f.Noun < f.First {
		return ""
	}
	if n := s.NameAt(f.Noun); n >= 0 && s.Names[n].Party() != "" && s.Names[n].Kind != who.City {
		return s.Names[n].Party()
	}
	end := f.Noun
	if f.Number+1 < len(s.Numbers) && s.Numbers[f.Number+1].First < end && s.Doc.Has(s.Numbers[f.Number+1].From-1, andComma) { // "900 Japanese and 200 US soldiers"
		end = s.Numbers[f.Number+1].From
	} else if f.Alone && s.Doc.Has(f.End, andComma) { // "sends 200 and Denmark 300 soldiers"
		end = f.End
	}
	names := s.NamesWithin(f.End, end)
	for i := len(names) - 1; i >= 0; i-- {
		if id := s.allegiance(names[i]); id != "" {
			return id
		}
	}
	if id := s.ownerBefore(s.Numbers[f.Number].From); id != "" {
		return id
	}
	if n := s.apposedOwner(s.Numbers[f.Number].From); n >= 0 {
		return s.Names[n].Party()
	}
	if s.Doc.Has(f.Noun+1, fromWords) && s.tells(e, withdrawnWords, goingWords, otherWords) {
		return "" // "withdraw 300 troops from Mali"
	}
	if id, many := s.ownerAfter(s.pairEnd(f.Noun)); !many {
		return id
	}
	return s.flag(f.Noun)
}

// allegiance is the party that a name before the noun says they belong to: not that
// of "Russian-backed fighters" or "pro-Iranian militia".
func (s *troopScan) allegiance(n int) who.ID {
	switch m := s.Names[n]; m.Link {
	case who.Backed, who.Pro, who.Anti, who.Based, who.Non:
		return ""
	default:
		if m.Kind == who.Region && m.Country == "" {
			return "" // "African soldiers"
		}
		return m.Party()
	}
}

// ownerBefore is the owner named in front of the phrase that begins at the token:
// "NATO's 9,000", "its remaining 300", "the African Union, whose 7,000".
func (s *troopScan) ownerBefore(from int) who.ID {
	at := from - 1
	for n := 0; n < 3 && s.plainAdjective(at); n++ {
		at--
	}
	switch {
	case at < 0 || s.Doc.SentenceOf(at) != s.Doc.SentenceOf(from):
		return ""
	case s.Doc.Has(at, possessiveMark):
		if n := s.NameAt(at - 1); n >= 0 {
			return s.allegiance(n)
		}
		if id := s.Actor(at - 1); who.IsState(id) || !s.Doc.Has(at-1, landNouns) {
			return id
		}
		return s.PlaceSpokenOf(at - 1) // "the country's army" is no armed group's
	case s.Doc.Has(at, whoseWord):
		if n := s.NameAt(at - 2); n >= 0 {
			return s.Names[n].Party()
		}
	case s.Doc.Has(at, ownPronouns):
		return s.Antecedent(at)
	}
	return ""
}

func (s *troopScan) plainAdjective(tok int) bool {
	if tok < 0 || s.NameAt(tok) >= 0 || s.NumberAt(tok) >= 0 {
		return false
	}
	tag := s.TreeAt(tok).Tag(tok)
	return s.Doc.Tokens[tok].Is(text.Letters) && !s.Doc.Has(tok, ownPronouns) && !s.Doc.Has(tok, whoseWord) && (tag.IsAdjective() || tag.IsParticiple())
}

// ownerAfter is the party after "of", "from" or "loyal to"; several states' soldiers
// are nobody's in particular.
func (s *troopScan) ownerAfter(noun int) (last who.ID, many bool) {
	if !s.Doc.Has(noun+1, ownerPreps) {
		return "", false
	}
	seen := -1
	for tok := noun + 2; tok < noun+12 && tok < len(s.Doc.Tokens) && s.Doc.SentenceOf(tok) == s.Doc.SentenceOf(noun); tok++ {
		n := s.NameAt(tok)
		switch {
		case n >= 0 && n != seen:
			if last != "" && (s.Doc.Has(tok-1, andComma) || s.Doc.Has(tok-1, theWords) && s.Doc.Has(tok-2, andComma)) {
				return "", true // "from Ghana and Togo"
			}
			last, seen = s.Names[n].Party(), n
		case n < 0 && last != "" && !s.Doc.Has(tok, possessiveMark) && !s.Doc.Has(tok, andComma) && !s.Doc.Has(tok, theWords):
			return last, false
		case n < 0 && last == "" && (s.NumberAt(tok) >= 0 || s.Doc.Tokens[tok].Is(text.Punct) || s.Doc.Has(tok, clauseWords)):
			return "", false
		}
	}
	return last, false
}

// flag is the body or mission under which several states' soldiers serve: one that
// the sentence names.
func (s *troopScan) flag(tok int) who.ID {
	sentence := s.Doc.Sentences[s.Doc.SentenceOf(tok)]
	for _, n := range s.NamesWithin(sentence.First, sentence.End) {
		if k := s.Names[n].Kind; k == who.Bloc || k == who.Mission {
			return s.Names[n].Party()
		}
	}
	return ""
}

// holderOwner is the owner of the force whose size it is: "NATO's force of 5,000", "the
// strength of the Taliban", "a mission, UNMISS, of up to 7,000".
func (s *troopScan) holderOwner(f force, _ scene) who.ID {
	h := f.holder
	if h < 0 {
		return ""
	}
	if id := s.named(h); id != "" {
		return id
	}
	if n := s.NameAt(h); n >= 0 {
		return s.Names[n].Party()
	}
	t := s.TreeAt(h)
	first, _ := s.NounPhrase(t, h)
	names := s.NamesWithin(first, h)
	for i := len(names) - 1; i >= 0; i-- {
		if id := s.allegiance(names[i]); id != "" {
			return id
		}
	}
	if id := s.ownerBefore(first + 1); id != "" && s.Doc.Has(first, ownPronouns) {
		return id
	}
	if id := s.ownerBefore(h); id != "" {
		return id
	}
	if id, _ := s.ownerAfter(h); id != "" {
		return id
	}
	if s.Doc.Has(h, forceNouns) && !s.Doc.Has(h-1, indefinites) && !s.Doc.Has(h-1, foreignWords) {
		return s.Actor(h)
	}
	return ""
}

// named is the name that a force noun is given right after it: "a force, known as
// INTERFET,", "the mission, MONUSCO,", "a contingent called KFOR".
func (s *troopScan) named(noun int) who.ID {
	for tok := noun + 1; tok < noun+6 && tok < len(s.Doc.Tokens); tok++ {
		if n := s.NameAt(tok); n >= 0 {
			switch k := s.Names[n].Kind; {
			case k == who.Mission || k == who.ArmedGroup:
				return s.Names[n].Party()
			case !s.Doc.Has(noun+1, insideOf): // "the mission in Haiti, MINUSTAH,"
				return ""
			}
			continue
		}
		if !s.Doc.Has(tok, callingWords) && !(tok == noun+1 && s.Doc.Has(tok, insideOf)) {
			return ""
		}
	}
	return ""
}

// sharedOwner is the owner of the number whose clause it shares.
func (s *troopScan) sharedOwner(f force, _ scene) who.ID {
	if f.twin < 0 {
		return ""
	}
	return s.lastFact.Actor
}

var (
	askWords     = text.Words("ask asks asked asking urge urged request requested")
	landNouns    = text.Words("country nation kingdom republic island")
	weWords      = text.Words("we us")
	foreignWords = text.Words("international foreign multinational allied coalition western")
	followers    = text.Words("allies partners members")
	indefinites  = text.Words("a an new joint")
	whoseWord    = text.Words("whose")
	ownPronouns  = text.Words("its their his her our")
	ownerPreps   = text.Words("of from by loyal belonging under")
	clauseWords  = text.Words("who which that was were is are have has had will would")
	callingWords = text.Words(", ( known as called the named dubbed - – — or")
	speakers     = text.Words("official officials spokesman spokeswoman sources reports witnesses residents analysts diplomats others some many")
	anyPreps     = text.Words("in at on of from to into with for by against between near inside across after before under over around towards toward through among within without behind beyond since until during including")
)
