package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// Displaced finds numbers of people made to move.
var Displaced = Type[DisplacedFact]{
	Name:    "displaced",
	Table:   "displaced",
	Doc:     "A number of people made to move: refugees (across a border), internally displaced, displaced (unsaid which), evacuated.",
	Version: 1,
	Extract: extractDisplaced,
}

// DisplacedFact is one number of people made to move.
type DisplacedFact struct {
	Kind string `doc:"how they moved" values:"refugees idps displaced evacuated"`
	number.Count
	Origin   who.ID `doc:"where they came from" ref:"entities"`
	Location who.ID `doc:"where they are or went" ref:"entities"`
}

func extractDisplaced(r *reading.Reading) []Found[DisplacedFact] { return nil }
