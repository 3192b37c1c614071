package number

import (
	"math"

	"github.com/dateline/dateline/transforms/text"
)

// literal is one number as written, before its surroundings are looked at.
type literal struct {
	end       int // token after its last
	value     float64
	scale     float64 // the last multiplier: 1e6 in "2.5 million"; 1 if none
	low, high float64 // bounds of a vague number
	qualifier Qualifier
	figures   bool // begins with figures
	bare      bool // figures alone, no multiplier
	glued     bool // its multiplier is a letter right after the figures: "5m"
}

// reader reads the numbers of one sentence at a time; it never looks beyond it.
type reader struct {
	doc        *text.Document
	first, end int // the sentence's tokens
}

// lex is the token's lexeme; none outside the sentence.
func (r *reader) lex(i int) lexeme {
	if i < r.first || i >= r.end {
		return lexeme{}
	}
	return lexemeOf(r.doc.Tokens[i].Word)
}

// has reports whether token i is in the sentence and its word in the set.
func (r *reader) has(i int, set *text.Set) bool {
	return i >= r.first && i < r.end && set.Has(r.doc.Tokens[i].Word)
}

// is reports whether token i is in the sentence and has the shapes.
func (r *reader) is(i int, s text.Shape) bool {
	return i >= r.first && i < r.end && r.doc.Tokens[i].Is(s)
}

// text is the token's text, "" outside the sentence.
func (r *reader) text(i int) string {
	if i < r.first || i >= r.end {
		return ""
	}
	return r.doc.Text(i)
}

// touches reports whether token i stands right after the one before it.
func (r *reader) touches(i int) bool {
	return i > r.first && i < r.end && !r.doc.Tokens[i].Is(text.SpaceBefore)
}

// hyphen is the token after a hyphen at i that has no blanks around it, else i.
func (r *reader) hyphen(i int) int {
	if i+1 < r.end && r.touches(i) && r.touches(i+1) && r.text(i) == "-" {
		return i + 1
	}
	return i
}

// literal reads the number that begins at token i.
func (r *reader) literal(i int) (literal, bool) {
	if r.is(i, text.Digits) {
		return r.figured(i)
	}
	switch l := r.lex(i); l.class {
	case unit, teen, ten, hundred, scale:
		return r.spelled(i)
	case article:
		return r.articled(i)
	case half:
		return r.halved(i)
	case few:
		return r.several(i)
	case plural:
		return r.plural(i)
	}
	return literal{}, false
}

// figured reads a number in figures with its multiplier: "1,500", "1.5 million",
// "3bn", "2 1/2 million". Groups of thousands may be parted by no-break spaces.
func (r *reader) figured(i int) (literal, bool) {
	v, f := figures(r.doc.Text(i))
	if f != plain {
		if v = slashed(r.doc.Text(i)); v == 0 {
			return literal{}, false
		}
		return literal{end: i + 1, value: v, scale: 1, qualifier: Exact, figures: true}, true
	}
	n := literal{end: i + 1, value: v, scale: 1, qualifier: Exact, figures: true, bare: true}
	for n.end < i+maxGroups && r.grouped(n.end) {
		g, _ := figures(r.doc.Text(n.end))
		n.value, n.end = n.value*1000+g, n.end+1
	}
	if p := vulgar(r.text(n.end)); p > 0 && r.touches(n.end) {
		n.value, n.end, n.bare = n.value+p, n.end+1, false
	}
	if p := slashed(r.text(n.end)); p > 0 && isWhole(n.value) {
		n.value, n.end, n.bare = n.value+p, n.end+1, false
	}
	if m, ok := glued[r.text(n.end)]; ok && r.touches(n.end) && !r.metres(n.end) {
		n.value, n.scale, n.end, n.bare, n.glued = n.value*m, m, n.end+1, false, true
		return n, true
	}
	return r.multiplied(n), true
}

// maxGroups is how many groups of three figures a number may have.
const maxGroups = 6

// grouped reports whether token i is a group of three figures that a no-break
// space joins to the figures before it.
func (r *reader) grouped(i int) bool {
	if !r.is(i, text.Digits|text.SpaceBefore) || r.doc.Tokens[i].End-r.doc.Tokens[i].Start != 3 {
		return false
	}
	if _, f := figures(r.doc.Text(i)); f != plain {
		return false
	}
	switch r.doc.Body[r.doc.Tokens[i-1].End:r.doc.Tokens[i].Start] {
	case "\u00a0", "\u202f", "\u2009":
		return true
	}
	return false
}

