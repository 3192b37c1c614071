package transforms

import (
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
}

// CasualtyFact is one number of victims of one kind.
type CasualtyFact struct {
	Kind string `doc:"what happened to them" values:"killed injured missing captured"`
	number.Count
	Victims  string `doc:"who they were, as printed" null:"zero"`
	Location who.ID `doc:"country where it happened" ref:"entities"`
}

func extractCasualties(r *reading.Reading) []Found[CasualtyFact] { return nil }
