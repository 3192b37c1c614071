package number

import (
	"math"

	"github.com/dateline/dateline/transforms/text"
)

// Find lists the document's numbers in the order of their position. They do not
// overlap. It takes time linear in the number of tokens.
func Find(doc *text.Document) []Mention {
	var found []Mention
	r := reader{doc: doc}
	for _, s := range doc.Sentences {
		r.first, r.end = s.First, s.End
		for i := s.First; i < s.End; {
			t := doc.Tokens[i]
			if !t.Is(text.Digits) && lexemeOf(t.Word).class == none {
				i++
				continue
			}
			m, ok := r.mention(i)
			if !ok {
				i++
				continue
			}
			found = append(found, m)
			i = m.End
		}
	}
	return found
}

// mention reads the number at token i with its range, qualifiers, kind and noun.
func (r *reader) mention(i int) (Mention, bool) {
	if m, ok := r.special(i); ok {
		return m, true
	}
	if r.pronoun(i) {
		return Mention{}, false
	}
	a, ok := r.literal(i)
	if !ok {
		return r.lone(i)
	}
	if m, ok := r.fraction(i, a); ok {
		return m, true
	}
	m := Mention{First: i, End: a.end, From: i, Value: a.value, Head: -1}
	m.Low, m.High, m.Qualifier = bounds(a)
	if lo, hi, ok := r.upTo(i, a); ok {
		m.End, m.Value = hi.end, lo.value
		m.Low, m.High, m.Qualifier = bound(math.Floor, lo.value), bound(math.Ceil, hi.value), Range
		a.bare = a.bare && hi.bare
	}
	m.YearLike = a.bare && yearLike(r.text(i), a.value)
	r.classify(&m, a)
	r.qualify(&m)
	return m, true
}

// bounds are the literal's own, before the words around it are heard.
func bounds(n literal) (low, high Bound, q Qualifier) {
	if n.qualifier == Vague {
		return bound(math.Floor, n.low), bound(math.Ceil, n.high), Vague
	}
	return bound(math.Floor, n.value), bound(math.Ceil, n.value), n.qualifier
}

// bound is the whole number that bounds v; one that int64 cannot hold is
// unbounded.
func bound(round func(float64) float64, v float64) Bound {
	if isWhole(v) {
		round = math.Round
	}
	if v = round(v); math.Abs(v) < 1<<62 {
		return Bound(v)
	}
	return None
}

// qualify applies the qualifiers before and after the number.
func (r *reader) qualify(m *Mention) {
	if m.Kind == Label || m.Kind == Ordinal {
		return
	}
	h := r.before(m.First)
	m.From = h.from
	m.Low, m.High, m.Qualifier = hedged(m.Low, m.High, m.Qualifier, h.qualifier)
	if q, ok := r.after(m.End, m.Head); ok {
		m.Low, m.High, m.Qualifier = hedged(m.Low, m.High, m.Qualifier, q)
	}
}

// lone reads what is no cardinal number: an ordinal, a token of figures of
// another form, "a" or "one" before a noun.
func (r *reader) lone(i int) (Mention, bool) {
	m := Mention{First: i, End: i + 1, From: i, Head: -1}
	m.Low, m.High, m.Qualifier = None, None, Exact
	if r.is(i, text.Digits) {
		v, f := figures(r.doc.Text(i))
		m.Value, m.Kind = v, Label
		if f == ordinals {
			m.Kind = Ordinal
		}
		m.Low, m.High, _ = bounds(literal{value: v, qualifier: Exact})
		return m, true
	}
	if p, ok := r.part(m); ok {
		return p, true
	}
	switch l := r.lex(i); l.class {
	case article:
		return r.one(m)
	case oneMore:
		return r.another(m)
	case ordinal:
		return r.ordinal(m, l.value)
	}
	return m, false
}

// one reads "a soldier": one of what the noun says; also "a 12-year-old girl".
func (r *reader) one(m Mention) (Mention, bool) {
	i := m.First + 1
	c := r.lex(i).class
	if r.is(i, text.Digits) || c == unit || c == teen || c == ten {
		end := r.compoundNumber(i)
		if end == i {
			return m, false
		}
		i, c = end, none
	}
	if !r.is(i, text.Letters|text.SpaceBefore) || c != none && c != ordinal || r.has(i, noThing) || r.has(i, stopWords) {
		return m, false
	}
	if m.Head = r.head(i, true); m.Head < 0 {
		return m, false
	}
	m.Kind, m.Value, m.Low, m.High, m.Unit = One, 1, 1, 1, r.text(m.Head)
	return m, true
}

// compoundNumber is the end of an adjective made of a number and words joined by
// hyphens, "13-year-old", or i if none stands there.
func (r *reader) compoundNumber(i int) int {
	n, ok := r.literal(i)
	if !ok {
		return i
	}
	end := n.end
	for {
		j := r.hyphen(end)
		if j == end || !r.is(j, text.Letters) {
			break
		}
		end = j + 1
	}
	if end == n.end {
		return i
	}
	return end
}

// another reads "another" before no number: one more.
func (r *reader) another(m Mention) (Mention, bool) {
	if _, ok := r.literal(m.First + 1); ok || r.text(m.First-1) == "one" {
		return m, false
	}
	m.Kind, m.Value, m.Low, m.High = One, 1, 1, 1
	if !r.has(m.First+1, stopWords) {
		m.Head = r.head(m.First+1, true)
	}
	m.Unit = r.text(m.Head)
	return m, true
}

// ordinal reads "third" and "twenty-first".
func (r *reader) ordinal(m Mention, v float64) (Mention, bool) {
	if r.has(m.First, timeOrPart) && (r.has(m.First-1, determiners) && r.text(m.First-1) != "the" || r.has(m.First-1, perWords)) {
		return m, false // "a second", "per second", "a quarter"
	}
	if r.has(m.First, quarterWord) {
		return m, false
	}
	m.Kind, m.Value = Ordinal, v
	m.Low, m.High, _ = bounds(literal{value: v, qualifier: Exact})
	return m, true
}

var (
	noThing     = text.Words("total record maximum minimum further additional lot bit little number great good few handful majority minority series variety result day week month year while whole deal")
	timeOrPart  = text.Words("second quarter")
	quarterWord = text.Words("quarter")
	perWords    = text.Words("per every")
)
