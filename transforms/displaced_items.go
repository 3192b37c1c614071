package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// item reads a number that goes on from one of displaced people and adds only where
// they are: "..., 247,000 in Macedonia and 69,900 in Montenegro"; "Ecuador has 220,000,
// Argentina 130,000"; "More than a million are registered in Lebanon".
func (x *exodus) item(c reading.Counted) (f Found[DisplacedFact], ok bool) {
	if !x.continues(c) || fatal(x.r, c) || ofThem(x.r, c) && x.r.Numbers[c.Number].Count.Low > x.last.Fact.Low {
		return f, false
	}
	j := journey{x.last.Fact.Kind, x.r.Because(reading.AskOrigin, c.First, x.last.Fact.Origin, "as of the number before, which it goes on from"), ""}
	place, event := x.itemPlace(c)
	switch {
	case place != "":
		j.location = place
	case ofThem(x.r, c) && c.Alone || x.joined(c):
		j.location, event = x.last.Fact.Location, c.First
	default:
		return f, false
	}
	if j.kind != evacuated && j.origin != "" && j.location != "" && j.location != j.origin {
		j.kind = refugees
	}
	return Found[DisplacedFact]{
		First: c.First, End: c.End, Event: event, Claims: []int{c.Number},
		Rule: "displaced.item", Confidence: 0.7,
		Fact: DisplacedFact{Kind: j.kind, Count: x.r.Numbers[c.Number].Count, Origin: j.origin, Location: j.location},
	}, true
}

// continues reports whether the number may go on from the one before: it names nothing
// that it counts, or "others", and stands in the same sentence or the next.
func (x *exodus) continues(c reading.Counted) bool {
	if x.last == nil || c.Compound || !c.Alone && !x.r.Doc.Has(c.Noun, moreOfThem) && !ofThem(x.r, c) {
		return false
	}
	return x.r.Doc.SentenceOf(c.First)-x.r.Doc.SentenceOf(x.last.First) <= 1
}

// itemPlace is the place said of the number, and the token that says it.
func (x *exodus) itemPlace(c reading.Counted) (who.ID, int) {
	if id, at := x.placeBehind(c); id != "" {
		return id, at
	}
	return x.placeInFront(c)
}

// placeBehind looks for a preposition of place after the number, before the next mark or
// number: "to Romania", "of them crossed into Liberia", "are registered in Lebanon".
func (x *exodus) placeBehind(c reading.Counted) (who.ID, int) {
	r := x.r
	end := r.Doc.Sentences[r.Doc.SentenceOf(c.First)].End
	for tok := c.End; tok < min(c.End+9, end); tok++ {
		switch {
		case r.Doc.Tokens[tok].Is(text.Punct) || r.NumberAt(tok) >= 0 && r.DateAt(tok) < 0 && r.NumberAt(tok) != c.Number || r.Doc.Has(tok, orAnd):
			return "", 0
		case r.Doc.Has(tok, fromWords):
			return "", 0
		case !r.Doc.Has(tok, towardWords) && !r.Doc.Has(tok, insideOf):
			continue
		}
		if n := r.NameAfter(tok + 1); n >= 0 && who.IsState(r.Names[n].Country) {
			return r.Names[n].Country, tok
		}
	}
	return "", 0
}

// placeInFront looks for a place right before the number, with no more than a verb of
// having between: "Argentina 130,000", "Ecuador has more than 220,000".
func (x *exodus) placeInFront(c reading.Counted) (who.ID, int) {
	r := x.r
	at := r.Numbers[c.Number].From - 1
	if !c.Alone || at < 0 || r.Doc.SentenceOf(at) != r.Doc.SentenceOf(c.First) {
		return "", 0
	}
	for most := at - 4; at > most && r.Doc.Has(at, hosting); at-- {
	}
	if n := r.NameAt(at); n >= 0 && who.IsState(r.Names[n].Country) && r.Names[n].Form != who.Demonym {
		return r.Names[n].Country, at
	}
	return "", 0
}

// joined reads "they joined hundreds of thousands who had come before".
func (x *exodus) joined(c reading.Counted) bool {
	return c.Alone && x.r.Doc.Has(x.r.Numbers[c.Number].From-1, joinVerbs)
}

var (
	moreOfThem = text.Words("others more them whom")
	hosting    = text.Words(`has have had hosts host hosted shelters shelter sheltered houses housed harbours harbours holds received
		receives took taken in accepted with now already alone also itself currently and`)
	joinVerbs = text.Words("joined join joins joining")
)
