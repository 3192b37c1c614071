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
	placeKinds     = populationCues.Words("place")
	livingVerbs    = populationCues.Words("live")
	growthWords    = populationCues.Words("change")
	homePhrases    = populationCues.Phrases("home phrase")
)

func extractPopulation(r *reading.Reading) []Found[PopulationFact] {
	var out []Found[PopulationFact]
	for n := range r.Numbers {
		c, ok := r.Counted(n)
		if !ok || r.Numbers[n].Kind != number.Cardinal {
			continue
		}
		for _, find := range []func(*reading.Reading, reading.Counted) (populace, bool){
			namedPopulation, placeOfPeople, countedInhabitants, homeTo,
		} {
			if p, ok := find(r, c); ok {
				out = append(out, population(r, c, p))
				break
			}
		}
	}
	return out
}

// populace is a place's people as one rule found them.
type populace struct {
	place who.ID
	event int
	rule  string
	sure  float64
}

func population(r *reading.Reading, c reading.Counted, p populace) Found[PopulationFact] {
	f := Found[PopulationFact]{
		First: c.First, End: c.End, Event: p.event, Claims: []int{c.Number},
		Rule: "population." + p.rule, Confidence: p.sure,
		Fact: PopulationFact{Place: p.place, Count: r.Numbers[c.Number].Count},
	}
	if w := r.WhenOf(p.event); w.Source == reading.Explicit && w.From.Year() == w.To.Year() {
		f.Fact.Year = int32(w.From.Year())
	}
	return f
}

// namedPopulation reads "a population of 25 million", "population: 35 million",
// "its population is 17 million".
func namedPopulation(r *reading.Reading, c reading.Counted) (populace, bool) {
	noun := r.Before(c, populationNoun, 5)
	if noun < 0 || changes(r, noun, r.Numbers[c.Number].From) || !c.Alone && !r.Doc.Has(c.Noun, dwellers) {
		return populace{}, false
	}
	return populace{placeOfNoun(r, noun), noun, "noun", 0.85}, true
}

// changes reports whether the words between the noun and the number tell a change
// in size or begin another clause.
func changes(r *reading.Reading, noun, from int) bool {
	for t := noun + 1; t < from; t++ {
		if r.Doc.Has(t, growthWords) || r.NumberAt(t) >= 0 || r.Doc.Text(t) == "," {
			return true
		}
	}
	return false
}

// placeOfPeople reads "a country of 11 million people", "the city of 200,000".
func placeOfPeople(r *reading.Reading, c reading.Counted) (populace, bool) {
	of := r.Numbers[c.Number].From - 1
	if !r.Doc.Has(of, ofWord) || !c.Alone && !r.Doc.Has(c.Noun, dwellers) {
		return populace{}, false
	}
	kind := of - 1
	if !r.Doc.Has(kind, placeKinds) {
		return populace{}, false
	}
	return populace{placeNamed(r, kind), kind, "place", 0.8}, true
}

// countedInhabitants reads "Zanzibar's one million inhabitants", "Lagos has 15
// million inhabitants", "two million people live in the enclave".
func countedInhabitants(r *reading.Reading, c reading.Counted) (populace, bool) {
	if c.Alone || !r.Doc.Has(c.Noun, inhabitants) && !lives(r, c) {
		return populace{}, false
	}
	if r.Doc.Has(c.Noun, inhabitants) && !wholePlace(r, c) {
		return populace{}, false
	}
	return populace{placeOfNoun(r, c.Noun), c.Noun, "inhabitants", 0.7}, true
}

// wholePlace reports whether the inhabitants counted are all of a place's: owned by
// it, or had by it. "50 residents fled" counts only some.
func wholePlace(r *reading.Reading, c reading.Counted) bool {
	t := r.TreeAt(c.First)
	if r.Owner(c.Noun) >= 0 {
		return true
	}
	for _, role := range r.Roles(r.Top(c)) {
		if role.Kind == reading.Object && r.Doc.Has(role.Verb, haveWords) && t.Subject(role.Verb) >= 0 {
			return true
		}
	}
	return false
}

var haveWords = text.Words("has have had having")

func lives(r *reading.Reading, c reading.Counted) bool {
	if !r.Doc.Has(c.Noun, dwellers) {
		return false
	}
	for _, role := range r.Roles(r.Top(c)) {
		if role.Kind == reading.Subject && r.Doc.Has(role.Verb, livingVerbs) {
			return true
		}
	}
	return false
}

// homeTo reads "Ethiopia is home to 130m people".
func homeTo(r *reading.Reading, c reading.Counted) (populace, bool) {
	from := r.Numbers[c.Number].From
	if homePhrases.Match(r.Doc, from-2) == 0 || c.Alone || !r.Doc.Has(c.Noun, dwellers) {
		return populace{}, false
	}
	t := r.TreeAt(from)
	if s := t.Subject(t.Clause(from - 2)); s >= 0 {
		return populace{placeNamed(r, s), from - 2, "home", 0.85}, true
	}
	return populace{placeNamed(r, from-2), from - 2, "home", 0.5}, true
}

// placeOfNoun is the place that a population or its inhabitants belong to: the
// owner of the noun, the subject that has it, where it lives, else the place spoken of.
func placeOfNoun(r *reading.Reading, noun int) who.ID {
	if o := r.Owner(noun); o >= 0 {
		return placeNamed(r, o)
	}
	t := r.TreeAt(noun)
	verb := t.Clause(noun)
	if s := t.Subject(verb); s >= 0 && s != noun && (r.Doc.Has(verb, haveWords) || r.Doc.Has(verb, livingVerbs)) {
		if id := placeNamed(r, s); id != "" {
			return id
		}
	}
	if id := r.PlaceNear(noun); id != "" {
		return id
	}
	return r.MainCountry()
}

// placeNamed is the place that the noun phrase headed by tok names or refers back
// to: a country's id, else the place's own name.
func placeNamed(r *reading.Reading, tok int) who.ID {
	if n := r.PlaceNameOf(tok); n >= 0 {
		return r.Names[n].PlaceID()
	}
	return r.LastPlace(tok)
}
