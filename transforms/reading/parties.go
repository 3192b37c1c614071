package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// maxParties bounds how many parties one phrase may name.
const maxParties = 60

// PartiesOf lists the entities that the noun phrase headed by tok stands for, with
// those it is coordinated with: names themselves ("Mali and Niger"), names in
// apposition ("three countries, Mali, Niger and Chad"), after "of" ("the leaders of Mali
// and Niger"), before the noun ("US and Russian envoys"), the country of a leader
// ("Mr Kiir"), or what a pronoun or a definite noun refers back to ("they", "both sides").
func (r *Reading) PartiesOf(tok int) []who.ID { return r.partiesOf(tok, 0) }

func (r *Reading) partiesOf(tok, depth int) []who.ID {
	if depth > 3 || tok < 0 {
		return nil
	}
	var out []who.ID
	t := r.TreeAt(tok)
	for _, c := range t.Conjuncts(tok) {
		if t.Predicate(c) && t.Tag(c).IsVerb() || c != tok && r.located(t, c) {
			continue
		}
		out = union(out, r.partiesOfOne(t, c, depth))
		if len(out) > maxParties {
			break
		}
	}
	for _, a := range t.Appositions(tok) { // "Mali and its largest rebel group", to many a parser
		if r.Doc.Has(a, rebelNouns) && r.owned(a) && r.joinedOn(t, a) {
			out = union(out, r.partiesOfOne(t, a, depth))
		}
	}
	return out
}

// joinedOn reports whether "and" stands before the noun's phrase.
func (r *Reading) joinedOn(t *syntax.Tree, noun int) bool {
	first, _ := r.NounPhrase(t, noun)
	return r.Doc.Has(first-1, andWord)
}

var andWord = text.Words("and")

// located reports whether the token has a preposition of place of its own, so that it is
// where the others are, not one of them: "with Oman and Qatar at the White House".
func (r *Reading) located(t *syntax.Tree, tok int) bool {
	for c := range t.Children(tok) {
		if t.Rel(c) == syntax.RelCase && r.Doc.Has(c, locativePreps) {
			return true
		}
	}
	return false
}

