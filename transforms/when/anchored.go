package when

import "github.com/dateline/dateline/transforms/text"

// anchored reads expressions that count from the last date of the text: "the
// previous year", "the following day", "that month", "the same day", "the next
// day".
func (r *reader) anchored(i int) (meaning, int) {
	j := i + 1
	u, ok := units[r.word(j)]
	if !ok || r.plural(j) || r.hyphen(j+1) && r.glued(j+1) || unit(u) == fortnightUnit {
		return nil, 0
	}
	definite := r.has(i-1, theWord)
	n := 0
	switch {
	case r.has(i, sameWord) && definite:
	case r.has(i, thatWord) && (r.has(i-1, anchorCues) || r.has(i+2, anchorStops)):
		if r.has(j+1, thatStops) {
			return nil, 0
		}
	case r.has(i, followingWords) && definite && unit(u) <= yearUnit:
		n = 1
	case r.has(i, previousWords) && definite && unit(u) <= yearUnit:
		n = -1
	default:
		return nil, 0
	}
	return reference{shifted{unit: unit(u), n: n, anchored: true}}, r.skipTimeOfDay(j + 1)
}

var (
	sameWord       = text.Words("same")
	thatWord       = text.Words("that")
	followingWords = text.Words("following next")
	previousWords  = text.Words("previous preceding")
	anchorCues     = text.Words("in on during later earlier of by until since late early same from for before after")
	anchorStops    = text.Words(". , ; ) in when to by on the at for after and from with")
	thatStops      = text.Words("of")
)

// reference is an anchored unit that must not be finer than what it refers to:
// after "in 1998", "the following day" has nothing to follow.
type reference struct{ shifted }

func (f reference) resolve(g *ground) (period, bool) {
	a := g.anchor
	if a.Granularity == "" && f.n != 0 && f.unit != dayUnit { // nothing but the article's own date to count from
		return shifted{unit: f.unit, n: f.n}.resolve(g)
	}
	if a.Granularity == "" || int(a.To-a.From) > f.unit.days() {
		return period{}, false
	}
	return f.shifted.resolve(g)
}

// days is the longest a unit gets.
func (u unit) days() int {
	switch u {
	case dayUnit:
		return 1
	case weekUnit, weekendUnit:
		return 7
	case monthUnit:
		return 31
	case quarterUnit:
		return 92
	case yearUnit:
		return 366
	case decadeUnit:
		return 3660
	}
	return 36600
}

// eveOf reads "the day before", "the night before", "a year before" as anchored
// when nothing that is a date follows: "the day before, she had ...".
func (r *reader) eveOf(i int) (meaning, int) {
	if !r.has(i, dayOrNight) || !r.has(i-1, theWord) {
		return nil, 0
	}
	n := 0
	switch {
	case r.has(i+1, beforeWord):
		n = -1
	case r.has(i+1, afterWord):
		n = 1
	default:
		return nil, 0
	}
	if !r.is(i+2, text.Punct) {
		return nil, 0
	}
	return reference{shifted{unit: dayUnit, n: n, anchored: true}}, i + 2
}

var dayOrNight = text.Words("day night")
