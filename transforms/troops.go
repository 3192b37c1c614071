package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/who"
)

// Troops finds numbers of armed personnel under an actor's command.
var Troops = Type[TroopFact]{
	Name:    "troops",
	Table:   "troops",
	Doc:     "A number of armed personnel under an actor's command: soldiers, peacekeepers, mercenaries, fighters, contingents. Killed, wounded or captured ones are casualties.",
	Version: 1,
	Extract: extractTroops,
}

// TroopFact is one number of armed personnel.
type TroopFact struct {
	Actor    who.ID `doc:"who commands them" ref:"entities"`
	Location who.ID `doc:"country where they are, go to or leave" ref:"entities"`
	number.Count
	Status string `doc:"what the text says of them" values:"present deployed planned withdrawn strength other"`
}

func extractTroops(r *reading.Reading) []Found[TroopFact] { return nil }
