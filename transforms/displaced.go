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
	}, {
		Published: "2021-03-10",
		Text:      "About 30,000 people have fled Burundi this month, 18,000 of them to Rwanda and 9,000 to Tanzania.",
		Want: []string{
			`{"quote": "30,000", "kind": "refugees", "origin": "BDI", "location": null}`,
			`{"quote": "18,000", "kind": "refugees", "origin": "BDI", "location": "RWA"}`,
			`{"quote": "9,000", "kind": "refugees", "origin": "BDI", "location": "TZA"}`,
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

// The kinds of displacement.
const (
	refugees  = "refugees"
	idps      = "idps"
	displaced = "displaced"
	evacuated = "evacuated"
)

var (
	displacedCues  = cue.Must("displaced.cues")
	displacedFates = fates{
		all: []fate{
			fateOf(displacedCues, idps, true), fateOf(displacedCues, refugees, true),
			fateOf(displacedCues, evacuated, true), fateOf(displacedCues, displaced, true),
		},
		cues: displacedCues.All("abroad", "inland", "site", "hospital"),
	}
)

// exodus reads an article's numbers of displaced people in order: what one of them says
// of origin and kind goes on for those that follow it without saying it again.
type exodus struct {
	r    *reading.Reading
	last *Found[DisplacedFact] // the number before, nil if it counted something else
}

func extractDisplaced(r *reading.Reading) []Found[DisplacedFact] {
	var out []Found[DisplacedFact]
	x := exodus{r: r}
	for n := range r.Numbers {
		c, ok := r.Counted(n)
		if !ok || r.Numbers[n].Kind == number.One {
			continue // one refugee is no displacement, "a refugee camp" none at all
		}
		f, found := x.read(c)
		switch {
		case found:
			out = append(out, f)
			x.last = &f
		case !c.Alone && r.Doc.Has(c.Noun, people):
			x.last = nil // the list of the displaced is over
		}
	}
	return out
}

func (x *exodus) read(c reading.Counted) (f Found[DisplacedFact], ok bool) {
	hits := x.fate(c)
	if len(hits) == 0 {
		return x.item(c)
	}
	if fatal(x.r, c) && x.r.Drop(c.First, c.End, "something worse befell them: they are casualties") {
		return f, false
	}
	return x.fact(c, hits[0]), true
}

// fate is what made the people counted move.
func (x *exodus) fate(c reading.Counted) []hit {
	for _, find := range []func(*reading.Reading, reading.Counted) []hit{
		displacedFates.own, departed, driven, resettled, carried, encamping, hosted, arrived, lodged, displacedFates.byCount, byExodus,
	} {
		hits := find(x.r, c)
		if len(hits) == 0 || unmoved(x.r, c, hits[0]) || treated(x.r, hits[0]) && x.r.Drop(c.First, c.End, "the wounded are brought to a hospital") {
			continue
		}
		return hits
	}
	return nil
}

// fatal reports whether something worse befell them: refugees who drowned are
// casualties only. Those who fled and are now held in a camp are not prisoners.
func fatal(r *reading.Reading, c reading.Counted) bool {
	for _, h := range casualtiesOf(r, c) {
		if h.kind != captured || !r.Doc.Has(h.event, heldWords) {
			return true
		}
	}
	return false
}

// treated reports whether an evacuation is one of the wounded to a hospital.
func treated(r *reading.Reading, h hit) bool {
	if h.kind != evacuated {
		return false
	}
	for tok := h.event + 1; tok < h.event+5; tok++ {
		if r.Doc.Has(tok, hospitalWords) {
			return true
		}
	}
	return false
}

// byExodus reads "the exodus has reached two million".
func byExodus(r *reading.Reading, c reading.Counted) []hit {
	if c.Compound || !countsPeople(r, c) || !reachesNumber(r, c) {
		return nil
	}
	if e := r.Before(c, exodusNouns, 8); e >= 0 && len(r.NumbersWithin(e, r.Numbers[c.Number].From)) == 0 {
		return []hit{{refugees, e, "toll", 0.7}}
	}
	return nil
}

func (x *exodus) fact(c reading.Counted, h hit) Found[DisplacedFact] {
	j := x.journey(c, h)
	return Found[DisplacedFact]{
		First: c.First, End: c.End, Event: h.event, Claims: []int{c.Number},
		Rule: "displaced." + h.rule, Confidence: h.sure - 0.1,
		Fact: DisplacedFact{Kind: j.kind, Count: x.r.Numbers[c.Number].Count, Origin: j.origin, Location: j.location},
	}
}

var (
	heldWords     = text.Words("held holding hold holds")
	hospitalWords = displacedCues.Words("hospital")
	exodusNouns   = displacedCues.Words("exodus")
)
