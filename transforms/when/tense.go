package when

import "github.com/dateline/dateline/transforms/text"

// Direction is where a clause looks from the day of publication.
type Direction int8

const (
	Unknown Direction = iota
	Past
	Future
)

// Tense tells where the clause around the expression of tokens [first, end) looks.
type Tense func(doc *text.Document, first, end int) Direction

// maxClause bounds how far a verb is looked for, in tokens.
const maxClause = 40

// Shallow is a Tense that reads words alone: auxiliaries, irregular past forms, the
// ending -ed, and what news writes of plans ("due", "is set to"). The verb before
// the expression governs it, unless the expression opens its clause or stands
// before an auxiliary.
func Shallow(doc *text.Document, first, end int) Direction {
	s := doc.Sentences[doc.SentenceOf(first)]
	c := clause{doc, max(s.First, first-maxClause), min(s.End, end+maxClause)}
	if d := c.cue(first, end); d != Unknown {
		return d
	}
	if c.possessive(end) {
		for i := end + 1; i < end+4; i++ {
			if c.has(i, pastEvents) {
				return Past
			}
		}
	}
	if doc.Has(end, finiteAux) && end < c.end {
		if d := c.verb(end); d != Unknown {
			return d
		}
	}
	if c.fronted(first) {
		if d := c.right(end); d != Unknown {
			return d
		}
		return c.left(first)
	}
	if d := c.left(first); d != Unknown {
		return d
	}
	return c.right(end)
}

// clause is the stretch of a sentence in which a verb is looked for.
type clause struct {
	doc        *text.Document
	first, end int
}

func (c clause) has(i int, s *text.Set) bool { return i >= c.first && i < c.end && c.doc.Has(i, s) }

// cue reads what stands right before the expression: "scheduled for", "due",
// "since", "ahead of".
func (c clause) cue(first, end int) Direction {
	i := first - 1
	for i > first-6 && (c.has(i, leadIns) || c.has(i, clockWords) || c.figure(i)) {
		if c.has(i, sinceWord) {
			return Past
		}
		if c.has(i, untilWords) && c.near(i, postponeWords) || c.has(i, forWord) && c.near(i, fixedWords) {
			return Future
		}
		i--
	}
	switch {
	case c.has(i, setWord) && !c.has(i+1, forWord):
	case c.has(i, plannedWords), c.has(i, validFrom):
		return Future
	case c.has(i, presentBe) && !c.possessive(end):
		return Future // "the deadline is Friday"
	case c.has(i, ofWord) && c.has(i-1, aheadWord):
		return Future
	}
	return Unknown
}

// possessive reports whether token i makes what stands before it a possessor:
// "Monday's attack".
func (c clause) possessive(i int) bool {
	return i < c.end && (c.doc.Text(i) == "'s" || c.doc.Text(i) == "\u2019s")
}

// near reports whether one of the words stands within a few tokens before token i.
func (c clause) near(i int, words *text.Set) bool {
	for k := i - 1; k > i-20 && k >= c.first; k-- {
		if c.has(k, words) {
			return true
		}
	}
	return false
}

// figure reports whether token i is a figure of a time of day.
func (c clause) figure(i int) bool { return i >= c.first && c.doc.Tokens[i].Is(text.Digits) }

// fronted reports whether the expression opens its clause: "On Monday, ...", "said
// that on Monday ...".
func (c clause) fronted(first int) bool {
	i := first - 1
	for i >= c.first && c.has(i, leadIns) {
		i--
	}
	if i < c.first {
		return true
	}
	return c.doc.Tokens[i].Is(text.Punct) && c.doc.Text(i) != ")" || c.has(i, clauseOpeners)
}

// left is the direction of the nearest verb before the expression.
func (c clause) left(first int) Direction {
	for i := first - 1; i >= c.first; i-- {
		if c.doc.Text(i) == ";" {
			break
		}
		if d := c.verb(i); d != Unknown {
			return d
		}
	}
	return Unknown
}

// right is the direction of the first finite verb after the expression, relative
// clauses between commas left out.
func (c clause) right(end int) Direction {
	for i := end; i < c.end; i++ {
		if c.has(i, relatives) && i > end && c.doc.Text(i-1) == "," {
			for i++; i < c.end && c.doc.Text(i) != ","; i++ {
			}
			continue
		}
		if d := c.verb(i); d != Unknown {
			return d
		}
	}
	return Unknown
}

// verb is the direction of the verb group that token i belongs to; Unknown if the
// token is no finite verb, or one that does not tell.
func (c clause) verb(i int) Direction {
	switch {
	case c.has(i, modals):
		return c.modal(i)
	case c.has(i, toWord):
		return c.infinitive(i)
	case c.has(i, plannedWords):
		return c.planned(i)
	case c.has(i, pastForms) || c.regularPast(i):
		return c.participle(i)
	case c.has(i, presentBe):
		return c.present(i)
	case c.has(i, haveForms):
		switch {
		case c.has(i+1, toWord) && !c.has(i, hadWord):
			return Future
		case c.has(i, haveBase) && c.has(i-1, modals):
			return c.modal(i - 1)
		}
		return Past
	case c.has(i, scheduledPresent) && !c.has(i-1, toWord):
		return Future
	case c.gerund(i):
		return c.progressive(i)
	}
	return Unknown
}

