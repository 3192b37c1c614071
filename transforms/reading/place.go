package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	locativePreps = text.Words("in at near on inside outside across around throughout within off along over")
	goalPreps     = text.Words("to into towards toward")
	placeNouns    = text.Words(`city town village capital province district region border state territory coast port island islands
		camp base airport desert sea mountains north south east west area township county prefecture soil street streets
		neighbourhood neighborhood suburb resort peninsula valley square market mainland airspace waters countryside`)
)

// Weights of the evidence that a name is where an event happens. A use of at least
// strong says so by itself; a weaker one serves for want of a better.
const (
	locatedIn    = 50 // "in Niger", "near Gao"
	demonymPlace = 30 // "the Malian town"
	bareCity     = 25 // "the Lahore bombing"
	headedFor    = 20 // "to Niger"
	strong       = headedFor
	mentioned    = 8 // "Niger's army", "Malian soldiers"; "the ministry in Berlin" is no place at all

	sameClause = 60
	ownNoun    = 40
	ofScene    = 50
	farthest   = 24 // tokens after which distance no longer counts
)

// Location is the country where the event told by the token happens: from the
// places of its clause, else of its sentence, else of the paragraph's sentences before,
// else the article's scene. It is "" if the article names no country.
func (r *Reading) Location(tok int) who.ID {
	if id := r.LocationInSentence(tok); id != "" {
		return id
	}
	here := r.Doc.SentenceOf(tok)
	for s := here - 1; s >= 0 && s >= here-maxPlaceBack && r.sameParagraph(s, here); s-- {
		if id := r.lastPlace(s); id != "" {
			return r.Because(AskLocation, tok, id, "the last place that a sentence before names")
		}
	}
	return r.Because(AskLocation, tok, r.Scene(), "the country where the article's events happen")
}

func (r *Reading) sameParagraph(s1, s2 int) bool {
	return r.Doc.Sentences[s1].Paragraph == r.Doc.Sentences[s2].Paragraph
}

// Departure is the country that people leave who flee or are driven from where the event
// told by the token happens: its Location, but never the place they are headed for.
func (r *Reading) Departure(tok int) who.ID {
	here := r.Doc.SentenceOf(tok)
	for s := here; s >= 0 && s >= here-maxPlaceBack && r.sameParagraph(s, here); s-- {
		sentence := r.Doc.Sentences[s]
		var best who.ID
		bestScore := 0
		for _, n := range r.NamesWithin(sentence.First, sentence.End) {
			m := r.Names[n]
			if p, _ := r.preposition(r.Tree(s), nameHead(r.Tree(s), m)); p >= 0 && r.Doc.Has(p, goalPreps) {
				continue
			}
			score := 0
			if s == here {
				score = r.placeScore(n, tok)
			} else if u := r.usedAsPlace(n); u >= strong && !r.venue(n) {
				score = u + n
			}
			if score > bestScore {
				best, bestScore = m.Country, score
			}
		}
		if best != "" {
			return r.Because(AskOrigin, tok, best, "the place of its sentence that nobody is headed for")
		}
	}
	return r.Because(AskOrigin, tok, r.Scene(), "the country where the article's events happen")
}

// maxPlaceBack is how many sentences back the place of an event may stand.
const maxPlaceBack = 2

// LocationInSentence is Location from the token's own sentence alone.
func (r *Reading) LocationInSentence(tok int) who.ID {
	var best who.ID
	bestScore := 0
	for _, n := range r.namesAround(tok) {
		if score := r.placeScore(n, tok); score > bestScore {
			best, bestScore = r.Names[n].Country, score
		}
	}
	return r.Because(AskLocation, tok, best, "the place of its sentence that fits best")
}

// reach is how many tokens from a word its sentence is searched for names: farther than
// any sentence that is meant to be read goes on, so that a text without full stops costs
// no more than its length.
const reach = 150

// namesAround lists the names of the token's sentence within reach.
func (r *Reading) namesAround(tok int) []int {
	s := r.Doc.Sentences[r.Doc.SentenceOf(tok)]
	return r.NamesWithin(max(s.First, tok-reach), min(s.End, tok+reach))
}

// placeScore says how well name n serves as the place of the event at tok; 0 or
// less if it does not.
func (r *Reading) placeScore(n, tok int) int {
	m := r.Names[n]
	use := r.usedAsPlace(n)
	t := r.TreeAt(tok)
	if use < strong || m.Country == "" || r.source(t, m) {
		return 0
	}
	score := use - min(nameDistance(m, tok), farthest)
	switch {
	case t.Clause(m.First) == t.Clause(tok):
		score += sameClause
	case r.venue(n):
		return 0
	}
	if t.Descends(m.First, tok) {
		score += ownNoun
	}
	if m.Country == r.Scene() {
		score += ofScene
	}
	return score
}

// usedAsPlace weighs how the text uses the name: "in Niger" is a place, "French
// police" hardly, "the Kremlin said" not at all.
func (r *Reading) usedAsPlace(n int) int {
	m := r.Names[n]
	if m.Link != who.Plain && m.Link != who.Joint || m.Form == who.Government || m.Form == who.Leader || r.datelined(m) {
		return 0
	}
	t := r.TreeAt(m.First)
	head := nameHead(t, m)
	if m.Form == who.Demonym || m.Form == who.People {
		if h := t.Head(head); h >= 0 && r.Doc.Has(h, placeNouns) && !r.Doc.Has(h, baseNouns) && !r.nearEdge(t, h) {
			return max(demonymPlace, r.prepositionWeight(t, h))
		}
		return mentioned
	}
	if !isPlace(m) || m.Kind == who.Bloc {
		return 0
	}
	if h := t.Head(head); m.Kind == who.State && h >= m.End && r.Doc.Has(h, baseNouns) {
		return mentioned // "a U.S. base" may be anywhere
	}
	w := r.prepositionWeight(t, head)
	if w == 0 {
		w = mentioned
		if m.Form == who.Capital && isSubject(t, head) {
			return mentioned // "Moscow says"
		}
		if m.Kind == who.City || m.Kind == who.Region || m.Form == who.Capital {
			w = bareCity
		}
	}
	return w
}

