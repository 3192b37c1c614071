package when

import "github.com/dateline/dateline/transforms/text"

// rule reads one kind of expression at token i: what it means and the token
// after it, or (nil, 0).
type rule func(r *reader, i int) (meaning, int)

var (
	wordRules   map[text.Word][]rule // the rules to try at a token, by its word
	figureRules []rule               // the rules to try at a token that begins with a digit
	cues        *text.Set            // the words of wordRules: a document without them costs one look at each token
)

// Rules call each other through these tables, which therefore are filled last.
func init() {
	wordRules, cues = grammar()
	figureRules = []rule{(*reader).attacks, (*reader).numeric, (*reader).dayFirstDate, (*reader).dayRange, (*reader).bareDay, (*reader).quarter,
		(*reader).nthOf, (*reader).century, (*reader).decade, (*reader).ago, (*reader).inFuture, (*reader).bareYear}
}

func grammar() (map[text.Word][]rule, *text.Set) {
	rules := map[text.Word][]rule{}
	cues := &text.Set{}
	starting := func(words lexicon, list ...rule) {
		for w := range words {
			rules[w] = append(rules[w], list...)
			cues.Add(w)
		}
	}
	starting(months, (*reader).attacks, (*reader).monthFirst)
	starting(weekdays, (*reader).weekdayFirst)
	starting(shifts, (*reader).relative, (*reader).anchored)
	starting(wordNumbers("same that"), (*reader).anchored)
	starting(wordNumbers("last this day"), (*reader).deictic)
	starting(deictics, (*reader).deictic)
	starting(cardinals, (*reader).ago, (*reader).inFuture, (*reader).bareYear, (*reader).decade)
	starting(tens, (*reader).ago, (*reader).inFuture, (*reader).bareYear, (*reader).century, (*reader).dayFirstDate)
	starting(ordinals, (*reader).quarter, (*reader).nthOf, (*reader).century, (*reader).dayFirstDate)
	starting(wordNumbers("last"), (*reader).nthOf, (*reader).quarter)
	starting(elidedDecades, (*reader).decade)
	starting(decadeNames, (*reader).decade)
	starting(seasons, (*reader).season)
	starting(wordNumbers("q1 q2 q3 q4 h1 h2"), (*reader).quarter)
	starting(wordNumbers("weekend"), (*reader).bareWeekend)
	starting(wordNumbers("week"), (*reader).week)
	starting(wordNumbers("year calendar fiscal financial fy"), (*reader).namedYear)
	starting(wordNumbers("year end"), (*reader).yearEnd)
	starting(wordNumbers("day week"), (*reader).dayAround)
	starting(wordNumbers("quarter latest recent year"), (*reader).businessQuarter)
	starting(wordNumbers("day night"), (*reader).eveOf)
	starting(keys(modifierNames), (*reader).modified)
	starting(keys(partNames), (*reader).partOf)
	starting(keys(holidays), (*reader).holiday)
	return rules, cues
}

// wordNumbers is a lexicon of the words, whatever their numbers.
func wordNumbers(list string) lexicon { return numbered(0, list) }

// keys is a lexicon of the map's words, whatever their numbers.
func keys[V any](m map[text.Word]V) lexicon {
	l := lexicon{}
	for w := range m {
		l[w] = 0
	}
	return l
}

// maxNesting bounds expressions within expressions.
const maxNesting = 4

// nest enters an expression within an expression, if there are not too many yet.
func (r *reader) nest() bool {
	if r.depth >= maxNesting {
		return false
	}
	r.depth++
	return true
}

func (r *reader) unnest() { r.depth-- }

// plain reads the longest expression at token i that is not a range.
func (r *reader) plain(i int) (meaning, int) {
	if i >= len(r.doc.Tokens) || !r.nest() {
		return nil, 0
	}
	defer r.unnest()
	rules := wordRules[r.word(i)]
	if r.is(i, text.Digits) {
		rules = figureRules
	}
	var best meaning
	end := 0
	for _, read := range rules {
		if m, e := read(r, i); m != nil && e > end {
			best, end = m, e
		}
	}
	if end > len(r.doc.Tokens) || end > 0 && r.broken(i, end) {
		return nil, 0
	}
	return best, end
}

// broken reports whether a paragraph begins within tokens [i, end).
func (r *reader) broken(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if r.is(k, text.ParaStart) {
			return true
		}
	}
	return false
}
