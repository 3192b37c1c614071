package number

import "github.com/dateline/dateline/transforms/text"

// special reads numbers that are no literal of their own: telephone numbers and
// dates in figures ("212-555-0100"), and odds ("one in ten").
func (r *reader) special(i int) (Mention, bool) {
	m := Mention{First: i, From: i, Head: -1}
	m.Qualifier = Exact
	if r.is(i, text.Digits) {
		end := r.dashed(i)
		if end < i+5 {
			return m, false
		}
		m.Kind, m.End, m.Low, m.High = Label, end, None, None
		m.Value, _ = figures(r.text(i))
		return m, true
	}
	if r.has(i, oneWord) && r.has(i+1, oddsWords) {
		j := i + 2
		if r.has(j, of) || r.has(j, perWords) {
			j++
		}
		n, ok := r.literal(j)
		if ok && n.value > 1 && n.qualifier == Exact && !yearLike(r.text(j), n.value) && (r.text(i+1) == "out" || !r.has(n.end, measures)) {
			m.Kind, m.End, m.Value, m.Low, m.High = Decimal, n.end, 1/n.value, 0, 1
			return m, true
		}
	}
	return m, false
}

// dashed is the end of the figures from i on that hyphens join without blanks.
func (r *reader) dashed(i int) int {
	end := i + 1
	for {
		j := r.hyphen(end)
		if j == end || !r.is(j, text.Digits) {
			return end
		}
		end = j + 1
	}
}

// pronoun reports whether "one" at i stands for a noun: "no one", "one another",
// "this one".
func (r *reader) pronoun(i int) bool {
	if !r.has(i, oneWord) {
		return false
	}
	if r.has(i-1, no) && r.text(i-1) != "not" && r.text(i-1) != "Not" || r.has(i+1, another) || r.text(i+1) == "'s" || r.text(i+1) == "\u2019s" {
		return true
	}
	return r.has(i-1, pronounWords) && !r.is(i+1, text.Letters) || r.has(i-1, pronounWords) && r.has(i+1, stopWords)
}

// fraction reads "two-thirds", "three quarters", "one-fifth": parts of a whole,
// which count nothing.
func (r *reader) fraction(i int, a literal) (Mention, bool) {
	m := Mention{First: i, From: i, Head: -1, Kind: Decimal}
	j := r.hyphen(a.end)
	l := r.lex(j)
	switch {
	case a.value > 100 || a.value < 1 || !isWhole(a.value) || a.qualifier != Exact:
		return m, false
	case l.class == parts:
	case l.class == ordinal && a.value == 1 && l.value > 2 && !a.figures:
	case l.class == half && a.value == 1:
		l.value = 2
	default:
		return m, false
	}
	m.End, m.Value = j+1, a.value/l.value
	r.partOf(&m)
	return m, true
}

// partOf fills in a fraction's bounds, qualifier and noun.
func (r *reader) partOf(m *Mention) {
	m.Low, m.High, m.Qualifier = bounds(literal{value: m.Value, qualifier: Exact})
	h := r.before(m.First)
	m.From = h.from
	m.Low, m.High, m.Qualifier = hedged(m.Low, m.High, m.Qualifier, h.qualifier)
	if m.Head = r.head(m.End, false); m.Head >= 0 {
		m.Unit = r.text(m.Head)
	}
}

// part reads "half of", "half the", "a third of" at i.
func (r *reader) part(m Mention) (Mention, bool) {
	i := m.First
	switch {
	case r.lex(i).class == half && (r.has(i+1, of) || r.has(i+1, determiners)) && r.lex(i-1).class != ordinal:
		m.End, m.Value = i+1, 0.5
	case r.lex(i).class == article && r.lex(i+1).class == ordinal && r.lex(i+1).value > 2 && r.has(i+2, of):
		m.End, m.Value = i+2, 1/r.lex(i+1).value
	default:
		return m, false
	}
	m.Kind = Decimal
	r.partOf(&m)
	return m, true
}

var (
	oneWord      = text.Words("one")
	oddsWords    = text.Words("in out")
	another      = text.Words("another")
	pronounWords = text.Words("each every another any this that which the")
)
