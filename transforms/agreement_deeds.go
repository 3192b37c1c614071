package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	agreementNouns   = agreementCues.Words("noun")
	agreementPhrases = agreementCues.Phrases("noun phrase")
	talkNouns        = agreementCues.Words("talk")
	talkKinds        = agreementCues.Words("talk kind")
	signWords        = agreementCues.Words("signed")
	throughWords     = agreementCues.Words("through")
	brokerWords      = agreementCues.Words("brokered")
	agreeVerbs       = agreementCues.Words("agree")
	endWords         = agreementCues.Words("terminated")
	quitWords        = agreementCues.Words("quit")
	collapseVerbs    = agreementCues.Words("collapsed")
	collapseTails    = agreementCues.Words("particle")
	suspendWords     = agreementCues.Words("suspended")
	violateWords     = agreementCues.Words("violated")
	proposeWords     = agreementCues.Words("proposed")
	failedVerbs      = agreementCues.Words("failed")

	newArticles  = text.Words("a an another new")
	articleWords = text.Words("a an the their its")
	outWords     = text.Words("from out of")
	pullVerbs    = text.Words("pull pulls pulled pulling walk walked walks back backed broke fell break breaks breaking")
	peaceWord    = text.Words("peace")
	makeVerbs    = text.Words("make makes made making sign signed concluded")
)

// deedsAt are the deeds told of the agreement noun, or by the agreeing verb, at tok.
func deedsAt(r *reading.Reading, tok int) []deed {
	if n := agreementPhrases.Match(r.Doc, tok); n > 0 {
		return nounDeeds(r, tok+phraseHead(r, tok, n))
	}
	switch {
	case r.Doc.Has(tok, agreementNouns):
		return nounDeeds(r, tok)
	case r.Doc.Has(tok, talkNouns):
		return talkDeed(r, tok)
	case r.Doc.Has(tok, peaceWord) && r.Doc.Has(tok-1, makeVerbs): // "made peace with Israel"
		return []deed{doneDeed(r, deed{noun: tok, trigger: tok - 1, action: "signed"})}
	case r.Doc.Has(tok, agreeVerbs):
		return agreeDeed(r, tok)
	}
	return nil
}

// phraseHead is the place of the phrase's noun: its first word ("end of hostilities",
// "joint declaration" aside, which ends in it).
func phraseHead(r *reading.Reading, tok, n int) int {
	for i := tok + 1; i < tok+n; i++ {
		if r.Doc.Has(i, phrasePreps) {
			return i - 1 - tok
		}
	}
	return n - 1
}

var phrasePreps = text.Words("of to")

// nounDeeds reads what is done to the agreement that the noun names; more than one
// thing at times: "the truce that they signed in May broke down".
func nounDeeds(r *reading.Reading, noun int) []deed {
	t := r.TreeAt(noun)
	if !nominal(r, t, noun) || t.Tag(noun+1).IsNoun() { // "ceasefire line"
		return nil
	}
	var out []deed
	told := false
	for _, role := range agreementRoles(r, t, noun) {
		action := actionOn(r, role)
		if action == "" {
			continue
		}
		told = true
		d := deed{noun: noun, trigger: role.Verb, brokered: r.Doc.Has(role.Verb, brokerWords), action: meant(r, role.Verb, action)}
		if d.action != "" && !triggered(out, d.trigger) {
			out = append(out, doneDeed(r, d))
		}
	}
	if told {
		return out
	}
	if v, ok := saidAfter(r, t, noun); ok {
		return []deed{doneDeed(r, deed{noun: noun, trigger: v, action: "signed"})}
	}
	if !r.Doc.Has(noun, boundNouns) || tentative(r, t, noun) {
		return nil
	}
	return []deed{doneDeed(r, deed{noun: noun, trigger: noun, action: "signed", mention: true})}
}

// signedDeed is the first of the noun's deeds that says it was signed.
func signedDeed(r *reading.Reading, noun int) (deed, bool) {
	for _, d := range nounDeeds(r, noun) {
		if d.action == "signed" {
			return d, true
		}
	}
	return deed{}, false
}

func triggered(deeds []deed, trigger int) bool {
	for _, d := range deeds {
		if d.trigger == trigger {
			return true
		}
	}
	return false
}

// saidAfter reads a relative clause or participle that the tree has tied to another
// noun: "the treaty, which they signed with", "a pact signed in".
func saidAfter(r *reading.Reading, t *syntax.Tree, noun int) (verb int, ok bool) {
	for tok := noun + 1; tok < t.End && tok <= noun+6; tok++ {
		switch {
		case r.Doc.Has(tok, closingVerbs):
			return tok, r.Assertion(tok) == reading.Actual
		case t.Tag(tok).IsVerb():
			return 0, false
		case r.Doc.Tokens[tok].Is(text.Punct) && tok > noun+1:
			return 0, false
		}
	}
	return 0, false
}

