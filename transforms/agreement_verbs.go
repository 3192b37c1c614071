package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// talkDeed reads negotiations that are told as such: "negotiations between A and B on
// a trade pact", "peace talks with the rebels".
func talkDeed(r *reading.Reading, noun int) []deed {
	t := r.TreeAt(noun)
	if !t.Tag(noun).IsNoun() && noun != t.First || !r.Doc.Has(noun-1, talkKinds) && !negotiating(r, noun) {
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
	if opinion(r, verb) {
		r.Drop(verb, verb+1, "they are only of one mind")
		return nil
	}
	if d.among = agreedAmong(r, verb); inProspect(r, verb) || yetTo(r, verb) || r.Doc.Has(verb+1, toInfinitive) && r.Doc.Has(verb+2, proposeWords) {
		d.action = "proposed"
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
	if r.Doc.SentenceOf(verb)-r.Doc.SentenceOf(last.trigger) > 2 && !spokenOfDeal(r, verb) {
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
