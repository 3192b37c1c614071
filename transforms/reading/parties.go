package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// PartiesOf lists the entities that the noun phrase headed by tok stands for, with
// those it is coordinated with: names themselves ("Mali and Niger"), names in
// apposition ("three countries, Mali, Niger and Chad"), after "of" ("the leaders of Mali
// and Niger"), before the noun ("US and Russian envoys"), or what a pronoun refers to.
func (r *Reading) PartiesOf(tok int) []who.ID { return r.partiesOf(tok, 0) }

func (r *Reading) partiesOf(tok, depth int) []who.ID {
	if depth > 3 {
		return nil
	}
	var out []who.ID
	t := r.TreeAt(tok)
	for _, c := range t.Conjuncts(tok) {
		for _, id := range r.partiesOfOne(t, c, depth) {
			if id != "" && !contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

func (r *Reading) partiesOfOne(t *syntax.Tree, tok, depth int) []who.ID {
	if n := r.NameAt(tok); n >= 0 && isParty(r.Names[n]) {
		return []who.ID{r.Names[n].Party()}
	}
	for _, a := range t.Appositions(tok) {
		if ids := r.partiesOf(a, depth+1); len(ids) > 0 {
			return ids
		}
	}
	if ids := r.partiesBefore(t, tok); len(ids) > 0 {
		return ids
	}
	for _, c := range t.Dependents(tok, syntax.RelNmod) {
		if p := t.Case(c); p >= 0 && r.Doc.Has(p, belongPreps) {
			if ids := r.partiesOf(c, depth+1); len(ids) > 0 {
				return ids
			}
		}
	}
	if id := r.Actor(tok); id != "" {
		return []who.ID{id}
	}
	return nil
}

var belongPreps = text.Words("of from in between among for")

// partiesBefore lists the names that stand before the noun in its own phrase.
func (r *Reading) partiesBefore(t *syntax.Tree, noun int) []who.ID {
	var out []who.ID
	first, _ := r.NounPhrase(t, noun)
	for _, n := range r.NamesWithin(first, noun) {
		if m := r.Names[n]; isParty(m) && !contains(out, m.Party()) {
			out = append(out, m.Party())
		}
	}
	return out
}

// isParty reports whether the mention may act as a party: not a region without a state.
func isParty(m who.Mention) bool {
	return m.Party() != "" && !(m.Kind == who.Region && m.Country == "")
}
