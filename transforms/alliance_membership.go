package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	membershipNouns = allianceCues.Words("membership")
	entryNouns      = allianceCues.Words("entry")
	hopedWords      = allianceCues.Words("hoped")
	exitNouns       = allianceCues.Words("exit")
	suspensions     = allianceCues.Words("suspension")
	soldierNouns    = allianceCues.Words("soldiers")
	serveVerbs      = allianceCues.Words("serve")
	backVerbs       = allianceCues.Words("back")
	ambitionNouns   = allianceCues.Words("ambition")
	giveVerbs       = allianceCues.Words("give")
	suspendVerbs    = allianceCues.Words("suspend")
	endingVerbs     = text.Words("end ended ends ending quit withdraw withdrew revoke revoked terminate terminated cancel cancelled")
)

// membershipOf reads nouns of belonging, joining and leaving with their owner:
// "Britain's membership of the EU", "the admission of Angola", "Mali's exit from the
// bloc", "Ukraine's NATO bid". The body may stand beside the noun or further off in
// its sentence.
func membershipOf(r *reading.Reading, b body) []standing {
	if b.silent {
		return nil
	}
	t := r.TreeAt(b.first)
	var out []standing
	for tok := max(t.First, b.first-40); tok < t.End && tok < b.end+40; tok++ {
		relation := standingOf(r, t, tok)
		if r.Doc.Has(tok, ambitionNouns) && tok == b.end {
			relation = "prospective" // "Ukraine's NATO ambitions"
		}
		if relation == "" || !t.Tag(tok).IsNoun() {
			continue
		}
		parties := owners(r, t, tok)
		if len(parties) == 0 && relation == "prospective" {
			parties = applicants(r, t, b, tok)
		}
		s := standing{relation: relation, rule: "membership", sure: 0.65, event: tok}
		out = append(out, inBody(b, parties, s)...)
	}
	return out
}

// standingOf is the standing that the noun gives its owner, "" if it is no such noun.
func standingOf(r *reading.Reading, t *syntax.Tree, noun int) string {
	switch {
	case r.Doc.Has(noun, exitNouns):
		return "left"
	case r.Doc.Has(noun, suspensions):
		return "suspended"
	case r.Doc.Has(noun, membershipNouns):
		v := t.Clause(noun)
		switch {
		case r.Doc.Has(v, suspendVerbs):
			return "suspended"
		case r.Doc.Has(v, endingVerbs):
			return "left"
		case hopedFor(r, t, noun):
			return "prospective"
		}
		return "member"
	case r.Doc.Has(noun, entryNouns):
		if hopedFor(r, t, noun) {
			return "prospective"
		}
		return "member"
	}
	return ""
}

// hopedFor reports whether a word near the noun says that membership is yet to come.
func hopedFor(r *reading.Reading, t *syntax.Tree, noun int) bool {
	for tok := max(t.First, noun-5); tok < t.End && tok < noun+9; tok++ {
		if r.Doc.Has(tok, hopedWords) {
			return true
		}
	}
	return r.Assertion(noun) != reading.Actual
}

// owners is whose membership, entry or exit it is: a possessor's, or that of whom "of",
// "by" or "for" names after it, unless that is the body itself.
func owners(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	for tok := noun - 1; tok >= t.First && tok >= noun-5; tok-- {
		if r.Doc.Has(tok, possessiveMarks) {
			if n := r.NameAt(tok - 1); n >= 0 {
				if ids := statesOnly([]who.ID{r.Names[n].Party()}); len(ids) > 0 {
					return ids
				}
			}
		}
		if t.Tag(tok) == syntax.PRPS {
			return statesOnly(r.PartiesOf(noun))
		}
	}
	for tok := noun + 1; tok < t.End && tok <= noun+3; tok++ {
		if r.Doc.Has(tok, membershipPreps) {
			ids, _ := r.ListAfter(tok+1, 5)
			return statesOnly(ids)
		}
	}
	return nil
}

