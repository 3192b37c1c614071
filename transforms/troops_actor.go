package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
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
		find func(force, scene) who.ID
		why  string
	}{
		{s.nounOwner, "named in the counted phrase"},
		{s.holderOwner, "named with the force that they make up"},
		{s.sharedOwner, "as of the number before, whose clause they share"},
		{s.sender, "who has, sends or withdraws them"},
		{s.spokenOf, "whom the text last spoke of as having such people"},
	} {
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
	if s.Doc.Has(f.Noun+1, fromWords) && s.tells(e, withdrawnWords, goingWords, otherWords) {
		return "" // "withdraw 300 troops from Mali"
	}
	if id, many := s.ownerAfter(f.Noun); !many {
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
		return s.Actor(at - 1)
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
	if s.Doc.Has(h, forceNouns) && !s.Doc.Has(h-1, indefinites) {
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

// sender is the party that has, sends or withdraws them: the subject of the word that
// tells what becomes of them, or the agent of a passive.
func (s *troopScan) sender(f force, e scene) who.ID {
	if e.main < 0 {
		return ""
	}
	t := s.TreeAt(e.main)
	if s.Doc.Has(e.main, askWords) { // "asked France for 1,000 soldiers"
		for _, o := range t.Objects(e.main) {
			if n := s.NameAt(o); n >= 0 && o > e.main && o < f.First {
				return s.Names[n].Party()
			}
		}
	}
	if e.acts {
		if id := s.agent(f, e.main); id != "" {
			return id
		}
		return s.holderOf(f)
	}
	if subject := t.Subject(e.main); subject >= 0 && subject != f.Noun && subject != s.Top(f.Counted) {
		if id := s.party(f, subject); id != "" {
			return id
		}
	}
	for _, id := range s.Agents(e.main) {
		return s.fits(f, id)
	}
	if id := s.nameBefore(f, e.main); id != "" {
		return id
	}
	return ""
}

// holderOf is the subject of a verb that has or sends them, beside the one that they do:
// "France has 1,500 soldiers stationed in Niger".
func (s *troopScan) holderOf(f force) who.ID {
	t := s.TreeAt(f.First)
	top := s.Top(f.Counted)
	for _, role := range s.Roles(top) {
		if role.Kind != reading.Object && role.Kind != reading.Oblique || s.Doc.Has(role.Verb, sayVerbs) {
			continue
		}
		if subject := t.Subject(role.Verb); subject >= 0 && subject != top {
			if id := s.party(f, subject); id != "" {
				return id
			}
		}
	}
	return ""
}

// agent is the party after "by": "was sent on Monday by the African Union".
func (s *troopScan) agent(f force, verb int) who.ID {
	t := s.TreeAt(verb)
	if a := t.Child(verb, syntax.RelOblAgent); a >= 0 {
		return s.party(f, a)
	}
	if t.Tag(verb) != syntax.VBN {
		return ""
	}
	end := s.Doc.Sentences[s.Doc.SentenceOf(verb)].End
	for tok := verb + 1; tok+1 < end && tok < verb+8; tok++ {
		if !s.Doc.Has(tok, byWords) {
			continue
		}
		at := tok + 1
		if s.Doc.Has(at, theWords) {
			at++
		}
		if n := s.NameAt(at); n >= 0 {
			return s.fits(f, s.Names[n].Party())
		}
	}
	return ""
}

// party is the actor that the noun phrase headed by tok stands for.
func (s *troopScan) party(f force, tok int) who.ID {
	if tok < 0 || s.Doc.Has(tok, speakers) {
		return ""
	}
	if id := s.named(tok); id != "" {
		return id
	}
	if s.Doc.Has(tok, forceNouns) && s.Doc.Has(tok-1, indefinites) { // "launched a joint force, which was to have"
		for _, role := range s.Roles(tok) {
			if role.Kind == reading.Object && role.Verb < tok {
				return s.sender(f, scene{main: role.Verb})
			}
		}
	}
	if s.Doc.Has(tok, followers) {
		return s.lastOfKind(tok, who.Bloc)
	}
	if n := s.NameAt(tok); n >= 0 {
		return s.fits(f, s.Names[n].Party())
	}
	if s.Doc.Has(tok, weWords) {
		return s.speaker(tok)
	}
	if id := s.Actor(tok); id != "" {
		return s.fits(f, id)
	}
	if ids := s.PartiesOf(tok); len(ids) == 1 {
		return s.fits(f, ids[0])
	}
	return ""
}

// speaker is whom "we" stands for: the party whose word it is.
func (s *troopScan) speaker(tok int) who.ID {
	sentence := s.Doc.Sentences[s.Doc.SentenceOf(tok)]
	t := s.TreeAt(tok)
	for v := sentence.First; v < sentence.End; v++ {
		if !s.Doc.Has(v, sayVerbs) {
			continue
		}
		if subject := t.Subject(v); subject >= 0 && subject != tok {
			for _, id := range s.PartiesOf(subject) {
				return id
			}
		}
	}
	return s.MainCountry()
}

// fits keeps rebels from those who fight them: only an armed group has fighters.
func (s *troopScan) fits(f force, id who.ID) who.ID {
	if s.irregular(f.Noun) && who.IsState(id) {
		return ""
	}
	return id
}

// nameBefore is the party named last before the verb, where no preposition makes it
// something else: what the tree calls a compound ("NATO plans to send").
func (s *troopScan) nameBefore(f force, verb int) who.ID {
	first := s.Doc.Sentences[s.Doc.SentenceOf(verb)].First
	names := s.NamesWithin(first, verb)
	for i := len(names) - 1; i >= 0; i-- {
		m := s.Names[names[i]]
		before := m.First - 1
		if s.Doc.Has(before, theWords) {
			before--
		}
		if before >= first && s.Doc.Has(before, anyPreps) || m.Form == who.Demonym || m.Form == who.Place || s.Doc.Has(m.End, possessiveMark) {
			continue
		}
		if id := s.fits(f, s.allegiance(names[i])); id != "" {
			return id
		}
	}
	return ""
}

// spokenOf is whose such people the text last spoke of: an armed group's for
// fighters, a mission's for peacekeepers, else whoever's force was named last, else the
// army of the country that the article is about.
func (s *troopScan) spokenOf(f force, e scene) who.ID {
	switch {
	case s.irregular(f.Noun):
		return s.lastOfKind(f.First, who.ArmedGroup)
	case s.Doc.Has(f.Noun, peacekeeping):
		if id := s.lastOfKind(f.First, who.Mission); id != "" {
			return id
		}
		return s.lastOfKind(f.First, who.Bloc)
	}
	if id := s.lastForce(f); id != "" {
		return id
	}
	if s.sentAbroad(f, e) {
		return ""
	}
	if m, ok := s.onlyMission(); ok && m.Country == s.MainCountry() && s.forceAround(f.Counted) {
		return m.ID
	}
	return s.MainCountry()
}

// sentAbroad reports whether somebody sends them to the country that the article is
// about, so that they are not its own: "may send 300 soldiers to Mali".
func (s *troopScan) sentAbroad(f force, e scene) bool {
	for tok := f.End; tok < f.Noun; tok++ {
		if s.Doc.Has(tok, foreignWords) {
			return true
		}
	}
	main := s.MainCountry()
	if n := s.placeObject(e); n >= 0 && s.Names[n].Country == main {
		return true // "the last 500 soldiers leave Iraq"
	}
	if s.Doc.Has(e.main, goingWords) {
		return false
	}
	for _, w := range s.WhereaboutsIn(e.main, s.Doc.Sentences[s.Doc.SentenceOf(f.First)].End) {
		if n := s.NameAt(w.At); n >= 0 && s.Names[n].Kind == who.State && w.Country == main && (s.Doc.Has(w.Prep, towardWords) || s.Doc.Has(w.Prep, forWord)) {
			return true
		}
	}
	return false
}

// onlyMission is the mission that the article names, if it names but one.
func (s *troopScan) onlyMission() (only who.Mention, ok bool) {
	for _, m := range s.Names {
		if m.Kind != who.Mission || m.ID == only.ID {
			continue
		}
		if ok {
			return only, false
		}
		only, ok = m, true
	}
	return only, ok
}

// lastForce is the owner of the last force named in the two sentences before.
func (s *troopScan) lastForce(f force) who.ID {
	here := s.Doc.SentenceOf(f.First)
	first := s.Doc.Sentences[max(here-2, 0)].First
	for tok := s.Numbers[f.Number].From - 1; tok >= first; tok-- {
		if !s.Doc.Has(tok, personnel) && !s.Doc.Has(tok, forceNouns) {
			continue
		}
		if s.Doc.SentenceOf(tok) == here && s.Doc.Has(tok, personnel) && tok > f.First-3 {
			continue
		}
		if id := s.ownerOf(tok); id != "" {
			return id
		}
	}
	return ""
}

// ownerOf is the party named in a force noun's own phrase.
func (s *troopScan) ownerOf(noun int) who.ID {
	if n := s.NameAt(noun); n >= 0 {
		return s.Names[n].Party()
	}
	if id := s.named(noun); id != "" {
		return id
	}
	first, _ := s.NounPhrase(s.TreeAt(noun), noun)
	names := s.NamesWithin(first, noun)
	for i := len(names) - 1; i >= 0; i-- {
		if id := s.allegiance(names[i]); id != "" {
			return id
		}
	}
	id, _ := s.ownerAfter(noun)
	return id
}

// lastOfKind is the last name of the kind before the token, else the first after it.
func (s *troopScan) lastOfKind(tok int, kind who.Kind) who.ID {
	var last who.ID
	for _, m := range s.Names {
		if m.Kind != kind {
			continue
		}
		if m.First > tok && last != "" {
			break
		}
		last = m.Party()
	}
	return last
}

var (
	askWords     = text.Words("ask asks asked asking urge urged request requested")
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
