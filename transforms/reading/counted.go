package reading

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Counted is a number that may count people: the number and the noun phrase it
// stands in.
type Counted struct {
	Number     int // index into Numbers
	Noun       int // token of the counted noun; the number's last token if it stands alone
	Alone      bool
	Compound   bool // part of a compound: "22-member", "five-day"
	First, End int  // tokens of the expression to quote: the number, or "a soldier" whole
}

// maxNounGap is how far after a number its noun may stand.
const maxNounGap = 8

// Counted reads number n as a count of things; ok is false for numbers that
// count nothing: dates, percentages, money, measures, ages, ordinals, labels.
func (r *Reading) Counted(n int) (c Counted, ok bool) {
	m := r.Numbers[n]
	if m.Kind != number.Cardinal && m.Kind != number.One || r.Calendar(n) {
		return Counted{}, false
	}
	c = Counted{Number: n, Noun: r.countedNoun(n), First: m.First, End: m.End}
	if c.Noun < 0 || c.Noun-m.End > maxNounGap {
		c.Noun, c.Alone = m.End-1, true
	}
	if c.End < len(r.Doc.Tokens) && !r.Doc.Tokens[c.End].Is(text.SpaceBefore) && r.Doc.Text(c.End) == "-" {
		c.Compound = true
	}
	if m.Kind == number.One {
		if c.Alone {
			return Counted{}, false
		}
		c.End = c.Noun + 1
	}
	return c, true
}

// countedNoun is the noun that number n counts, -1 if none: what the number's reader
// says, but for "people" that are followed by a verb it took for a noun ("a nation of
// two million people sends soldiers") and for "a hundred or so soldiers".
func (r *Reading) countedNoun(n int) int {
	m := r.Numbers[n]
	for t := m.End; t < m.Head; t++ {
		if r.Doc.Has(t, peopleWord) {
			return t
		}
	}
	if m.Head < 0 && r.Doc.Has(m.End, orWord) && r.Doc.Has(m.End+1, soMore) {
		if t := r.TreeAt(m.First); t.Tag(m.End + 2).IsNoun() {
			return m.End + 2
		}
	}
	if m.Kind == number.One && r.demonymBeforeNoun(m.Head) {
		return m.Head + 1
	}
	return m.Head
}

// demonymBeforeNoun reports whether the token is a nationality said of the noun after it,
// which the number's reader took for the noun: the "Iranian" of "a Swedish-Iranian academic".
func (r *Reading) demonymBeforeNoun(tok int) bool {
	n := r.NameAt(tok)
	if n < 0 || r.Names[n].Form != who.Demonym || tok+1 >= len(r.Doc.Tokens) || r.Doc.SentenceOf(tok+1) != r.Doc.SentenceOf(tok) {
		return false
	}
	next := r.Doc.Tokens[tok+1]
	if !next.Is(text.Letters) || next.Is(text.Capital) {
		return false
	}
	t := r.TreeAt(tok)
	return t.Tag(tok).IsAdjective() && t.Tag(tok+1) == syntax.NN
}

var (
	peopleWord = text.Words("people inhabitants residents")
	orWord     = text.Words("or")
	soMore     = text.Words("so more")
)

// Top is the token of the counted phrase that the tree ties to the rest of the
// sentence: the noun, or the number where it stands alone.
func (r *Reading) Top(c Counted) int {
	t := r.TreeAt(c.First)
	top := c.Noun
	from := r.Numbers[c.Number].From // "more than 200" may hang on its "more"
	for range 4 {
		h := t.Head(top)
		if h < 0 || h < from || h > c.Noun {
			break
		}
		top = h
	}
	if rel := t.Rel(top); c.Alone && (rel == syntax.RelNummod || rel == syntax.RelCompound) {
		return t.Head(top)
	}
	return top
}

// Before reports whether one of the words stands before the counted phrase, with at
// most gap tokens between; the token, -1 if none.
func (r *Reading) Before(c Counted, words *text.Set, gap int) int {
	from := r.Numbers[c.Number].From
	s := r.Doc.Sentences[r.Doc.SentenceOf(c.First)]
	for t := from - 1; t >= s.First && t >= from-1-gap; t-- {
		if r.Doc.Has(t, words) {
			return t
		}
	}
	return -1
}

// NextIsNoun reports whether the token after tok is a noun, so that tok
// modifies it: "wounded" in "20 wounded soldiers", not in "20 wounded".
func (r *Reading) NextIsNoun(tok int) bool {
	s := r.Doc.SentenceOf(tok)
	if tok+1 >= r.Doc.Sentences[s].End {
		return false
	}
	return r.Tree(s).Tag(tok + 1).IsNoun()
}

// EventOf is the word that tells what the counted people do or undergo: the verb
// that the noun is tied to, a participle or relative clause upon it, else the clause's predicate.
func (r *Reading) EventOf(c Counted, noun int) int {
	if roles := r.Roles(noun); len(roles) > 0 {
		return roles[0].Verb
	}
	return r.TreeAt(c.First).Clause(noun)
}
