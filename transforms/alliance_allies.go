package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	allyNouns     = allianceCues.Words("ally")
	partnerNouns  = allianceCues.Words("partner")
	securityWords = allianceCues.Words("security")
	alliedWord    = text.Words("allied")
	allyPreps     = text.Words("of for to with")
	alliedPreps   = text.Words("with to")
)

// alliedPair reads two parties that a noun calls allies: "US ally Pakistan", "Iran,
// an ally of Syria", "its closest ally, Russia", "the chief security partner of the
// United States", "Japan and Australia are allies".
func alliedPair(r *reading.Reading, noun int) []standing {
	t := r.TreeAt(noun)
	if t.Tag(noun).IsVerb() && !nominal(r, t, noun) || r.Doc.Has(noun, partnerNouns) && !besideSecurity(r, noun) {
		return nil
	}
	p := phrase{opening(r, noun), noun + 1, noun}
	if pair := theirAllies(r, p); len(pair) == 2 {
		return each(pair, allied(noun))
	}
	if ids := twoAllies(r, noun); len(ids) > 0 {
		return each(ids, allied(noun))
	}
	if ids := westernAlly(r, p); len(ids) > 0 {
		return each(ids, allied(noun))
	}
	owner, first, ok := allyOwner(r, p)
	if !ok {
		return nil
	}
	p.first = first
	for r.Doc.Has(p.first-1, allyLapsed) {
		p.first-- // "once an ally of"
	}
	if len(owner) > 0 && r.Doc.Has(p.end, allyPreps) {
		_, p.end = r.ListAfter(p.end+1, 3)
	}
	others := alliesOf(r, p)
	if len(owner)+len(others) < 2 || len(owner) == 0 && !plainlyAllied(r, p) || subset(others, owner) {
		return nil
	}
	s := allied(noun)
	for tok := p.first; tok < noun; tok++ {
		if r.Doc.Has(tok, formerWords) || r.Doc.Has(tok, allyLapsed) {
			s.relation = "left"
		}
	}
	return each(joined(owner, others), s)
}

// twoAllies is the two states that "the allies" takes up: "Seoul and Washington agreed.
// It was one more step of the allies".
func twoAllies(r *reading.Reading, noun int) []who.ID {
	if !r.TreeAt(noun).Tag(noun).IsPlural() || r.Doc.Text(noun) != "allies" || !r.Doc.Has(noun-1, theWord) && !r.Doc.Has(noun-1, allyPairWords) ||
		r.Doc.Has(noun+1, allyPreps) || r.NameAt(noun+1) >= 0 {
		return nil
	}
	here := r.Doc.SentenceOf(noun)
	from := r.Doc.Sentences[max(here-nearBack, 0)].First
	names := r.NamesWithin(from, noun)
	for _, n := range names {
		if k := r.Names[n].Kind; k == who.Bloc || k == who.Mission {
			return nil // "NATO met. The allies"
		}
	}
	for i := len(names) - 1; i >= 0; i-- {
		first, to := r.List(names[i])
		if to-first != 2 {
			continue
		}
		if ids := statesOnly([]who.ID{r.Names[first].Party(), r.Names[first+1].Party()}); len(ids) == 2 && ids[0] != ids[1] {
			return ids
		}
	}
	if r.Doc.Has(noun-1, allyPairWords) && r.Doc.Has(noun-2, theWord) {
		return pairNamed(r, from, noun)
	}
	return nil
}

// westernAlly is who is called an ally of the West, which is no party itself: "Jordan, a
// Western ally", "the country, an ally of Western governments".
func westernAlly(r *reading.Reading, p phrase) []who.ID {
	tok := p.noun - 1
	if r.Doc.Has(p.end, allyPreps) {
		tok = p.end + 1
		if r.Doc.Has(tok, theWord) {
			tok++
		}
	}
	if !r.Doc.Has(tok, westWords) {
		return nil
	}
	return alliesOf(r, p)
}

var westWords = text.Words("west western")

// allied is the standing of two parties that the word at tok calls allies.
func allied(tok int) standing {
	return standing{
		first: tok, end: tok + 1, event: tok, alliance: unnamed, kind: "pact",
		relation: "member", rule: "ally", sure: 0.6,
	}
}

// theirAllies reads a name between a possessive and the noun: "the Taliban and their
// al-Qaeda allies".
func theirAllies(r *reading.Reading, p phrase) []who.ID {
	n := r.NameAt(p.first - 1)
	if after := r.NameAt(p.end); n >= 0 && after >= 0 && r.Names[n].Form == who.Demonym && r.Names[after].Form != who.Demonym {
		if pronoun := opening(r, r.Names[n].First) - 1; pronoun >= 0 && r.TreeAt(p.noun).Tag(pronoun) == syntax.PRPS {
			ids, _ := r.ListAfter(p.end, 0) // "Iran and its Lebanese ally Hezbollah"
			return statesOnly(joined(possessorOf(r, r.TreeAt(p.noun), pronoun), ids))
		}
	}
	if n < 0 || r.Names[n].First == 0 || r.Names[n].Kind == who.Bloc {
		return nil
	}
	t, pronoun := r.TreeAt(p.noun), opening(r, r.Names[n].First)-1
	if t.Tag(pronoun) != syntax.PRPS || r.Doc.Has(pronoun, firstPersons) {
		return nil
	}
	return statesOnly(joined(possessorOf(r, t, pronoun), []who.ID{r.Names[n].Party()}))
}

// each makes the standing once for every party.
func each(parties []who.ID, s standing) []standing {
	var out []standing
	for _, id := range parties {
		s.member = id
		out = append(out, s)
	}
	return out
}

