package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/who"
)

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
	if n := s.NameAt(e.main - 1); n >= 0 && s.Doc.Has(e.main, havingWords) && s.allegiance(n) != "" {
		return s.fits(f, s.allegiance(n)) // "with Spain having 1,100"
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
		if before >= first && s.Doc.Has(before, anyPreps) || m.Form == who.Demonym || m.Form == who.Place || s.Doc.Has(m.End, possessiveMark) || s.TreeAt(m.First).Rel(s.NameHead(names[i])) == syntax.RelObj {
			continue
		}
		if id := s.fits(f, s.allegiance(names[i])); id != "" {
			return id
		}
	}
	return ""
}
