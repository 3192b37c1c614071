package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
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
// is ("Niger"), holds ("the Malian town", "the city of Kano"), stands beside ("Chad, a
// country", "the capital, Bamako") or says something of ("Chad is a country"); -1 if none.
func (r *Reading) PlaceNameOf(tok int) int {
	if n := r.NameAt(tok); n >= 0 {
		return n
	}
	t := r.TreeAt(tok)
	first, _ := r.NounPhrase(t, tok)
	for _, n := range r.NamesWithin(first, tok) {
		if isPlace(r.Names[n]) && !(r.Doc.Has(r.Names[n].End, possessiveS) && r.Doc.Has(r.Names[n].End+1, superlatives)) {
			return n
		}
	}
	if n := r.ofName(tok); n >= 0 {
		return n
	}
	if first >= 2 && r.Doc.Text(first-1) == "," { // "Chad, a country"
		if n := r.NameAt(first - 2); n >= 0 && isPlace(r.Names[n]) && r.Doc.SentenceOf(first-2) == r.Doc.SentenceOf(tok) {
			return n
		}
	}
	return r.saidOf(t, tok)
}

// superlatives follow the owner of a place's rank, not of the place: "Africa's largest country".
var superlatives = text.Words(`most largest biggest smallest second third poorest richest oldest youngest newest only main least
	first last fastest tiniest northernmost southernmost`)

// ofName is the place after "of": "the city of Kano".
func (r *Reading) ofName(tok int) int {
	if !r.Doc.Has(tok+1, ofOnly) {
		return -1
	}
	for at := tok + 2; at < tok+4; at++ {
		if n := r.NameAt(at); n >= 0 && isPlace(r.Names[n]) {
			return n
		}
	}
	return -1
}

// saidOf is the place that the tree puts in apposition to the noun or makes the
// subject it is said of.
func (r *Reading) saidOf(t *syntax.Tree, tok int) int {
	for c := range t.Children(tok) {
		if t.Rel(c) == syntax.RelAppos {
			if n := r.NameAt(c); n >= 0 && isPlace(r.Names[n]) {
				return n
			}
		}
	}
	if t.Rel(tok) == syntax.RelAppos {
		if n := r.NameAt(t.Head(tok)); n >= 0 && isPlace(r.Names[n]) {
			return n
		}
	}
	if t.Copula(tok) >= 0 { // "Chad is a country of ..."
		if s := t.OwnSubject(tok); s >= 0 && s != tok {
			if n := r.NameAt(s); n >= 0 && isPlace(r.Names[n]) {
				return n
			}
		}
	}
	return -1
}

// Datelined reports whether name n stands in a dateline, where it says but where the
// article was written.
func (r *Reading) Datelined(n int) bool { return r.datelined(r.Names[n]) }

func isPlace(m who.Mention) bool {
	switch m.Kind {
	case who.State, who.Historical, who.City, who.Region:
		return m.Form != who.Demonym && m.Form != who.People && m.Form != who.Government && m.Form != who.Leader
	case who.Bloc:
		return true
	}
	return false
}
