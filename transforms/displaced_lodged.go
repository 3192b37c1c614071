package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// lodged reads people who are kept where refugees are, in a passage that speaks of
// refugees: "The island shelters migrants. About 900 people are held at the centre",
// "9,000 people were housed in the valley".
func lodged(r *reading.Reading, c reading.Counted) []hit {
	if !migrating(r, c) || !exilesNear(r, c) {
		return nil
	}
	if with := r.Numbers[c.Number].From - 1; r.Doc.Has(c.Noun, moreOfThem) && r.Doc.Has(with-1, alongWords) &&
		(r.Doc.Has(with-2, exiles) || r.Doc.Has(with-2, comma) && r.Doc.Has(with-3, exiles)) {
		return []hit{{refugees, with - 1, "lodged", 0.65}} // "the refugees, along with 5,000 others"
	}
	at := pastPhrase(c)
	for most := at + 5; at < most && (r.Doc.Has(at, auxForms) || r.Doc.Has(at, lightAdverbs)); at++ {
	}
	end := r.Doc.Sentences[r.Doc.SentenceOf(c.First)].End
	if r.Doc.Has(at, lodging) || r.Doc.Has(at, kept) && sited(r, at, end) {
		return []hit{{refugees, at, "lodged", 0.65}}
	}
	return nil
}

// exiledTo is the first state where people live "abroad, mainly in" it.
func exiledTo(r *reading.Reading, c reading.Counted) who.ID {
	first := pastPhrase(c)
	for tok := first; tok < min(first+4, len(r.Doc.Tokens)-3); tok++ {
		if !r.Doc.Has(tok, abroadWord) {
			continue
		}
		for at := tok + 1; at < tok+4 && (r.Doc.Has(at, comma) || r.Doc.Has(at, partWords) || r.Doc.Has(at, insideOf)); at++ {
			if n := r.NameAfter(at + 1); n >= 0 && r.Doc.Has(at, insideOf) && who.IsState(r.Names[n].Country) {
				return r.Names[n].Country
			}
		}
	}
	return ""
}

// scattered reports whether the refugees are in or bound for several states unnamed: "may
// pour into neighbouring countries".
func scattered(r *reading.Reading, c reading.Counted, event int) bool {
	first, end := vicinity(r, c, event)
	for tok := first; tok < end; tok++ {
		if r.Doc.Has(tok, towardWords) && abroadPhrases.Match(r.Doc, tok+1) > 0 {
			return true
		}
	}
	return false
}

// pickedUp reports whether the people are the object of a rescue, whose ship is no host.
func pickedUp(r *reading.Reading, c reading.Counted) bool {
	at := r.Numbers[c.Number].From - 1
	if r.Doc.Has(at, fateParticles) {
		at--
	}
	return r.Doc.Has(at, rescuing)
}

// exilesNear reports whether the sentence before the number or its own, up to the number,
// speaks of refugees.
func exilesNear(r *reading.Reading, c reading.Counted) bool {
	s := r.Doc.SentenceOf(c.First)
	first := r.Doc.Sentences[max(s-1, 0)].First
	for tok := c.First - 1; tok >= max(first, c.First-farWords); tok-- {
		if r.Doc.Has(tok, exiles) {
			return true
		}
	}
	return false
}

// unmoved reports whether the words tell of no displacement after all: "20 homeless
// students" live so, "an influx of students" flees nothing, "three men fled" the police.
func unmoved(r *reading.Reading, c reading.Counted, h hit) bool {
	switch {
	case r.Doc.Has(h.event, homelessWord) && h.event >= c.End && h.event < c.Noun:
		return !r.Doc.Has(r.Numbers[c.Number].From-1, leaveVerbs)
	case h.event < c.First && r.Doc.Has(h.event, exodusNouns):
		return !migrating(r, c) && !r.Doc.Has(c.Noun, exiles)
	case r.Doc.Has(c.Noun, exiles) && r.Doc.Has(c.Noun-1, figurative):
		return true
	}
	if h.rule == "driven" && r.Doc.Has(h.event, expelling) {
		return few(r, c) // a state deports suspects, not a people
	}
	return r.Doc.Has(h.event, fleeing) && few(r, c) && !farFled(r, h.event)
}

// few reports whether fewer people are counted than make an exodus.
func few(r *reading.Reading, c reading.Counted) bool {
	count := r.Numbers[c.Number].Count
	return count.High >= 0 && count.High < 20
}

// farFled reports whether those who flee leave a country or their homes, or reach another.
func farFled(r *reading.Reading, event int) bool {
	if leftState(r, event) || who.IsState(goal(r, event)) {
		return true
	}
	for tok := event + 1; tok < min(event+6, len(r.Doc.Tokens)); tok++ {
		if r.Doc.Has(tok, homelands) {
			return true
		}
	}
	return false
}

var (
	lodging      = text.Words("housed sheltered accommodated")
	kept         = text.Words("held living live staying stay stranded stuck detained crammed packed")
	homelessWord = text.Words("homeless")
	figurative   = text.Words("covid coronavirus lockdown tax")
	fleeing      = text.Words("flee flees fled fleeing")
)
