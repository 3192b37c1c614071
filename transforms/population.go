package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Population finds how many people live in a place.
var Population = Type[PopulationFact]{
	Name:    "population",
	Table:   "population",
	Doc:     "How many people live in a place, or a community's total size there. Refugees, voters, crowds and workforces are not populations.",
	Version: 1,
	Extract: extractPopulation,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "Chad has a population of about 17 million. Iceland is home to 370,000 people.",
		Want: []string{
			`{"quote": "17 million", "place": "TCD", "low": 17000000, "high": 17000000, "qualifier": "approx"}`,
			`{"quote": "370,000", "place": "ISL", "low": 370000, "high": 370000, "qualifier": "exact"}`,
		},
	}, {
		Published: "2021-03-10",
		Text:      "Lagos has 15 million inhabitants and Cairo 20 million. Kenya, with 54 million people, borders Somalia.",
		Want: []string{
			`{"quote": "15 million", "place": "Lagos", "low": 15000000, "high": 15000000}`,
			`{"quote": "20 million", "place": "Cairo", "low": 20000000, "high": 20000000}`,
			`{"quote": "54 million", "place": "KEN", "low": 54000000, "high": 54000000}`,
		},
	}},
}

// PopulationFact is one place's number of inhabitants.
type PopulationFact struct {
	Place who.ID `doc:"where they live: a state's id, else the place's name" ref:"entities"`
	number.Count
	Year int32 `doc:"the year the figure holds for; null if unsaid" null:"zero"`
}

var (
	populationCues = cue.Must("population.cues")
	populationNoun = populationCues.Words("noun")
	inhabitants    = populationCues.Words("inhabitants")
	dwellers       = populationCues.Words("people")
	placeKinds     = populationCues.Union("state", "city", "region", "island", "bloc")
	livingVerbs    = populationCues.Words("live")
	havingVerbs    = populationCues.Words("have")
	countingVerbs  = populationCues.Words("count")
	cityKinds      = populationCues.Words("city")
	communities    = populationCues.Words("community")
	growthWords    = populationCues.Words("change")
	fewPeople      = populationCues.Words("few")
	homePhrases    = populationCues.Phrases("home phrase")
)

// populace is a place's people as one rule found them.
type populace struct {
	place who.ID
	event int
	rule  string
	sure  float64
}

// populationScan reads an article's populations in order, and remembers the last
// one: a bare number after it may be another place's.
type populationScan struct {
	*reading.Reading
	last int // token of the last population's number, -1 before the first
}

func extractPopulation(r *reading.Reading) []Found[PopulationFact] {
	var out []Found[PopulationFact]
	s := populationScan{Reading: r, last: -1}
	for n := range r.Numbers {
		c, ok := r.Counted(n)
		if !ok || r.Numbers[n].Kind != number.Cardinal || r.ClaimedBy(n) == Troops.Name || s.unsettled(c) {
			continue
		}
		for _, find := range []func(reading.Counted) (populace, bool){
			s.namedPopulation, s.placeOfPeople, s.homeTo, s.amid, s.livesIn, s.had, s.included, s.withPeople, s.ownInhabitants, s.census, s.gapped,
		} {
			if p, ok := find(c); ok && (p.place != "" || !s.Drop(c.First, c.End, "the text does not say whose population it is")) {
				out = append(out, population(r, c, p))
				s.last = c.First
				break
			}
		}
	}
	return out
}

func population(r *reading.Reading, c reading.Counted, p populace) Found[PopulationFact] {
	f := Found[PopulationFact]{
		First: c.First, End: c.End, Event: p.event, Claims: []int{c.Number},
		Rule: "population." + p.rule, Confidence: p.sure,
		Assertion: reading.Actual, // what a clause denies of a place of so many people leaves them there
		Fact:      PopulationFact{Place: p.place, Count: r.Numbers[c.Number].Count},
	}
	f.Fact.Year = yearOf(r, c)
	return f
}

