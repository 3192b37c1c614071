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
	if !ok || !s.speaksOfForces(c) {
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
// personnel", "a 9,000-strong force", "27,000 of the 47,000 US troops".
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
		if s.Doc.Has(verb, policeSent) || (s.Doc.Has(verb, deployedWords) || s.Doc.Has(verb, withdrawnWords) || s.Doc.Has(verb, otherWords)) && hasWord(s.Reading, c, armyNouns) {
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
		if s.Doc.Has(tok, personnel) {
			f.Noun = tok
			return true
		}
	}
	return false
}

// madeOf reads the size of a force: "a contingent of more than 400", "a force of
// 30,000 men", "a strength of 6,000", "an army 200,000 strong".
func (s *troopScan) madeOf(f *force) bool {
	f.rule, f.sure = "size", 0.75
	of := s.Numbers[f.Number].From - 1
	if !s.Doc.Has(of, ofWord) || !f.Alone && !s.Doc.Has(f.Counted.Noun, armedNouns) {
		return false
	}
	for tok := of - 1; tok > of-6 && tok >= 0; tok-- { // over "a mission, UNMISS, of"
		if s.Doc.Has(tok, forceNouns) && !s.Doc.Has(tok, sizeless) || s.Doc.Has(tok, sizeNouns) && s.forceAround(f.Counted) {
			f.Noun, f.holder = tok, tok
			return true
		}
		if s.NameAt(tok) < 0 && !s.Doc.Tokens[tok].Is(text.Punct) {
			return false
		}
	}
	return false
}

// reached reads a number that a force has, gets or comes to: "raise its forces to
// 5,000", "bring its numbers up to 15,000", "the army numbers 25,000", "cut the mission from 500 to 300".
func (s *troopScan) reached(f *force) bool {
	f.rule, f.sure = "size", 0.7
	if !f.Alone && !s.Doc.Has(f.Counted.Noun, armedNouns) {
		return false
	}
	before := s.Numbers[f.Number].From - 1
	measured := s.Doc.Has(before, measureVerbs)
	if !measured && !s.Doc.Has(before, toByFrom) {
		return false
	}
	verb := before
	if !measured {
		verb = s.changeVerb(f.Counted)
	}
	if f.holder = s.measured(f.Counted, verb); f.holder < 0 {
		return false
	}
	f.Noun = f.holder
	return true
}

// measured is the force noun that the verb gives the number as a size, -1 if none.
func (s *troopScan) measured(c reading.Counted, verb int) int {
	if verb < 0 {
		return -1
	}
	t := s.TreeAt(c.First)
	for _, tok := range append(t.Objects(verb), t.Subject(verb)) {
		if tok >= 0 && (tok < c.First || tok > c.Noun) && s.forceNoun(tok) {
			return tok
		}
	}
	if s.Doc.Has(verb, measureVerbs) && s.forceNoun(verb-1) { // "the army numbers": taken for a compound
		return verb - 1
	}
	return -1
}

// groupAround is the force that counted soldiers make up, -1 if none: "a mission, UNMISS,
// of up to 7,000 soldiers", "put the strength of the Taliban at 25,000 fighters".
func (s *troopScan) groupAround(c reading.Counted) int {
	before := s.Numbers[c.Number].From - 1
	switch {
	case s.Doc.Has(before, ofWord):
		return s.groupBefore(c)
	case s.Doc.Has(before, toAtWords):
		return s.measured(c, s.changeVerb(c))
	}
	return -1
}

// groupBefore is the force noun whose "of" phrase holds the number, -1 if none.
func (s *troopScan) groupBefore(c reading.Counted) int {
	of := s.Numbers[c.Number].From - 1
	for tok := of - 1; tok > of-6 && tok >= 0; tok-- {
		if s.Doc.Has(tok, forceNouns) || s.Doc.Has(tok, sizeNouns) {
			return tok
		}
		if s.NameAt(tok) < 0 && !s.Doc.Tokens[tok].Is(text.Punct) {
			return -1
		}
	}
	return -1
}

