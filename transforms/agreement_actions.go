package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// agreementRoles lists the roles of the agreement, and the nouns whose "of" phrase it
// is: "the termination of the accords", "a violation of the truce".
func agreementRoles(r *reading.Reading, t *syntax.Tree, noun int) []reading.Role {
	roles := r.Roles(noun)
	if v := r.VerbBefore(noun); v >= 0 {
		roles = append(roles, reading.Role{Kind: reading.Object, Verb: v, Prep: -1})
	}
	if v, prep := verbThrough(r, t, noun); v >= 0 {
		roles = append(roles, reading.Role{Kind: reading.Oblique, Verb: v, Prep: prep})
	}
	if first, _ := r.NounPhrase(t, noun); r.Doc.Has(first-2, participation) { // "suspended its participation in the treaty"
		roles = append(roles, r.Roles(first-2)...)
	}
	for _, a := range t.Ancestors(noun) {
		if t.Tag(a).IsVerb() {
			break
		}
		if t.Tag(a).IsNoun() {
			roles = append(roles, reading.Role{Kind: reading.Modifier, Verb: a, Prep: t.Case(noun)})
			break
		}
	}
	return roles
}

var participation = text.Words("participation involvement implementation")

// verbThrough is the verb that reaches the agreement through a preposition, by their
// places: "withdrew from the fisheries deal", "agreed to a new truce"; -1 if none does.
func verbThrough(r *reading.Reading, t *syntax.Tree, noun int) (verb, prep int) {
	for tok := noun - 1; tok > t.First && tok >= noun-6; tok-- {
		switch tag := t.Tag(tok); {
		case tag == syntax.IN || tag == syntax.TO:
			verb = tok - 1
			for verb > t.First && r.Doc.Has(verb, outParticles) {
				verb--
			}
			if t.Tag(verb).IsVerb() {
				return verb, tok
			}
			return -1, -1
		case tag.IsVerb():
			return -1, -1
		}
	}
	return -1, -1
}

var outParticles = text.Words("out away")

// actionOn is what the predicate does to an agreement in the role, "" if nothing.
func actionOn(r *reading.Reading, role reading.Role) string {
	v := role.Verb
	if r.Doc.Has(v, makeVerb) || misread(r, v) { // "to make the deal more attractive"
		return ""
	}
	done := role.Kind == reading.Object || role.Kind == reading.PassiveSubject ||
		role.Kind == reading.Modifier && r.TreeAt(v).Tag(v).IsNoun()
	switch {
	case role.Kind == reading.Subject && r.Doc.Has(v, collapseVerbs):
		if !r.Doc.Has(v, pullVerbs) || r.Doc.Has(v+1, collapseTails) {
			return "terminated"
		}
	case role.Kind == reading.Oblique && r.Doc.Has(v, quitWords) && r.Doc.Has(role.Prep, outWords):
		return "terminated"
	case role.Kind == reading.Oblique && r.Doc.Has(v, throughWords):
		return "signed"
	case !done && !(role.Kind == reading.Subject && r.Doc.Has(v, signWords) && r.Doc.Has(v+1, dealPreps)): // "the pact reached between"
	case r.Doc.Has(v, violateWords):
		return "violated"
	case r.Doc.Has(v, suspendWords):
		return "suspended"
	case r.Doc.Has(v, endWords), r.Doc.Has(v, quitWords) && r.Doc.Has(role.Prep, outWords):
		return "terminated"
	case r.Doc.Has(v, signWords), r.Doc.Has(v, brokerWords):
		return "signed"
	case r.Doc.Has(v, proposeWords):
		return "proposed"
	}
	return ""
}

// misread reports whether the word only looks like a deed: "another sign of", "far-reaching".
func misread(r *reading.Reading, tok int) bool {
	return r.Doc.Has(tok, signNouns) && r.TreeAt(tok).Tag(tok).IsNoun() || r.Doc.Has(tok-1, hyphens)
}

