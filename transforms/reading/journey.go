package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Nationality is the state, people or armed group whose name stands in the noun
// phrase headed by tok ("Syrian refugees", "Malians"); "" if none does.
func (r *Reading) Nationality(tok int) who.ID {
	if n := r.NameAt(tok); n >= 0 {
		if m := r.Names[n]; m.Form == who.Demonym || m.Form == who.People {
			return r.Because(AskOrigin, tok, homeOf(m), "the nationality that they are called by")
		}
	}
	t := r.TreeAt(tok)
	first, _ := r.NounPhrase(t, tok)
	names := r.NamesWithin(first, tok)
	for i := len(names) - 1; i >= 0; i-- {
		m := r.Names[names[i]]
		if m.Form == who.Demonym || m.Form == who.People {
			return r.Because(AskOrigin, tok, homeOf(m), "the nationality named in their phrase")
		}
	}
	return ""
}

// homeOf is the country that a people is at home in, the people where that is no one country.
func homeOf(m who.Mention) who.ID {
	if m.Country != "" {
		return m.Country
	}
	return m.Party()
}

// NameAfter is the index of the name that the token's phrase leads to, past articles
// and adjectives ("in the northern town of" Gao); -1 if another word stands between.
func (r *Reading) NameAfter(tok int) int {
	for at := tok; at < tok+6 && at < len(r.Doc.Tokens); at++ {
		if n := r.NameAt(at); n >= 0 {
			return n
		}
		if !r.Doc.Has(at, compassWords) {
			break
		}
	}
	return -1
}

// PlaceAfter is the country of the first name that one of the prepositions ties to
// the counted noun, or to the event or its clause; "" if there is none.
func (r *Reading) PlaceAfter(c Counted, event int, preps *text.Set) who.ID {
	if n := r.TiedBy(c, event, preps); n >= 0 {
		return r.Names[n].Party()
	}
	return ""
}

// TiedBy is the first name that one of the prepositions ties to the counted noun, or to
// the event or its clause; -1 if there is none.
func (r *Reading) TiedBy(c Counted, event int, preps *text.Set) int {
	t := r.TreeAt(c.First)
	clause := t.Clause(event)
	for _, n := range r.namesAround(c.First) {
		m := r.Names[n]
		if m.Country == "" && m.Kind != who.Bloc {
			continue
		}
		p, holder := r.preposition(t, nameHead(t, m))
		if p < 0 || !r.Doc.Has(p, preps) {
			continue
		}
		h := t.Head(holder)
		if h == c.Noun || h == event || h == clause || h >= 0 && t.Clause(h) == clause {
			r.Note(AskLocation, c.First, string(m.Party()), m.First, "tied to the number or its event by a preposition")
			return n
		}
	}
	return -1
}

// preposition is the case word that governs the token, climbing through the
// nouns it modifies without a preposition of its own ("in the Greek city of Kos"
// gives "of", then none), and the noun the case word belongs to.
func (r *Reading) preposition(t *syntax.Tree, tok int) (prep, holder int) {
	for range 4 {
		if c := t.Case(tok); c >= 0 && !r.Doc.Has(c, ofOnly) {
			return c, tok
		}
		switch t.Rel(tok) {
		case syntax.RelNmod, syntax.RelNmodPoss, syntax.RelAppos, syntax.RelCompound, syntax.RelFlat, syntax.RelConj, syntax.RelAmod, syntax.RelNmodDesc:
			tok = t.Head(tok)
		default:
			return -1, tok
		}
	}
	return -1, tok
}

var ofOnly = text.Words("of 's")
