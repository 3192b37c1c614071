package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// measureRoles lists the roles of the measure, of the nouns that hold it ("a round of
// sanctions", "the lifting of") and these nouns themselves.
func measureRoles(r *reading.Reading, t *syntax.Tree, noun int) []reading.Role {
	var out []reading.Role
	if v := verbBeside(r, t, noun); v >= 0 {
		out = append(out, reading.Role{Kind: reading.Object, Verb: v, Prep: -1})
	}
	if v := passiveAfter(r, t, noun); v >= 0 {
		out = append(out, reading.Role{Kind: reading.PassiveSubject, Verb: v, Prep: -1})
	}
	for range 3 {
		out = append(out, r.Roles(noun)...)
		h := t.Head(noun)
		if h < 0 || !r.Doc.Has(h, packNouns) || t.Tag(h).IsVerb() {
			break
		}
		out = append(out, reading.Role{Kind: reading.Modifier, Verb: h, Prep: -1})
		noun = h
	}
	return out
}

// passiveAfter is the passive predicate that follows the measure and whom it is against:
// "the embargo on Serbia was lifted"; -1 if none does.
func passiveAfter(r *reading.Reading, t *syntax.Tree, noun int) int {
	for tok := noun + 1; tok < t.End && tok <= noun+14; tok++ {
		switch {
		case told(r, tok) && t.Tag(tok) == syntax.VBN && (r.Doc.Has(tok-1, passiveWords) || t.Tag(tok-1).IsAdverb() && r.Doc.Has(tok-2, passiveWords)):
			return tok
		case t.Tag(tok).IsFinite() && !r.Doc.Has(tok, passiveWords), r.Doc.Has(tok, relativeWords):
			return -1
		}
	}
	return -1
}

var passiveWords = text.Words("is are was were be been being will would has have had")

// verbBeside is the verb that stands right before the measure's phrase ("threatened
// further sanctions on") or in a relative clause right after it ("the embargo that France
// has imposed"), whatever the tree makes of it; -1 if none does.
func verbBeside(r *reading.Reading, t *syntax.Tree, noun int) int {
	if v := r.VerbBefore(noun); v >= 0 && told(r, v) {
		return v
	}
	if !r.Doc.Has(noun+1, relativeWords) {
		return -1
	}
	for tok := noun + 2; tok < t.End && tok <= noun+8; tok++ {
		if t.Tag(tok).IsVerb() && r.Doc.Has(tok, imposeWords) && !r.Doc.Has(tok-1, beforeInfinitive) {
			return tok
		}
	}
	return -1
}

func told(r *reading.Reading, verb int) bool {
	return r.Doc.Has(verb, imposeWords) || r.Doc.Has(verb, liftWords) || r.Doc.Has(verb, threatWords) || r.Doc.Has(verb, extendWords)
}

// actionWith is what the predicate does with a measure in the role; "asked" where it
// is only wanted, debated or refused; "" if it does nothing.
func actionWith(r *reading.Reading, role reading.Role) string {
	v := role.Verb
	subject := role.Kind == reading.Subject
	switch {
	case r.Doc.Has(v, askedWords):
		return "asked"
	case r.Doc.Has(v, threatWords), inTheMaking(r, role):
		return "threatened"
	case subject:
		return ""
	case r.Doc.Has(v, faceVerbs):
		return "threatened"
	case role.Kind == reading.Oblique && !r.Doc.Has(v, decideVerbs):
		if r.Doc.Has(role.Prep, withWord) && r.Doc.Has(v, imposeWords) { // "hit Iran with sanctions"
			return "imposed"
		}
		return ""
	case r.Doc.Has(v, extendWords):
		return "extended"
	case r.Doc.Has(v, liftWords):
		return "lifted"
	case r.Doc.Has(v, imposeWords):
		return "imposed"
	}
	return ""
}

// weighed is what the action comes to, as its clause means it: what will be imposed is
// a threat, what may be lifted is in force, and what is asked for is nothing.
func weighed(r *reading.Reading, verb int, action string) (string, bool) {
	if action == "threatened" {
		if r.TreeAt(verb).Negated(verb) { // "is not threatened by sanctions"
			return "", false
		}
		return action, false
	}
	assertion := r.Assertion(verb)
	asked, decided := governedBy(r, verb)
	switch {
	case decided:
		assertion = reading.Actual
	case asked && action == "imposed":
		return "", false
	case asked:
		return "imposed", true
	case unfinished(r, verb) && assertion == reading.Actual:
		assertion = reading.Planned
	}
	switch {
	case assertion == reading.Actual:
		return action, false
	case action == "imposed" && assertion == reading.Denied, action == "imposed" && assertion == reading.Hypothetical:
		return "", false
	case action == "imposed":
		return "threatened", false
	}
	return "imposed", true
}

// governedBy reports whether the verb is an infinitive that somebody asks for or debates,
// or one that somebody has decided: "voted to impose".
func governedBy(r *reading.Reading, verb int) (asked, decided bool) {
	t := r.TreeAt(verb)
	if r.Doc.Has(verb-1, askedWords) || r.Doc.Has(verb-1, keepFrom) { // "a provision imposing", "barred from lifting"
		return true, false
	}
	for tok, hops := verb, 0; hops < 3; hops++ {
		switch t.Rel(tok) {
		case syntax.RelXcomp, syntax.RelCcomp, syntax.RelAcl, syntax.RelAdvcl, syntax.RelConj, syntax.RelObl, syntax.RelNmod:
		default:
			return false, false
		}
		tok = t.Head(tok)
		switch {
		case r.Doc.Has(tok, decideVerbs):
			return false, true
		case r.Doc.Has(tok, askedWords):
			return true, false
		}
	}
	return false, false
}

var keepFrom = text.Words("from without")

// unfinished reports whether the verb is an infinitive or gerund that leaves it open
// whether it comes about: "pressure to lift", "would require lifting".
func unfinished(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	switch t.Rel(verb) {
	case syntax.RelAcl, syntax.RelXcomp, syntax.RelCcomp, syntax.RelAdvcl, syntax.RelCsubj, syntax.RelObj:
		if t.Tense(verb) == syntax.Infinitive {
			return true
		}
		return t.Tag(verb) == syntax.VBG && r.Assertion(t.Head(verb)) != reading.Actual
	}
	return false
}
