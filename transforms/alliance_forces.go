package transforms

import (
	"strings"

	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	allianceForces   = text.Words("force mission operation")
	manyNations      = text.Words("multinational international peacekeeping stabilisation stabilization regional joint")
	contributeWords  = text.Words("contributing participating involved taking sending")
	allianceOffices  = text.Words("president chairman chairwoman chair presidency")
	alliancesTitles  = text.Words("minister president premier chancellor king emir")
	alliancesHolding = text.Words("current also now outgoing acting rotating the newly elected present")
	titlePreps       = text.Words("for of from")
)

// namelessForce reads a force of several nations that has no name, or one that "the force"
// refers back to: "a multinational force", "nations contributing to the force".
func namelessForce(r *reading.Reading, tok int, before []body) (body, bool) {
	if !r.Doc.Has(tok, allianceForces) || r.NameAt(tok-1) >= 0 {
		return body{}, false
	}
	b := body{first: tok, end: tok + 1, head: tok, id: unnamed, kind: "mission"}
	if r.Doc.Has(tok-1, manyNations) || precededBy(r, tok, talksNoun, 8) && precededBy(r, tok, foundVerbs, 4) {
		b.first = tok - 1
		return b, true
	}
	if !r.Doc.Has(tok-1, theWord) {
		return body{}, false
	}
	for i := len(before) - 1; i >= 0 && i > len(before)-maxBefore; i-- {
		if before[i].kind == "mission" {
			b.id = before[i].id
			return b, true
		}
	}
	return body{}, false
}

// itsForce reads "it" as the mission spoken of last where somebody takes part in it.
func itsForce(r *reading.Reading, tok int, before []body) (body, bool) {
	if !r.Doc.Has(tok, itWord) || !r.Doc.Has(tok-2, alliancePart) || !r.Doc.Has(tok-1, insidePreps) {
		return body{}, false
	}
	b, ok := latest(r, tok, before, nearBack)
	b.first, b.end, b.head = tok, tok+1, tok
	return b, ok && b.kind == "mission"
}

// partakersOf reads who takes part in a mission: "Austria and Denmark take part in KFOR".
func partakersOf(r *reading.Reading, b body) []standing {
	tok := b.first - 1
	for r.Doc.Has(tok, theWord) || r.Doc.Has(tok, manyNations) {
		tok--
	}
	if b.kind != "mission" || !r.Doc.Has(tok, insidePreps) || !r.Doc.Has(tok-1, alliancePart) || !r.Doc.Has(tok-2, takeVerbs) {
		return nil
	}
	s := standing{relation: "member", rule: "serve", sure: 0.65, event: tok - 2}
	switch r.Assertion(tok - 2) {
	case reading.Denied, reading.Hypothetical:
		return nil
	case reading.Planned, reading.Threatened:
		s.relation = "prospective"
	}
	return inBody(b, r.Agents(tok-2), s)
}

var (
	alliancePart = text.Words("part")
	takeVerbs    = text.Words("take takes took taking taken")
)

// nameForces gives forces without a name the one that the article has for them: "a
// multinational force", further down "the force, known as INTERFET".
func nameForces(r *reading.Reading, spoken []body) {
	left := maxBefore // a text that speaks of more forces without a name is no news
	for i, b := range spoken {
		if b.kind != "mission" || b.id != unnamed || left == 0 {
			continue
		}
		left--
		if named, ok := pactName(r, spoken, b.head); ok && named.kind == "mission" {
			spoken[i].id = named.id
		}
	}
}

// soundedOut reads with whom a force is still being talked about: "talks to create a force
// were taking place with several countries, including Chile and Peru".
func soundedOut(r *reading.Reading, b body) []standing {
	t := r.TreeAt(b.first)
	if b.kind != "mission" || b.id != unnamed || !precededBy(r, b.first, talksNoun, 6) {
		return nil
	}
	for tok := b.end; tok < t.End && tok < b.end+12; tok++ {
		if r.Doc.Has(tok, withWord) {
			ids, _ := r.ListAfter(tok+1, 2)
			for i := tok + 1; i < tok+6 && len(ids) == 0; i++ {
				if r.Doc.Has(i, suchWords) {
					ids, _ = r.ListAfter(i+1, 2)
				}
			}
			return inBody(b, ids, standing{relation: "prospective", rule: "found", sure: 0.55})
		}
	}
	return nil
}

var talksNoun = text.Words("talks negotiations discussions")

// forceOf reports whether the bloc's name stands for a force of its own: "the NATO
// mission", "the African Union force in Somalia".
func forceOf(r *reading.Reading, b body) bool {
	return r.Doc.Has(b.end, allianceForces) || r.Doc.Has(b.end, manyNations) && r.Doc.Has(b.end+1, allianceForces)
}

// soldiersOwner is whose soldiers the noun counts where a possessor says it: "its 6,000
// troops", "Uganda's more than 6,000 soldiers".
func soldiersOwner(r *reading.Reading, noun int) []who.ID {
	t := r.TreeAt(noun)
	if v := r.VerbBefore(noun); r.Doc.Has(v, outVerbs) && t.Tag(v) == syntax.VBD {
		return nil // "withdrew its troops from"
	}
	for tok := noun - 1; tok >= t.First && tok >= noun-6; tok-- {
		switch {
		case t.Tag(tok) == syntax.PRPS && !r.Doc.Has(tok, firstPersons):
			return statesOnly(possessorOf(r, t, tok))
		case r.Doc.Has(tok, possessiveMarks):
			if n := r.NameAt(tok - 1); n >= 0 {
				return statesOnly([]who.ID{r.Names[n].Party()})
			}
			return nil
		case t.Tag(tok).IsVerb():
			return nil
		}
	}
	return nil
}

// officeOf reads an office in the body that a state's minister holds besides: "Kuwait's
// energy minister and current OPEC president".
func officeOf(r *reading.Reading, b body) []standing {
	if b.silent || b.kind != "bloc" || b.id == "UN" || !r.Doc.Has(b.end, allianceOffices) {
		return nil
	}
	tok := b.first - 1
	for tok > 0 && r.Doc.Has(tok, alliancesHolding) {
		tok--
	}
	if !r.Doc.Has(tok, tailWords) || !r.Doc.Has(tok-1, alliancesTitles) {
		return nil
	}
	for i := tok - 2; i >= 0 && i >= tok-6; i-- {
		if n := r.NameAt(i); n >= 0 {
			return inBody(b, []who.ID{r.Names[n].Party()}, standing{relation: "member", rule: "office", sure: 0.6})
		}
	}
	return nil
}

// ministersOf lists the states of persons that the phrase lists as members: "OPEC
// heavyweights Ali Omar, oil minister for Iraq, and".
func ministersOf(r *reading.Reading, p phrase) []who.ID {
	t := r.TreeAt(p.noun)
	if !strings.HasSuffix(r.Doc.Text(p.noun), "s") || p.end >= t.End || !r.Doc.Tokens[p.end].Is(text.Capital) || r.NameAt(p.end) >= 0 {
		return nil
	}
	var out []who.ID
	for tok := p.end; tok+1 < t.End && tok < p.end+40 && !t.Tag(tok).IsFinite(); tok++ {
		if r.Doc.Has(tok, alliancesTitles) && r.Doc.Has(tok+1, titlePreps) {
			ids, _ := r.ListAfter(tok+2, 0)
			out = joined(out, ids)
		}
	}
	return statesOnly(out)
}
