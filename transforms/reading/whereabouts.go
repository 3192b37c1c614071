package reading

import (
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Whereabouts is a place that a preposition gives: "in Gao", "to the country",
// "from the Gulf region".
type Whereabouts struct {
	Prep    int    // token of the preposition; of "there" or "where" itself
	At      int    // token of the place's name or noun
	End     int    // token after it
	Country who.ID // the state it is or lies in; "" for a place in no one state
}

var (
	thereWords  = text.Words("there where")
	placePreps  = text.Words("in inside within at near across throughout around on outside to into toward towards from off along for")
	wideNouns   = text.Words("region area gulf sea ocean continent peninsula theatre theater zone zones world hemisphere east west north south flank")
	outWord     = text.Words("out")
	domainNouns = text.Words("country nation republic kingdom province territory enclave island islands capital city town state region area zone archipelago")
)

// maxPlacePhrase is how many words a place's phrase may hold before its name.
const maxPlacePhrase = 7

// WhereaboutsIn lists the places that prepositions give between the tokens.
func (r *Reading) WhereaboutsIn(first, end int) []Whereabouts {
	var out []Whereabouts
	for tok := first; tok < end; tok++ {
		if w, ok := r.whereaboutsAt(tok, end); ok {
			out = append(out, w)
			tok = w.End - 1
		}
	}
	return out
}

// whereaboutsAt reads the place given from the token on.
func (r *Reading) whereaboutsAt(tok, end int) (Whereabouts, bool) {
	if r.Doc.Has(tok, thereWords) {
		if r.existential(tok) {
			return Whereabouts{}, false
		}
		return Whereabouts{tok, tok, tok + 1, r.PlaceSpokenOf(tok)}, true
	}
	first := tok + 1
	if r.Doc.Has(tok, outWord) && r.Doc.Has(first, ofOnly) {
		first++
	} else if !r.Doc.Has(tok, placePreps) {
		return Whereabouts{}, false
	}
	wide := -1
	for at := first; at < end && at <= tok+maxPlacePhrase; at++ {
		if n := r.NameAt(at); n >= 0 {
			return r.namedWhereabouts(tok, n)
		}
		switch {
		case r.Doc.Has(at, wideNouns) && r.nounEnds(at):
			wide = at
		case r.Doc.Has(at, domainNouns) && r.nounEnds(at) && !r.Doc.Has(at+1, ofOnly):
			return Whereabouts{tok, at, at + 1, r.domainSpokenOf(at)}, true
		case r.DateAt(at) >= 0 || r.NumberAt(at) >= 0 || !r.Doc.Tokens[at].Is(text.Letters) && r.Doc.Text(at) != "-":
			at = end
			continue
		}
		if wide >= 0 && !r.Doc.Has(at+1, ofOnly) && !r.Doc.Has(at+1, placePreps) {
			break
		}
	}
	if wide >= 0 {
		return Whereabouts{tok, wide, wide + 1, r.areaSpokenOf(wide)}, true
	}
	return Whereabouts{}, false
}

// domainSpokenOf is the state of "the country" or "the province": for a part of a
// state that of the last such part named.
func (r *Reading) domainSpokenOf(noun int) who.ID {
	if r.Doc.Has(noun, partNouns) {
		oldest := r.Doc.SentenceOf(noun) - farBack
		for n := r.nameBefore(noun); n >= 0 && r.Doc.SentenceOf(r.Names[n].First) >= oldest; n-- {
			if m := r.Names[n]; m.Kind == who.Region && m.Country != "" {
				return m.Country
			}
		}
	}
	return r.PlaceSpokenOf(noun)
}

var partNouns = text.Words("province territory enclave region")

// areaSpokenOf is the state of "the area", "the region": what was named before, but
// for one with a name of its own ("the Gulf region"), which lies in no one state.
func (r *Reading) areaSpokenOf(noun int) who.ID {
	if noun > 0 && r.Doc.Tokens[noun].Is(text.Capital) || r.Doc.Has(noun, compass) || r.Doc.Has(noun+1, ofOnly) {
		return ""
	}
	if noun > 0 && r.Doc.Tokens[noun-1].Is(text.Capital) {
		return ""
	}
	return r.PlaceSpokenOf(noun)
}

var compass = text.Words("world hemisphere continent sea ocean gulf theatre theater zones")

// nounEnds reports whether the noun phrase ends with the token.
func (r *Reading) nounEnds(at int) bool {
	return at+1 >= len(r.Doc.Tokens) || !r.NextIsNoun(at)
}

// namedWhereabouts reads a name after the preposition: the place itself, or where
// what it is part of leads ("in the Malian town of Gao").
func (r *Reading) namedWhereabouts(prep, n int) (Whereabouts, bool) {
	m := r.Names[n]
	w := Whereabouts{prep, m.First, m.End, m.Country}
	switch {
	case r.datelined(m) || m.Form == who.Government || m.Form == who.Leader || m.Link != who.Plain && m.Link != who.Joint:
		return w, false
	case m.Form == who.Demonym || m.Form == who.People:
		for at := m.End; at < m.End+3; at++ {
			if r.Doc.Has(at, placeNouns) {
				w.End = at + 1
				return w, true
			}
		}
		return w, false
	case isPlace(m) && m.Kind != who.Bloc:
		if m.End < len(r.Doc.Tokens) && r.Doc.Has(m.End, possessiveS) && !r.placeOwned(m.End+1) {
			return w, false
		}
		return w, true
	case m.Kind == who.Mission:
		return w, m.Country != ""
	}
	return w, false
}

var possessiveS = text.Words("'s '")

// placeOwned reports whether a place's noun follows: "Mali's north".
func (r *Reading) placeOwned(at int) bool {
	return r.Doc.Has(at, placeNouns) || r.Doc.Has(at+1, placeNouns) || r.NameAt(at) >= 0
}

// existential reports "there are": it points to no place.
func (r *Reading) existential(tok int) bool {
	return r.Doc.Has(tok, existentialThere) && r.Doc.Has(tok+1, existentials)
}

var (
	existentialThere = text.Words("there")
	existentials     = text.Words("is are was were has have had will would may might 's be been remain remained could can must should exist existed")
)

// farBack is how many sentences back a place may stand that the text goes on about.
const farBack = 4

// PlaceBefore is the state of the last place named in the sentences before the
// token's, other than the given one; else the article's main country.
func (r *Reading) PlaceBefore(tok int, but who.ID) who.ID {
	here := r.Doc.SentenceOf(tok)
	var venue who.ID
	for s := here - 1; s >= 0 && s >= here-farBack; s-- {
		names := r.NamesWithin(r.Doc.Sentences[s].First, r.Doc.Sentences[s].End)
		for i := len(names) - 1; i >= 0; i-- {
			m := r.Names[names[i]]
			switch {
			case m.Country == "" || m.Country == but || r.usedAsPlace(names[i]) < strong:
			case !r.venue(names[i]):
				return r.Because(AskLocation, tok, m.Country, "the last place that the sentences before name")
			case venue == "":
				venue = m.Country
			}
		}
	}
	if main := r.MainCountry(); main != but || venue == "" {
		return r.Because(AskLocation, tok, main, "the article's main country")
	}
	return r.Because(AskLocation, tok, venue, "the last place that the sentences before name")
}

// PlaceSpokenOf is the state that "there", "the country" or "the area" at the token
// means: the last place named before it in its sentence, else the article's main
// country if the sentences before name it, else the last place of those.
func (r *Reading) PlaceSpokenOf(tok int) who.ID {
	here := r.Doc.SentenceOf(tok)
	for n := r.nameBefore(tok); n >= 0 && r.Doc.SentenceOf(r.Names[n].First) == here; n-- {
		if m := r.Names[n]; m.Country != "" && r.usedAsPlace(n) >= strong {
			return r.Because(AskLocation, tok, m.Country, "the last place named before it in its sentence")
		}
	}
	if r.Doc.Has(tok, thereWords) {
		return r.PlaceBefore(tok, "")
	}
	main := r.Scene()
	for s := here; s >= 0 && s >= here-maxPlaceBack; s-- {
		for _, n := range r.NamesWithin(r.Doc.Sentences[s].First, r.Doc.Sentences[s].End) {
			if r.Names[n].Country == main && r.Names[n].First < tok {
				return r.Because(AskLocation, tok, main, "the article's main country, named just before")
			}
		}
	}
	for s := here - 1; s >= 0 && s >= here-maxPlaceBack; s-- {
		if id := r.lastPlace(s); id != "" {
			return r.Because(AskLocation, tok, id, "the last place that a sentence before names")
		}
	}
	return r.Because(AskLocation, tok, main, "the article's main country")
}
