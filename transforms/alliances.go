package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// Alliances finds a party's standing in an alliance, bloc, coalition, union or pact.
var Alliances = Type[AllianceFact]{
	Name:    "alliance",
	Table:   "alliances",
	Doc:     "A party's standing in an alliance, bloc, coalition, union or pact between states or armed actors; one fact a party, once an article.",
	Version: 1,
	Extract: extractAlliances,
}

// AllianceFact is one party's standing in one alliance.
type AllianceFact struct {
	Alliance     who.ID `doc:"the alliance; unnamed for a pact without a name" ref:"entities"`
	AllianceKind string `doc:"what sort of body it is" values:"bloc mission armed_group pact"`
	Member       who.ID `doc:"the party" ref:"entities"`
	Relation     string `doc:"its standing" values:"member left suspended prospective partner"`
	Since        string `doc:"when it began, as far as the text says: YYYY, YYYY-MM or YYYY-MM-DD" null:"zero"`
	Until        string `doc:"when it ended, in the same form" null:"zero"`
}

func extractAlliances(r *reading.Reading) []Found[AllianceFact] { return nil }