var (
	signNouns = text.Words("sign signs")
	hyphens   = text.Words("-")
)

var makeVerb = text.Words("make makes making")

// meant weighs the action by how its clause is meant: what is to be signed is
// proposed, what will be ended is ended, what is denied did not happen - though
// who "failed to reach a deal" negotiated one.
func meant(r *reading.Reading, verb int, action string) string {
	assertion := r.Assertion(verb)
	if action == "violated" && assertion == reading.Planned && r.TreeAt(verb).Tag(verb).IsNoun() { // "it would be a violation of"
		return ""
	}
	if action != "signed" && notMeant(r, verb) {
		assertion = reading.Denied
	}
	if assertion == reading.Actual && (toBeDone(r, verb) || inProspect(r, verb) || yetTo(r, verb) || action == "signed" && unratified(r, verb)) {
		if action != "signed" && action != "proposed" {
			return "" // "calls to scrap", "efforts to flout"
		}
		assertion = reading.Planned
	}
	switch assertion {
	case reading.Denied:
		if action == "signed" && r.Doc.Has(verb, failedVerbs) {
			return "proposed"
		}
		return ""
	case reading.Hypothetical, reading.Threatened:
		return ""
	case reading.Planned:
		if action == "signed" {
			return "proposed"
		}
		if action != "proposed" && !r.TreeAt(verb).Tag(verb).IsNoun() && r.TreeAt(verb).Tense(verb) == syntax.Modal && !said(r, verb) {
			return ""
		}
	}
	return action
}

// said reports whether the verb is what somebody says he "would" do, which is what he
// will do, told in the past.
func said(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	if t.Rel(verb) != syntax.RelCcomp {
		return false
	}
	for _, aux := range t.Aux(verb) {
		if r.Doc.Has(aux, wouldWord) {
			return true
		}
	}
	return false
}

var wouldWord = text.Words("would")

// toBeDone reports whether the verb is an infinitive that leaves it open whether it
// came about: "instructed to reach", "efforts to conclude".
func toBeDone(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	rel := t.Rel(verb)
	if r.Doc.Has(verb-1, perfectHave) || r.Doc.Has(verb-2, perfectHave) { // "claimed to have reached"
		return false
	}
	if rel == syntax.RelAcl { // "the first country to sign"
		first, _ := r.NounPhrase(t, t.Head(verb))
		for tok := first; tok < t.Head(verb); tok++ {
			if r.Doc.Has(tok, managedTo) {
				return false
			}
		}
	}
	return t.Tense(verb) == syntax.Infinitive && (rel == syntax.RelAcl || rel == syntax.RelXcomp || rel == syntax.RelAdvcl || rel == syntax.RelCcomp) &&
		!r.Doc.Has(t.Head(verb), managedTo)
}

var (
	managedTo   = text.Words("decision decided managed went able first last second third only latest")
	perfectHave = text.Words("have having")
)

// tentative reports whether a mentioned agreement may not exist: "hopes for a deal
// between", "talks on a pact", "no agreement".
func tentative(r *reading.Reading, t *syntax.Tree, noun int) bool {
	first, _ := r.NounPhrase(t, noun)
	for tok := max(first-4, t.First); tok < noun; tok++ {
		if r.Doc.Has(tok, tentativeWords) {
			return true
		}
	}
	return r.Assertion(noun) != reading.Actual
}

// boundNouns are agreements in force when mentioned with their parties.
var boundNouns = text.Words("treaty treaties pact pacts deal deals accord accords agreement agreements truce ceasefire armistice")

// dealPreps follow a participle that a tagger may take for a past tense.
var dealPreps = text.Words("between with by in at on last this after during among")

var tentativeWords = text.Words(`no any possible potential hope hopes hoping talks negotiations towards toward call calls called calling push
	proposed draft prospects prospect chance chances effort efforts seek seeking sought future if urge urged need offer offered without`)
