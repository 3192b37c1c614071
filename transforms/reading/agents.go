package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Agents lists the parties that do what the predicate tells: the subject of an active
// one, the by-phrase of a passive one; for a noun ("the signing", "its exit") its owner,
// what follows "by" or "of", else the subject of its clause.
func (r *Reading) Agents(predicate int) []who.ID {
	t := r.TreeAt(predicate)
	if owned := t.Possessor(predicate) >= 0 && !t.Tag(predicate).IsVerb(); (owned || t.Tag(predicate).IsNoun()) && t.OwnSubject(predicate) < 0 {
		return r.nounAgents(t, predicate)
	}
	a := t.Agent(predicate)
	if a < 0 || a == predicate {
		return r.justBefore(t, predicate)
	}
	if n := r.NameAt(a); n >= 0 && r.datelined(r.Names[n]) {
		return r.openers(predicate)
	}
	if ids := r.speakers(t, predicate, a); len(ids) > 0 {
		return r.BecauseAll(AskActor, predicate, ids, "who says so of itself")
	}
	ids := r.PartiesOf(a)
	if len(ids) == 0 && t.OwnSubject(predicate) < 0 && t.Rel(predicate) == syntax.RelConj {
		return r.justBefore(t, predicate) // the tree has lent it another clause's subject
	}
	return r.BecauseAll(AskActor, predicate, ids, "who does what this word tells")
}

// speakers is who says of itself what an "it" does: "the government announced it had
// secured a deal".
func (r *Reading) speakers(t *syntax.Tree, predicate, subject int) []who.ID {
	if !r.Doc.Has(subject, itPronoun) || t.Rel(predicate) != syntax.RelCcomp {
		return nil
	}
	s := t.Agent(t.Head(predicate))
	if s < 0 || s >= subject || r.Doc.Has(s, pronouns) {
		return nil
	}
	return r.PartiesOf(s)
}

// justBefore is who stands right before an active verb that the tree has given no
// subject: "the Council unanimously approved".
func (r *Reading) justBefore(t *syntax.Tree, verb int) []who.ID {
	if t.Tag(verb) == syntax.VBG {
		return nil
	}
	next := t.Tag(verb + 1) // a participle with an object is a past tense: "the Council approved the"
	perfect := t.Tag(verb) != syntax.VBN || next == syntax.DT || next == syntax.PRPS
	for tok := verb - 1; tok >= t.First && tok >= verb-5; tok-- {
		if n := r.NameAt(tok); n >= 0 {
			if perfect && r.isParty(n) && !r.located(t, r.NameHead(n)) {
				return r.BecauseAll(AskActor, verb, r.listOf(n), "stands right before the verb")
			}
			return nil
		}
		switch {
		case r.Doc.Has(tok, haveForms):
			perfect = true
		case r.Doc.Has(tok, beForms), !t.Tag(tok).IsAdverb() && !t.Tag(tok).IsFinite() && !r.Doc.Has(tok, sinceWord):
			return nil
		}
	}
	return nil
}

// openers is the list of names that begins the text after its dateline, where the tree
// takes the dateline itself for the subject: "CAIRO - Egypt and Sudan signed".
func (r *Reading) openers(predicate int) []who.ID {
	s := r.Doc.Sentences[r.Doc.SentenceOf(predicate)]
	for tok := s.First; tok < predicate; tok++ {
		if r.Doc.Has(tok, dashWords) {
			ids, end := r.ListAfter(tok+1, 8)
			if end <= predicate {
				return ids
			}
			return nil
		}
	}
	return nil
}

func (r *Reading) nounAgents(t *syntax.Tree, noun int) []who.ID {
	if o := t.Possessor(noun); o >= 0 {
		return r.BecauseAll(AskActor, noun, r.PartiesOf(o), "the owner of the noun")
	}
	for _, c := range t.Dependents(noun, syntax.RelNmod, syntax.RelOblAgent, syntax.RelObl) {
		if p := t.Case(c); r.Doc.Has(p, byPrep) {
			return r.BecauseAll(AskActor, noun, r.PartiesOf(c), "named after “by”")
		}
	}
	if v := t.Clause(noun); v >= 0 && v != noun {
		if s := t.Agent(v); s >= 0 && !t.Descends(noun, s) {
			return r.BecauseAll(AskActor, noun, r.PartiesOf(s), "the subject of the noun's clause")
		}
	}
	return nil
}

var byPrep = text.Words("by")

var (
	beForms   = text.Words("is are was were be been being")
	sinceWord = text.Words("since also")
)
