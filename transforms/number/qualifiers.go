package number

import "github.com/dateline/dateline/transforms/text"

// hedge is what the words around a number say about it.
type hedge struct {
	from      int // first token of the qualifier
	qualifier Qualifier
}

// before reads the qualifiers that stand before the number at i: "at least",
// "more than", "nearly", "an estimated". A bound outweighs an approximation.
func (r *reader) before(i int) hedge {
	h := hedge{from: i, qualifier: Exact}
	definite := false // "talks about the 500": about is no hedge there
	for k := i - 1; k >= r.first && k >= i-maxHedge; {
		q, from := r.qualifierEnding(k)
		switch {
		case q != "" && definite && r.has(k, prepositions):
			return h
		case q != "":
			if h.qualifier == Exact || h.qualifier == Approx {
				h.qualifier = q
			}
			h.from, k = from, from-1
		case r.filler(k):
			definite = definite || r.has(k, definites)
			k--
		default:
			return h
		}
	}
	return h
}

// maxHedge is how many tokens before a number its qualifiers may begin.
const maxHedge = 9

// filler reports whether the token may stand between a qualifier and its number:
// "more than another 500", "over $5", "up to the 40".
func (r *reader) filler(k int) bool {
	return r.has(k, hedgeFiller) || r.has(k, determiners) || currencySymbol(r.text(k)) > 0
}

// qualifierEnding is the qualifier whose last token is k and the token it begins
// with, "" if there is none.
func (r *reader) qualifierEnding(k int) (Qualifier, int) {
	switch {
	case r.has(k, than):
		return r.comparison(k)
	case r.has(k, of):
		return r.boundOf(k)
	case r.has(k, as) && r.has(k-1, many) && r.has(k-2, as):
		if r.text(k-1) == "few" {
			return AtLeast, k - 2
		}
		return AtMost, k - 2
	case r.has(k, least) && (r.has(k-1, at) || !r.has(k-1, determiners)): // "least" alone is a slip for "at least"
		if r.has(k-1, at) {
			k--
		}
		return AtLeast, k
	case r.has(k, most) && r.has(k-1, at):
		return AtMost, k - 1
	case r.has(k, to):
		return r.upToOrCloseTo(k)
	case r.has(k, above):
		return AtLeast, r.modified(k)
	case r.has(k, below):
		return AtMost, r.modified(k)
	case r.has(k, approximations):
		return Approx, r.modified(k)
	case (r.has(k, at) || r.has(k, be)) && r.estimated(k):
		return Approx, k
	case r.has(k, that) && r.has(k-1, estimatedWords):
		return Approx, k - 1
	}
	return "", k
}

// comparison reads "more than", "no fewer than" and their like, which end at k.
func (r *reader) comparison(k int) (Qualifier, int) {
	q := Qualifier("")
	switch {
	case r.has(k-1, more):
		q = AtLeast
	case r.has(k-1, fewer):
		q = AtMost
	default:
		return "", k
	}
	if r.has(k-2, no) {
		if q == AtLeast {
			return AtMost, k - 2
		}
		return AtLeast, k - 2
	}
	return q, r.modified(k - 1)
}

// boundOf reads "upwards of", "in excess of", "a maximum of", "an estimate of".
func (r *reader) boundOf(k int) (Qualifier, int) {
	switch {
	case r.has(k-1, upwards), r.has(k-1, minimum):
		return AtLeast, k - 1
	case r.has(k-1, maximum):
		return AtMost, k - 1
	case r.has(k-1, excess) && r.has(k-2, in):
		return AtLeast, k - 2
	case r.has(k-1, estimate):
		return Approx, k - 1
	case r.has(k-1, region) && r.text(k-2) == "the" && r.has(k-3, in):
		return Approx, k - 3
	}
	return "", k
}