// modal reads "will meet", "may have left".
func (c clause) modal(i int) Direction {
	if c.has(i, couldWord) && (c.has(i+1, notWords) || c.has(i+1, beForms) && c.has(i+2, reachedWords)) {
		return Past
	}
	for k := i + 1; k < i+4; k++ {
		if c.has(k, haveBase) && !c.has(i, willForms) && c.past(k+1) {
			return Past
		}
	}
	return Future
}

// infinitive reads "to" where a verb follows: future after a verb or noun of
// intent, or where something is "to be held".
func (c clause) infinitive(i int) Direction {
	next := i + 1
	if next >= c.end || c.has(next, nounOpeners) || !c.doc.Tokens[next].Is(text.Letters) || c.doc.Tokens[next].Is(text.Capital) {
		return Unknown
	}
	if c.has(next, haveBase) {
		return Past
	}
	before := i - 1
	for before > c.first && c.has(before, adverbs) {
		before--
	}
	if c.has(before, intent) || c.has(before, presentBe) || c.has(before, pastBe) || c.has(before, plannedWords) {
		return Future
	}
	if c.has(next, eventVerbs) && before >= c.first && !c.doc.Tokens[before].Is(text.Capital) && !c.past(before) {
		return Future
	}
	return Unknown
}

// planned reads "expected", "due", "set": they look ahead, unless "set" and
// "planned" tell what someone did.
func (c clause) planned(i int) Direction {
	switch {
	case c.has(i, setWord) && !c.has(i+1, toWord) && !c.has(i+1, forWord):
		return c.participle(i)
	case c.has(i, dueWord) && c.has(i+1, toWord) && (c.has(i+2, nounOpeners) || c.gerund(i+2) || !c.has(i-1, presentBe) && !c.lower(i+2)):
		return Unknown // "due to its loss"
	}
	return Future
}

// participle reads a past form with the auxiliaries before it: "was held", "will
// be held", "to be held", "has left".
func (c clause) participle(i int) Direction {
	k := i - 1
	for k > i-6 && (c.has(k, adverbs) || c.has(k, beForms)) {
		k--
	}
	switch {
	case c.has(k, modals):
		return c.modal(k)
	case c.has(k, toWord) && k == i-1:
		return c.infinitive(k) // "to cut"
	case c.has(k, toWord):
		return Future // "to be cut"
	case c.has(k, haveBase) && c.has(k-1, modals):
		return c.modal(k - 1)
	case c.has(k, presentBe):
		return c.present(k)
	case c.has(i-1, articles), c.adjectival(i): // "a cut", "the wounded"
		return Unknown
	}
	return Past
}

// adjectival reports whether the past participle stands before a noun: "the
// wounded soldiers", "newly elected leaders".
func (c clause) adjectival(i int) bool {
	if !c.has(i-1, beforeNoun) && !c.ly(i-1) {
		return false
	}
	next := i + 1
	return next < c.end && c.doc.Tokens[next].Is(text.Letters) && !c.has(next, nounOpeners) && !c.has(next, leadIns)
}

// ly reports whether token i is an adverb in -ly.
func (c clause) ly(i int) bool { return c.ending(i, "ly") }

func (c clause) ending(i int, suffix string) bool {
	if i < c.first || i >= c.end || !c.doc.Tokens[i].Is(text.Letters) || c.doc.Tokens[i].Is(text.Capital) {
		return false
	}
	s := c.doc.Text(i)
	return len(s) > len(suffix)+1 && s[len(s)-len(suffix):] == suffix
}

// regularPast reports whether token i ends like a regular past form.
func (c clause) regularPast(i int) bool { return c.ending(i, "ed") && !c.has(i, notPast) }

func (c clause) gerund(i int) bool { return c.ending(i, "ing") }

// progressive reads "is meeting", "was meeting".
func (c clause) progressive(i int) Direction {
	k := i - 1
	for k > i-4 && c.has(k, adverbs) {
		k--
	}
	switch {
	case c.has(i, beingWord):
		return Unknown // "are being held"
	case c.has(k, presentBe):
		return Future
	case c.has(k, pastBe):
		return Past
	case c.has(k, beForms) && c.has(k-1, modals):
		return Future
	}
	return Unknown
}

// present reads "is", "are": ahead with a plan or a progressive, otherwise for a
// date to come ("the deadline is Friday").
func (c clause) present(i int) Direction {
	k := i + 1
	for k < i+4 && c.has(k, adverbs) {
		k++
	}
	switch {
	case c.has(k, plannedWords), c.has(k, intent), c.has(k, toWord), c.gerund(k) && !c.has(k, beingWord):
		return Future
	case c.has(i-2, conditions), c.has(i-3, conditions), c.has(i-4, conditions):
		return Future // "when the case is heard"
	}
	return Unknown // also "is held": what recurs, or is in force
}

// past reports whether token i is a past form.
func (c clause) past(i int) bool { return c.regularPast(i) || c.has(i, pastForms) || c.has(i, beForms) }

// lower reports whether token i is a word in small letters.
func (c clause) lower(i int) bool {
	return i >= c.first && i < c.end && c.doc.Tokens[i].Is(text.Letters) && !c.doc.Tokens[i].Is(text.Capital)
}