// forceNoun reports whether the noun names a force or its size.
func (s *troopScan) forceNoun(tok int) bool {
	if s.Doc.Has(tok, personnel) || s.Doc.Has(tok, forceNouns) && !s.Doc.Has(tok, sizeless) {
		return true
	}
	if n := s.NameAt(tok); n >= 0 {
		return s.Names[n].Kind == who.Mission || s.Doc.Has(tok, forceNouns)
	}
	if !s.Doc.Has(tok, sizeNouns) {
		return false
	}
	here := s.Doc.SentenceOf(tok)
	return s.last >= 0 && here-s.Doc.SentenceOf(s.last) <= 1 || s.forceAround(reading.Counted{First: tok})
}

// changeVerb is the verb of growing or cutting that the number belongs to, -1 if none.
func (s *troopScan) changeVerb(c reading.Counted) int {
	first := s.Doc.Sentences[s.Doc.SentenceOf(c.First)].First
	for tok := s.Numbers[c.Number].From - 1; tok >= first && tok > c.First-20; tok-- {
		if s.Doc.Has(tok, cuttingWords) || s.Doc.Has(tok, growingWords) || s.Doc.Has(tok, putVerbs) {
			return tok
		}
	}
	return -1
}

// besideForce reads a number coordinated with one of a force: "2,000 soldiers and 1,500
// police", "1,500 troops in Goma and some 17,000 in the country".
func (s *troopScan) besideForce(f *force) bool {
	f.rule, f.sure = "beside", 0.7
	if !f.Alone && !s.Doc.Has(f.Counted.Noun, armedNouns) && !s.Doc.Has(f.Counted.Noun, policeNouns) {
		return s.beforeForce(f)
	}
	before := s.Numbers[f.Number].From - 1
	if !s.Doc.Has(before, andComma) || !s.sameSentence(f.First) {
		return s.beforeForce(f)
	}
	f.twin = s.lastNumber(f.Number)
	if f.Alone {
		f.Noun = s.lastNoun
	}
	return f.twin >= 0
}

// beforeForce reads a bare number whose noun stands with a later one: "between
// 500 now and 800 troops", "has 1,500 and Chad 900 soldiers".
func (s *troopScan) beforeForce(f *force) bool {
	if s.Numbers[f.Number].High != number.None && s.Numbers[f.Number].High < fewMen || f.Number+1 >= len(s.Numbers) {
		return false
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
	return true
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

// continued reads a bare number after a sentence about forces, under a verb that
// forces undergo: "About 50,000 remain in Poland", "Britain has sent 30,000".
func (s *troopScan) continued(f *force) bool {
	f.rule, f.sure = "continued", 0.55
	if !f.Alone || f.Compound || s.Numbers[f.Number].Value < fewUnits && s.Numbers[f.Number].Qualifier != number.Vague {
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

// talkOf is the last noun of people before a bare number if it is one of armed
// personnel, in its sentence or the one before; -1 otherwise.
func (s *troopScan) talkOf(c reading.Counted) int {
	here := s.Doc.SentenceOf(c.First)
	for tok := s.Numbers[c.Number].From - 1; tok >= s.Doc.Sentences[max(here-1, 0)].First; tok-- {
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
		for _, x := range t.Dependents(v, syntax.RelXcomp) {
			out = append(out, x)
		}
	}
	return out
}

const (
	fewUnits = 20 // below it "forces" means formations: "the two forces"
	fewMen   = 10 // below it soldiers of whom nothing military is said are no force
)

var (
	unitNouns      = text.Words("forces units")
	toAtWords      = text.Words("to at")
	partPronouns   = text.Words("them whom")
	andComma       = text.Words("and , ; or but while :")
	theWords       = text.Words("the another an other further")
	possessiveMark = text.Words("'s '")
	sizeless       = text.Words("mission group troops navy regiment division unit column") // too common to hold a bare number
	colons         = text.Words(":")
	vagueGroups    = text.Words("group navy regiment division unit column guard")
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
