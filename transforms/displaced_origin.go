package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// saidOrigin is the origin that the phrase or its clause names: "fled Myanmar", "Syrian
// refugees", "refugees from Kosovo".
func (x *exodus) saidOrigin(c reading.Counted, h hit) who.ID {
	r := x.r
	if id := leftBehind(r, h.event); id != "" {
		return id
	}
	from := r.PlaceAfter(c, h.event, fromWords)
	if id := strifeOf(r, c); who.IsState(id) {
		return id
	}
	if h.kind == displaced && who.IsState(from) {
		return from // "Serbs have fled from Croatia"
	}
	if n := r.NameAt(c.Noun - 1); n >= 0 && r.Doc.Has(c.Noun, exiles) && who.IsState(r.Names[n].Country) {
		return r.Names[n].Country // "Kosovo refugees"
	}
	if h.kind != evacuated && !c.Alone {
		if id := r.Nationality(c.Noun); who.IsState(id) {
			return id // of Kurds, say, it is not clear where they come from
		}
		if id := demonymBefore(r, c); id != "" {
			return id
		}
	}
	if r.Doc.Has(h.event, exodusNouns) {
		if id := r.Nationality(h.event); who.IsState(id) {
			return id
		}
	}
	if h.rule == "toll" {
		for _, n := range r.NamesWithin(h.event-4, h.event) {
			if m := r.Names[n]; (m.Form == who.People || m.Form == who.Demonym) && who.IsState(m.Country) {
				return m.Country // "the number of Somalis who have fled"
			}
		}
	}
	return from
}

// demonymBefore is the nationality that stands before the name of a people: "Iraqi Kurds".
func demonymBefore(r *reading.Reading, c reading.Counted) who.ID {
	for _, n := range r.NamesWithin(c.End, c.Noun) {
		if m := r.Names[n]; m.Form == who.Demonym && who.IsState(m.Country) && r.NameAt(c.Noun) >= 0 {
			return m.Country
		}
	}
	return ""
}

// strifeOf is the country of what the people are said to come from: "refugees from the
// conflict in Darfur".
func strifeOf(r *reading.Reading, c reading.Counted) who.ID {
	if !r.Doc.Has(pastPhrase(c), fromWords) {
		return ""
	}
	strife := false
	for tok := pastPhrase(c) + 1; tok < min(pastPhrase(c)+8, len(r.Doc.Tokens)) && !r.Doc.Tokens[tok].Is(text.Punct); tok++ {
		strife = strife || r.Doc.Has(tok, troubles)
		if n := r.NameAt(tok); n >= 0 && strife {
			return r.Names[n].Country
		}
	}
	return ""
}

// leftBehind is the place that the event's object names: "fled Myanmar".
func leftBehind(r *reading.Reading, event int) who.ID {
	for _, o := range r.TreeAt(event).Objects(event) {
		if n := r.NameAt(o); n >= 0 && r.Names[n].Country != "" && o > event {
			return r.Because(reading.AskOrigin, event, r.Names[n].Country, "what is left is where they come from")
		}
	}
	return ""
}

// inherited is the origin of the number before, where this one goes on from it:
// a part of it ("of them") or a number in the same sentence or the next that stands alone.
func (x *exodus) inherited(c reading.Counted) who.ID {
	if x.last == nil || !c.Alone && !ofThem(x.r, c) {
		return ""
	}
	if x.r.Doc.SentenceOf(c.First)-x.r.Doc.SentenceOf(x.last.First) > 1 {
		return ""
	}
	return x.r.Because(reading.AskOrigin, c.First, x.last.Fact.Origin, "as of the number before, which it goes on from")
}

// exilesOrigin is the nationality of the refugees that the article speaks of, where this
// number does not say theirs: that of "Somali refugees" or "refugees from Somalia", if it
// calls them by one nationality only. It is "" for "migrants and refugees", who may come
// from anywhere, and for "refugees from neighbouring countries".
func exilesOrigin(r *reading.Reading, c reading.Counted, host who.ID) who.ID {
	if !plainExiles(r, c) {
		return ""
	}
	var origin who.ID
	for _, m := range r.Names {
		if m.Country == "" || m.Country == host || m.Country == origin {
			continue
		}
		if r.Doc.Has(m.End, exiles) || r.Doc.Has(m.End+1, exiles) || r.Doc.Has(m.First-1, fromWords) && r.Doc.Has(m.First-2, exiles) {
			if origin != "" {
				return ""
			}
			origin = m.Country
		}
	}
	return r.Because(reading.AskOrigin, c.First, origin, "the nationality of the refugees that the article speaks of")
}

// plainExiles reports whether the phrase counts refugees and nobody else, and says
// nothing of where they come from.
func plainExiles(r *reading.Reading, c reading.Counted) bool {
	noun := c.Noun
	if c.Alone && r.Doc.Has(c.End, ofWord) {
		for noun = c.End + 1; noun < c.End+4 && !r.Doc.Has(noun, exiles); noun++ {
		}
	}
	if r.Doc.Has(noun, migrantNouns) {
		return false
	}
	for tok := noun + 2; tok < noun+6 && r.Doc.Has(noun+1, fromWords); tok++ {
		if r.Doc.Has(tok, severalStates) {
			return false
		}
	}
	return !r.Doc.Has(noun+1, orAnd) && !r.Doc.Has(noun-1, orAnd)
}

var (
	fromWords     = text.Words("from")
	troubles      = text.Words("war wars conflict conflicts fighting violence unrest clashes famine drought persecution repression genocide crisis")
	severalStates = text.Words("countries nations states elsewhere world region conflicts nationalities")
	migrantNouns  = text.Words("migrants migrant seekers seeker")
	exiles        = text.Words("refugee refugees exiles exile migrants")
	refugeeFate   = displacedFates.named(refugees)
)
