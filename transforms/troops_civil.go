package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// civil reports whether the words around the number make its people no armed ones: the
// rebels of a party, a contingent of golfers, the members of a squad.
func (s *troopScan) civil(c reading.Counted) bool {
	if c.First > 0 && s.Doc.Text(c.First-1) == "-" && !s.Doc.Tokens[c.First-1].Is(text.SpaceBefore) {
		return true // "F-35 fighters"
	}
	for tok := c.End; tok < c.Noun; tok++ {
		if s.Doc.Has(tok, partyWords) {
			return true // "30 Tory rebels"
		}
	}
	switch {
	case s.Doc.Has(c.Noun, irregulars) && s.Doc.Has(c.Noun+1, partyWords):
		return true // "40 rebel MPs"
	case s.Doc.Has(c.Noun+1, ofWord) && !s.Doc.Has(c.Noun, personnel):
		for tok := c.Noun + 2; tok < c.Noun+6 && tok < len(s.Doc.Tokens); tok++ {
			if s.Doc.Has(tok, squadWords) {
				return true
			}
		}
	}
	return s.Doc.Has(c.Noun, looseBodies) && s.Numbers[c.Number].Value < looseSize && !s.militaryAround(c)
}

// looseSize is the number from which on a "300-strong contingent" is taken for soldiers
// without a word that says so.
const looseSize = 100

// militaryAround reports whether a word of armed people stands in the number's sentence or
// the one before it.
func (s *troopScan) militaryAround(c reading.Counted) bool {
	here := s.Doc.SentenceOf(c.First)
	for tok := s.Doc.Sentences[max(here-1, 0)].First; tok < s.Doc.Sentences[here].End; tok++ {
		if s.Doc.Has(tok, personnel) || s.Doc.Has(tok, soldierly) || s.armedName(tok) {
			return true
		}
	}
	return false
}

// ailing reports whether the sentence says that those counted fell ill: they are patients.
func (s *troopScan) ailing(f force) bool {
	end := s.Doc.Sentences[s.Doc.SentenceOf(f.First)].End
	for tok := f.Noun + 1; tok < end && tok < f.First+farTalk; tok++ {
		if s.Doc.Has(tok, testedWord) && s.Doc.Has(tok+1, positiveWord) || s.Doc.Has(tok, contractWord) {
			return true
		}
	}
	return false
}

// gaveLives reads "soldiers who paid the ultimate sacrifice", "who gave their lives".
func (s *troopScan) gaveLives(f force) bool {
	at := s.phraseEnd(f)
	for tok := at; tok < at+3; tok++ {
		if s.Doc.Has(tok, captiveWords) {
			return true // "took 2,000 soldiers as prisoners"
		}
	}
	if !s.Doc.Has(at, whoWords) {
		return false
	}
	for tok := at + 1; tok < at+6 && tok < len(s.Doc.Tokens); tok++ {
		if s.Doc.Has(tok, sacrificeWords) {
			return true
		}
	}
	return false
}

var (
	partyWords  = text.Words("tory tories labour conservative republican republicans democrat democratic backbench party mp mps senate lawmaker lawmakers parliamentary")
	squadWords  = text.Words("squad team teams party crew cast band family parliament congress senate council club committee")
	looseBodies = text.Words("unit team contingent contingents mission deployment group movement")
	soldierly   = text.Words(`army armies military militia militias peacekeeping paramilitary nato garrison battalion brigade brigades battalions infantry armed navy
		war ceasefire truce taliban security defence defense guard protection peace combat invasion front fighting multinational expeditionary intervention
		deployed deploy deploying deployment stationed withdraw withdrawn withdrawal`)
	testedWord     = text.Words("test tests tested testing")
	positiveWord   = text.Words("positive")
	gunmenWords    = text.Words("gunman gunmen terrorists extremists")
	contractWord   = text.Words("contracted contracting")
	captiveWords   = text.Words("prisoner prisoners captive captives hostage hostages")
	sacrificeWords = text.Words("sacrifice sacrifices lives died perished fell")
)
