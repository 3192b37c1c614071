package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// force is a number that counts armed personnel, and how the text says so.
type force struct {
	reading.Counted
	Noun   int // token of the noun that says what they are; of another phrase if their own is left out
	holder int // token of the force they make up ("a contingent of 400", "its numbers"); -1 if none
	twin   int // index of the number whose clause they share ("France sent 500, Spain 300"); -1 if none
	doer   int // index of the name that has or sends them where the verb is left out; -1 if none
	rule   string
	sure   float64
}

// force reads number n as one of armed personnel.
func (s *troopScan) force(n int) (force, bool) {
	if s.Numbers[n].Kind != number.Cardinal {
		return force{}, false
	}
	c, ok := s.Counted(n)
	if !ok || !s.speaksOfForces(c) || s.civil(c) {
		return force{}, false
	}
	f := force{Counted: c, Noun: c.Noun, holder: -1, twin: -1, doer: -1}
	for _, find := range []func(*force) bool{s.countedForce, s.partOfForce, s.madeOf, s.reached, s.besideForce, s.gapped, s.continued} {
		if g := f; find(&g) {
			return g, true
		}
	}
	return force{}, false
}

// speaksOfForces is the cheap test: a word of armed personnel in the number's
// sentence, or one before the bare number that goes on about them.
func (s *troopScan) speaksOfForces(c reading.Counted) bool {
	return hasWord(s.Reading, c, troopSentence) || c.Compound && s.armedName(c.Noun) || s.Doc.Has(c.Noun, armedNouns) || s.justBefore(c) || c.Alone && s.talkOf(c) >= 0
}

// justBefore reports whether the last force stands in the number's sentence or the
// one before it.
func (s *troopScan) justBefore(c reading.Counted) bool {
	return s.last >= 0 && s.Doc.SentenceOf(c.First)-s.Doc.SentenceOf(s.last) <= 1
}

// sameSentence reports whether the last force stands in the token's sentence.
func (s *troopScan) sameSentence(tok int) bool {
	return s.last >= 0 && s.Doc.SentenceOf(s.last) == s.Doc.SentenceOf(tok)
}

// countedForce reads a number with its noun: "300 soldiers", "200 military
// personnel", "a 9,000-strong force", "7,000 of the 12,000 US troops".
func (s *troopScan) countedForce(f *force) bool {
	f.rule, f.sure = "noun", 0.85
	if f.Alone {
		return false
	}
	if s.isForce(f.Counted) {
		f.holder = s.groupAround(f.Counted)
		if s.Doc.Has(s.Numbers[f.Number].From-1, colons) && s.sameSentence(f.First) {
			f.twin = s.lastNumber(f.Number) // "by 3,500: 2,000 soldiers and 1,500 police"
		}
		s.ownDoer(f)
		return true
	}
	// The number's reader stops at a name: "hundreds of ISIS (Islamic State) fighters".
	for tok := f.Noun + 1; tok < f.Noun+12 && tok < len(s.Doc.Tokens); tok++ {
		switch {
		case s.NameAt(f.Noun) < 0 || s.Doc.SentenceOf(tok) != s.Doc.SentenceOf(f.Noun):
			return false
		case s.Doc.Has(tok, personnel):
			f.Noun = tok
			return true
		case s.NameAt(tok) < 0 && !s.Doc.Tokens[tok].Is(text.Punct):
			return false
		}
	}
	return false
}

// isForce reports whether the counted noun means armed personnel: by itself, or
// with a military word beside it, or as police that are sent.
func (s *troopScan) isForce(c reading.Counted) bool {
	doc, noun := s.Doc, c.Noun
	value := s.Numbers[c.Number].Value
	switch {
	case c.Compound && s.armedName(noun):
		return true
	case doc.Has(c.End+1, strongWords) && c.Compound || doc.Has(c.End, strongWords):
		return doc.Has(noun, forceNouns) || doc.Has(noun, personnel) || doc.Has(noun, bodyNouns) || s.armedName(noun) // "a 5,000-strong force"
	case doc.Has(noun, personnel):
		return !doc.Has(noun, unitNouns) || value >= fewUnits
	case !doc.Has(noun, armedNouns) || c.Compound:
		return false
	}
	for t := c.End; t < noun; t++ {
		if doc.Has(t, rankWords) {
			return false
		}
		if doc.Has(t, militaryWords) && !doc.Has(noun, policeNouns) {
			return true
		}
	}
	if doc.Has(noun, policeNouns) && (s.sentAsForce(c) || doc.Has(noun+1, andWords) && doc.Has(noun+2, personnel)) {
		return value >= fewMen // "10,000 police and soldiers"
	}
	if doc.Has(noun, sentNouns) && value >= fewMen && s.deployed(c) {
		return true
	}
	return s.ofForce(noun)
}

// armedName reports whether a name is an armed group's or a mission's: "the
// 17,000-strong FARC".
func (s *troopScan) armedName(tok int) bool {
	n := s.NameAt(tok)
	return n >= 0 && (s.Names[n].Kind == who.ArmedGroup || s.Names[n].Kind == who.Mission)
}

