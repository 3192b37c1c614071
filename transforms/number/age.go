package number

import "github.com/dateline/dateline/transforms/text"

// age reads "12-year-old", "35 years old", "aged 35", "he was 35", and a number
// that stands between commas after a person: "John Smith, 42,", "the actress, 36,".
func (r *reader) age(m *Mention, a literal) bool {
	i := r.hyphen(m.End)
	if r.has(i, ageUnits) {
		old := i + 1
		if r.text(old) == "-" {
			old++
		}
		if r.has(old, olds) || r.has(old, of) && r.has(old+1, ageWord) {
			m.Kind, m.Head = Age, i
			return true
		}
	}
	if r.agedBefore(m) || r.ageGroup(m, a) || a.scale == 1 && isWhole(a.value) && a.value >= 1 && a.value <= 110 && m.End == a.end &&
		(r.apposed(m, a) || r.wasAge(m)) {
		m.Kind = Age
		return true
	}
	return false
}

// agedBefore reads "aged 35", "aged between 5 and 9", "at age 16", "the age of 7".
func (r *reader) agedBefore(m *Mention) bool {
	before := m.First - 1
	for r.has(before, ageFiller) {
		before--
	}
	if r.has(before, of) && r.has(before-1, ageWord) {
		return true
	}
	return r.has(before, aged) && (!r.is(m.End, text.Letters) || r.has(m.End, stopWords) || r.text(before) == "aged")
}

// ageGroup reads "under-23" and "over-50" before whoever is so old.
func (r *reader) ageGroup(m *Mention, a literal) bool {
	i := m.First
	return a.bare && a.value >= 5 && a.value <= 100 && r.touches(i) && r.touches(i-1) && r.text(i-1) == "-" && r.has(i-2, limits) && !r.has(m.End, measures)
}

// apposed reads an age between commas or brackets after whom it is told of: "John
// Smith, 42,", "Leonor, 14 and Sofia, 13", "Carmen, seven,", "her husband, now 70,".
func (r *reader) apposed(m *Mention, a literal) bool {
	p := m.First - 1
	if r.has(p, nowWords) && r.text(p-1) == "," {
		p--
	}
	open, end := r.text(p), r.text(m.End)
	if !r.is(p-1, text.Letters) || r.has(p-1, months) || r.has(p-1, stopWords) && !r.is(p-1, text.Capital) || r.has(m.End+1, breakdowns) || r.has(m.End+1, of) && r.has(m.End+2, ofThem) {
		return false
	}
	named := r.is(p-1, text.Capital)
	switch {
	case open == "(" && end == ")":
		return named && a.bare
	case open != ",":
		return false
	case !a.figures && (!named || !r.unlisted(p-1)):
		return false
	case named:
		return end == "," || end == "." || end == ";" || end == ")" && a.figures || r.has(m.End, and) && r.nextAged(m.End+1)
	}
	return a.figures && (end == "," || end == ")" && r.text(p) == ",") && r.personal(p-1)
}

// unlisted reports whether a name before a spelled number can be a person's: no
// preposition makes it the place or time of what is counted ("In Kabul, seven, ...").
func (r *reader) unlisted(name int) bool {
	for name > r.first && r.is(name-1, text.Letters|text.Capital) {
		name--
	}
	return name == r.first || !r.has(name-1, placing)
}

// nextAged reports whether another name with its age follows: "and Sofia, 13".
func (r *reader) nextAged(i int) bool {
	for k := 0; k < 3 && r.is(i, text.Letters|text.Capital); k++ {
		if i++; r.text(i) == "," && r.is(i+1, text.Digits) {
			return true
		}
	}
	return false
}

// personal reports whether a word in small letters before ", 36," may be a person:
// a noun in the singular that is no figure ("the toll, 36, was").
func (r *reader) personal(i int) bool {
	if r.has(i, figureNouns) || r.has(i, participles) || r.numeric(i) || r.has(i, adverbs) {
		return false
	}
	return !r.pluralNoun(i) && !verbal(r.text(i))
}

// wasAge reads "she was 26", "I'm 40 and", "who turned 21 last week": nothing that
// could be counted follows.
func (r *reader) wasAge(m *Mention) bool {
	p := m.First - 1
	for r.has(p, ageAdverbs) {
		p--
	}
	if !r.has(p, beAged) {
		return false
	}
	for p--; r.has(p, ageAdverbs) || r.has(p, perfect); {
		p--
	}
	if !r.has(p, someone) {
		return false
	}
	return m.End >= r.end || r.is(m.End, text.Punct) && r.text(m.End) != "-" && r.text(m.End) != "%" || r.has(m.End, afterAge)
}

var (
	ageUnits    = text.Words("year years month months week weeks day days")
	olds        = text.Words("old olds")
	aged        = text.Words("aged age ages")
	ageWord     = text.Words("age")
	ageFiller   = text.Words("between from about around of")
	limits      = text.Words("under over")
	nowWords    = text.Words("now then both")
	breakdowns  = text.Words("including mostly mainly most all half some among")
	ofThem      = text.Words("them whom these those which")
	placing     = text.Words("in at on near from since until by of")
	figureNouns = text.Words("toll total number figure count tally score result record sum rate level low high minimum maximum population year average median answer code age")
	adverbs     = text.Words("however meanwhile instead today yesterday overall altogether including example instance fact moment least most first")
	ageAdverbs  = text.Words("only just nearly almost about around still now already")
	beAged      = text.Words("is was 's am 'm are 're were turned turns turn turning")
	perfect     = text.Words("had has have")
	someone     = text.Words("he she i you who")
	afterAge    = text.Words("when and at but so last this next on in by today yesterday now then because or if")
)
