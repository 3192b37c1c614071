package transforms

import (
	"sort"

	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	pactNouns   = allianceCues.Words("pact")
	namingWords = allianceCues.Words("name")
)

// pactMembers reads an alliance that the text names only by its noun: "the alliance
// between Khartoum and the rebels", "a US-led coalition", "signed a security pact".
func pactMembers(r *reading.Reading, spoken []body, noun int) []standing {
	if r.NameAt(noun) >= 0 {
		return nil
	}
	t := r.TreeAt(noun)
	if !t.Tag(noun).IsNoun() {
		return nil
	}
	s := standing{
		first: noun, end: noun + 1, event: noun, alliance: unnamed, kind: "pact",
		relation: "member", rule: "pact", sure: 0.6,
	}
	if led := ledBy(r, noun); led >= 0 {
		s.first, s.rule, s.member = led, "led", r.Names[r.NameAt(led)].Party()
		s.alliance = who.ID(r.Doc.Slice(led, noun+1))
		return []standing{s}
	}
	if ids, relation := patronsOf(r, noun); len(ids) > 0 && !spokenAt(spoken, noun) {
		s.relation, s.rule = relation, "back"
		return each(ids, s)
	}
	if both := backedPact(r, s); len(both) > 0 && !spokenAt(spoken, noun) {
		return both
	}
	if pactNamedBeside(r, noun) {
		return nil // "a pact of its own, the Alliance of"
	}
	parties := pactParties(r, t, noun)
	if len(parties) == 0 && !spokenAt(spoken, noun) {
		parties = comprisedIn(r, t, noun)
	}
	if len(parties) == 0 {
		return nil
	}
	if b, ok := apposed(r, noun); ok {
		return inBody(b, parties, s)
	}
	if b, ok := pactName(r, spoken, noun); ok {
		return inBody(b, parties, s)
	}
	var out []standing
	for _, p := range parties {
		s.member = p
		out = append(out, s)
	}
	return out
}

// ledBy is the first token of "US-led coalition" if its noun is led by a name, else -1.
func ledBy(r *reading.Reading, noun int) int {
	for t := noun - 1; t >= 2 && t > noun-4; t-- {
		if r.Doc.Has(t, ledWord) && r.Doc.Text(t-1) == "-" {
			if n := r.NameAt(t - 2); n >= 0 && r.Names[n].Country != "" {
				return r.Names[n].First
			}
		}
	}
	return -1
}

var ledWord = text.Words("led")

// pactParties is who is in the pact: "between A and B", "of A and B", or who signed it.
func pactParties(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	if ids := after(r, t, noun, betweenWords); len(ids) > 1 {
		return joined(partOfPact(r, t, noun), ids)
	}
	if r.Doc.Has(noun+1, ofWord) { // "the six-nation bloc of"
		if ids, _ := r.ListAfter(noun+2, 2); len(statesOnly(ids)) > 2 {
			return statesOnly(ids)
		}
	}
	if with := statesOnly(after(r, t, noun, withWord)); len(with) > 0 { // "its alliance with Hanoi", "forged a pact with"
		if ids := alliedWith(r, noun, with); len(ids) > 0 {
			return ids
		}
	}
	if ids := assemblers(r, noun); len(ids) > 0 {
		return ids
	}
	if d, ok := signedDeed(r, noun); ok && r.Doc.Has(noun, agreementNouns) && d.kind == "military" {
		return statesOnly(d.parties)
	}
	return nil
}

// partOfPact is who is said to be part of the pact: "Brazil is part of a pact between".
func partOfPact(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	for tok := noun - 1; tok > noun-5 && tok > t.First; tok-- {
		if r.Doc.Has(tok, alliancePart) && r.Doc.Has(tok+1, ofWord) && r.Assertion(tok) == reading.Actual {
			if s := t.Subject(tok); s >= 0 && t.Copula(tok) >= 0 {
				return statesOnly(r.PartiesOf(s))
			}
		}
	}
	return nil
}

// patronsOf is who leads or backs a pact without a name, and the standing that gives: "a
// coalition led by Oman", "a US-backed alliance".
func patronsOf(r *reading.Reading, noun int) (ids []who.ID, relation string) {
	for tok := noun + 1; tok < noun+3 && tok+1 < len(r.Doc.Tokens); tok++ {
		switch {
		case !r.Doc.Has(tok+1, allianceBy):
		case r.Doc.Has(tok, headedVerbs):
			return statesAfter(r, tok+2), "member"
		case r.Doc.Has(tok, backVerbs):
			return statesAfter(r, tok+2), "partner"
		}
	}
	for tok := noun - 1; tok >= 0 && tok >= noun-4; tok-- {
		if n := r.NameAt(tok); n >= 0 {
			if r.Names[n].Link == who.Backed {
				return statesOnly([]who.ID{r.Names[n].Party()}), "partner"
			}
			break
		}
	}
	return nil, ""
}