// ofForce reads what people are members of: "200 members of the National Guard",
// "men of the Wagner Group".
func (s *troopScan) ofForce(noun int) bool {
	noun = s.pairEnd(noun)
	if !s.Doc.Has(noun+1, ofWord) {
		return false
	}
	for tok := noun + 2; tok < noun+8 && tok < len(s.Doc.Tokens) && (s.Doc.Tokens[tok].Is(text.Letters) || s.Doc.Has(tok, possessiveMark)); tok++ {
		if n := s.NameAt(tok); n >= 0 && s.Names[n].Kind == who.ArmedGroup && !s.Doc.Has(tok+1, possessiveMark) {
			return true
		}
		if s.Doc.Has(tok, forceNouns) && !s.Doc.Has(tok, sizeless) || s.Doc.Has(tok, personnel) {
			return true
		}
	}
	return false
}

// pairEnd is the last noun of a pair: "men" of "officers and men of the Chadian army".
func (s *troopScan) pairEnd(noun int) int {
	if s.Doc.Has(noun+1, andWords) && (s.Doc.Has(noun+2, personnel) || s.Doc.Has(noun+2, armedNouns)) {
		return noun + 2
	}
	return noun
}

// sentAsForce reports whether police are sent like soldiers: deployed, or offered
// where a force is spoken of.
func (s *troopScan) sentAsForce(c reading.Counted) bool {
	for _, verb := range s.verbsOf(c.Noun, s.Top(c)) {
		if s.Doc.Has(verb, policeSent) {
			return true
		}
		if s.Doc.Has(verb, deployedWords) || s.Doc.Has(verb, plannedWords) || s.Doc.Has(verb, withdrawnWords) {
			return s.forceAround(c)
		}
	}
	return false
}

// deployed reports whether people are deployed: "deployed 500 personnel".
func (s *troopScan) deployed(c reading.Counted) bool {
	for _, verb := range s.verbsOf(c.Noun, s.Top(c)) {
		sent := s.Doc.Has(verb, deployedWords) || s.Doc.Has(verb, withdrawnWords)
		if s.Doc.Has(verb, policeSent) || s.Doc.Has(c.Noun, militaryNoun) && (sent || s.Doc.Has(verb, plannedWords)) || (sent || s.Doc.Has(verb, otherWords)) && hasWord(s.Reading, c, armyNouns) {
			return true
		}
	}
	return false
}

// forceAround reports whether the sentence or the one before it speaks of a force.
func (s *troopScan) forceAround(c reading.Counted) bool {
	here := s.Doc.SentenceOf(c.First)
	for tok := s.Doc.Sentences[max(here-1, 0)].First; tok < s.Doc.Sentences[here].End; tok++ {
		if (s.Doc.Has(tok, forceNouns) || s.Doc.Has(tok, personnel)) && !s.Doc.Has(tok, vagueGroups) && !s.Doc.Has(tok-1, policeOnly) {
			return true
		}
	}
	return false
}

// verbsOf lists the words that tell what becomes of the phrase: those it has a role
// to, then its clause's predicate.
func (s *troopScan) verbsOf(noun, top int) []int {
	var out []int
	for _, role := range s.Roles(top) {
		out = append(out, role.Verb)
	}
	if noun != top {
		for _, role := range s.Roles(noun) {
			out = append(out, role.Verb)
		}
	}
	t := s.TreeAt(top)
	if v := t.Clause(top); v >= 0 {
		out = append(out, v)
		out = append(out, t.Dependents(v, syntax.RelXcomp)...)
	}
	return out
}

const (
	fewUnits = 100 // below it "forces" means formations: "the two forces"
	fewMen   = 10  // below it soldiers of whom nothing military is said are no force
)

var (
	unitNouns      = text.Words("forces")
	toAtWords      = text.Words("to at")
	partPronouns   = text.Words("them whom")
	andComma       = text.Words("and , ; or but while :")
	theWords       = text.Words("the another an other further")
	possessiveMark = text.Words("'s '")
	sizeless       = text.Words("mission group troops navy regiment division unit column") // too common to hold a bare number
	colons         = text.Words(":")
	vagueGroups    = text.Words("group navy regiment division unit column guard")
	militaryNoun   = text.Words("personnel")
	policeOnly     = text.Words("police")
	policeSent     = text.Words("deploy deployed deploys deploying dispatched mobilised mobilized deployment massed redeployed")
	measureVerbs   = text.Words("number numbers numbered total totals totalled comprises comprised comprise numbering totalling totaling")
	putVerbs       = text.Words("put puts estimated estimate estimates stands stood stand remains remained limited capped limit cap")
	givenWords     = text.Words("given offered offer offers pledged pledge pledges promised promise asked requested authorised authorized has have had")
	otherThings    = text.Words("dollars euros percent money aid tonnes tons miles kilometres kilometers voters votes")
	deployedWords  = troopCues.Words("deployed")
	withdrawnWords = troopCues.Words("withdrawn")
	plannedWords   = troopCues.Words("planned")
	cuttingWords   = troopCues.Words("cutting")
	growingWords   = troopCues.Words("growing")
	moveWords      = troopCues.Union("deployed", "withdrawn", "going", "present", "other")
)
