package transforms

import (
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// journey is where displaced people came from, where they are or went, and what that
// makes them.
type journey struct {
	kind             string
	origin, location who.ID
}

// journey reads where the people came from and where they are, from the phrase and its
// clause, then from the number before, then from the article.
func (x *exodus) journey(c reading.Counted, h hit) journey {
	r := x.r
	j := journey{kind: h.kind, origin: x.saidOrigin(c, h), location: x.saidLocation(c, h)}
	if j.location == j.origin && j.origin != "" && h.kind == refugees {
		j.location = ""
	}
	if h.kind == evacuated {
		return evacuation(r, h, j)
	}
	if h.kind == displaced {
		j.kind = crossing(r, c, h)
	}
	switch j.kind {
	case refugees:
		return x.abroad(c, h, j)
	case idps:
		return x.inland(c, h, j)
	}
	return x.unsaid(c, h, j)
}

// saidOrigin is the origin that the phrase or its clause names: "fled Myanmar", "Syrian
// refugees", "refugees from Kosovo".
func (x *exodus) saidOrigin(c reading.Counted, h hit) who.ID {
	r := x.r
	if id := leftBehind(r, h.event); id != "" {
		return id
	}
	if h.kind != evacuated && !c.Alone {
		if id := r.Nationality(c.Noun); who.IsState(id) {
			return id // of Kurds, say, it is not clear where they come from
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
	return r.PlaceAfter(c, h.event, fromWords)
}

// saidLocation is the place that a preposition of the clause names.
func (x *exodus) saidLocation(c reading.Counted, h hit) who.ID {
	if id := goal(x.r, h.event); id != "" {
		return id
	}
	for _, preps := range []*text.Set{towardWords, insideOf} {
		if id := x.tied(c, h.event, preps); who.IsState(id) || id == "EU" {
			return id // not "in a base of the United Nations"
		}
	}
	return ""
}

// goal is the place that the verb itself leads to: "flee to neighbouring Chad".
func goal(r *reading.Reading, event int) who.ID {
	for tok := event + 1; tok < event+4; tok++ {
		if !r.Doc.Has(tok, towardWords) {
			continue
		}
		if n := r.NameAfter(tok + 1); n >= 0 {
			return r.Names[n].Country
		}
	}
	return ""
}

// tied is the place that the prepositions tie to the people, unless it is said of
// another number: "30,000 fled, 18,000 of them to Rwanda".
func (x *exodus) tied(c reading.Counted, event int, preps *text.Set) who.ID {
	r := x.r
	n := r.TiedBy(c, event, preps)
	if n < 0 {
		return ""
	}
	for _, k := range r.NumbersWithin(c.End, r.Names[n].First) {
		if other, ok := r.Counted(k); ok && (other.Alone || ofThem(r, other)) && r.Numbers[k].Kind == number.Cardinal {
			return ""
		}
	}
	return r.Names[n].Party()
}

// crossing tells whether people who fled crossed a border, stayed inside, or neither
// is said.
func crossing(r *reading.Reading, c reading.Counted, h hit) string {
	if leftState(r, h.event) {
		return refugees
	}
	first, end := vicinity(r, c, h.event)
	for tok := first; tok < end; tok++ {
		if abroadPhrases.Match(r.Doc, tok) > 0 {
			return refugees
		}
	}
	for tok := first; tok < end; tok++ {
		if inlandPhrases.Match(r.Doc, tok) > 0 || r.Doc.Has(tok, staying) && sited(r, tok, end) {
			return idps
		}
	}
	return displaced
}

// vicinity is the tokens around the counted phrase and its event that may say how far
// the journey went, up to the next number.
func vicinity(r *reading.Reading, c reading.Counted, event int) (first, end int) {
	s := r.Doc.Sentences[r.Doc.SentenceOf(event)]
	first, end = max(s.First, min(c.First, event)-3), min(s.End, max(c.End, event)+12)
	for tok := c.End; tok < end; tok++ {
		if n := r.NumberAt(tok); n >= 0 && r.Numbers[n].Kind == number.Cardinal && r.DateAt(tok) < 0 {
			return first, tok
		}
	}
	return first, end
}

// sited reports whether people stay at a site: a base, a church, a camp.
func sited(r *reading.Reading, stay, end int) bool {
	for tok := stay + 1; tok < min(stay+6, end); tok++ {
		if r.Doc.Has(tok, siteWords) {
			return true
		}
	}
	return false
}

// abroad completes a journey across a border. What the text leaves unsaid stays empty,
// unless the people are at a place that the text has named before.
func (x *exodus) abroad(c reading.Counted, h hit, j journey) journey {
	r := x.r
	if j.origin == "" {
		j.origin = x.inherited(c)
	}
	if j.origin == "" && h.kind == displaced {
		j.origin = r.SceneBut(j.location) // "45,000 people have fled to Senegal"
	}
	if j.location == "" {
		j.location = x.host(c, h, j.origin)
	}
	if j.origin == "" {
		j.origin = exilesOrigin(r, c, j.location)
	}
	return j
}

// inland completes a journey inside a country.
func (x *exodus) inland(c reading.Counted, h hit, j journey) journey {
	if j.origin == "" {
		j.origin = x.inherited(c)
	}
	if j.location == "" {
		j.location = j.origin
	}
	if j.location == "" {
		j.location = x.r.Location(h.event)
	}
	if j.origin == "" {
		j.origin = j.location
	}
	if j.origin != j.location {
		j.kind = refugees // inside a camp, but one abroad
	}
	return j
}

// unsaid completes a journey of which the text does not say how far it went: who went
// to another country than the one spoken of is a refugee.
func (x *exodus) unsaid(c reading.Counted, h hit, j journey) journey {
	r := x.r
	if j.origin == "" {
		j.origin = x.inherited(c)
	}
	switch {
	case j.origin == "" && j.location != "" && j.location != r.Scene() && x.headed(c, h):
		j.origin = r.SceneBut(j.location)
	case j.origin == "" && j.location != "":
		j.origin = j.location
	case j.origin == "":
		j.origin = r.Departure(h.event)
	}
	if j.location == "" && !c.Alone && r.Nationality(c.Noun) == j.origin {
		j.location = r.LocationInSentence(c.Noun) // "Kenya has a camp of 280,000 Somalis who fled"
	}
	if j.location != "" && j.location != j.origin {
		j.kind = refugees
		return j
	}
	if x.within(c, h, j) {
		j.kind = idps
	}
	j.location = j.origin // as long as nothing says that they went abroad
	return j
}

// headed reports whether the location is where they went.
func (x *exodus) headed(c reading.Counted, h hit) bool {
	return goal(x.r, h.event) != "" || x.tied(c, h.event, towardWords) != ""
}

// within reports whether the people are said to be inside the country they come
// from: "Inside Syria, 6 million people have been uprooted".
func (x *exodus) within(c reading.Counted, h hit, j journey) bool {
	id := x.tied(c, h.event, insideWords)
	return id != "" && id == j.origin
}

// evacuation completes the journey of evacuated people.
func evacuation(r *reading.Reading, h hit, j journey) journey {
	if j.origin == "" {
		j.origin = j.location
		if j.origin == "" {
			j.origin = r.Departure(h.event)
		}
	}
	if j.location == "" {
		j.location = j.origin
	}
	return j
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
	return x.last.Fact.Origin
}

// leftBehind is the place that the event's object names: "fled Myanmar".
func leftBehind(r *reading.Reading, event int) who.ID {
	for _, o := range r.TreeAt(event).Objects(event) {
		if n := r.NameAt(o); n >= 0 && r.Names[n].Country != "" && o > event {
			return r.Names[n].Country
		}
	}
	return ""
}

// leftState reports whether what they left is a whole country: "fled Myanmar", not
// "fled Aleppo".
func leftState(r *reading.Reading, event int) bool {
	for _, o := range r.TreeAt(event).Objects(event) {
		if n := r.NameAt(o); n >= 0 && o > event && r.Names[n].Kind == who.State && (r.Names[n].Form == who.Name || r.Names[n].Form == who.Short) {
			return true
		}
	}
	return false
}

// host is where refugees are when no preposition of their clause says so: with the
// subject that hosts them, else where the text is at ("in the camps"), else, if they
// crossed "the border", in the other country that it speaks of. The total of an exodus
// and people who fled "abroad" are nowhere.
func (x *exodus) host(c reading.Counted, h hit, origin who.ID) who.ID {
	r := x.r
	switch {
	case h.rule == "toll":
		return ""
	case h.kind == refugees && !refugeeFate.phrase(r, h.event):
		if id := hostSubject(r, c, origin); id != "" {
			return id
		}
		if id := r.Location(c.Noun); id != origin {
			return id
		}
		return ""
	}
	first, end := vicinity(r, c, h.event)
	for tok := first; tok < end; tok++ {
		if r.Doc.Has(tok, borderWords) {
			return r.SceneBut(origin)
		}
	}
	return ""
}

// hostSubject is the state that the verb says has the refugees: "Niger hosts 12,000".
func hostSubject(r *reading.Reading, c reading.Counted, origin who.ID) who.ID {
	for _, role := range r.Roles(r.Top(c)) {
		if role.Kind != reading.Object {
			continue
		}
		if s := r.TreeAt(c.First).Subject(role.Verb); s >= 0 {
			if id := r.Actor(s); id != "" && id != origin && (who.IsState(id) || id == "EU") {
				return id
			}
		}
	}
	return ""
}

// exilesOrigin is the nationality of the refugees that the article speaks of, where this
// number does not say theirs: that of the nearest "Somali refugees" or "refugees from
// Somalia" before it, else after.
func exilesOrigin(r *reading.Reading, c reading.Counted, host who.ID) who.ID {
	var origin who.ID
	for _, m := range r.Names {
		if m.Country == "" || m.Country == host {
			continue
		}
		if r.Doc.Has(m.End, exiles) || r.Doc.Has(m.End+1, exiles) || r.Doc.Has(m.First-1, fromWords) && r.Doc.Has(m.First-2, exiles) {
			if origin == "" || m.First < c.First {
				origin = m.Country
			}
		}
	}
	return origin
}

var (
	fromWords     = text.Words("from")
	towardWords   = text.Words("to into toward towards")
	insideOf      = text.Words("in inside within across at near")
	insideWords   = text.Words("inside within")
	exiles        = text.Words("refugee refugees exiles exile migrants")
	staying       = text.Words("shelter refuge sheltering sheltered sanctuary held housed living live staying")
	borderWords   = text.Words("border frontier borders")
	refugeeFate   = displacedFates.named(refugees)
	siteWords     = displacedCues.Words("site")
	abroadPhrases = displacedCues.Phrases("abroad phrase")
	inlandPhrases = displacedCues.Phrases("inland phrase")
)
