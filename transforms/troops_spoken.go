package transforms

import (
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

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
	if f.holder >= 0 && s.Doc.Has(f.holder-1, foreignWords) && s.Doc.Has(f.holder-2, indefinites) {
		return "" // "a multinational force of 5,000 soldiers"
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
	arriving := s.Doc.Has(e.main, arriveWords)
	for _, w := range s.WhereaboutsIn(e.main, s.Doc.Sentences[s.Doc.SentenceOf(f.First)].End) {
		if n := s.NameAt(w.At); n >= 0 && s.Names[n].Kind == who.State && w.Country == main && (arriving || s.Doc.Has(w.Prep, towardWords) || s.Doc.Has(w.Prep, forWord)) {
			return true
		}
	}
	return false
}

// arriveWords tell of people who come from elsewhere.
var arriveWords = text.Words("arrive arrives arrived arriving arrival land lands landed landing")

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
	for tok := s.Numbers[f.Number].From - 1; tok >= first && tok > f.First-2*farTalk; tok-- {
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
