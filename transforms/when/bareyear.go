package when

import "github.com/dateline/dateline/transforms/text"

// bareYear reads a year that stands alone: "in 2017", "the 2016 election". Four
// digits also count and name things, so what stands around them decides.
func (r *reader) bareYear(i int) (meaning, int) {
	n, e := r.fullYear(i)
	if e == 0 || r.counts(e) || r.labels(i) || r.partOfNumber(i, e) {
		return nil, 0
	}
	cued := r.has(i-1, yearCues)
	switch {
	case e > i+1 && r.is(i, text.Letters): // in words
		if !cued && (e < i+3 || n < 1900) { // "a nineteen ninety-seven attack"
			return nil, 0
		}
	case n >= 1900 && n < 2030:
		if r.has(i-1, roundCues) && n%10 == 0 || !cued && r.describesCount(e) {
			return nil, 0
		}
	case !cued && !r.bracketed(i, e):
		return nil, 0
	}
	return fixed(yearPeriod(n)), e
}

// namedYear reads a year that says it is one: "the year 2008", "fiscal 1989",
// "calendar year 2008", "year 247".
func (r *reader) namedYear(i int) (meaning, int) {
	j := r.skip(i, fiscalWords)
	fiscal := j > i
	named := r.has(j, yearWord)
	if named {
		j++
	}
	if !named && !fiscal || r.has(i-1, fiscalWords) {
		return nil, 0
	}
	if n, e := r.fullYear(j); e > 0 && !r.counts(e) {
		return fixed(yearPeriod(n)), e
	}
	if n, width := r.digits(j); named && width == 3 && !r.counts(j+1) {
		return fixed(yearPeriod(n)), j + 1
	}
	return nil, 0
}

// counts reports whether token i is a noun that numbers count, so that the number
// before it is a quantity.
func (r *reader) counts(i int) bool {
	return r.has(i, countedNouns) && !r.hyphen(i-1) && !r.is(i, text.ParaStart) && !r.is(i, text.Capital)
}

// describesCount reports whether a counted noun follows within two adjectives:
// "2000 more troops", "2000 American soldiers".
func (r *reader) describesCount(i int) bool {
	for j := i; j < i+2 && r.is(j, text.Letters) && !r.has(j, stopsNounPhrase); j++ {
		if r.has(j+1, countedPeople) {
			return true
		}
	}
	return false
}

// labels reports whether the number at token i names a thing rather than a year:
// "Flight 1549", "Resolution 1701", "$2000", "No. 1984", "at 2000".
func (r *reader) labels(i int) bool {
	if r.has(i-1, labelNouns) || r.has(i-2, labelNouns) && r.has(i-1, numberSigns) {
		return true
	}
	switch r.text(i - 1) {
	case "$", "£", "€", "¥", "#", "+", "@", "US$":
		return true
	}
	return false
}

// partOfNumber reports whether tokens [i, e) belong to something longer than a
// year: a telephone number, a code, a time, a chain of hyphens.
func (r *reader) partOfNumber(i, e int) bool {
	if r.glued(e) && (r.text(e) == "%" || r.text(e) == "/" || r.text(e) == "_" || r.text(e) == "=") {
		return true
	}
	if r.hyphen(e) && r.glued(e) && r.glued(e+1) && r.is(e+1, text.Digits) {
		if _, width := r.digits(e + 1); width == 3 || width == 0 || r.hyphen(e+2) && r.glued(e+2) && r.is(e+3, text.Digits) {
			return true
		}
	}
	if !r.hyphen(i-1) || !r.glued(i) || !r.glued(i-1) || !r.is(i-2, text.Digits) {
		return false
	}
	n, width := r.digits(i - 2) // "2014-2017" is a range
	return width != 4 || n < 1000 || n >= 2200 || r.hyphen(i-3) && r.glued(i-2)
}

// bracketed reports whether the year stands alone between brackets.
func (r *reader) bracketed(i, e int) bool {
	return (r.text(i-1) == "(" || r.text(i-1) == "[") && (r.text(e) == ")" || r.text(e) == "]" || r.hyphen(e))
}

var (
	yearCues        = text.Words("in since until till by during circa year before after early late mid from between through ca ca. c.")
	fiscalWords     = text.Words("fiscal calendar financial fy")
	roundCues       = text.Words("about some nearly almost approximately roughly than least over under most exceeding totalling total least only")
	stopsNounPhrase = text.Words("and or of to in on at by for from with that which who was were is are had has said when as the a an")
	labelNouns      = text.Words(`flight resolution page pages room route highway section article law bill windows
		number numbers no no. nos. model type class channel paragraph chapter case item code box gate suite
		km kilometre kilometer mile at`)
	numberSigns   = text.Words("no no. number nos. #")
	countedPeople = text.Words(`people persons men women children soldiers troops civilians refugees fighters rebels
		militants insurgents police policemen officers officials personnel peacekeepers marines reservists
		prisoners detainees hostages protesters demonstrators workers employees residents villagers families
		victims casualties students migrants mercenaries volunteers pilgrims passengers members supporters guards
		guerrillas gunmen voters inhabitants households houses homes vehicles tanks missiles rockets jobs`)
	countedNouns = text.Words(`people persons men women children soldiers troops civilians refugees fighters rebels
		militants insurgents police policemen officers officials personnel peacekeepers marines reservists
		prisoners detainees hostages protesters demonstrators workers employees residents villagers families
		victims casualties students migrants mercenaries volunteers pilgrims passengers supporters guards
		guerrillas gunmen voters inhabitants households houses homes vehicles tanks missiles rockets jobs
		dead wounded injured deaths others
		percent pct dollars euros pounds yen rubles roubles francs marks rupees rand pesos cents
		kilometres kilometers km kms miles metres meters m feet ft yards inches acres hectares tonnes tons
		kg kilograms kilos litres liters barrels gallons degrees square cubic bpd mw megawatts watts
		hours hrs hour gmt utc est edt cet ist hundred thousand million billion trillion dozen
		times points votes seats shares copies years months weeks days minutes seconds`)
)
