package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// nowhere reports whether the sentence of the event says that it happened all over the
// world or a continent, or at sea: "deaths worldwide", "across Africa", "drowned when
// their boat sank". Unless it names a state besides, the victims died in none.
func nowhere(r *reading.Reading, event int) bool {
	s := r.Doc.Sentences[r.Doc.SentenceOf(event)]
	sea := false
	for tok := max(s.First, event-farWords); tok < min(s.End, event+farWords); tok++ {
		if r.Doc.Has(tok, worldAdverbs) || r.Doc.Has(tok, worldPreps) && (wholeWorld(r, tok+1) || wholeWorld(r, tok+2)) {
			return true
		}
		sea = sea || r.Doc.Has(tok, seaWords)
		if r.Doc.Has(tok, landPreps) && r.TreeAt(tok).Tag(tok+1).IsProper() {
			return false // "at Farsund", wherever that is
		}
	}
	return sea && r.Doc.Has(event, drowning)
}

// sickened reports whether the words tell of people in hospital with a disease, who are
// not injured: "1,700 patients hospitalised with the virus".
func sickened(r *reading.Reading, c reading.Counted, h hit) bool {
	return r.Doc.Has(h.event, hospitalised) && sentenceHas(r, c, diseases)
}

// cradled reports whether one person is held by another with no word of custody: "holds a
// baby".
func cradled(r *reading.Reading, c reading.Counted, h hit) bool {
	return h.kind == captured && r.Numbers[c.Number].Kind == number.One && h.event < c.First && r.Doc.Has(h.event, heldWords)
}

// filmed reports whether it is a camera that captures them.
func filmed(r *reading.Reading, h hit) bool {
	if h.kind != captured || !r.Doc.Has(h.event, filming) {
		return false
	}
	first := r.Doc.Sentences[r.Doc.SentenceOf(h.event)].First
	for tok := h.event - 1; tok >= max(first, h.event-4); tok-- {
		if r.Doc.Has(tok, cameras) {
			return true
		}
	}
	return r.Doc.Has(h.event+1, onOrBy) && r.Doc.Has(h.event+2, cameras)
}

// wholeWorld reports whether the world or a continent is named itself, not "the world's
// youngest state".
func wholeWorld(r *reading.Reading, tok int) bool {
	return r.Doc.Has(tok, worldNouns) && !r.Doc.Has(tok+1, fatePossessive) && !r.TreeAt(tok).Tag(tok+1).IsNoun()
}

// imagined reports whether the verb tells what only could or would have been: "400,000
// people could have died".
func imagined(r *reading.Reading, verb int) bool {
	if !r.Doc.Has(verb, dyingVerbs) {
		return false
	}
	for tok := verb - 1; tok >= verb-4 && (r.Doc.Has(tok, auxForms) || r.Doc.Has(tok, lightAdverbs) || r.Doc.Has(tok, modals)); tok-- {
		if r.Doc.Has(tok, modals) {
			return true
		}
	}
	return false
}

// byThoseWho reads a number that those who suffered are said to be: "those who died are
// more than 1,000".
func byThoseWho(r *reading.Reading, c reading.Counted) []hit {
	from := r.Numbers[c.Number].From
	if c.Compound || !c.Alone || !casualtyFates.cued(r, c) {
		return nil
	}
	at := from - 1
	for most := at - 3; at > most && r.Doc.Has(at, byThoseFill); at-- {
	}
	if !r.Doc.Has(at, beForms) && !r.Doc.Has(at, numbering) {
		return nil
	}
	for _, f := range casualtyFates.all {
		for tok := at - 1; tok >= at-3; tok-- {
			if (r.Doc.Has(tok, f.alone) || r.Doc.Has(tok, f.victim)) && (r.Doc.Has(tok-1, theThose) || r.Doc.Has(tok-1, whoWord) || r.Doc.Has(tok-2, whoWord)) {
				return []hit{{f.kind, tok, "those", 0.7}}
			}
		}
	}
	return nil
}

var (
	hospitalised = text.Words("hospitalised hospitalized")
	diseases     = text.Words(`covid coronavirus virus disease infection infected flu influenza cholera ebola malaria measles dengue pneumonia
		patients pandemic epidemic bleeding cancer illness symptoms sick ill`)
	filming      = text.Words("capture captures captured capturing")
	cameras      = text.Words("cctv camera cameras footage video videos photo photos photograph photographs picture pictures image images film clip")
	onOrBy       = text.Words("on by in")
	worldAdverbs = text.Words("worldwide globally")
	landPreps    = text.Words("at off near")
	worldPreps   = text.Words("in across around throughout over")
	worldNouns   = text.Words("world globe africa europe asia")
	seaWords     = text.Words("boat boats ship ships vessel vessels ferry dinghy dinghies sea mediterranean crossing")
	drowning     = text.Words("drown drowned drowns drowning")
	dyingVerbs   = text.Words("die died killed kill perish perished drown drowned")
	modals       = text.Words("could would might")
	byThoseFill  = text.Words("well far now already over more than at least about around")
	numbering    = text.Words("number numbered exceed exceeded")
	whoWord      = text.Words("who")
)
