package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// Sanctions finds penalties between states and blocs: embargoes, asset freezes, aid cut-offs.
var Sanctions = Type[SanctionFact]{
	Name:    "sanction",
	Table:   "sanctions",
	Doc:     "A sanction imposed, lifted, threatened or extended: embargoes, asset freezes, aid cut-offs and border closures as a penalty. Once a (sender, target, action) and article.",
	Version: 1,
	Extract: extractSanctions,
}

// SanctionFact is one act of one sender against one target.
type SanctionFact struct {
	Sender  who.ID `doc:"who penalises" ref:"entities"`
	Target  who.ID `doc:"who is penalised" ref:"entities"`
	Action  string `doc:"what is done" values:"imposed lifted threatened extended"`
	Measure string `doc:"the measure, as printed" null:"zero"`
}

func extractSanctions(r *reading.Reading) []Found[SanctionFact] { return nil }
