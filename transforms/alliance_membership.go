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
		if relation == "" || !nominal(r, t, tok) || !tiedTo(r, b, tok) && (!r.Doc.Has(tok, clearNouns) || tiedElsewhere(r, t, b, tok)) {
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

// clearNouns are said of bodies only, so that the body may stand anywhere in the sentence.
var clearNouns = text.Words("membership accession admission inclusion candidacy candidature")

// tiedTo reports whether the noun is tied to the body by its place: "its NATO bid", "the
// withdrawal of Mali from the G5" - not "the withdrawal from Iraq", in a sentence on NATO.
func tiedTo(r *reading.Reading, b body, noun int) bool {
	if noun >= b.end {
		return noun-b.end <= 1
	}
	before := b.first - 1
	if r.Doc.Has(before, theWord) {
		before--
	}
	return b.first-noun <= 10 && (r.Doc.Has(before, tyingPreps) || r.Doc.Has(before, joinVerb))
}

// tiedElsewhere reports whether the noun is tied to another body: "the EU supports the
// accession of Georgia to the WTO".
func tiedElsewhere(r *reading.Reading, t *syntax.Tree, b body, noun int) bool {
	for _, n := range r.NamesWithin(max(t.First, noun-3), min(t.End, noun+12)) {
		m := r.Names[n]
		if (m.Kind == who.Bloc || m.Kind == who.Mission) && m.ID != b.id && tiedTo(r, body{first: m.First, end: m.End}, noun) {
			return true
		}
	}
	return false
}

var (
	tyingPreps = text.Words("from of to into in within inside out")
	joinVerb   = text.Words("join joining leave leaving enter entering")
)

// standingOf is the standing that the noun gives its owner, "" if it is no such noun.
func standingOf(r *reading.Reading, t *syntax.Tree, noun int) string {
	switch {
	case r.Doc.Has(noun, exitNouns):
		if r.Doc.Has(noun-1, possibleWords) {
			return ""
		}
		return "left"
	case r.Doc.Has(noun, suspensions):
		if r.Doc.Has(t.Clause(noun), liftWords) || r.Doc.Has(r.VerbBefore(noun), liftWords) {
			return "" // "lifted Cuba's suspension"
		}
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
			if r.Doc.Has(tok, firstPersons) { // the speaker's, who speaks of home
				return statesOnly([]who.ID{r.MainCountry()})
			}
			return statesOnly(possessorOf(r, t, tok))
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
	if ids := broughtCloser(r, t, noun); len(ids) > 0 {
		return ids
	}
	if r.Doc.Has(r.VerbBefore(noun), hinderVerbs) || r.Doc.Has(noun-1, hinderVerbs) {
		return nil
	}
	if !r.Doc.Has(noun+1, hopedWords) && noun != b.end {
		return nil
	}
	if v := t.Clause(noun); v >= 0 && v != noun && r.Assertion(v) != reading.Denied && !r.Doc.Has(v, hinderVerbs) {
		return statesOnly(r.Agents(v))
	}
	return nil
}

// broughtCloser is whom a verb brings "closer to membership": its object, a state's name
// or "their country".
func broughtCloser(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	if !precededBy(r, noun, nearerWords, 2) {
		return nil
	}
	verb := -1
	for tok := noun - 2; tok >= t.First && tok >= noun-9; tok-- {
		if t.Tag(tok).IsVerb() {
			verb = tok
			break
		}
	}
	if verb < 0 {
		return nil
	}
	if t.Tag(verb+1) == syntax.PRPS {
		return statesOnly(possessorOf(r, t, verb+1))
	}
	if ids, end := r.ListAfter(verb+1, 1); end <= noun && len(ids) > 0 {
		return statesOnly(ids)
	}
	return statesOnly(r.Agents(verb))
}

// possibleWords before "exit" say that it may never come.
var possibleWords = text.Words("possible potential eventual threatened hypothetical mooted")

var nearerWords = text.Words("closer nearer towards toward")

var hinderVerbs = text.Words(`eschew eschews eschewed eschewing shun shuns shunned shunning rejecting refuse refused refusing renounce renounced without against oppose opposes opposed block blocks blocked veto vetoes vetoed support supports supported back backs backed reject rejected
	say says said discuss discussed`)

var membershipPreps = text.Words("of by for")