// spokenAt reports whether the noun refers back to an alliance, which has its own rules.
func spokenAt(spoken []body, noun int) bool {
	i := sort.Search(len(spoken), func(i int) bool { return spoken[i].end > noun })
	return i < len(spoken) && spoken[i].first <= noun && spoken[i].id != unnamed
}

// comprisedIn lists whom the pact is made up of: "an alliance, made up of A and B,".
func comprisedIn(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	for tok := noun + 1; tok < t.End && tok < noun+5; tok++ {
		if r.Doc.Has(tok, comprises) && !r.Doc.Has(tok, foundVerbs) {
			if ids := statesAfter(r, tok+1); len(ids) > 1 { // not "of several groups in Nigeria"
				return ids
			}
			return nil
		}
	}
	return nil
}

// alliedWith adds to those whom the alliance is with its owner, or who made it.
func alliedWith(r *reading.Reading, noun int, with []who.ID) []who.ID {
	by := owners(r, r.TreeAt(noun), noun)
	for _, role := range r.Roles(noun) {
		if len(by) == 0 && role.Kind == reading.Object && r.Doc.Has(role.Verb, foundVerbs) && r.Assertion(role.Verb) == reading.Actual {
			by = statesOnly(r.Agents(role.Verb))
		}
	}
	if len(by) == 0 {
		return nil
	}
	return joined(by, with)
}

// apposed is the alliance that the noun explains: "NAFTA, a pact between".
func apposed(r *reading.Reading, noun int) (body, bool) {
	for tok := noun - 1; tok > 0 && tok >= noun-6 && r.NameAt(tok) < 0; tok-- {
		if r.Doc.Text(tok) != "," {
			continue
		}
		if n := r.NameAt(tok - 1); blocAt(r, tok-1) && r.Doc.Has(tok+1, memberDeterminers) {
			return bodyAt(r, r.Names[n].First, nil)
		}
		break
	}
	return body{}, false
}

// assemblers is who puts a new alliance together: "Britain is building a coalition".
func assemblers(r *reading.Reading, noun int) []who.ID {
	if !indefinite(r, noun) || atHome(r, noun) {
		return nil
	}
	for _, role := range r.Roles(noun) {
		if role.Kind == reading.Object && (r.Doc.Has(role.Verb, foundVerbs) || r.Doc.Has(role.Verb, assembleVerbs)) &&
			r.Assertion(role.Verb) == reading.Actual {
			return statesOnly(r.Agents(role.Verb))
		}
	}
	return nil
}

// atHome reports whether words beside the noun make it a coalition of home politics.
func atHome(r *reading.Reading, noun int) bool {
	for tok := max(noun-4, 0); tok < noun+7; tok++ {
		if r.Doc.Has(tok, homePolitics) {
			return true
		}
	}
	return false
}

var homePolitics = text.Words(`majority party parties democratic republican electoral voters government governing ruling opposition parliament
	parliamentary political election elections primary lawmakers senate seats donors activists`)

var assembleVerbs = text.Words("build builds built building assemble assembled assembling pull pulled pulling put putting lead leads led leading head heads")

// pactNamedBeside reports whether an alliance's name stands in apposition to the noun.
func pactNamedBeside(r *reading.Reading, noun int) bool {
	for tok := noun + 1; tok < noun+5 && tok < len(r.Doc.Tokens); tok++ {
		if r.Doc.Text(tok) != "," {
			continue
		}
		n := firstName(r, tok+1, 1)
		return n >= 0 && r.Names[n].Kind == who.Bloc
	}
	return false
}

// pactName is the name that the text gives the pact, anywhere in the article: "the
// pact, called the Alliance of Sahel States".
func pactName(r *reading.Reading, spoken []body, noun int) (body, bool) {
	for _, b := range spoken {
		if r.NameAt(b.first) < 0 || b.silent {
			continue
		}
		s := r.Doc.Sentences[r.Doc.SentenceOf(b.first)]
		named, pact := false, false
		for t := max(s.First, b.first-8); t < b.first; t++ {
			named = named || r.Doc.Has(t, namingWords)
			pact = pact || r.Doc.Tokens[t].Word == r.Doc.Tokens[noun].Word || r.Doc.Has(t, charterWords)
		}
		if named && pact {
			return b, true
		}
	}
	return body{}, false
}

var charterWords = text.Words("charter treaty pact alliance")