// yearOf is the year that a date right after the people, or at the sentence's
// beginning, gives the figure ("35.9 million in 2003", "In 1990 it had 4,000
// inhabitants"); 0 if there is none.
func yearOf(r *reading.Reading, c reading.Counted) int32 {
	s := r.Doc.Sentences[r.Doc.SentenceOf(c.First)]
	end := max(c.End, c.Noun+1)
	for _, d := range r.DatesWithin(s.First, s.End) {
		m := r.Dates[d]
		opens := m.First <= s.First+2 && m.End <= c.First
		follows := m.First >= end && m.First <= end+2 && (m.First == end || r.Doc.Has(end, datePreps))
		if (opens || follows) && m.From.Year() == m.To.Year() {
			return int32(m.From.Year())
		}
	}
	return 0
}

// ofPeople reports whether the number counts people or stands alone, so that what
// stands before it says what it is.
func (s *populationScan) ofPeople(c reading.Counted) bool {
	return c.Alone && !c.Compound || s.Doc.Has(c.Noun, dwellers)
}

// namedPopulation reads "a population of 25 million", "population: 35 million",
// "its population is 17 million", "a town (pop. 3,000)".
func (s *populationScan) namedPopulation(c reading.Counted) (populace, bool) {
	if s.Doc.Has(c.End, populationNoun) { // "its 1.9 million population speak Russian"
		return populace{s.placeOfNoun(c.End), c.End, "noun", 0.7}, true
	}
	if !c.Alone && s.Doc.Has(c.Noun, populationNoun) && !s.foreignTo(c.Noun) { // "the 4.4 million population"
		return populace{s.placeOfNoun(c.Noun), c.Noun, "noun", 0.7}, true
	}
	noun := s.Before(c, populationNoun, 6)
	if noun < 0 {
		noun = s.Before(c, inhabitedWords, 1) // "an island inhabited by 300 people"
		if noun < 0 || !s.Doc.Has(noun+1, byWords) || !s.ofPeople(c) {
			return populace{}, false
		}
		return populace{s.ownerOf(noun), noun, "noun", 0.7}, true
	}
	if !s.ofPeople(c) || s.foreignTo(noun) || noun == s.Numbers[c.Number].From-1 && !c.Alone || c.Alone && s.Numbers[c.Number].Value < leastAlone || s.changes(noun, s.Numbers[c.Number].From) && s.Drop(c.First, c.End, "it is a change in size, or another clause's") {
		return populace{}, false
	}
	return populace{s.placeOfNoun(noun), noun, "noun", 0.85}, true
}

// changes reports whether the words between the noun and the number tell a change
// in size or begin another clause.
func (s *populationScan) changes(noun, from int) bool {
	for t := noun + 1; t < from; t++ {
		if s.Doc.Has(t, growthWords) && !s.Doc.Has(from-1, toAtWords) || s.NumberAt(t) >= 0 && !s.Calendar(s.NumberAt(t)) || s.Doc.Text(t) == "," {
			return true
		}
	}
	return s.Doc.Has(from-1, byWords)
}

// placeOfPeople reads "a country of 11 million people", "the city of 200,000", "a
// bloc of ten states and 400 million people".
func (s *populationScan) placeOfPeople(c reading.Counted) (populace, bool) {
	of := s.Numbers[c.Number].From - 1
	if s.Doc.Has(of, andWords) && s.NumberAt(of-2) >= 0 { // over "of ten states and"
		of = s.Numbers[s.NumberAt(of-2)].From - 1
	}
	kind := of - 1
	if !s.Doc.Has(of, ofWord) || !s.Doc.Has(kind, placeKinds) || !s.ofPeople(c) || c.Alone && s.Numbers[c.Number].Value < leastAlone {
		return populace{}, false
	}
	if s.nameless(kind) {
		return populace{}, false
	}
	return populace{s.placeOf(kind), kind, "place", 0.8}, true
}

