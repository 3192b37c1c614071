package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// proposed reads a word of planning in the force's own phrase: "a planned 20,000-strong
// force", "the proposed contingent of 500".
func (s *troopScan) proposed(f force) bool {
	at := s.Numbers[f.Number].From
	if f.holder >= 0 && f.holder < at {
		at = f.holder
	}
	for n := 0; n < 3; n++ {
		at--
		if s.Doc.Has(at, prospectWords) {
			return true
		}
		if at < 0 || !s.Doc.Tokens[at].Is(text.Letters) || s.TreeAt(at).Tag(at).IsVerb() {
			return false
		}
	}
	return false
}

// onCall reads "has put 1,000 soldiers on standby".
func (s *troopScan) onCall(f force) bool {
	at := s.phraseEnd(f)
	return s.Doc.Has(at+1, alertWords) || s.Doc.Has(at+2, alertWords)
}

// changed reads a size that a force comes to, and by how much: "cut from 500 to 300",
// "raise its forces to 5,000", "reduced by 200", "expected to number 7,500".
func (s *troopScan) changed(f force) string {
	before := s.sizeWord(f.Number)
	verb := s.changeVerb(f.Counted)
	cutting, growing := s.Doc.Has(verb, cuttingWords), s.Doc.Has(verb, growingWords)
	switch {
	case verb < 0 || !cutting && !growing:
		if f.holder >= 0 && s.Doc.Has(before, measureVerbs) {
			if s.prospective(before) {
				return "planned"
			}
			return "strength"
		}
		return ""
	case s.Doc.Has(before, fromWords):
		return "present"
	case s.Doc.Has(before, byWords) && cutting:
		return "withdrawn"
	case s.Doc.Has(before, byWords):
		if s.Doc.Has(f.holder, limitNouns) {
			return "planned"
		}
		if s.prospective(verb) {
			return "planned"
		}
		return "deployed"
	case s.Doc.Has(before, toOnly) && s.prospective(verb):
		return "planned"
	case s.Doc.Has(before, toOnly):
		return "present"
	}
	return ""
}

// prospective reports whether what the word tells is still to come: "will send", "is to
// be sent", "plans to send", "asked for the deployment of".
func (s *troopScan) prospective(v int) bool {
	if v < 0 {
		return false
	}
	switch s.Assertion(v) {
	case reading.Planned, reading.Hypothetical, reading.Threatened:
		return true
	}
	t := s.TreeAt(v)
	if h := t.Head(v); h >= 0 && (t.Rel(v) == syntax.RelCcomp && s.Doc.Has(h, plannedWords) || t.Tag(v) == syntax.VBG && t.Rel(v) == syntax.RelAdvcl && h < v && s.prospective(h)) {
		return true // "recommended that 300 troops go", "will send 300, bringing the total to 900"
	}
	first := s.Doc.Sentences[s.Doc.SentenceOf(v)].First
	if s.TreeAt(v).Tag(v).IsNoun() || s.Doc.Has(v, gerunds) {
		return s.plannedNoun(v, first)
	}
	at := v - 1
	for at >= first && (s.Doc.Has(at, lightAdverbs) || s.Doc.Has(at, beHave)) {
		at--
	}
	switch {
	case at < first:
		return false
	case s.Doc.Has(at, futureWords):
		return s.plannedBy(v, at)
	case s.Doc.Has(at, toOnly):
		return !s.Doc.Has(at-1, carriedOut) && s.plannedBy(v, at)
	case s.Doc.Has(at, notWords):
		return s.Doc.Has(at-1, futureWords)
	}
	return false
}

// plannedNoun looks for a word of planning in front of a noun: "approved the
// deployment of", "plans for sending", "the planned deployment".
func (s *troopScan) plannedNoun(noun, first int) bool {
	for tok := noun - 1; tok >= first && tok >= noun-7; tok-- {
		if s.Doc.Tokens[tok].Is(text.Punct) && s.Doc.Text(tok) != "-" {
			return false
		}
		if s.Doc.Has(tok, plannedWords) || s.Doc.Has(tok, futureWords) || s.Doc.Has(tok, callingFor) {
			return s.plannedBy(noun, tok)
		}
	}
	return false
}