func union(out, more []who.ID) []who.ID {
	for _, id := range more {
		if id != "" && !contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (r *Reading) partiesOfOne(t *syntax.Tree, tok, depth int) []who.ID {
	if n := r.NameAt(tok); n >= 0 {
		if r.isParty(n) {
			return r.BecauseAll(AskParties, tok, r.listOf(n), "the name itself, and those listed with it")
		}
		if r.datelined(r.Names[n]) {
			return r.afterDateline(t, tok, depth)
		}
	}
	if t.Marked(tok, syntax.Relative) {
		return r.beforeRelative(tok)
	}
	if ids := r.apposed(t, tok, depth); len(ids) > 0 {
		return r.BecauseAll(AskParties, tok, ids, "named in apposition to the noun")
	}
	if ids := r.partiesBefore(t, tok); len(ids) > 0 {
		return r.BecauseAll(AskParties, tok, ids, "named before the noun, in its own phrase")
	}
	if ids := r.partiesAfter(t, tok, depth); len(ids) > 0 {
		return r.BecauseAll(AskParties, tok, ids, "named after the noun, to which it belongs")
	}
	if ids := r.Referents(tok); len(ids) > 0 {
		return r.BecauseAll(AskReference, tok, ids, "the parties that it refers back to")
	}
	if id := r.LeaderOf(tok); id != "" {
		return r.BecauseAll(AskParties, tok, []who.ID{id}, "the state that the article introduces this person with")
	}
	if r.Doc.Has(tok, firstPersons) {
		return nil
	}
	if r.Doc.Has(tok, itPronoun) {
		if id := r.spokenOf(tok); id != "" {
			return []who.ID{id}
		}
	}
	if main := r.MainCountry(); main != "" && r.Doc.Has(tok, ownRulers) && r.definite(tok) && r.belligerents() != nil {
		return []who.ID{main} // of a civil war: "the government"
	}
	if r.Doc.Has(tok, pronouns) || r.Doc.Has(tok, stateNouns) || r.Doc.Has(tok, blocNouns) {
		if id := r.Actor(tok); id != "" {
			return []who.ID{id}
		}
	}
	if main := r.MainCountry(); main != "" && r.Doc.Has(tok, ownRulers) && r.definite(tok) {
		return r.BecauseAll(AskReference, tok, []who.ID{main}, "the article's main country, whose rulers it means")
	}
	return nil
}

// spokenOf is the subject of the sentence before, for an "it" that opens its own: "Moscow
// said no. It banned".
func (r *Reading) spokenOf(tok int) who.ID {
	s := r.Doc.SentenceOf(tok)
	if s == 0 || len(r.NamesWithin(r.Doc.Sentences[s].First, tok)) > 0 {
		return ""
	}
	t := r.Tree(s - 1)
	for _, n := range r.NamesWithin(t.First, t.End) {
		if r.isParty(n) && isSubject(t, r.NameHead(n)) {
			return r.Names[n].Party()
		}
	}
	return ""
}

var itPronoun = text.Words("it")

// ownRulers nouns are the main country's when nothing else is said.
var ownRulers = text.Words("government junta regime authorities army military")

var firstPersons = text.Words("i we you my our us")

// afterDateline repairs a tree that took the dateline for the subject and the subject
// for its apposition: "MINSK - The Soviet Union has signed".
func (r *Reading) afterDateline(t *syntax.Tree, tok, depth int) []who.ID {
	for _, a := range t.Dependents(tok, syntax.RelAppos, syntax.RelParataxis, syntax.RelDep, syntax.RelList, syntax.RelFlat) {
		if ids := r.partiesOf(a, depth+1); len(ids) > 0 {
			return ids
		}
	}
	return nil
}

// beforeRelative is the name that a relative pronoun follows: "Egypt, which made peace".
func (r *Reading) beforeRelative(tok int) []who.ID {
	for i := tok - 1; i >= 0 && i >= tok-2; i-- {
		if n := r.NameAt(i); n >= 0 && r.isParty(n) {
			return r.listOf(n)
		}
	}
	return nil
}

// apposed lists the names in apposition to the noun: by the tree, else a list right
// after it ("the three states - Mali, Niger and Chad -").
func (r *Reading) apposed(t *syntax.Tree, tok, depth int) []who.ID {
	for _, a := range t.Appositions(tok) {
		if n := r.NameAt(a); n >= 0 && r.isParty(n) {
			return r.listOf(n)
		}
	}
	if !r.Doc.Has(tok, groupNouns) && !r.Doc.Has(tok, rebelNouns) || !r.Doc.Has(tok+1, listOpeners) {
		return nil
	}
	for next := tok + 2; next < tok+5; next++ {
		if n := r.NameAt(next); n >= 0 {
			if ids := r.listOf(n); len(ids) > 1 || r.Names[n].Kind == who.ArmedGroup {
				return ids
			}
			return nil
		}
	}
	return nil
}

var listOpeners = text.Words(", : - -- – — (")

// partiesAfter lists the names after "of", "from" or, for rulers, "in": "the leaders
// of Mali and Niger", "the junta in Niger".
func (r *Reading) partiesAfter(t *syntax.Tree, tok, depth int) []who.ID {
	for _, c := range t.Dependents(tok, syntax.RelNmod) {
		p := t.Case(c)
		if p < 0 || !r.Doc.Has(p, belongPreps) && !(r.Doc.Has(p, inWord) && r.Doc.Has(tok, rulers)) {
			continue
		}
		if ids := r.partiesOf(c, depth+1); len(ids) > 0 {
			return ids
		}
	}
	return nil
}

var (
	belongPreps = text.Words("of from between among for")
	inWord      = text.Words("in")
	rulers      = text.Words(`government governments authorities officials rulers ruler junta regime soldiers army military leaders leadership
		rebels fighters militants insurgents mutineers officers parliament`)
)

// partiesBefore lists the names that stand before the noun in its own phrase.
func (r *Reading) partiesBefore(t *syntax.Tree, noun int) []who.ID {
	var out []who.ID
	first, _ := r.NounPhrase(t, noun)
	for _, n := range r.NamesWithin(first, noun) {
		if r.isParty(n) && r.Names[n].Form != who.Place {
			out = union(out, []who.ID{r.Names[n].Party()})
		}
	}
	if len(out) == 0 {
		for c := range t.Children(noun) {
			if c < noun && t.Rel(c) == syntax.RelNmodPoss && r.Doc.Has(c, possessives) && !r.Doc.Has(c, ofOnePerson) {
				return r.referentsOf(c, r.groupSize(c))
			}
		}
	}
	return out
}

// ofOnePerson possessives refer to nobody but one person: "his government".
var ofOnePerson = text.Words("his her my")

// isParty reports whether name n may act as a party: not a region without a state,
// not a dateline, and not turned round by its neighbour ("pro-Russian").
func (r *Reading) isParty(n int) bool {
	m := r.Names[n]
	if r.Doc.Has(m.First-1, exceptWords) {
		return false
	}
	switch m.Link {
	case who.Pro, who.Anti, who.Non, who.Based, who.Backed, who.Led:
		return false
	}
	return m.Party() != "" && !((m.Kind == who.Region || m.Kind == who.City) && m.Country == "") && !r.datelined(m)
}

var exceptWords = text.Words("except barring")

// datelined reports whether the name stands in a dateline: the capitalised words
// at a paragraph's start before a dash that stands alone ("ROME, Italy (AP) -"), or a
// city in capitals that opens the article.
func (r *Reading) datelined(m who.Mention) bool {
	s := r.Doc.Sentences[r.Doc.SentenceOf(m.First)]
	first := s.First
	if !r.Doc.Tokens[first].Is(text.AllCaps) || m.First-first > 8 || m.Kind == who.Bloc {
		return false
	}
	if m.First == 0 && m.Form != who.Short && len(r.Doc.Text(0)) > 3 {
		return true
	}
	for tok := m.End; tok < s.End && tok < first+14; tok++ {
		w := r.Doc.Tokens[tok]
		switch {
		case r.Doc.Has(tok, dashWords):
			return w.Is(text.SpaceBefore) && tok+1 < s.End && r.Doc.Tokens[tok+1].Is(text.SpaceBefore)
		case w.Is(text.Letters) && !w.Is(text.Capital):
			return false
		}
	}
	return false
}

var dashWords = text.Words("- -- – — _")