// nameless reports "a village of 400 people", of which the text gives no name.
func (s *populationScan) nameless(kind int) bool {
	if !s.Doc.Has(kind, cityKinds) || s.PlaceNameOf(kind) >= 0 {
		return false
	}
	first := s.Doc.Sentences[s.Doc.SentenceOf(kind)].First
	for at := kind - 1; at >= kind-7 && at >= first; at-- {
		if s.Doc.Has(at, definite) {
			return false
		}
		if s.Doc.Has(at, indefinites) {
			return true
		}
	}
	return false
}

// homeTo reads "Ethiopia is home to 130m people", "the island, home to 5,000".
func (s *populationScan) homeTo(c reading.Counted) (populace, bool) {
	home := s.Numbers[c.Number].From - 2
	if homePhrases.Match(s.Doc, home) == 0 || !s.ofPeople(c) || s.afterwards(c) {
		return populace{}, false
	}
	return populace{s.ownerOf(home), home, "home", 0.85}, true
}

// livesIn reads "two million people live in the enclave", "about 750,000
// Palestinians live in Gaza".
func (s *populationScan) livesIn(c reading.Counted) (populace, bool) {
	if c.Alone || !s.Doc.Has(c.Noun, dwellers) && s.Nationality(c.Noun) == "" {
		return populace{}, false
	}
	at := c.Noun + 1
	if s.Doc.Has(at, whoWords) && s.Doc.Has(s.Numbers[c.Number].From-1, definite) { // "the 4 million people who lived in Bosnia"
		at++
	}
	for at < c.Noun+4 && (s.Doc.Has(at, auxForms) || s.Doc.Has(at, lightAdverbs)) {
		at++
	}
	if !s.Doc.Has(at, livingVerbs) || at == c.Noun+1 && s.Doc.Has(at-1, whoWords) {
		return populace{}, false
	}
	end := s.Doc.Sentences[s.Doc.SentenceOf(at)].End
	for tok := at + 1; tok < end && tok < at+4 && !s.Doc.Has(tok, fewPeople); tok++ {
		if !s.Doc.Has(tok, insideOn) {
			continue
		}
		if p := s.placeAfter(tok + 1); p != "" {
			return populace{p, at, "live", 0.8}, true
		}
	}
	return populace{}, false
}

// had reads what a place has: "Nigeria has 140 million people", "the city had two
// million inhabitants", "China has about 1.3 billion".
func (s *populationScan) had(c reading.Counted) (populace, bool) {
	verb := s.Numbers[c.Number].From - 1
	for s.Doc.Has(verb, lightWords) {
		verb--
	}
	if !s.Doc.Has(verb, havingVerbs) || !s.ofPeople(c) || s.afterwards(c) {
		return populace{}, false
	}
	whole := s.Doc.Has(c.Noun, inhabitants) && !c.Alone
	if c.Alone && !s.goesOn(c) || !whole && s.Numbers[c.Number].Value < leastPeople {
		return populace{}, false
	}
	return populace{s.subjectOf(verb), verb, "have", 0.75}, true
}

// included reads a community that a place or its population counts: "the population
// includes 9 million Kurds", "Okinawa hosts 50,000 American nationals".
func (s *populationScan) included(c reading.Counted) (populace, bool) {
	verb := s.Numbers[c.Number].From - 1
	if c.Alone || !s.Doc.Has(verb, includingVerbs) || s.Numbers[c.Number].Value < leastPeople || s.afterwards(c) {
		return populace{}, false
	}
	t := s.TreeAt(verb)
	subject := t.Subject(verb)
	switch of := subject >= 0 && s.Doc.Has(subject, populationNoun); {
	case of && (s.Doc.Has(c.Noun, faithful) || s.Nationality(c.Noun) != ""):
		return populace{s.placeOfNoun(subject), verb, "have", 0.6}, true
	case of || !s.Doc.Has(c.Noun, citizenry) && !s.Doc.Has(c.Noun, faithful):
		return populace{}, false
	}
	if subject < 0 || subject > verb {
		subject = verb - 1 // a verb taken for a noun
	}
	return populace{s.subjectPlace(max(subject, 0)), verb, "have", 0.6}, true
}

