package number

import "github.com/dateline/dateline/transforms/text"

// several reads "several hundred", "a few thousand", "many thousands", "several
// dozen". Alone these words have no value and are no number.
func (r *reader) several(i int) (literal, bool) {
	switch l := r.lex(i + 1); l.class {
	case plural:
		return r.plural(i + 1)
	case hundred, scale:
		n, _ := r.spelled(i + 1)
		return vague(n.end, n.value), true
	case dozen:
		if l.value == 12 {
			return vague(i+2, 24), true
		}
	}
	return literal{}, false
}

// plural reads "dozens", "tens of thousands", "hundreds of thousands", and what
// goes beyond: "hundreds or even thousands", "thousands if not tens of thousands".
func (r *reader) plural(i int) (literal, bool) {
	n, ok := r.onePlural(i)
	if !ok {
		return n, false
	}
	if j := r.beyond(n.end); j > n.end {
		if more, ok := r.onePlural(j); ok && more.low > n.low {
			n.high, n.end = more.high, more.end
		} else if ok && more.low == n.low && r.has(n.end, upon) {
			n.end = more.end // "thousands upon thousands"
		}
	}
	return n, true
}

// onePlural reads "thousands" or "tens of thousands".
func (r *reader) onePlural(i int) (literal, bool) {
	l := r.lex(i)
	if l.class != plural {
		return literal{}, false
	}
	if r.has(i+1, of) {
		if m := r.lex(i + 2); m.class == plural && m.value >= 1000 && (l.value == 10 || l.value == 100 || l.value == 1000) {
			return vague(i+3, l.value*m.value), true
		}
	}
	switch l.value {
	case 10:
		return vague(i+1, 10), r.has(i+1, of)
	case 40:
		return vague(i+1, 40), r.counting(i)
	}
	return vague(i+1, l.value), true
}

// vague is the number that a word for a power of ten leaves open: GUIDELINES'
// bounds, from twice the power to just below the next one.
func vague(end int, power float64) literal {
	n := literal{end: end, value: 2 * power, scale: 1, low: 2 * power, high: 10*power - 1, qualifier: Vague}
	switch power {
	case 24, 40: // dozens, scores
		n.value, n.low, n.high = power, power, 99
	}
	return n
}

// counting reports whether "scores" at i counts: "scores of people", "scores
// were killed", but not "he scores" or "test scores".
func (r *reader) counting(i int) bool {
	if r.has(i+1, of) {
		return true
	}
	return r.has(i+1, afterScores) && (i == r.first || !r.is(i-1, text.Letters) || r.has(i-1, beforeScores))
}

// beyond is where the second of two vague words stands, "hundreds or even
// thousands", or i if there is none.
func (r *reader) beyond(i int) int {
	j := i
	if r.text(j) == "," {
		j++
	}
	start := j
	if r.has(j, and) && r.has(j+1, beyondWords) {
		j++
	}
	for j < r.end && j < i+6 && r.has(j, beyondWords) {
		j++
	}
	if j == start && r.hyphen(i) == i || r.lex(j).class != plural {
		return i
	}
	return j
}

var (
	upon         = text.Words("upon")
	beyondWords  = text.Words("or if not even perhaps possibly maybe to upon probably potentially many")
	afterScores  = text.Words("more others were are have had dead killed injured wounded missing died fled of")
	beforeScores = text.Words("though although while that said says but because after where when since and as killing wounding injuring leaving with killed wounded injured least by")
)
