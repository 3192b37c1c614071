package number

import (
	"math"

	"github.com/dateline/dateline/transforms/text"
)

// upTo looks for the second half of a range whose first number is a, read at
// token i: "10,000 to 12,000", "5-6 million", "between 700 and 800", "two or three".
func (r *reader) upTo(i int, a literal) (lo, hi literal, ok bool) {
	if a.qualifier == Vague {
		return a, a, false
	}
	j, link := r.link(i, a.end)
	if link == noLink {
		return a, a, false
	}
	b, ok := r.literal(j)
	if !ok || b.qualifier == Vague {
		return a, a, false
	}
	if a.scale == 1 && b.scale > 1 && a.value < b.value/b.scale+1e-9 && !(a.bare && a.value >= 1000) {
		a.value, a.scale = a.value*b.scale, b.scale // "5 to 6 million"
	}
	if a.bare && a.value < 1000 && b.bare && b.value >= 1000 && math.Mod(b.value, 1000) == 0 && a.value < b.value/1000 {
		a.value *= 1000 // "15-16,000"
	}
	if a.value >= b.value || !r.ranges(i, a, b, link) {
		return a, b, false
	}
	return a, b, true
}

// link is what stands between the two numbers of a range.
type link uint8

const (
	noLink link = iota
	hyphenLink
	toLink
	orLink
	andLink // only after "between"
)

// link is the token where the second number would begin, and what leads to it.
func (r *reader) link(first, end int) (int, link) {
	switch s := r.text(end); s {
	case "-", "\u2013", "\u2014", "\u2010", "\u2011", "\u2012":
		j := end + 1
		if r.text(j) == "$" || r.text(j) == "\u00a3" || r.text(j) == "\u20ac" {
			j++
		}
		if r.touches(end) && r.touches(end+1) || s == "\u2013" {
			return j, hyphenLink
		}
	case "to":
		return r.skipFiller(end + 1), toLink
	case "or":
		return r.skipFiller(end + 1), orLink
	case "and":
		if r.between(first) {
			return r.skipFiller(end + 1), andLink
		}
	}
	return 0, noLink
}

// skipFiller skips words that say nothing between the numbers of a range: "to
// as many as", "or even", "to about".
func (r *reader) skipFiller(i int) int {
	if r.has(i, as) && r.has(i+1, many) && r.has(i+2, as) {
		return i + 3
	}
	for r.has(i, rangeFiller) || r.text(i) == "$" {
		i++
	}
	return i
}

// between reports whether "between" leads to the number at i.
func (r *reader) between(i int) bool {
	for k := i - 1; k >= i-4; k-- {
		if r.has(k, betweenWord) {
			return true
		}
		if !r.has(k, rangeFiller) && !r.has(k, determiners) && r.text(k) != "$" {
			return false
		}
	}
	return false
}

// ranges reports whether the two numbers, the smaller first, bound one count
// rather than being two counts, a score or a change.
func (r *reader) ranges(i int, a, b literal, l link) bool {
	if yearLike(r.text(i), a.value) && b.scale > 1 || r.has(i-1, months) && (b.value > 31 || r.has(b.end, percents) || r.has(b.end, per)) {
		return false // "from 1bn in 1800 to 8bn", "on May 2 to 40"
	}
	switch l {
	case toLink:
		return !r.changes(i)
	case orLink:
		return b.value <= 2*a.value || b.value-a.value <= 2*a.scale || b.value/a.value <= 3 && a.value >= 10
	case hyphenLink:
		return !a.glued && r.hyphen(b.end) == b.end || r.is(b.end+1, text.Letters) // not "212-848-8400"
	}
	return true
}

// changes reports whether a verb of change before the number at i makes "from A
// to B" two numbers: "rose from 500 to 600", "down from".
func (r *reader) changes(i int) bool {
	from := -1
	for k := i - 1; k >= i-3 && from < 0; k-- {
		if r.has(k, fromWord) {
			from = k
		}
	}
	if from < 0 {
		return false
	}
	for k := from - 1; k >= from-8; k-- {
		if r.has(k, changeWords) {
			return true
		}
	}
	return false
}

var (
	as          = text.Words("as")
	many        = text.Words("many much few")
	fromWord    = text.Words("from")
	betweenWord = text.Words("between")
	rangeFiller = text.Words("about around some roughly even perhaps possibly maybe approximately nearly almost up at as an estimated")
	determiners = text.Words("the a an its their his her our this these those that another additional further extra other")
	changeWords = text.Words("rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing increase increases increased increasing",
		"decrease decreases decreased decreasing decline declines declined declining drop drops dropped dropping cut cuts cutting reduce reduces reduced reducing",
		"shrink shrinks shrank shrunk shrinking jump jumps jumped jumping climb climbs climbed climbing soar soars soared soaring surge surges surged surging",
		"swell swells swelled swollen swelling double doubles doubled triple tripled raise raises raised raising lower lowers lowered lowering expand expands expanded expanding",
		"boost boosts boosted boosting slash slashed slashing plunge plunged plunging slip slipped slid slide change changed changes changing went go goes gone going",
		"up down move moved moving dwindle dwindled dwindling plummet plummeted scale scaled bring brings brought bringing take takes took taking improve improved widen widened narrow narrowed",
		"reduction revise revised revising trim trimmed upgrade upgraded extend extended extending come came comes")
)
