package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// partOfForce reads a part told by another noun or by none: "20,000 of them
// Americans", "12,000 of the 30,000 troops", "half the 6,000 men of the force".
func (s *troopScan) partOfForce(f *force) bool {
	f.rule, f.sure = "part", 0.7
	if !s.Doc.Has(f.End, ofWord) {
		return false
	}
	if s.Doc.Has(f.End+1, partPronouns) && s.sameSentence(f.First) {
		if f.Alone || f.Counted.Noun <= f.End+1 { // "will bring home 1,000 of them"
			f.Noun = s.lastNoun
			return true
		}
		f.Noun, f.twin = f.Counted.Noun, s.lastNumber(f.Number)
		return f.twin >= 0
	}
	sentence := s.Doc.Sentences[s.Doc.SentenceOf(f.First)]
	for tok := f.End + 1; tok < sentence.End && tok <= f.End+8 && !s.Doc.Tokens[tok].Is(text.Punct); tok++ {
		switch {
		case s.Doc.Has(tok, personnel):
			f.Noun = tok
			return !s.Doc.Has(tok+1, hyphenMark) // "dozens of rebel-held towns"
		case s.TreeAt(tok).Tag(tok).IsVerb() && s.TreeAt(tok).Tag(tok) != syntax.VBN, tok > f.End+1 && s.Doc.Has(tok, anyPreps):
			return false // "hundreds of villagers threw stones at soldiers"
		}
	}
	return false
}

// besideForce reads a number coordinated with one of a force: "2,000 soldiers and 1,500
// police", "1,500 troops in Goma and some 17,000 in the country".
func (s *troopScan) besideForce(f *force) bool {
	f.rule, f.sure = "beside", 0.7
	if !f.Alone && !s.Doc.Has(f.Counted.Noun, armedNouns) && !s.Doc.Has(f.Counted.Noun, policeNouns) {
		return s.beforeForce(f)
	}
	before := s.Numbers[f.Number].From - 1
	if !s.Doc.Has(before, andComma) && !s.fallenFrom(*f) || !s.sameSentence(f.First) {
		return s.beforeForce(f)
	}
	f.twin = s.lastNumber(f.Number)
	if f.Alone {
		f.Noun = s.lastNoun
	}
	if f.Alone && s.lastFact.Status != "withdrawn" {
		f.doer = s.nameFrom(f.End)
	}
	return f.twin >= 0
}

// nameFrom is the state that a number without its noun comes from: "and 4,000 from the
// United States"; -1 if none.
func (s *troopScan) nameFrom(at int) int {
	if !s.Doc.Has(at, fromOnly) {
		return -1
	}
	if at++; s.Doc.Has(at, theWords) {
		at++
	}
	if n := s.NameAt(at); n >= 0 && who.IsState(s.Names[n].Party()) {
		return n
	}
	return -1
}

// beforeForce reads a bare number whose noun stands with a later one: "between
// 500 now and 800 troops", "has 1,500 and Chad 900 soldiers".
func (s *troopScan) beforeForce(f *force) bool {
	if s.Numbers[f.Number].High != number.None && s.Numbers[f.Number].High < fewMen || f.Number+1 >= len(s.Numbers) {
		return false
	}
	if k := s.chainEnd(f.Number); f.Alone && k > f.Number+1 {
		if c, ok := s.Counted(k); ok && s.Doc.Has(c.Noun, personnel) && s.isForce(c) {
			f.Noun = c.Noun
			s.ownDoer(f)
			return true // "offered 500, Portugal 200 and Greece 150 soldiers"
		}
	}
	next, end := s.Numbers[f.Number+1], f.End
	if n := s.NameAt(end); !f.Alone && n >= 0 && f.Counted.Noun < next.First { // "900 Japanese and 200 US soldiers"
		end = s.Names[n].End
	} else if !f.Alone {
		return false
	}
	if !s.Doc.Has(end, andComma) || next.Head < 0 || next.From-end > 5 || !s.Doc.Has(next.Head, personnel) && !s.Doc.Has(next.Head, armedNouns) {
		return false
	}
	c, ok := s.Counted(f.Number + 1)
	if !ok || !s.isForce(c) {
		return false
	}
	f.Noun = next.Head
	s.ownDoer(f)
	return true
}

// chainEnd is the last number of a list in which each state has its own, beginning with
// number n: the 150 of "500, Portugal 200 and Greece 150 soldiers"; n itself if there is none.
func (s *troopScan) chainEnd(n int) int {
	for ; n+1 < len(s.Numbers) && s.Doc.Has(s.Numbers[n].End, andComma); n++ {
		name := s.NameAt(s.Numbers[n+1].From - 1)
		if name < 0 || s.Names[name].First != s.Numbers[n].End+1 {
			break
		}
	}
	return n
}

