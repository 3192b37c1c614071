package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/who"
)

// Owner is the token of what the noun belongs to: "Niger's population", "its
// population", "the population of Niger"; -1 if unsaid.
func (r *Reading) Owner(noun int) int {
	t := r.TreeAt(noun)
	of := -1
	for c := range t.Children(noun) {
		switch {
		case t.Rel(c) == syntax.RelNmodPoss:
			return c
		case t.Rel(c) == syntax.RelNmod && r.NumberAt(c) < 0 && of < 0:
			if len(r.NamesWithin(c, c+1)) > 0 || r.PlaceNameOf(c) >= 0 {
				of = c
			}
		}
	}
	return of
}

// PlaceNameOf is the index of the place name that the noun phrase headed by tok
// is or contains, or is in apposition to; -1 if none.
func (r *Reading) PlaceNameOf(tok int) int {
	if n := r.NameAt(tok); n >= 0 {
		return n
	}
	t := r.TreeAt(tok)
	first, end := r.NounPhrase(t, tok)
	for _, n := range r.NamesWithin(first, end) {
		if isPlace(r.Names[n]) {
			return n
		}
	}
	for c := range t.Children(tok) {
		if t.Rel(c) == syntax.RelAppos {
			if n := r.NameAt(c); n >= 0 && isPlace(r.Names[n]) {
				return n
			}
		}
	}
	if rel := t.Rel(tok); rel == syntax.RelAppos || rel == syntax.RelNsubj {
		if n := r.NameAt(t.Head(tok)); n >= 0 && isPlace(r.Names[n]) {
			return n
		}
	}
	if t.Rel(tok) != syntax.RelNsubj { // "Chad is a country of ...": the subject of a nominal predicate
		if s := t.Subject(tok); s >= 0 && s != tok {
			if n := r.NameAt(s); n >= 0 && isPlace(r.Names[n]) {
				return n
			}
		}
	}
	return -1
}

func isPlace(m who.Mention) bool {
	switch m.Kind {
	case who.State, who.Historical, who.City, who.Region:
		return m.Form != who.Demonym && m.Form != who.People && m.Form != who.Government && m.Form != who.Leader
	case who.Bloc:
		return true
	}
	return false
}

// PlaceNear is the place whose name stands nearest to the token in its sentence,
// after a preposition or in front of it; "" if none does.
func (r *Reading) PlaceNear(tok int) who.ID {
	s := r.Doc.Sentences[r.Doc.SentenceOf(tok)]
	best, bestScore := -1, 0
	for _, n := range r.NamesWithin(s.First, s.End) {
		if !isPlace(r.Names[n]) {
			continue
		}
		if score := 100 - nameDistance(r.Names[n], tok); best < 0 || score > bestScore {
			best, bestScore = n, score
		}
	}
	if best < 0 {
		return ""
	}
	return r.Names[best].PlaceID()
}

// LastPlace is the place named last before the token, in its sentence or one of
// the three before it; "" if none is.
func (r *Reading) LastPlace(tok int) who.ID {
	s := r.Doc.SentenceOf(tok)
	end := tok
	for back := s; back >= 0 && back >= s-3; back-- {
		names := r.NamesWithin(r.Doc.Sentences[back].First, end)
		for i := len(names) - 1; i >= 0; i-- {
			if isPlace(r.Names[names[i]]) {
				return r.Names[names[i]].PlaceID()
			}
		}
		if back > 0 {
			end = r.Doc.Sentences[back-1].End
		}
	}
	return r.MainCountry()
}
