package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	whoseWords       = text.Words("whose its their")
	allianceIncludes = text.Words("include includes included are were being including")
	allianceHolds    = text.Words("includes included include counts")
	allianceWhich    = text.Words("which that")
	allianceBy       = text.Words("by")
	bringingVerbs    = text.Words("brings bringing brought")
	togetherWord     = text.Words("together")
	headedVerbs      = text.Words("led headed chaired commanded")
)

// spelledOut reads the members that a clause about the body spells out at tok: "an
// informal group of seven countries, Japan, Italy and", "whose members include Iran and
// Oman", "which brings together Chad and Niger", "led by Egypt and Qatar". nil if no
// list stands there.
func spelledOut(r *reading.Reading, b body, tok int) []who.ID {
	switch {
	case r.Doc.Has(tok, memberNouns) && r.Doc.Has(tok+1, listDashes) && countedBefore(r, tok):
		if ids, _ := r.ListAfter(tok+2, 1); len(statesOnly(ids)) > 2 {
			return ids
		}
	case r.Doc.Has(tok, plainMembers) && r.Doc.Has(tok+1, allianceIncludes) && precededBy(r, tok, whoseWords, 2):
		return statesAfter(r, tok+2)
	case r.Doc.Has(tok, allianceHolds) && (tok == b.end || r.Doc.Has(tok-1, allianceWhich)):
		if ids := statesAfter(r, tok+1); len(ids) > 1 {
			return ids
		}
	case r.Doc.Has(tok, bringingVerbs) && r.Doc.Has(tok+1, togetherWord):
		return statesAfter(r, tok+2)
	case r.Doc.Has(tok, headedVerbs) && r.Doc.Has(tok+1, allianceBy) && tok <= b.end+1:
		if ids := statesAfter(r, tok+2); len(ids) > 1 || b.kind != "bloc" {
			return ids
		}
	}
	return nil
}

// countedBefore reports whether a number counts the noun: "seven countries", "five West
// African states".
func countedBefore(r *reading.Reading, noun int) bool {
	return r.NumberAt(noun-1) >= 0 || r.NumberAt(noun-2) >= 0 || r.NumberAt(noun-3) >= 0
}

// statesAfter is the list of states called by their own names from tok on: not "led by
// French general".
func statesAfter(r *reading.Reading, tok int) []who.ID {
	n := firstName(r, tok, 2)
	if n < 0 || r.Names[n].Form != who.Name && r.Names[n].Form != who.Short {
		return nil
	}
	ids, _ := r.ListAfter(tok, 2)
	return statesOnly(ids)
}
