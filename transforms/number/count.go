// Package number reads quantities: "1,500", "some two dozen", "between 10,000
// and 12,000", "1.5m", "dozens". A count keeps its bounds and its qualifier, so
// that "dozens" never becomes 24.
package number

import "math"

// Bound is one end of a count; None means unbounded.
type Bound int64

// None is the bound that the text leaves open.
const None Bound = math.MinInt64

// Qualifier says how the text hedges a count.
type Qualifier string

const (
	Exact   Qualifier = "exact"
	Approx  Qualifier = "approx"   // about, some, nearly, around
	AtLeast Qualifier = "at_least" // more than, over, at least
	AtMost  Qualifier = "at_most"  // up to, fewer than, as many as
	Range   Qualifier = "range"    // N to M, between N and M
	Vague   Qualifier = "vague"    // dozens, hundreds, several thousand
)

// Count is how many the text says, in UCDP's low/high convention.
type Count struct {
	Low       Bound     `doc:"lowest number the text allows; null if unbounded"`
	High      Bound     `doc:"highest number the text allows; null if unbounded"`
	Qualifier Qualifier `doc:"how the text hedges the number" values:"exact approx at_least at_most range vague"`
	Unit      string    `doc:"the noun counted, as printed"`
}

// Kind says what sort of number a mention is.
type Kind uint8

const (
	Cardinal Kind = iota // counts things: "1,500 troops", "a soldier" (One)
	One                  // "a"/"an"/"one" + noun: counts only where a rule asks for it
	Ordinal              // "third", "27th"
	Percent              // "0.6 percent", "20%"
	Money                // "$5 million", "40 dollars"
	Measure              // "700 kilometers", "90 minutes", "three years", "28 million barrels"
	Age                  // "12-year-old", "aged 35", "John Smith, 42,", "the actress, 36,", "she was 26"
	Decimal              // a number with a fraction that counts nothing whole
	Label                // names rather than counts: "Article 10", "Flight 103", "G8", "season nine", phone numbers, scores; the base of a rate: "per 100,000"
)

// Mention is one number of the text.
type Mention struct {
	First, End int // tokens of the number alone, half-open: "1,500", "two dozen", "25 million", "10,000 to 12,000"
	From       int // first token of the whole expression with its qualifier: "more than 1,500" (<= First)
	Count
	Value float64 // the value of a plain number (a range's lower end)
	Kind  Kind
	Head  int // token of the noun counted (the unit, percent sign or currency), -1 if none is near

	YearLike bool // four bare digits, 1000 to 2100: a year, unless the context counts with it
}
