package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// Casualties finds how many people were killed, injured, went missing or were captured.
var Casualties = Type[CasualtyFact]{
	Name:    "casualties",
	Table:   "casualties",
	Doc:     "A number of people killed, injured, missing or captured (taken prisoner, detained, kidnapped). Every mention counts, repeated or not.",
	Version: 1,
	Extract: extractCasualties,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "A mine killed 12 soldiers and wounded three near the town of Gao in Mali. Two villagers are still missing.",
		Want: []string{
			`{"quote": "12", "kind": "killed", "low": 12, "high": 12, "qualifier": "exact", "location": "MLI"}`,
			`{"quote": "three", "kind": "injured", "low": 3, "high": 3, "location": "MLI"}`,
			`{"quote": "Two", "kind": "missing", "low": 2, "high": 2, "location": "MLI"}`,
		},
	}},
}

// CasualtyFact is one number of victims of one kind.
type CasualtyFact struct {
	Kind string `doc:"what happened to them" values:"killed injured missing captured"`
	number.Count
	Victims  string `doc:"who they were, as printed" null:"zero"`
	Location who.ID `doc:"country where it happened" ref:"entities"`
}

var (
	casualtyCues  = cue.Must("casualties.cues")
	casualtyFates = fates{
		all: []fate{
			fateOf(casualtyCues, "killed", false), fateOf(casualtyCues, "injured", false),
			fateOf(casualtyCues, "missing", true), fateOf(casualtyCues, "captured", true),
		},
		cues: casualtyCues.All(),
	}
	tollNouns = casualtyCues.Words("toll")
	tollKinds = casualtyCues.Words("toll kind")
)

func extractCasualties(r *reading.Reading) []Found[CasualtyFact] {
	var out []Found[CasualtyFact]
	for n := range r.Numbers {
		c, ok := r.Counted(n)
		if !ok {
			continue
		}
		for _, h := range casualtiesOf(r, c) {
			out = append(out, casualty(r, c, h))
		}
	}
	return out
}

func casualtiesOf(r *reading.Reading, c reading.Counted) []hit {
	if hits := casualtyFates.of(r, c); len(hits) > 0 {
		return hits
	}
	if hits := byToll(r, c); len(hits) > 0 {
		return hits
	}
	return casualtyFates.byCount(r, c)
}

func casualty(r *reading.Reading, c reading.Counted, h hit) Found[CasualtyFact] {
	a := r.Assertion(h.event)
	if a == reading.Planned || a == reading.Threatened {
		a = reading.Hypothetical // nobody has died yet
	}
	f := Found[CasualtyFact]{
		First: c.First, End: c.End, Event: h.event, Claims: []int{c.Number},
		Assertion: a, Rule: "casualties." + h.rule, Confidence: h.sure,
		Fact: CasualtyFact{Kind: h.kind, Count: r.Numbers[c.Number].Count, Location: r.Location(h.event)},
	}
	if !c.Alone {
		f.Fact.Victims = r.Doc.Text(c.Noun)
	}
	return f
}

// byToll reads a number that a toll is, reaches or is put at: "the death toll rose to
// 23", "a toll of 15 dead".
func byToll(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || !casualtyFates.cued(r, c) || !countsPeople(r, c) || !reachesNumber(r, c) {
		return nil
	}
	tok := subjectBefore(r, c, tollNouns)
	if tok < 0 || !r.Doc.Has(tok-1, tollKinds) && !surelyPeople(r, c) {
		return nil
	}
	return []hit{{"killed", tok, "toll", 0.8}}
}