var closingVerbs = text.Words("signed reached concluded struck clinched agreed sealed ratified")

// doneDeed fills in parties and kind.
func doneDeed(r *reading.Reading, d deed) deed {
	d.parties = agreementParties(r, d)
	d.kind = agreementKind(r, d.noun, d.trigger)
	if (d.kind == "other" || d.kind == "political") && withRebels(d.parties) {
		d.kind = "peace"
	}
	return d
}

// withRebels reports whether an armed group is a party: what it agrees on is peace
// unless something else is said.
func withRebels(ids []who.ID) bool {
	for _, id := range ids {
		if e, ok := who.Lookup(id); ok && e.Kind == who.ArmedGroup {
			return true
		}
	}
	return false
}

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

// meant weighs the action by how its clause is meant: what is to be signed is
// proposed, what will be ended is ended, what is denied did not happen - though
// who "failed to reach a deal" negotiated one.
func meant(r *reading.Reading, verb int, action string) string {
	assertion := r.Assertion(verb)
	if action == "signed" && assertion == reading.Actual && toBeDone(r, verb) {
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
	return t.Tense(verb) == syntax.Infinitive && (rel == syntax.RelAcl || rel == syntax.RelXcomp || rel == syntax.RelAdvcl || rel == syntax.RelCcomp) &&
		!r.Doc.Has(t.Head(verb), managedTo)
}

var managedTo = text.Words("decision decided managed went able first last second")

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

// talkDeed reads negotiations that are told as such: "negotiations between A and B on
// a trade pact", "peace talks with the rebels".
func talkDeed(r *reading.Reading, noun int) []deed {
	t := r.TreeAt(noun)
	if !t.Tag(noun).IsNoun() && noun != t.First || !r.Doc.Has(noun-1, talkKinds) && !(r.Doc.Has(noun+1, betweenWords) && onAgreement(r, noun)) {
		return nil
	}
	return []deed{doneDeed(r, deed{noun: noun, trigger: noun, action: "proposed"})}
}

// onAgreement reports whether the sentence says that the talks are about an agreement.
func onAgreement(r *reading.Reading, noun int) bool {
	s := r.Doc.Sentences[r.Doc.SentenceOf(noun)]
	for tok := s.First; tok < s.End; tok++ {
		if r.Doc.Has(tok, agreementNouns) {
			return true
		}
	}
	return false
}

// agreeDeed reads "A and B agreed to reopen the border": two parties at least, for
// one that agrees alone only consents.
func agreeDeed(r *reading.Reading, verb int) []deed {
	t := r.TreeAt(verb)
	if !t.Tag(verb).IsVerb() || t.Rel(verb) == syntax.RelAmod || governsAgreement(r, t, verb) {
		return nil
	}
	d := deed{trigger: verb, noun: -1, action: "signed"}
	switch r.Assertion(verb) {
	case reading.Denied, reading.Planned:
		d.action = "proposed"
	case reading.Hypothetical, reading.Threatened:
		r.Drop(verb, verb+1, "it is only supposed or threatened")
		return nil
	}
	return []deed{doneDeed(r, d)}
}

// governsAgreement reports whether the verb's deed is told of a noun: "agreed a truce".
func governsAgreement(r *reading.Reading, t *syntax.Tree, verb int) bool {
	for c := range t.Children(verb) {
		if c < verb && t.Rel(c) != syntax.RelNsubjPass {
			continue
		}
		if r.Doc.Has(c, agreementNouns) && t.Rel(c) != syntax.RelAdvcl {
			return true
		}
	}
	return t.Rel(verb) == syntax.RelAcl && r.Doc.Has(t.Head(verb), agreementNouns)
}

// pronounDeed reads what a party does to the agreement told of just before: "Ankara
// signed a truce in May but is ignoring it".
func pronounDeed(r *reading.Reading, told []deed, verb int) (deed, bool) {
	if len(told) == 0 {
		return deed{}, false
	}
	last := told[len(told)-1]
	if r.Doc.SentenceOf(verb)-r.Doc.SentenceOf(last.trigger) > 2 {
		return deed{}, false
	}
	t := r.TreeAt(verb)
	if !t.Tag(verb).IsVerb() || !r.Doc.Has(t.Patient(verb), itWords) {
		return deed{}, false
	}
	d := last
	d.trigger, d.noun, d.mention, d.brokered = verb, -1, false, false
	d.action = actionOn(r, reading.Role{Kind: reading.Object, Verb: verb, Prep: -1})
	if d.action == "" || d.action == "proposed" {
		return deed{}, false
	}
	d.action = meant(r, verb, d.action)
	by := r.Agents(verb)
	return d, d.action != "" && len(by) > 0 && subset(by, last.parties)
}

var itWords = text.Words("it them")