// prepositionWeight looks for the preposition that governs the token, climbing
// through the nouns it modifies ("in the city of Lahore"); -1 if it is one that does not
// locate ("the border with Chad").
func (r *Reading) prepositionWeight(t *syntax.Tree, tok int) int {
	for range 4 {
		if c := t.Case(tok); c >= 0 {
			switch {
			case r.nearEdge(t, tok) || r.Doc.Has(t.Head(tok), blameVerbs):
				return -1
			case r.Doc.Has(c, locativePreps):
				return locatedIn
			case r.Doc.Has(c, goalPreps):
				return headedFor
			case !r.Doc.Has(c, ofOnly):
				return -1
			}
		}
		switch t.Rel(tok) {
		case syntax.RelNmod, syntax.RelNmodPoss, syntax.RelAppos, syntax.RelCompound, syntax.RelFlat, syntax.RelConj, syntax.RelAmod, syntax.RelNmodDesc:
			tok = t.Head(tok)
			if !t.Tag(tok).IsProper() && !r.Doc.Has(tok, placeNouns) {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

// nearEdge reports whether the token is an edge that something is only near to: what
// happens "near the Turkish coast" or "close to Syria's border" happens beside that state.
func (r *Reading) nearEdge(t *syntax.Tree, tok int) bool {
	if !r.Doc.Has(tok, edgeNouns) {
		return false
	}
	for at := tok - 1; at >= t.First && at >= tok-5; at-- {
		if r.Doc.Has(at, nearPreps) || r.Doc.Has(at, goalPreps) && r.Doc.Has(at-1, closeWords) {
			return true
		}
	}
	return false
}

var (
	edgeNouns  = text.Words("coast coasts border borders frontier shore shores coastline")
	nearPreps  = text.Words("near")
	closeWords = text.Words("close next")
	baseNouns  = text.Words("base bases camp") // they are named after who holds them
	blameVerbs = text.Words("blame blames blamed blaming")
)

// venue reports whether the name is where people speak, meet or sign, not where
// what they speak of happened.
func (r *Reading) venue(n int) bool {
	t := r.TreeAt(r.Names[n].First)
	for _, tok := range t.Ancestors(nameHead(t, r.Names[n])) {
		if r.Doc.Has(tok, venueWords) || r.Doc.Has(tok, speechVerbs) {
			return true
		}
		if t.Predicate(tok) {
			return false
		}
	}
	return false
}

// source reports whether the name is where one who tells of the event is, wherever
// that was: "the embassy in Berlin said", but not "a bomb at the embassy in Nairobi".
func (r *Reading) source(t *syntax.Tree, m who.Mention) bool {
	noun := t.Head(nameHead(t, m))
	if !r.Doc.Has(noun, sourceNouns) {
		return false
	}
	return r.Doc.Has(m.End, speechVerbs) || r.Doc.Has(t.Clause(noun), speechVerbs) || r.Doc.Has(t.Case(noun), accordingTo)
}

// sourceNouns are those who tell of events.
var sourceNouns = text.Words(`consulate ministry spokesman spokeswoman spokesperson embassy headquarters diplomat diplomats reporters correspondent
	correspondents bureau office offices`)

var venueWords = text.Words(`sign signs signed signing meet meets met meeting meetings talks talk summit conference ceremony negotiate negotiated
	negotiating negotiations agree agreed headquarters embassy visit visits visited visiting speak speaks spoke speaking host hosted hosts
	hosting parliament court tribunal deal accord agreement pact treaty trip flew flies fly studied born lives live based gathered gather convened`)

// nameHead is the token of the name whose head lies outside it.
func nameHead(t *syntax.Tree, m who.Mention) int {
	for i := m.End - 1; i >= m.First; i-- {
		if h := t.Head(i); h < m.First || h >= m.End {
			return i
		}
	}
	return m.First
}

func nameDistance(m who.Mention, tok int) int {
	switch {
	case tok < m.First:
		return m.First - tok
	case tok >= m.End:
		return tok - m.End + 1
	}
	return 0
}

// lastPlace is the country of the sentence's last name used as a place.
func (r *Reading) lastPlace(s int) who.ID {
	sentence := r.Doc.Sentences[s]
	names := r.NamesWithin(sentence.First, sentence.End)
	for i := len(names) - 1; i >= 0; i-- {
		m := r.Names[names[i]]
		if m.Country == "" || r.usedAsPlace(names[i]) < strong {
			continue
		}
		if !r.venue(names[i]) {
			return m.Country
		}
	}
	return ""
}

// MainCountry is the country that the article names most, places counting more
// than nationalities and the opening more than the rest; "" if it names none.
func (r *Reading) MainCountry() who.ID {
	if r.mainDone {
		return r.main
	}
	r.mainDone = true
	weights := make(map[who.ID]int)
	best := 0
	for _, m := range r.Names {
		if m.Country == "" || r.datelined(m) {
			continue
		}
		w := 2
		switch m.Form {
		case who.Demonym, who.People, who.Government, who.Leader:
			w = 1
		}
		if r.Doc.SentenceOf(m.First) < 2 {
			w *= 2
		}
		weights[m.Country] += w
		if weights[m.Country] > best {
			r.main, best = m.Country, weights[m.Country]
		}
	}
	return r.main
}