// upToOrCloseTo reads "up to" and "close to", which end at k. After a verb that
// takes "up" along ("brought their number up to 500") the number is reached.
func (r *reader) upToOrCloseTo(k int) (Qualifier, int) {
	switch {
	case r.has(k-1, closeWords):
		return Approx, r.modified(k - 1)
	case r.has(k-1, up):
		for j := k - 2; j >= k-6; j-- {
			if r.has(j, bringing) {
				return "", k
			}
		}
		return AtMost, k - 1
	}
	return "", k
}

// estimated reports whether "estimated" leads to the "at" or "be" at k.
func (r *reader) estimated(k int) bool {
	for j := k - 1; j >= k-4; j-- {
		if r.has(j, estimatedWords) {
			return true
		}
	}
	return false
}

// modified is the start of the qualifier at k with its modifier: "well over",
// "slightly more than", "just under".
func (r *reader) modified(k int) int {
	if r.has(k-1, modifiers) {
		return k - 1
	}
	return k
}

// after reads the qualifiers that stand after the number, or after the noun it
// counts: "or more", "or so", "500-plus", "500+".
func (r *reader) after(end, head int) (Qualifier, bool) {
	for _, i := range [...]int{end, head + 1} {
		if i <= 0 {
			continue
		}
		switch s := r.text(i); {
		case s == "+" && r.touches(i), s == "plus" && !r.is(i+1, text.Digits) && i == end,
			s == "-" && r.text(r.hyphen(i)) == "plus":
			return AtLeast, true
		case s == "or" && r.has(i+1, more):
			return AtLeast, true
		case s == "or" && r.has(i+1, fewer):
			return AtMost, true
		case s == "or" && r.has(i+1, so):
			return Approx, true
		case s == "at" && r.has(i+1, least) && r.ends(i+2):
			return AtLeast, true
		case s == "at" && r.has(i+1, most) && r.ends(i+2):
			return AtMost, true
		case s == "maximum" && r.ends(i+1):
			return AtMost, true
		}
	}
	return "", false
}

// ends reports whether a clause ends at i.
func (r *reader) ends(i int) bool { return i >= r.end || r.is(i, text.Punct) }

// hedged applies a qualifier to exact bounds.
func hedged(low, high Bound, was, q Qualifier) (Bound, Bound, Qualifier) {
	switch q {
	case AtLeast:
		return low, None, AtLeast
	case AtMost:
		return None, high, AtMost
	case Approx:
		if was == Exact {
			return low, high, Approx
		}
	}
	return low, high, was
}

var (
	than           = text.Words("than")
	least          = text.Words("least")
	most           = text.Words("most")
	to             = text.Words("to")
	at             = text.Words("at")
	that           = text.Words("that")
	up             = text.Words("up")
	in             = text.Words("in")
	be             = text.Words("be")
	so             = text.Words("so thereabouts")
	no             = text.Words("no not nothing")
	more           = text.Words("more greater larger higher bigger longer better")
	fewer          = text.Words("fewer less smaller lower")
	above          = text.Words("over above exceeding exceeds exceeded surpassing surpassed surpasses")
	below          = text.Words("under below upto")
	upwards        = text.Words("upwards upward")
	minimum        = text.Words("minimum")
	maximum        = text.Words("maximum limit ceiling")
	excess         = text.Words("excess")
	estimate       = text.Words("estimate estimates")
	region         = text.Words("region order vicinity neighborhood neighbourhood")
	closeWords     = text.Words("close closer near nearer next")
	estimatedWords = text.Words("estimated estimate estimates estimating")
	approximations = text.Words("about around some roughly approximately nearly almost approx approx. circa ca. c. estimated near nigh virtually perhaps maybe reckoned")
	prepositions   = text.Words("about around over above under below near")
	definites      = text.Words("the its their his her our this these those")
	modifiers      = text.Words("well just slightly far much little somewhat considerably significantly not substantially an already comfortably")
	bringing       = text.Words("bring brings brought bringing take takes took taking push pushes pushed pushing add adds added adding back move moved moving build")
	hedgeFiller    = text.Words("additional another further extra total combined only as all estimated record fresh new initial reported")
)