// gapped reads a clause without its verb: "France has 1,500 troops and Chad 900",
// "Italy sent 500, Spain 300 and Portugal 20".
func (s *troopScan) gapped(f *force) bool {
	f.rule, f.sure = "gapped", 0.65
	at := s.Numbers[f.Number].From - 1
	if s.Doc.Has(at, havingWords) { // "with Portugal having 60"
		at--
	}
	n := s.NameAt(at)
	if n < 0 || !s.sameSentence(f.First) {
		return false
	}
	if !f.Alone && !s.Doc.Has(f.Counted.Noun, armedNouns) && !s.Doc.Has(f.Counted.Noun, personnel) {
		return false
	}
	first := s.Names[n].First
	for s.Doc.Has(first-1, theWords) {
		first--
	}
	if !s.Doc.Has(first-1, andComma) && !s.Doc.Has(first-1, withWord) {
		return false
	}
	f.doer, f.twin = n, s.lastNumber(f.Number)
	if f.Alone {
		f.Noun = s.lastNoun
	}
	return f.twin >= 0
}

// ownDoer gives the number whose noun the one before it borrowed the doer of its own
// clause, whose verb is left out: "Norway will send 200 and Denmark 300 soldiers".
func (s *troopScan) ownDoer(f *force) {
	n := s.NameAt(s.Numbers[f.Number].From - 1)
	if n < 0 || !s.sameSentence(f.First) || s.lastNoun != f.Noun || !s.Doc.Has(s.Names[n].First-1, andComma) {
		return
	}
	f.doer, f.twin = n, s.lastNumber(f.Number)
}

// joined reports whether the force is one that others are sent to join: "to join the
// 8,500 NATO troops there", "will reinforce the 6,000 peacekeepers".
func (s *troopScan) joined(f force) bool {
	at := s.Numbers[f.Number].From - 1
	return s.Doc.Has(at, definite) && s.Doc.Has(at-1, joiningVerbs)
}

// ofNations reports whether they come from several states unnamed: "3,000 soldiers from
// five nations".
func (s *troopScan) ofNations(f force) bool {
	if !s.Doc.Has(f.Noun+1, ownerPreps) {
		return false
	}
	n := s.NumberAt(f.Noun + 2)
	return n >= 0 && s.Doc.Has(s.Numbers[n].End, severalStates) || s.Doc.Has(f.Noun+2, severalWords) && s.Doc.Has(f.Noun+3, severalStates)
}

// continued reads a bare number after a sentence about forces, under a verb that
// forces undergo: "About 50,000 remain in Poland", "Britain has sent 30,000".
func (s *troopScan) continued(f *force) bool {
	f.rule, f.sure = "continued", 0.55
	if !f.Alone || f.Compound || s.Doc.Has(f.End, whoWords) || s.Doc.Has(s.Numbers[f.Number].From-1, ofWord) || s.Doc.Has(f.End, ofWord) && !s.justBefore(f.Counted) || s.Numbers[f.Number].Value < fewUnits && s.Numbers[f.Number].Qualifier != number.Vague {
		return false
	}
	noun := s.talkOf(f.Counted)
	if noun < 0 {
		return false
	}
	for _, verb := range s.verbsOf(f.First, s.Top(f.Counted)) {
		if s.Doc.Has(verb, moveWords) || s.Doc.Has(verb, givenWords) {
			f.Noun = noun
			return true
		}
	}
	return false
}

// farTalk is how many tokens before a bare number its noun may stand.
const farTalk = 60

// talkOf is the last noun of people before a bare number if it is one of armed
// personnel, in its sentence or the one before; -1 otherwise.
func (s *troopScan) talkOf(c reading.Counted) int {
	here := s.Doc.SentenceOf(c.First)
	for tok := s.Numbers[c.Number].From - 1; tok >= s.Doc.Sentences[max(here-1, 0)].First && tok > c.First-farTalk; tok-- {
		switch {
		case s.Doc.Has(tok, personnel), s.Doc.Has(tok, forceNouns) && !s.Doc.Has(tok, sizeless):
			return tok
		case s.Doc.Has(tok, speakers), s.Doc.Has(tok, followers):
		case s.Doc.Has(tok, people) || s.Doc.Has(tok, things) || s.Doc.Has(tok, otherThings):
			return -1
		}
	}
	return -1
}

// lastNumber is the nearest number before n that counts the last force, -1 if none.
func (s *troopScan) lastNumber(n int) int {
	for k := n - 1; k >= 0 && n-k < 6; k-- {
		if s.Numbers[k].Kind == number.Cardinal && !s.Calendar(k) {
			return k
		}
	}
	return -1
}

var (
	fromOnly     = text.Words("from")
	severalWords = text.Words("several many various different other")
	joiningVerbs = text.Words("join joins joined joining reinforce reinforces reinforced reinforcing bolster bolstering augment augmenting supplement supplementing")
	hyphenMark   = text.Words("-")
)
