package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Displaced finds numbers of people made to move.
var Displaced = Type[DisplacedFact]{
	Name:    "displaced",
	Table:   "displaced",
	Doc:     "A number of people made to move: refugees (across a border), internally displaced, displaced (unsaid which), evacuated.",
	Version: 1,
	Extract: extractDisplaced,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "Some 40,000 people fled their homes in northern Mali. Niger hosts 12,000 Malian refugees.",
		Want: []string{
			`{"quote": "40,000", "kind": "displaced", "low": 40000, "high": 40000, "qualifier": "approx", "origin": "MLI"}`,
			`{"quote": "12,000", "kind": "refugees", "low": 12000, "high": 12000, "origin": "MLI", "location": "NER"}`,
		},
	}},
}

// DisplacedFact is one number of people made to move.
type DisplacedFact struct {
	Kind string `doc:"how they moved" values:"refugees idps displaced evacuated"`
	number.Count
	Origin   who.ID `doc:"where they came from" ref:"entities"`
	Location who.ID `doc:"where they are or went" ref:"entities"`
}

var (
	displacedCues  = cue.Must("displaced.cues")
	displacedFates = fates{
		all: []fate{
			fateOf(displacedCues, "idps", true), fateOf(displacedCues, "refugees", true),
			fateOf(displacedCues, "evacuated", true), fateOf(displacedCues, "displaced", true),
		},
		cues: displacedCues.All(),
	}
)

func extractDisplaced(r *reading.Reading) []Found[DisplacedFact] {
	var out []Found[DisplacedFact]
	for n := range r.Numbers {
		c, ok := r.Counted(n)
		if !ok {
			continue
		}
		hits := displacedFates.of(r, c)
		if len(hits) == 0 || len(casualtiesOf(r, c)) > 0 {
			continue // refugees who drowned are casualties only
		}
		out = append(out, displaced(r, c, hits[0]))
	}
	return out
}

func displaced(r *reading.Reading, c reading.Counted, h hit) Found[DisplacedFact] {
	origin, location := journey(r, c, h)
	if h.kind == "displaced" && origin != "" && location != "" && origin != location {
		h.kind = "refugees" // they crossed a border
	}
	return Found[DisplacedFact]{
		First: c.First, End: c.End, Event: h.event, Claims: []int{c.Number},
		Rule: "displaced." + h.rule, Confidence: h.sure - 0.15,
		Fact: DisplacedFact{Kind: h.kind, Count: r.Numbers[c.Number].Count, Origin: origin, Location: location},
	}
}

// journey is where the people came from and where they are or went.
func journey(r *reading.Reading, c reading.Counted, h hit) (origin, location who.ID) {
	if origin = leftBehind(r, h.event); origin == "" {
		origin = r.Nationality(c.Noun)
	}
	if from := r.PlaceAfter(c, h.event, fromWords); from != "" && origin == "" {
		origin = from
	}
	location = r.PlaceAfter(c, h.event, towardWords)
	if location == "" {
		location = r.PlaceAfter(c, h.event, insideOf)
	}
	if h.kind == "refugees" {
		if location == "" {
			location = hostOf(r, c)
		}
		return origin, location
	}
	if origin == "" {
		if location != "" {
			return location, location
		}
		origin = r.Location(h.event)
	}
	if location == "" && h.kind == "idps" {
		location = origin
	}
	return origin, location
}

// leftBehind is the place that the event's object names: "fled Myanmar".
func leftBehind(r *reading.Reading, event int) who.ID {
	for _, o := range r.TreeAt(event).Objects(event) {
		if n := r.NameAt(o); n >= 0 && r.Names[n].Country != "" && o > event {
			return r.Names[n].Country
		}
	}
	return ""
}

var (
	fromWords   = text.Words("from")
	towardWords = text.Words("to into toward towards")
	insideOf    = text.Words("in inside within across at near")
)

// hostOf is where refugees are when no preposition says so: with the subject that
// hosts them, else where the sentence takes place.
func hostOf(r *reading.Reading, c reading.Counted) who.ID {
	for _, role := range r.Roles(r.Top(c)) {
		if role.Kind == reading.Object {
			if s := r.TreeAt(c.First).Subject(role.Verb); s >= 0 {
				if id := r.Actor(s); id != "" {
					return id
				}
			}
		}
	}
	return r.Location(c.Noun)
}
