package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	allyContributors = text.Words("contributor contributors")
	allyTroopWords   = text.Words("troop troops")
	allyNextTo       = text.Words("after behind")
	allyFighters     = text.Words("rebels rebel militias militia armed insurgents fighters warlords guerrillas")
)

// contributorsTo reads who is called a contributor to a mission: "Italy, the second-biggest
// contributor to UNIFIL after Ghana", "Nepal is a contributor to the mission".
func contributorsTo(r *reading.Reading, b body) []standing {
	prep := b.first - 1
	if r.Doc.Has(prep, theWord) {
		prep--
	}
	noun := prep - 1
	if b.kind != "mission" && !b.force || !r.Doc.Has(prep, toWord) || !r.Doc.Has(noun, allyContributors) {
		return nil
	}
	first := noun
	if r.Doc.Has(noun-1, allyTroopWords) {
		first--
	}
	p := phrase{opening(r, nounOpening(r, first)), b.end, noun}
	s := standing{relation: "member", rule: "serve", sure: 0.65, event: noun}
	out := inBody(b, describedBefore(r, p), s)
	if len(out) == 0 {
		out = predicated(r, b, p, s)
	}
	if len(out) > 0 && r.Doc.Has(b.end, allyNextTo) {
		out = append(out, inBody(b, statesAfter(r, b.end+1), s)...)
	}
	return out
}

// backedPact reads an alliance that a state backs, and who is in it: "France backs an
// alliance of Chad and Niger", "Turkey supports an alliance of rebel groups".
func backedPact(r *reading.Reading, s standing) []standing {
	noun := s.event
	if !indefinite(r, noun) || atHome(r, noun) || !r.Doc.Has(noun+1, ofWord) {
		return nil
	}
	ids, _ := r.ListAfter(noun+2, 2)
	members := statesOnly(ids)
	if len(members) < 2 && !fightersAfter(r, noun+2) {
		return nil
	}
	for _, role := range r.Roles(noun) {
		if role.Kind != reading.Object || !r.Doc.Has(role.Verb, backVerbs) || r.Assertion(role.Verb) != reading.Actual {
			continue
		}
		backers := statesOnly(r.Agents(role.Verb))
		if len(backers) == 0 || subset(backers, members) {
			return nil
		}
		out := each(members, s)
		s.relation, s.rule = "partner", "back"
		return append(out, each(backers, s)...)
	}
	return nil
}

// fightersAfter reports whether the alliance is one of fighters: "of local rebel groups".
func fightersAfter(r *reading.Reading, from int) bool {
	for tok := from; tok < from+3; tok++ {
		if r.Doc.Has(tok, allyFighters) {
			return true
		}
	}
	return false
}

// fellowsAsked reads who speaks to the "other" members of its body, or is compared with
// them: "Germany asked other EU countries to help", "Unlike other EU countries, France".
func fellowsAsked(r *reading.Reading, b body) []standing {
	p, ok := memberPhrase(r, b)
	if !ok || b.silent || b.kind != "bloc" || !r.TreeAt(p.noun).Tag(p.noun).IsPlural() || !r.Doc.Has(p.first, allyFellows) {
		return nil
	}
	verb := p.first - 1
	if r.Doc.Has(verb, allyLike) {
		return inBody(b, comparedWith(r, p), standing{relation: "member", rule: "member", sure: 0.6, event: p.noun})
	}
	n := firstName(r, verb-1, 0)
	if !r.Doc.Has(verb, allyAsking) || n < 0 || r.Names[n].Form != who.Name && r.Names[n].Form != who.Short || r.Assertion(verb) != reading.Actual {
		return nil
	}
	return inBody(b, r.Agents(verb), standing{relation: "member", rule: "member", sure: 0.6, event: p.noun})
}

// comparedWith is the state that "like" compares with the phrase: the one before its comma
// or after it.
func comparedWith(r *reading.Reading, p phrase) []who.ID {
	if r.Doc.Text(p.end) != "," {
		return nil
	}
	n := r.NameAt(p.first - 3)
	if n < 0 || r.Doc.Text(p.first-2) != "," {
		n = r.NameAt(p.end + 1)
	}
	if n < 0 || r.Names[n].Form != who.Name && r.Names[n].Form != who.Short {
		return nil
	}
	return []who.ID{r.Names[n].Party()}
}

var (
	allyLike    = text.Words("like unlike")
	allyFellows = text.Words("other fellow")
	allyAsking  = text.Words("asked asks urged urges persuaded joined joins called pressed wants wanted told tells")
)
