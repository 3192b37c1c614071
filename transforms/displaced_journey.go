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
	if r.Doc.Has(c.Noun, refugeeNouns) && h.kind == displaced {
		j.kind = refugees // "80,000 refugees have fled the camp"
	}
	switch j.kind {
	case refugees:
		return x.abroad(c, h, j)
	case idps:
		return x.inland(c, h, j)
	}
	return x.unsaid(c, h, j)
}

// saidLocation is the place that a preposition of the clause names.
func (x *exodus) saidLocation(c reading.Counted, h hit) who.ID {
	if id := goal(x.r, h.event); id != "" {
		return id
	}
	if id := arrival(x.r, c); id != "" {
		return id
	}
	if id := exiledTo(x.r, c); id != "" {
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

// arrival is the place that a verb of coming leads to: "people fleeing Burundi have
// arrived in Tanzania", "crossed the sea for Italy", "reached Greece".
func arrival(r *reading.Reading, c reading.Counted) who.ID {
	if !sentenceHas(r, c, arriving) {
		return ""
	}
	for _, role := range r.Roles(r.Top(c)) {
		if role.Kind == reading.Subject && r.Doc.Has(role.Verb, arriving) {
			if id := landing(r, role.Verb); id != "" {
				return id
			}
		}
	}
	return ""
}

// landing is the state named right after a verb of coming, past what is crossed.
func landing(r *reading.Reading, verb int) who.ID {
	end := r.Doc.Sentences[r.Doc.SentenceOf(verb)].End
	for at := verb + 1; at < min(verb+6, end) && !r.Doc.Tokens[at].Is(text.Punct) && !r.Doc.Has(at, fromWords); at++ {
		leads := r.Doc.Has(at, insideOf) || r.Doc.Has(at, towardWords) || r.Doc.Has(at, landingPreps)
		if !leads && !(at == verb+1 && r.Doc.Has(verb, reachingWords)) {
			continue
		}
		if leads {
			at++
		}
		if n := r.NameAfter(at); n >= 0 && who.IsState(r.Names[n].Country) {
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

// abroad completes a journey across a border. What the text leaves unsaid stays empty,
// unless the people are at a place that the text has named before.
func (x *exodus) abroad(c reading.Counted, h hit, j journey) journey {
	r := x.r
	if j.origin == "" {
		j.origin = x.inherited(c)
	}
	if j.origin == "" && r.Doc.Has(c.Noun, refugeeNouns) {
		j.origin = exilesOrigin(r, c, j.location)
	}
	if j.origin == "" && h.kind == displaced {
		j.origin = r.SceneBut(j.location) // "45,000 people have fled to Senegal"
	}
	if j.location == "" {
		j.location = x.host(c, h, j.origin)
	}
	if lodgedAlike := h.rule == "lodged" && x.last != nil; j.origin == "" && lodgedAlike {
		j.origin = x.last.Fact.Origin // those just spoken of, even if nothing says whence they came
	} else if j.origin == "" {
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
		if id := homeTo(r, c); id != "" {
			j.location = id
		}
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
	return goal(x.r, h.event) != "" || arrival(x.r, c) != "" || x.tied(c, h.event, towardWords) != ""
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

// host is where refugees are when no preposition of their clause says so: with the
// subject that hosts them, else where the text is at ("in the camps"), else, if they
// crossed "the border", in the other country that it speaks of. The total of an exodus
// and people who fled "abroad" are nowhere.
func (x *exodus) host(c reading.Counted, h hit, origin who.ID) who.ID {
	r := x.r
	switch {
	case h.rule == "toll" || pickedUp(r, c):
		return ""
	case h.kind == refugees && !refugeeFate.phrase(r, h.event):
		if scattered(r, c, h.event) {
			return ""
		}
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

// homeTo is the state said to be home to them: "Chad is home to 9,000 Sudanese who fled".
func homeTo(r *reading.Reading, c reading.Counted) who.ID {
	to := r.Numbers[c.Number].From - 1
	if !r.Doc.Has(to, towardWords) || !r.Doc.Has(to-1, homeWord) {
		return ""
	}
	if s := r.TreeAt(to).Subject(to - 1); s >= 0 {
		if id := r.Actor(s); who.IsState(id) {
			return id
		}
	}
	return ""
}

// hostSubject is the state that the verb says has the refugees: "Niger hosts 12,000".
func hostSubject(r *reading.Reading, c reading.Counted, origin who.ID) who.ID {
	for _, role := range r.Roles(r.Top(c)) {
		if role.Kind != reading.Object && (role.Prep != role.Verb+1 || !r.Doc.Has(role.Verb, taking)) {
			continue // "took in 350,000" may be read as an oblique
		}
		if s := r.TreeAt(c.First).Subject(role.Verb); s >= 0 {
			if id := r.Actor(s); id != "" && id != origin && (who.IsState(id) || id == "EU") {
				return id
			}
		}
	}
	return ""
}

var (
	refugeeNouns  = text.Words("refugees refugee")
	landingPreps  = text.Words("for on onto")
	reachingWords = text.Words("reach reaches reached reaching enter enters entered entering")
	rescuing      = text.Words("pick picks picked picking rescue rescues rescued rescuing save saved intercept intercepts intercepted find found spotted saw")
	towardWords   = text.Words("to into toward towards")
	insideOf      = text.Words("in inside within across at near")
	insideWords   = text.Words("inside within")
	borderWords   = text.Words("border frontier borders")
)