// withPeople reads an apposition: "Egypt, with some 40 million people", "Kano is the
// most populous state with nine million people, ahead of Lagos with eight".
func (s *populationScan) withPeople(c reading.Counted) (populace, bool) {
	with := s.Numbers[c.Number].From - 1
	if s.Doc.Has(with, lightWords) {
		with--
	}
	if !s.Doc.Has(with, withWord) || !s.afterPlace(with) || !s.ofPeople(c) || s.afterwards(c) || c.Alone && !s.goesOn(c) ||
		!s.Doc.Has(c.Noun, inhabitants) && s.Numbers[c.Number].Value < leastPeople {
		return populace{}, false
	}
	if first := s.Doc.Sentences[s.Doc.SentenceOf(with)].First; with == first && s.Doc.Has(c.Noun+1, andComma) {
		return populace{s.placeAfter(c.Noun + 2), with, "with", 0.7}, true // "With 1.1 billion people, India is"
	}
	return populace{s.ownerOf(with), with, "with", 0.7}, true
}

// afterPlace reports whether a place or a comma stands before the token, or nothing.
func (s *populationScan) afterPlace(tok int) bool {
	if tok == s.Doc.Sentences[s.Doc.SentenceOf(tok)].First || s.Doc.Has(tok-1, placeKinds) || s.NameAt(tok-1) >= 0 {
		return true
	}
	return !s.Doc.Tokens[tok-1].Is(text.Letters) || s.Doc.Tokens[tok-1].Is(text.Capital) // "the town of Ashdale with"
}

// ownInhabitants reads "Zanzibar's one million inhabitants", "the island's 5,000
// people", "the two million inhabitants of Gaza".
func (s *populationScan) ownInhabitants(c reading.Counted) (populace, bool) {
	if c.Alone || !s.Doc.Has(c.Noun, dwellers) && !s.Doc.Has(c.Noun, communities) && s.Nationality(c.Noun) == "" {
		return populace{}, false
	}
	if c.Compound != s.Doc.Has(c.Noun, communities) { // "a 50,000-strong community"
		return populace{}, false
	}
	at := s.Numbers[c.Number].From - 1
	if s.Doc.Has(at, definite) && s.Doc.Has(c.Noun+1, ofWord) && (s.Doc.Has(c.Noun, inhabitants) || s.Numbers[c.Number].Value >= leastPeople) {
		return populace{s.placeAfter(c.Noun + 2), c.Noun, "own", 0.75}, true
	}
	for n := 0; n < 2 && s.Doc.Has(at, lightWords) && !s.Doc.Has(at, ownPronouns); n++ {
		at--
	}
	switch {
	case at <= s.Doc.Sentences[s.Doc.SentenceOf(c.First)].First:
	case s.Doc.Has(at, possessiveMark) && s.owns(at-1):
		return populace{s.placeOf(at - 1), c.Noun, "own", 0.8}, true
	case s.Doc.Has(at, ownPronouns) && s.Doc.Has(c.Noun, inhabitants):
		if n := s.NameAt(at - 2); n >= 0 && s.Doc.Has(at-1, andWords) && s.placeID(n) != "" { // "Osaka and its 2.7 million residents"
			return populace{s.placeID(n), c.Noun, "own", 0.7}, true
		}
		return populace{s.placeBefore(at), c.Noun, "own", 0.6}, true
	case c.Compound:
		return populace{s.placeBefore(c.First), c.Noun, "own", 0.5}, true
	}
	return populace{}, false
}

// owns reports whether the token before an apostrophe may own people: a name or a noun,
// not the "there" of "there's" or the end of a quotation.
func (s *populationScan) owns(tok int) bool {
	return s.NameAt(tok) >= 0 || !s.Doc.Has(tok, contracting) && s.TreeAt(tok).Tag(tok).IsNoun()
}

