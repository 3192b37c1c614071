package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// Population finds how many people live in a place.
var Population = Type[PopulationFact]{
	Name:    "population",
	Table:   "population",
	Doc:     "How many people live in a place, or a community's total size there. Refugees, voters, crowds and workforces are not populations.",
	Version: 1,
	Extract: extractPopulation,
}

// PopulationFact is one place's number of inhabitants.
type PopulationFact struct {
	Place who.ID `doc:"where they live: a state's id, else the place's name" ref:"entities"`
	number.Count
	Year int32 `doc:"the year the figure holds for; null if unsaid" null:"zero"`
}

func extractPopulation(r *reading.Reading) []Found[PopulationFact] { return nil }
