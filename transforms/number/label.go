package number

import "github.com/dateline/dateline/transforms/text"

// names reports whether the number is part of a name: "F-16", "Article 10",
// "Group of 77", "No. 5", "season nine", "42 Commando".
func (r *reader) names(m *Mention, a literal) bool {
	i := m.First
	switch {
	case r.serial(i, a):
		return true
	case !a.figures && r.touches(i) && r.text(i-1) == "-" && (r.has(i-2, kinds) || r.has(i-2, ranks)):
		return true // "the stage-four lockdown", "a top-six club"
	case !a.figures:
		return r.has(i-1, labelNouns) && r.is(i-1, text.Capital) && !r.is(m.End, text.Letters)
	case r.touches(i) && r.touches(i-1) && r.text(i-1) == "-" && r.is(i-2, text.Letters):
		return !r.has(i-2, prefixes)
	case r.has(i-1, labelNouns):
		return a.bare
	case r.has(i-1, groupNouns) && r.is(i-1, text.Capital):
		return a.bare && (!r.is(m.End, text.Letters) || r.has(m.End, stopWords))
	case r.has(m.End, formations) && r.is(m.End, text.Capital):
		return a.bare
	case r.is(i, text.ParaStart) && i+1 < r.end && (r.text(i+1) == "." || r.text(i+1) == ")"):
		return true // "3. Third item"
	case r.text(i-1) == "of" && r.text(i-2) == "Group" && a.bare:
		return true
	case r.text(i-1) == "#" && r.touches(i):
		return true
	}
	return false
}

// serial reports whether the number tells one of a series from the others: a
// singular noun stands right before it, as in "season nine", "type 2 diabetes",
// "Year 4 pupils". After "this" or "each" the noun is a time and the number counts:
// "this season two players left".
func (r *reader) serial(i int, a literal) bool {
	if a.scale > 1 || a.value > 500 || a.qualifier != Exact {
		return false
	}
	switch {
	case r.has(i-1, kinds):
		return !r.has(i-2, pickers)
	case r.has(i-1, rounds):
		return !r.has(i-2, pickers) && !r.has(i-2, determiners) &&
			(i-1 > r.first && !r.is(i-2, text.Punct) || !r.is(a.end, text.Letters) || r.has(a.end, stopWords))
	}
	return r.has(i-1, schoolYears) && r.is(i-1, text.Capital) && !r.has(i-2, pickers)
}

// rateBase reports whether the number is what a rate is given for: "per 100,000
// people", "for every 1,000 births".
func (r *reader) rateBase(m *Mention) bool {
	return r.has(m.First-1, perWords) && m.Value >= 5 && !r.has(m.End, measures)
}

// named reports whether a number before a noun in the singular belongs to the name
// before it, or says how many children somebody has: "the S&P 500 index", "father of
// four Ian Hale".
func (r *reader) named(m *Mention) bool {
	p := m.First - 1
	if r.is(p, text.Letters|text.Capital) && !r.has(p, stopWords) && r.is(m.First, text.Digits|text.SpaceBefore) && r.is(p-1, text.Letters) {
		return true // a capital after a word is a name's: not "Nearly 200", which begins a sentence
	}
	if r.text(p) == "-" {
		p--
	}
	if !r.has(p, of) {
		return false
	}
	if p--; r.text(p) == "-" {
		p--
	}
	return r.has(p, parents)
}

var (
	ways       = text.Words("street road avenue lane drive boulevard freeway highway")
	parents    = text.Words("mother father mum mom dad parent grandmother grandfather")
	labelNouns = text.Words("article articles resolution resolutions flight no. nos. chapter chapters section sections page pages highway route room paragraph paragraphs annex",
		"boeing airbus channel gate number numbers numbered clause rule figure fig. table apollo windows ward precinct decree interstate u.s.-resolution",
		"art. arts. sec. vol. ch. para. formula model serial extension tel phone fax telephone protocol apartment suite pier runway line")
	groupNouns  = text.Words("group level phase sector zone district area unit division brigade battalion regiment camp block stage type version part volume act bill law order case schedule studio pool category class season episode area boulevard")
	formations  = text.Words("brigade division battalion regiment squadron commando wing corps")
	kinds       = text.Words("type phase stage tier episode grade category chapter pillar")
	ranks       = text.Words("top")
	rounds      = text.Words("season round step game week level number")
	schoolYears = text.Words("year grade key ligue serie fifa iphone covid")
	pickers     = text.Words("this that last each every next previous past final first second third per same one a an any another")
	prefixes    = text.Words("mid pre post early late under over non sub top us nearly about some almost than to and or least total around")
)
