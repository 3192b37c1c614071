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
	if !nominal(r, t, noun) || t.Tag(noun+1).IsNoun() && r.DateAt(noun+1) < 0 { // "ceasefire line", but "a truce Monday"
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
		if helpedNegotiate(r, role.Verb) {
			d.brokered, d.action = true, "signed"
		}
		if d.action != "" && !triggered(out, d.trigger) {
			out = append(out, ofKinds(r, doneDeed(r, d))...)
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

// ofKinds tells agreements of two kinds apart.
func ofKinds(r *reading.Reading, d deed) []deed {
	other := d
	if other.kind = secondKind(r, d.noun, d.kind); other.kind == "" {
		return []deed{d}
	}
	return []deed{d, other}
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
	d.parties = capitalOfBloc(r, agreementParties(r, d))
	d.kind = agreementKind(r, d.noun, d.trigger)
	if (d.kind == "other" || d.kind == "political") && withRebels(d.parties) {
		d.kind = "peace"
	}
	d.among = d.among || len(d.parties) == 1 && withUnnamedRebels(r, d)
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
