package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// Agreements finds what became of agreements between states, blocs and armed groups.
var Agreements = Type[AgreementFact]{
	Name:    "agreement",
	Table:   "agreements",
	Doc:     "An agreement signed, terminated, suspended, violated or proposed between parties of which at least one is a state, bloc or armed group; one row a party.",
	Version: 1,
	Extract: extractAgreements,
}

// AgreementFact is one party to one agreement.
type AgreementFact struct {
	AgreementID string `json:"-" doc:"the same for all parties of one agreement in one article"`
	Name        string `doc:"the agreement, as printed" null:"zero"`
	Party       who.ID `json:"parties,collect" doc:"one party to it" ref:"entities"`
	Action      string `doc:"what became of it" values:"signed terminated suspended violated proposed"`
	Kind        string `doc:"what it is about" values:"ceasefire peace military trade border political other"`
}

func extractAgreements(r *reading.Reading) []Found[AgreementFact] { return nil }
