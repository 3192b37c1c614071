package reading

import (
	"strings"

	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// RoleKind is what a noun phrase is to a predicate.
type RoleKind uint8

const (
	Subject RoleKind = iota // of an active verb, an adjective or a noun
	PassiveSubject
	Object
	Oblique  // after a preposition
	Modifier // of a noun: "the murder of two men"
)

// Role ties a noun phrase to the predicate that says something of it.
type Role struct {
	Kind RoleKind
	Verb int // token of the predicate (a verb, adjective or noun)
	Prep int // token of the preposition for Oblique and Modifier, -1 if none
}

// maxRoles bounds how far coordinations and chains of control are followed.
const maxRoles = 12

// Roles lists what the noun phrase headed by tok is to the predicates around it, the
// closest first: participles and relative clauses upon it ("soldiers killed in",
// "who fled"), its own clause's predicate, those coordinated with that or
// controlled by it ("were forced to flee"); for a conjunct, the coordination's.
func (r *Reading) Roles(tok int) []Role {
	t := r.TreeAt(tok)
	var out []Role
	for c := range t.Children(tok) {
		switch t.Rel(c) {
		case syntax.RelAcl:
			out = append(out, Role{participleKind(t, c), c, -1})
		case syntax.RelAclRelcl:
			if k, ok := relativeKind(r, t, c); ok {
				out = append(out, Role{k, c, -1})
			}
		}
	}
	for hops := 0; tok >= 0 && hops < 4; hops++ {
		role, ok := direct(t, tok)
		if ok {
			out = append(out, role)
			return r.chained(t, role, out)
		}
		if !climbs(t.Rel(tok)) {
			break
		}
		tok = t.Head(tok)
	}
	return out
}

func climbs(rel syntax.Rel) bool {
	return rel == syntax.RelConj || rel == syntax.RelAppos || rel == syntax.RelFlat || rel == syntax.RelCompound || rel == syntax.RelNummod
}

// direct is the role that the token's own relation gives it.
func direct(t *syntax.Tree, tok int) (Role, bool) {
	h := t.Head(tok)
	switch t.Rel(tok) {
	case syntax.RelNsubjPass:
		return Role{PassiveSubject, h, -1}, true
	case syntax.RelNsubj:
		if t.Passive(h) {
			return Role{PassiveSubject, h, -1}, true
		}
		return Role{Subject, h, -1}, true
	case syntax.RelObj, syntax.RelIobj:
		return Role{Object, h, -1}, true
	case syntax.RelObl, syntax.RelOblAgent:
		return Role{Oblique, h, t.Case(tok)}, true
	case syntax.RelNmod:
		return Role{Modifier, h, t.Case(tok)}, true
	}
	return Role{}, false
}

// chained adds the predicates that share the role: conjuncts without a subject of
// their own and, for subjects, the complements that the predicate controls.
func (r *Reading) chained(t *syntax.Tree, role Role, out []Role) []Role {
	if role.Kind == Modifier || role.Kind == Oblique {
		return out
	}
	for c := range t.Children(role.Verb) {
		if len(out) >= maxRoles {
			break
		}
		switch {
		case t.Rel(c) == syntax.RelConj && role.Kind != Object && t.OwnSubject(c) < 0 && !r.numbered(c):
			k := role.Kind
			if t.Passive(c) || k == PassiveSubject && participle(t, c) && len(t.Aux(c)) == 0 {
				k = PassiveSubject
			} else {
				k = Subject
			}
			out = append(out, Role{k, c, -1})
		case t.Rel(c) == syntax.RelXcomp:
			k := Subject
			if t.Passive(c) || participle(t, c) {
				k = PassiveSubject
			}
			out = append(out, Role{k, c, -1})
		}
	}
	return out
}

func participle(t *syntax.Tree, tok int) bool { return t.Tag(tok) == syntax.VBN }

func participleKind(t *syntax.Tree, tok int) RoleKind {
	if participle(t, tok) || t.Passive(tok) {
		return PassiveSubject
	}
	return Subject
}

// relativeKind is the role that a relative clause gives its antecedent, if it has
// no other subject: "who fled", "that were sent".
func relativeKind(r *Reading, t *syntax.Tree, verb int) (RoleKind, bool) {
	s := t.OwnSubject(verb)
	if s >= 0 && !r.Doc.Has(s, relatives) {
		return Object, !(t.Passive(verb) && r.relativeBetween(t.Head(verb), s)) // "a nurse whose son was killed"
	}
	if t.Passive(verb) {
		return PassiveSubject, true
	}
	return Subject, true
}

// numbered reports whether a number that stands right before the verb is its subject:
// "20 were killed and 53 wounded", "90 fell ill and more than 30 have died".
func (r *Reading) numbered(verb int) bool {
	t := r.TreeAt(verb)
	at := verb - 1
	for most := at - 3; at > most && (r.Doc.Has(at, havingBeen) || t.Tag(at).IsAdverb()); at-- {
	}
	return r.NumberAt(at) >= 0
}

// relativeBetween reports whether a relative pronoun stands between the two tokens.
func (r *Reading) relativeBetween(first, end int) bool {
	for tok := first + 1; tok < min(end, first+reach); tok++ {
		if r.Doc.Has(tok, relatives) || r.Doc.Has(tok, whoseWord) {
			return true
		}
	}
	return false
}

var havingBeen = text.Words("have has had been were was are")

var whoseWord = text.Words("whose")

// VerbBefore is the verb whose object the noun seems to be by its place, the words of
// its own phrase apart: "signed a new trade pact". A word that the tagger takes for an
// adjective counts where it follows a name ("The EU extended sanctions") or is a gerund
// after a noun ("an order imposing sanctions"). It is -1 if there is none.
func (r *Reading) VerbBefore(noun int) int {
	t := r.TreeAt(noun)
	for tok := noun - 1; tok >= t.First && tok >= noun-7; tok-- {
		tag := t.Tag(tok)
		switch {
		case tag.IsVerb() && (tag != syntax.VBN || !t.Tag(tok-1).IsAdjective() && t.Tag(tok-1) != syntax.DT):
			return tok
		case tag == syntax.JJ && (r.NameAt(tok-1) >= 0 || t.Tag(tok-1).IsNoun() || t.Tag(tok-1) == syntax.IN) && inflected(r.Doc.Text(tok)):
			return tok
		case !tag.IsNoun() && !tag.IsAdjective() && !tag.IsVerb() && tag != syntax.DT && tag != syntax.PRPS && tag != syntax.CD && r.Doc.Text(tok) != "-":
			return -1
		}
	}
	return -1
}

// inflected reports whether the word has a verb's ending.
func inflected(word string) bool {
	return strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing")
}