// multiplied reads on over "and a half", "hundred", "thousand", "million",
// "dozen".
func (r *reader) multiplied(n literal) literal {
	if r.has(n.end, and) && r.lex(n.end+1).class == article && r.lex(n.end+2).class == half {
		n.value, n.end, n.bare = n.value+0.5, n.end+3, false
	}
	for {
		i := r.hyphen(n.end)
		l := r.lex(i)
		switch {
		case l.class == scale, l.class == hundred && n.scale == 1 && n.value < 100:
		case l.class == dozen && l.value == 12, r.text(i) == "dozens" && n.value < 20:
			n.qualifier = Approx
			if l.class == plural {
				l.value = 12
			}
		default:
			return n
		}
		n.value, n.scale, n.end, n.bare = n.value*l.value, n.scale*l.value, i+1, false
	}
}

// spelled reads a number in words: "twenty-five thousand three hundred".
func (r *reader) spelled(i int) (literal, bool) {
	var total, current float64
	last, least := none, math.Inf(1) // class of the last word; smallest scale so far
	n := literal{scale: 1, qualifier: Exact}
	for {
		l := r.lex(i)
		if !follows(last, l.class) {
			break
		}
		switch l.class {
		case unit, teen, ten:
			current += l.value
		case hundred:
			current = max(current, 1) * 100
		case scale:
			if l.value >= least { // "hundred thousand million"
				total = (total + current) * l.value
			} else {
				total += max(current, 1) * l.value
			}
			current, least = 0, min(least, l.value)
			n.scale = l.value
		}
		if l.class == hundred && total == 0 {
			n.scale = 100
		} else if l.class != scale {
			n.scale = 1
		}
		last, n.end = l.class, i+1
		i = r.joint(n.end, last)
	}
	if last == none {
		return literal{}, false
	}
	n.value = min(total+current, 1e300)
	if last == unit || last == teen || last == ten {
		n = r.multiplied(n)
	}
	return n, true
}

// follows reports whether a word of class c may come after one of class last in
// a spelled-out number.
func follows(last, c class) bool {
	switch c {
	case unit:
		return last == none || last == ten || last == hundred || last == scale
	case teen, ten:
		return last == none || last == hundred || last == scale
	case hundred:
		return last == none || last == unit || last == teen || last == ten
	case scale:
		return true
	}
	return false
}

// joint is where the next word of a spelled-out number would stand: after a
// hyphen, or after "and" where English puts one ("a hundred and five").
func (r *reader) joint(i int, last class) int {
	if h := r.hyphen(i); h > i {
		return h
	}
	if (last == hundred || last == scale) && r.has(i, and) {
		switch r.lex(i + 1).class {
		case unit, teen, ten:
			return i + 1
		}
	}
	return i
}

// articled reads "a hundred", "a dozen", "a couple of hundred", "a few thousand".
func (r *reader) articled(i int) (literal, bool) {
	switch l := r.lex(i + 1); l.class {
	case hundred, scale:
		return r.spelled(i + 1)
	case dozen:
		if l.value == 20 && !r.has(i+2, of) {
			return literal{}, false // "a score" is mostly a result
		}
		return literal{end: i + 2, value: l.value, scale: 1, qualifier: Approx}, true
	case couple:
		return r.coupled(i + 1)
	case few:
		return r.several(i + 1)
	case half:
		if c := r.lex(i + 2).class; c == scale || c == dozen {
			return r.halved(i + 1)
		}
	}
	return literal{}, false
}

// coupled reads "couple of", "couple hundred".
func (r *reader) coupled(i int) (literal, bool) {
	n := literal{end: i + 1, value: 2, scale: 1, qualifier: Approx}
	j := i + 1
	if r.has(j, of) {
		j++
	}
	if c := r.lex(j).class; c == hundred || c == scale || c == dozen {
		n.end = j
		n = r.multiplied(n)
		n.qualifier = Approx
		return n, true
	}
	return n, j > i+1
}

// halved reads "half a million", "half a dozen", "half million".
func (r *reader) halved(i int) (literal, bool) {
	j := i + 1
	if r.lex(j).class == article {
		j++
	}
	l := r.lex(j)
	if l.class != scale && l.class != dozen && l.class != hundred {
		return literal{}, false
	}
	n := literal{end: j + 1, value: l.value / 2, scale: l.value, qualifier: Exact}
	if l.class == dozen {
		n.qualifier = Approx
	}
	return n, true
}

func isWhole(v float64) bool { return math.Abs(v-math.Round(v)) < 1e-6*math.Max(1, math.Abs(v)/1e9) }

var (
	and = text.Words("and")
	of  = text.Words("of")
)