// besideSecurity reports whether a word of security stands before the partner.
func besideSecurity(r *reading.Reading, noun int) bool {
	for tok := max(noun-3, 0); tok < noun; tok++ {
		if r.Doc.Has(tok, securityWords) {
			return true
		}
	}
	return false
}

// allyOwner is whose ally it is - the name before the noun, the owner of "its", or whom
// "of", "for" or "to" names - and where the phrase then begins. ok is false if it is a
// bloc's or a person's.
func allyOwner(r *reading.Reading, p phrase) (ids []who.ID, first int, ok bool) {
	before := p.first - 1
	if r.Doc.Has(before, possessiveMarks) {
		before--
	}
	if n := r.NameAt(before); n >= 0 {
		m := r.Names[n]
		ids = statesOnly([]who.ID{m.Party()})
		return ids, opening(r, m.First), len(ids) > 0 && m.Form != who.Leader
	}
	t := r.TreeAt(p.noun)
	if t.Tag(before) == syntax.PRPS && !r.Doc.Has(before, firstPersons) {
		return statesOnly(possessorOf(r, t, before)), before, true
	}
	if r.Doc.Has(p.end, allyPreps) && !t.Tag(p.end+1).IsVerb() {
		if n := firstName(r, p.end+1, 3); n >= 0 && r.Names[n].Form == who.Leader {
			return nil, 0, false
		}
		ids, _ = r.ListAfter(p.end+1, 3)
		return statesOnly(ids), p.first, len(statesOnly(ids)) > 0
	}
	return leaderOfEffort(r, p), p.first, true
}

var firstPersons = text.Words("my our your")

// possessorOf is whom "its" stands for: the list or name right before "and its", the
// subject of its clause, else what it refers back to.
func possessorOf(r *reading.Reading, t *syntax.Tree, pronoun int) []who.ID {
	if n := r.NameAt(pronoun - 2); n >= 0 && r.Doc.Has(pronoun-1, tailWords) {
		return []who.ID{r.Names[n].Party()}
	}
	if s := t.Subject(t.Clause(pronoun)); s >= 0 && s < pronoun {
		if ids := statesOnly(r.PartiesOf(s)); len(ids) > 0 {
			return ids[:1]
		}
	}
	if id := r.Antecedent(pronoun); id != "" {
		return []who.ID{id}
	}
	return nil
}

// firstName is the first name that begins within gap tokens from tok on, -1 if none does.
func firstName(r *reading.Reading, tok, gap int) int {
	for i := tok; i <= tok+gap; i++ {
		if n := r.NameAt(i); n >= 0 {
			return n
		}
	}
	return -1
}

// alliesOf lists whom the phrase calls allies: after it, before it, or as its subject.
func alliesOf(r *reading.Reading, p phrase) []who.ID {
	if ids := statesOnly(examplesAfter(r, phrase{p.first, p.noun + 1, p.noun})); len(ids) > 0 {
		return ids
	}
	if ids := titledAlly(r, p); len(ids) > 0 {
		return ids
	}
	if ids := statesOnly(describedBefore(r, p)); len(ids) > 0 {
		return ids
	}
	t := r.TreeAt(p.noun)
	verb := p.noun
	if t.Copula(p.noun) < 0 {
		verb = -1
		for tok := p.first - 1; tok >= t.First && tok >= p.first-3; tok-- {
			if r.Doc.Has(tok, becomeVerbs) {
				verb = tok
				break
			}
		}
	}
	if verb < 0 || r.Assertion(verb) != reading.Actual {
		return nil
	}
	if s := t.Subject(verb); s >= 0 && s != p.noun {
		if n := r.NameAt(s); n >= 0 && r.Names[n].Form == who.Leader {
			return nil // a person's tie is no state's
		}
		if r.Doc.Has(s, ownLand) && r.Doc.Has(s-1, allianceWhose) {
			return statesOnly([]who.ID{speakersLand(r, s-1)})
		}
		return statesOnly(r.PartiesOf(s))
	}
	return statesOnly(r.Agents(verb))
}

// speakersLand is the state of the person before "whose country": "the minister, whose
// country is an ally of".
func speakersLand(r *reading.Reading, whose int) who.ID {
	for tok := whose - 1; tok > 0 && tok >= whose-3; tok-- {
		if r.Doc.Text(tok) == "," {
			continue
		}
		if id := r.LeaderOf(tok); id != "" {
			return id
		}
	}
	return ""
}

var allianceWhose = text.Words("whose")

// plainlyAllied reports whether the phrase says that its own subjects are each other's
// allies: "Japan and Australia are close allies".
func plainlyAllied(r *reading.Reading, p phrase) bool {
	return r.TreeAt(p.noun).Tag(p.noun).IsPlural() && r.TreeAt(p.noun).Copula(p.noun) >= 0
}

// alliedByVerb reads "Turkey is allied with Qatar", "rebels allied to Rwanda".
func alliedByVerb(r *reading.Reading, tok int) []standing {
	if !r.Doc.Has(tok+1, alliedPreps) {
		return nil
	}
	t := r.TreeAt(tok)
	with, _ := r.ListAfter(tok+2, 3)
	var of []who.ID
	if s := t.Subject(tok); s >= 0 {
		of = r.PartiesOf(s)
	} else if n := r.NameAt(tok - 1); n >= 0 {
		of = []who.ID{r.Names[n].Party()}
	}
	of, with = statesOnly(of), statesOnly(with)
	if len(of) == 0 || len(with) == 0 || subset(with, of) || r.Assertion(tok) != reading.Actual {
		return nil
	}
	s := allied(tok)
	if r.Doc.Has(tok-1, allyLapsed) {
		s.relation = "left" // "was once allied with"
	}
	return each(joined(of, with), s)
}
