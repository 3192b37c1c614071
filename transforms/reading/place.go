package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	locativePreps = text.Words("in at near on inside outside across around throughout within off along over")
	goalPreps     = text.Words("to into towards toward from for between")
	placeNouns    = text.Words(`city town village capital province district region border state territory coast port island islands
		camp base airport desert sea mountains north south east west area town township county prefecture soil street streets
		neighbourhood neighborhood suburb resort peninsula valley square market mainland airspace waters countryside`)
)

// Weights of the evidence that a name is where an event happens.
const (
	sameClause   = 60
	locatedIn    = 50
	headedFor    = 20
	bareName     = 25
	demonymPlace = 30
	demonymOnly  = 8
	ownNoun      = 40
	farthest     = 24 // tokens after which distance no longer counts
)

// Location is the country where the event told by the token happens: from the
// places of its clause, else of its sentence, else of the sentences before, else
// the article's main country. It is "" if the article names no country.
func (r *Reading) Location(tok int) who.ID {
	if id := r.LocationInSentence(tok); id != "" {
		return id
	}
	for s := r.Doc.SentenceOf(tok) - 1; s >= 0; s-- {
		if id := r.lastPlace(s); id != "" {
			return id
		}
	}
	return r.MainCountry()
}

// LocationInSentence is Location from the token's own sentence alone.
func (r *Reading) LocationInSentence(tok int) who.ID {
	s := r.Doc.Sentences[r.Doc.SentenceOf(tok)]
	var best who.ID
	bestScore := 0
	for _, n := range r.NamesWithin(s.First, s.End) {
		if score := r.placeScore(n, tok); score > bestScore && r.Names[n].Country != "" {
			best, bestScore = r.Names[n].Country, score
		}
	}
	return best
}

// placeScore says how well name n serves as the place of the event at tok; 0 or
// less if it does not.
func (r *Reading) placeScore(n, tok int) int {
	m := r.Names[n]
	use := r.usedAsPlace(n)
	if use == 0 {
		return 0
	}
	t := r.TreeAt(tok)
	score := use - min(nameDistance(m, tok), farthest)
	switch clause := t.Clause(m.First); {
	case clause == t.Clause(tok):
		score += sameClause
	case r.Doc.Has(clause, speechVerbs):
		return 0 // where the speaker is, not where the event was
	}
	if t.Descends(m.First, tok) {
		score += ownNoun
	}
	return score
}

// usedAsPlace weighs how the text uses the name: "in Niger" is a place, "French
// police" hardly, "the Kremlin said" not at all. 0 means it is none.
func (r *Reading) usedAsPlace(n int) int {
	m := r.Names[n]
	switch m.Form {
	case who.Government, who.Leader:
		return 0
	}
	t := r.TreeAt(m.First)
	head := nameHead(t, m)
	if m.Form == who.Demonym || m.Form == who.People {
		if h := t.Head(head); h >= 0 && r.Doc.Has(h, placeNouns) {
			return demonymPlace + r.prepositionWeight(t, h)
		}
		return demonymOnly
	}
	if m.Kind != who.State && m.Kind != who.Historical && m.Kind != who.City && m.Kind != who.Region {
		return 0
	}
	return max(r.prepositionWeight(t, head), bareName)
}

// prepositionWeight looks for the preposition that governs the token, climbing
// through the nouns it modifies ("in the city of Lahore").
func (r *Reading) prepositionWeight(t *syntax.Tree, tok int) int {
	for range 4 {
		if c := t.Case(tok); c >= 0 {
			switch {
			case r.Doc.Has(c, locativePreps):
				return locatedIn
			case r.Doc.Has(c, goalPreps):
				return headedFor
			}
		}
		switch t.Rel(tok) {
		case syntax.RelNmod, syntax.RelNmodPoss, syntax.RelAppos, syntax.RelCompound, syntax.RelFlat, syntax.RelConj, syntax.RelAmod:
			tok = t.Head(tok)
		default:
			return 0
		}
	}
	return 0
}

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
		if m.Country != "" && m.Form != who.Demonym && m.Form != who.People && r.usedAsPlace(names[i]) >= headedFor {
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
		if m.Country == "" {
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