// applicants is who seeks the membership that has no owner: "Ankara began accession
// talks with the EU", "the EU opened membership talks with Serbia", "Georgia wants
// NATO membership".
func applicants(r *reading.Reading, t *syntax.Tree, b body, noun int) []who.ID {
	if with := statesOnly(after(r, t, noun, withWord)); len(with) > 0 {
		return with
	}
	if !r.Doc.Has(noun+1, hopedWords) && noun != b.end {
		return nil
	}
	if v := t.Clause(noun); v >= 0 && v != noun && r.Assertion(v) != reading.Denied && !r.Doc.Has(v, hinderVerbs) {
		return statesOnly(r.Agents(v))
	}
	return nil
}

var hinderVerbs = text.Words(`oppose opposes opposed block blocks blocked veto vetoes vetoed support supports supported back backs backed reject rejected
	say says said discuss discussed`)

var membershipPreps = text.Words("of by for")

// serversIn reads soldiers that a state has in a mission: "a German ISAF soldier",
// "Danish troops serving with KFOR", "UNDOF, which has troops from Austria and India".
func serversIn(r *reading.Reading, b body) []standing {
	t := r.TreeAt(b.first)
	s := standing{relation: "member", rule: "serve", sure: 0.7}
	if before := r.NameAt(b.first - 1); before >= 0 && r.Names[before].Form == who.Demonym && r.Doc.Has(b.end, soldierNouns) {
		return inBody(b, []who.ID{r.Names[before].Party()}, s)
	}
	if b.kind == "bloc" {
		return nil
	}
	var out []standing
	out = inBody(b, nationals(r, b), s)
	for tok := b.end; tok+1 < t.End; tok++ {
		if r.Doc.Has(tok, soldierNouns) && r.Doc.Has(tok+1, fromState) {
			ids, _ := r.ListAfter(tok+2, 2)
			out = append(out, inBody(b, ids, s)...)
		}
	}
	for _, v := range verbsOver(r, t, b) {
		if r.Doc.Has(v, serveVerbs) {
			s.event = v
			if r.Assertion(v) != reading.Actual {
				s.relation = "prospective"
			}
			out = append(out, inBody(b, r.Agents(v), s)...)
		}
	}
	return out
}

// nationals lists the states whose soldiers stand right beside the mission: "Canadian
// troops in ISAF", "Spain and Italy have troops in", "UNIFIL's Italian contingent".
func nationals(r *reading.Reading, b body) []who.ID {
	for tok := b.first - 1; tok >= 0 && tok >= b.first-5; tok-- {
		if r.Doc.Has(tok, soldierNouns) {
			if n := r.NameAt(tok - 1); n >= 0 {
				return []who.ID{r.Names[n].Party()}
			}
			if v := r.VerbBefore(tok); r.Doc.Has(v, haveVerbs) {
				return r.Agents(v)
			}
			return nil
		}
		if !r.Doc.Has(tok, servingWords) && !r.Doc.Has(tok, theWord) {
			break
		}
	}
	if r.Doc.Has(b.end, possessiveMarks) && r.Doc.Has(b.end+2, soldierNouns) {
		if n := r.NameAt(b.end + 1); n >= 0 {
			return []who.ID{r.Names[n].Party()}
		}
	}
	return nil
}

var haveVerbs = text.Words("have has had keeps keep kept")

var servingWords = text.Words("with in of under from serving deployed stationed attached within part")

var fromState = text.Words("from")

// backersOf reads a patron beside the body: "the French-backed G5 Sahel" has a partner,
// "the Kenyan-led mission" a member.
func backersOf(r *reading.Reading, b body) []standing {
	var out []standing
	for tok := b.end; tok < b.end+2; tok++ { // "the Northern Alliance, backed by"
		if r.Doc.Has(tok, backVerbs) && r.Doc.Has(tok+1, byWord) {
			ids, _ := r.ListAfter(tok+2, 2)
			return inBody(b, ids, standing{relation: "partner", rule: "back", sure: 0.65})
		}
	}
	for tok := b.first - 1; tok >= 0 && tok >= b.first-3 && b.kind != "pact"; tok-- {
		n := r.NameAt(tok)
		if n < 0 {
			continue
		}
		s := standing{rule: "back", sure: 0.7}
		switch r.Names[n].Link {
		case who.Backed:
			s.relation = "partner"
		case who.Led:
			s.relation = "member"
		default:
			return nil
		}
		out = append(out, inBody(b, []who.ID{r.Names[n].Party()}, s)...)
		break
	}
	return out
}