// census reads what was counted somewhere: "the census counted 12 million people in
// Senegal", "the count found 89 million".
func (s *populationScan) census(c reading.Counted) (populace, bool) {
	verb := s.Numbers[c.Number].From - 1
	if !s.Doc.Has(verb, countingVerbs) || !s.ofPeople(c) || !s.counts(c) || s.Numbers[c.Number].Value < leastAlone {
		return populace{}, false
	}
	if s.Doc.Has(c.Noun+1, insideOn) {
		if p := s.placeAfter(c.Noun + 2); p != "" {
			return populace{p, verb, "census", 0.7}, true
		}
	}
	return populace{s.subjectOf(verb), verb, "census", 0.5}, true
}

// counts reports whether the sentence speaks of a census.
func (s *populationScan) counts(c reading.Counted) bool { return hasWord(s.Reading, c, censusWords) }

// gapped reads the next place of a list: "Lagos has 15 million inhabitants, Cairo 20
// million and Kinshasa 13 million".
func (s *populationScan) gapped(c reading.Counted) (populace, bool) {
	from := s.Numbers[c.Number].From
	n := s.NameAt(from - 1)
	if n < 0 || s.last < 0 || s.Doc.SentenceOf(s.last) != s.Doc.SentenceOf(c.First) || !s.ofPeople(c) ||
		!s.Doc.Has(s.Names[n].First-1, andComma) && !s.Doc.Has(s.Names[n].First-1, theWords) {
		return populace{}, false
	}
	return populace{s.placeID(n), c.First, "list", 0.7}, true
}

// goesOn reports whether the number's sentence, or the one before it, has told a
// population or speaks of inhabitants.
func (s *populationScan) goesOn(c reading.Counted) bool {
	here := s.Doc.SentenceOf(c.First)
	if s.last >= 0 && here-s.Doc.SentenceOf(s.last) <= 2 {
		return true
	}
	return hasWord(s.Reading, c, inhabitants) || hasWord(s.Reading, c, populationNoun) || hasWord(s.Reading, c, censusWords)
}

// afterwards reports whether what follows makes only some of the place's people of
// them: "has two million people living in camps", "home to 300 people who fled".
func (s *populationScan) afterwards(c reading.Counted) bool {
	at := c.Noun + 1
	if c.Alone {
		at = c.End
	}
	if at >= len(s.Doc.Tokens) {
		return false
	}
	if s.busy(at) || s.Doc.Has(at, livingVerbs) || s.Doc.Has(at, whoWords) || s.Doc.Has(at, withoutWords) || s.Doc.Has(at, fewPeople) {
		return true
	}
	if s.Doc.Has(at, insideOn) {
		return s.DateAt(at+1) < 0 && s.placeAfter(at+1) == ""
	}
	return false
}

// leastPeople is the number below which "has 300 people" tells no population.
const leastPeople = 10_000

// leastAlone is the number below which "the population is under 20" tells an age.
const leastAlone = 100

var (
	datePreps      = text.Words("in on at by as since ( , at")
	includingVerbs = text.Words("includes include included hosts host hosted")
	faithful       = text.Words("muslims moslems christians jews hindus sikhs buddhists catholics protestants orthodox sunnis shiites shias kurds roma")
	citizenry      = text.Words("nationals citizens expatriates expats residents")
	contracting    = text.Words("there here it that he she what who where")
	inhabitedWords = text.Words("inhabited populated shared")
	andWords       = text.Words("and")
	whoWords       = text.Words("who that whom")
	insideOn       = text.Words("in on within inside")
	withoutWords   = text.Words("without under infected affected employed working waiting living facing dependent below")
	lightWords     = text.Words("now then only still already just the its estimated total of around today some an together")
	definite       = text.Words("the its")
	censusWords    = text.Words("census headcount count counted populous inhabitants population enumerators")
)
