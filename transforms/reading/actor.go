package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	relatives   = text.Words("who that which whom")
	possessives = text.Words("its their his her our")
	pronouns    = text.Words("it they them he she we")
	// stateNouns stand for the state of the article or clause when definite.
	stateNouns = text.Words("country nation government army military state regime junta authorities kingdom republic")
	forceNouns = text.Words("force mission contingent operation")
	blocNouns  = text.Words("bloc alliance union organisation organization group cartel pact coalition grouping body")
)

// Actor is the entity that the noun phrase headed by tok is, or belongs to: its own
// name, else its nationality or owner ("French troops", "Niger's army", "soldiers
// from Chad", "members of the Wagner Group"), else what its pronoun or definite
// noun refers back to. It is "" where the text does not say.
func (r *Reading) Actor(tok int) who.ID {
	if n := r.NameAt(tok); n >= 0 {
		return r.named(AskActor, tok, n, "it is the name itself")
	}
	t := r.TreeAt(tok)
	if n := r.modifierName(t, tok); n >= 0 {
		return r.named(AskActor, tok, n, "the name that modifies the noun")
	}
	for c := range t.Children(tok) {
		if t.Rel(c) == syntax.RelNmodPoss && r.Doc.Has(c, possessives) {
			return r.Antecedent(c)
		}
	}
	if r.Doc.Has(tok, pronouns) || r.Doc.Has(tok, forceNouns) && r.definite(tok) || r.Doc.Has(tok, stateNouns) || r.Doc.Has(tok, blocNouns) {
		return r.Antecedent(tok)
	}
	return ""
}

