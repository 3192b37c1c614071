package neardup

// The rule, fitted on stories of other seeds than the tests': the wording and the
// facts that a copy shares at least, and their sum.
const (
	minWording = 0.45
	minFacts   = 0.55
	minSum     = 1.12

	farWording = 0.80 // for articles further apart than NearDays
	farFacts   = 0.80
	farRatio   = 2 // times that the one may be as long as the other

	minShingles = 8 // shared shingles of the sample, if the texts are not the same
	briefRatio  = 4 // times as long as the other: the shorter must share facts to be a part of it
	briefFacts  = 2
)

// Compare estimates how alike two texts are, from 0 to 2 (wording and facts), and
// reports whether they are near-duplicates. days is how far apart their dates are, of
// either sign. The result does not depend on the order of a and b.
func Compare(a, b Signature, days int) (likeness float64, same bool) {
	wording := overlapOf(a.Text, b.Text, textSample)
	facts := overlapOf(a.Facts, b.Facts, factSample)
	w, f := wording.contained(0, 0), facts.contained(priorShared, priorOf)
	likeness = w + f
	far := max(days, -days) > NearDays
	shorter, longer := min(a.Shingles, b.Shingles), max(a.Shingles, b.Shingles)
	switch {
	case wording.common < minShingles:
		// Too little to judge by, unless it is all there is.
		same = !far && wording.common > 0 && wording.common == max(wording.a, wording.b) && facts.common == max(facts.a, facts.b)
	case far:
		same = w >= farWording && f >= farFacts && longer <= farRatio*shorter
	case longer > briefRatio*shorter && facts.common < briefFacts:
		// Boilerplate stands in many texts and states nothing.
	default:
		same = w >= minWording && f >= minFacts && likeness >= minSum
	}
	return likeness, same
}

// A text without numbers and names, or with very few, is taken to share six tenths of
// those it might have had.
const priorShared, priorOf = 1.2, 2

// overlap is what two samples have in common, as far as both are complete.
type overlap struct {
	common, a, b int
}

// contained is the share of the smaller one that is in the larger one.
func (o overlap) contained(priorShared, priorOf float64) float64 {
	of := float64(min(o.a, o.b)) + priorOf
	if of == 0 {
		return 0
	}
	return (float64(o.common) + priorShared) / of
}

// overlapOf compares two samples of at most n ascending hashes, by their upper
// halves, because those are all that is stored of most. Above the largest hash of a
// full sample nothing is known of its text, so that is where counting ends.
func overlapOf(a, b []uint64, n int) (o overlap) {
	end := ^uint64(0)
	if len(a) == n {
		end = a[n-1] >> 32
	}
	if len(b) == n {
		end = min(end, b[n-1]>>32)
	}
	for o.a < len(a) && o.b < len(b) && a[o.a]>>32 <= end && b[o.b]>>32 <= end {
		switch x, y := a[o.a]>>32, b[o.b]>>32; {
		case x < y:
			o.a++
		case x > y:
			o.b++
		default:
			o.a, o.b, o.common = o.a+1, o.b+1, o.common+1
		}
	}
	for o.a < len(a) && a[o.a]>>32 <= end {
		o.a++
	}
	for o.b < len(b) && b[o.b]>>32 <= end {
		o.b++
	}
	return o
}
