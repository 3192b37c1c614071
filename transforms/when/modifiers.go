package when

import "github.com/dateline/dateline/transforms/text"

// modifierNames are the words before an expression that say which part of it.
var modifierNames = map[text.Word]string{
	text.Intern("early"): early, text.Intern("earlier"): early,
	text.Intern("late"): late, text.Intern("later"): late, text.Intern("mid"): mid, text.Intern("mid-"): mid,
	text.Intern("sometime"): approx, text.Intern("circa"): approx, text.Intern("ca."): approx,
}

// partNames are the nouns for a part of an expression: "the end of last year".
var partNames = map[text.Word]string{
	text.Intern("start"): start, text.Intern("beginning"): start, text.Intern("beginnings"): start,
	text.Intern("middle"): mid, text.Intern("end"): end, text.Intern("close"): end,
	text.Intern("rest"): end, text.Intern("remainder"): end, text.Intern("turn"): start,
	text.Intern("night"): "", text.Intern("evening"): "", text.Intern("morning"): "", text.Intern("afternoon"): "",
	text.Intern("eve"): "",
}

// modified reads a modifier and its expression: "early 2017", "mid-May", "late on
// Sunday", "earlier this month", "later in June".
func (r *reader) modified(i int) (meaning, int) {
	name, ok := modifierNames[r.word(i)]
	if !ok || r.has(i-1, every) {
		return nil, 0
	}
	j := i + 1
	if r.hyphen(j) {
		if r.word(i) != midWord && !r.glued(j) {
			return nil, 0
		}
		j++
	}
	j = r.skip(j, modifierLinks)
	j = r.skip(j, theWord)
	if r.has(j-1, theWord) && r.has(j-2, inWord) { // "later in the week"
		if m, e := r.presentUnit(j); e > 0 {
			return modified{m, name}, e
		}
	}
	m, e := r.plain(j)
	if e == 0 || r.has(i, comparatives) && r.has(j, weekdayWords) {
		return nil, 0 // "earlier Friday" is Friday
	}
	return modified{m, name}, e
}

var (
	comparatives  = text.Words("earlier later")
	weekdayWords  = weekdays.words()
	midWord       = text.Intern("mid")
	modifierLinks = text.Words("in on of")
)

// partOf reads "the end of last year", "the beginning of November", "the middle of
// the 1980s", "end of the month", "the night of July 26".
func (r *reader) partOf(i int) (meaning, int) {
	name, ok := partNames[r.word(i)]
	if !ok {
		return nil, 0
	}
	j := r.skip(i+1, ofWord)
	if j == i+1 {
		return nil, 0
	}
	determined := r.has(j, theWord)
	j = r.skip(j, theWord)
	if name != "" && (determined || !r.has(i-1, determiners)) {
		if m, e := r.presentUnit(j); e > 0 {
			return modified{m, name}, e
		}
	}
	m, e := r.plain(j)
	if e == 0 {
		return nil, 0
	}
	return modified{m, name}, e
}

var shiftWords = shifts.words()

// presentUnit reads the unit of "end of the month", "later in the week": the one
// that fits the tense.
func (r *reader) presentUnit(i int) (meaning, int) {
	u, ok := units[r.word(i)]
	if !ok || r.plural(i) || r.has(i+1, ofWord) {
		return nil, 0
	}
	switch unit(u) {
	case weekUnit, monthUnit, yearUnit, quarterUnit, decadeUnit, centuryUnit:
		return shifted{unit: unit(u)}, i + 1
	}
	return nil, 0
}

// yearEnd reads "year-end", "year end", "end-2016".
func (r *reader) yearEnd(i int) (meaning, int) {
	if r.has(i, yearWord) && !r.plural(i) {
		j := max(i+1, r.pluralSign(i+1))
		if r.hyphen(j) {
			j++
		}
		if !r.has(j, endWord) || r.has(i-1, determiners) && j == i+1 {
			return nil, 0
		}
		year, e := r.yearAfter(j + 1)
		if e > j+1 {
			return modified{inYear{year, wholeYear}, end}, e
		}
		return modified{shifted{unit: yearUnit}, end}, j + 1
	}
	if r.has(i, endWord) && r.hyphen(i+1) {
		if m, e := r.plain(i + 2); e > 0 {
			return modified{m, end}, e
		}
	}
	return nil, 0
}

var endWord = text.Words("end")