// modifierName is the name that modifies the noun closest: before it, then after
// "of", "from" or "by", then in apposition; -1 if none does.
func (r *Reading) modifierName(t *syntax.Tree, noun int) int {
	for _, rels := range [][]syntax.Rel{
		{syntax.RelAmod, syntax.RelCompound, syntax.RelNmodPoss, syntax.RelFlat},
		{syntax.RelNmod},
		{syntax.RelAppos},
	} {
		best := -1
		for c := range t.Children(noun) {
			if !oneOf(t.Rel(c), rels) || t.Rel(c) == syntax.RelNmod && !r.Doc.Has(t.Case(c), ownerPreps) {
				continue // "soldiers in Mali" are not Mali's
			}
			f, e := t.Subtree(c)
			for _, n := range r.NamesWithin(f, e) {
				if h := t.FirstConjunct(nameHead(t, r.Names[n])); t.Rel(c) == syntax.RelNmod && h != c && t.Rel(h) == syntax.RelNmod && !r.Doc.Has(t.Case(h), ownerPreps) {
					continue // "battalions of 400 men in Mali"
				}
				if best < 0 || nameDistance(r.Names[n], noun) < nameDistance(r.Names[best], noun) {
					best = n
				}
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

func oneOf(rel syntax.Rel, rels []syntax.Rel) bool {
	for _, x := range rels {
		if rel == x {
			return true
		}
	}
	return false
}

// Antecedent is what a pronoun, "the country" or "the bloc" at tok refers back to:
// the nearest fitting name before it, subjects before others.
func (r *Reading) Antecedent(tok int) who.ID { return r.antecedent(tok, 0) }

func (r *Reading) antecedent(tok, depth int) who.ID {
	fits := r.fitting(tok)
	s := r.Doc.SentenceOf(tok)
	if id := r.subjectSpokenOf(tok, depth, fits); id != "" {
		return id
	}
	for back := s; back >= 0 && back >= s-3; back-- {
		end := r.Doc.Sentences[back].End
		if back == s {
			end = tok
		}
		names := r.NamesWithin(r.Doc.Sentences[back].First, end)
		t := r.Tree(back)
		for _, n := range names { // a subject first
			if fits(r.Names[n]) && isSubject(t, nameHead(t, r.Names[n])) {
				return r.named(AskReference, tok, n, "the subject that it refers back to")
			}
		}
		for i := len(names) - 1; i >= 0; i-- {
			if fits(r.Names[names[i]]) {
				return r.named(AskReference, tok, names[i], "the last fitting name that it refers back to")
			}
		}
	}
	return ""
}

// subjectSpokenOf follows a pronoun to the main subject of the sentence before, where
// its own sentence names nobody in front of it: a name, or a noun that refers on ("The
// country shares a border with Chad. It has 9,000 soldiers").
func (r *Reading) subjectSpokenOf(tok, depth int, fits func(who.Mention) bool) who.ID {
	s := r.Doc.SentenceOf(tok)
	if depth > 2 || s == 0 || !r.Doc.Has(tok, pronouns) || len(r.NamesWithin(r.Doc.Sentences[s].First, tok)) > 0 {
		return ""
	}
	t := r.Tree(s - 1)
	subject := t.OwnSubject(t.Root())
	if subject < 0 {
		return ""
	}
	if n := r.NameAt(subject); n >= 0 {
		if fits(r.Names[n]) && !r.datelined(r.Names[n]) {
			return r.Names[n].Party()
		}
		return ""
	}
	if r.Doc.Has(subject, stateNouns) && r.definite(subject) {
		return r.Topic()
	}
	if r.Doc.Has(subject, blocNouns) || r.Doc.Has(subject, pronouns) {
		return r.antecedent(subject, depth+1)
	}
	return ""
}

// fitting says which names the pronoun or noun at tok may stand for.
func (r *Reading) fitting(tok int) func(who.Mention) bool {
	switch {
	case r.Doc.Has(tok, stateNouns):
		return func(m who.Mention) bool { return m.Country != "" }
	case r.Doc.Has(tok, forceNouns):
		return func(m who.Mention) bool { return m.Kind == who.Mission || m.Kind == who.ArmedGroup }
	case r.Doc.Has(tok, blocNouns):
		return func(m who.Mention) bool {
			return m.Kind == who.Bloc || m.Kind == who.Mission || m.Kind == who.ArmedGroup
		}
	}
	return func(m who.Mention) bool { return m.Form != who.Demonym && m.Form != who.Place && m.Form != who.Capital }
}

func isSubject(t *syntax.Tree, tok int) bool {
	rel := t.Rel(tok)
	return rel == syntax.RelNsubj || rel == syntax.RelNsubjPass
}

// Parties lists the entities of a coordination ("Burkina Faso, Mali and Niger"):
// the token's own and those of its conjuncts, once each, in order.
func (r *Reading) Parties(tok int) []who.ID {
	t := r.TreeAt(tok)
	var out []who.ID
	for _, c := range t.Conjuncts(tok) {
		if id := r.Actor(c); id != "" && !contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func contains(ids []who.ID, id who.ID) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

// ModifierParty is whom a name before the noun, in its own phrase, stands for: "UN"
// in "UN sanctions", "its" in "its embargo"; "" if there is none.
func (r *Reading) ModifierParty(noun int) who.ID {
	t := r.TreeAt(noun)
	for c := range t.Children(noun) {
		if c > noun || !oneOf(t.Rel(c), ownerRels) {
			continue
		}
		f, e := t.Subtree(c)
		for _, n := range r.NamesWithin(f, e) {
			return r.named(AskParties, noun, n, "the name in its own phrase")
		}
		if r.Doc.Has(c, possessives) {
			return r.Antecedent(c)
		}
	}
	return ""
}

var ownerPreps = text.Words("of from by for at under within")

var ownerRels = []syntax.Rel{syntax.RelAmod, syntax.RelCompound, syntax.RelNmodPoss, syntax.RelFlat, syntax.RelNmodDesc}

// PartiesDeep is Parties, or where the coordination names none, the party of the
// first name within the phrase ("on senior officials of Belarus").
func (r *Reading) PartiesDeep(tok int) []who.ID {
	if ids := r.Parties(tok); len(ids) > 0 {
		return ids
	}
	t := r.TreeAt(tok)
	first, end := t.Subtree(tok)
	for _, n := range r.NamesWithin(first, end) {
		return []who.ID{r.named(AskParties, tok, n, "the first name within the phrase")}
	}
	return nil
}
