package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	measures       = sanctionCues.Words("measure")
	measurePhrases = sanctionCues.Phrases("measure phrase")
	bans           = sanctionCues.Words("ban")
	banned         = sanctionCues.Words("banned")
	banVerbs       = sanctionCues.Words("ban verb")
	targetVerbs    = sanctionCues.Words("target verb")
	aidWords       = sanctionCues.Words("aid")
	cutVerbs       = sanctionCues.Words("cut")
	imposeWords    = sanctionCues.Words("imposed")
	liftWords      = sanctionCues.Words("lifted")
	threatWords    = sanctionCues.Words("threatened")
	extendWords    = sanctionCues.Words("extended")
	faceVerbs      = sanctionCues.Words("face")
	askedWords     = sanctionCues.Words("asked")
	decideVerbs    = sanctionCues.Words("decide")
	packNouns      = sanctionCues.Words("pack")
)

// penaltyAt reads the penalty that the word at tok names or tells.
func penaltyAt(r *reading.Reading, tok int) (penalty, bool) {
	if n := measurePhrases.Match(r.Doc, tok); n > 0 {
		return nounPenalty(r, tok, tok+n)
	}
	t := r.TreeAt
	switch {
	case r.Doc.Has(tok, measures) && nominal(r, t(tok), tok):
		first := tok
		if r.Doc.Has(tok-1, banned) { // "arms embargo"
			first--
		}
		return nounPenalty(r, first, tok+1)
	case r.Doc.Has(tok, bans) && t(tok).Tag(tok).IsNoun() && (r.Doc.Has(tok-1, banned) || bannedWithin(r, tok+2, 5)):
		return nounPenalty(r, tok, tok+1)
	case r.Doc.Has(tok, aidWords) && t(tok).Tag(tok).IsNoun():
		return aidPenalty(r, tok)
	case r.Doc.Has(tok, listVerbs) && t(tok).Tag(tok).IsVerb() && listedWithin(r, tok):
		return verbPenalty(r, tok, t(tok).Patient(tok))
	case r.Doc.Has(tok, targetVerbs) && t(tok).Tag(tok).IsVerb():
		return verbPenalty(r, tok, t(tok).Patient(tok))
	case r.Doc.Has(tok, banVerbs) && t(tok).Tag(tok).IsVerb() && bannedWithin(r, tok+1, 5):
		return banPenalty(r, tok)
	}
	return penalty{}, false
}

// nominal reports whether the word is used as a noun: by its tag, or because an
// adjective, a noun or an article stands before it ("a 32-year-old arms embargo").
func nominal(r *reading.Reading, t *syntax.Tree, tok int) bool {
	if t.Tag(tok).IsNoun() {
		return true
	}
	if t.Tag(tok-1).IsAdjective() || r.Doc.Has(tok-1, banned) {
		return true
	}
	for i := tok - 1; i >= tok-3; i-- {
		switch tag := t.Tag(i); {
		case tag == syntax.DT, tag == syntax.POS, tag == syntax.PRPS:
			return true
		case !tag.IsNoun() && !tag.IsAdjective():
			return false
		}
	}
	return false
}

// listedWithin reports whether the verb puts its object on a list of the penalised:
// "added two banks to its sanctions list".
func listedWithin(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	for tok := verb + 2; tok < t.End && tok < verb+14; tok++ {
		if r.Doc.Has(tok, blacklists) || r.Doc.Has(tok, listNoun) && r.Doc.Has(tok-1, listOf) {
			return true
		}
	}
	return false
}

var (
	listVerbs  = text.Words("add adds added adding place placed places put puts")
	blacklists = text.Words("blacklist")
	listNoun   = text.Words("list lists")
	listOf     = text.Words("sanctions sanction own")
)

// bannedWithin reports whether one of the gap tokens from first on is a thing that is
// banned as a penalty: "a ban on Iranian arms exports".
func bannedWithin(r *reading.Reading, first, gap int) bool {
	for t := first; t < first+gap && t < len(r.Doc.Tokens); t++ {
		if r.Doc.Has(t, banned) {
			return true
		}
	}
	return false
}

// nounPenalty reads a measure named by a noun: what is done with it, by whom, to whom.
func nounPenalty(r *reading.Reading, first, end int) (penalty, bool) {
	noun := end - 1
	p := penalty{first: first, end: end, act: noun, action: "imposed", bare: true}
	t := r.TreeAt(noun)
	for _, role := range measureRoles(r, t, noun) {
		action := actionWith(r, role)
		if action == "" {
			continue
		}
		if p.act = role.Verb; action == "asked" {
			p.act = noun
			return presupposed(r, p)
		}
		p.action, p.bare = weighed(r, role.Verb, action)
		break
	}
	p.targets = measureTargets(r, p, noun)
	p.senders = measureSenders(r, p, noun)
	if main := r.MainCountry(); len(p.targets) == 0 && !p.bare && len(p.senders) > 0 && !hasID(p.senders, main) && definiteMeasure(r, first) {
		p.targets = penalised([]who.ID{main}) // "ECOWAS lifted the sanctions"
	}
	return p, p.action != "" && len(p.targets) > 0 || p.lacks(r)
}

// definiteMeasure reports whether an article or possessive takes the measure as known.
func definiteMeasure(r *reading.Reading, first int) bool {
	t := r.TreeAt(first)
	for tok := first - 1; tok >= t.First && tok >= first-3; tok-- {
		if r.Doc.Has(tok, theWord) || t.Tag(tok) == syntax.PRPS {
			return true
		}
	}
	return false
}

// presupposed keeps of what is asked for or debated only a sanction in force that it
// takes for granted: "called for an end to the EU's embargo on China" - and nothing of
// "called for sanctions on China".
func presupposed(r *reading.Reading, p penalty) (penalty, bool) {
	noun := p.end - 1
	if !beingLifted(r, r.TreeAt(noun), noun) {
		return penalty{}, !r.Drop(p.first, p.end, "it is only asked for, debated or refused")
	}
	p.targets, p.senders = measureTargets(r, p, noun), measureSenders(r, p, noun)
	return p, len(p.targets) > 0
}

// beingLifted reports whether the measure stands under a word of lifting.
func beingLifted(r *reading.Reading, t *syntax.Tree, noun int) bool {
	for i, a := range t.Ancestors(noun) {
		if r.Doc.Has(a, liftWords) || r.Doc.Has(a, extendWords) {
			return true
		}
		if i > 3 {
			break
		}
	}
	return false
}

// measureRoles lists the roles of the measure, of the nouns that hold it ("a round of
// sanctions", "the lifting of") and these nouns themselves.
func measureRoles(r *reading.Reading, t *syntax.Tree, noun int) []reading.Role {
	var out []reading.Role
	if v := verbBeside(r, t, noun); v >= 0 {
		out = append(out, reading.Role{Kind: reading.Object, Verb: v, Prep: -1})
	}
	if v := passiveAfter(r, t, noun); v >= 0 {
		out = append(out, reading.Role{Kind: reading.PassiveSubject, Verb: v, Prep: -1})
	}
	for range 3 {
		out = append(out, r.Roles(noun)...)
		h := t.Head(noun)
		if h < 0 || !r.Doc.Has(h, packNouns) || t.Tag(h).IsVerb() {
			break
		}
		out = append(out, reading.Role{Kind: reading.Modifier, Verb: h, Prep: -1})
		noun = h
	}
	return out
}

// passiveAfter is the passive predicate that follows the measure and whom it is against:
// "the embargo on Serbia was lifted"; -1 if none does.
func passiveAfter(r *reading.Reading, t *syntax.Tree, noun int) int {
	for tok := noun + 1; tok < t.End && tok <= noun+14; tok++ {
		switch {
		case told(r, tok) && t.Tag(tok) == syntax.VBN && (r.Doc.Has(tok-1, passiveWords) || t.Tag(tok-1).IsAdverb() && r.Doc.Has(tok-2, passiveWords)):
			return tok
		case t.Tag(tok).IsFinite() && !r.Doc.Has(tok, passiveWords), r.Doc.Has(tok, relativeWords):
			return -1
		}
	}
	return -1
}

var passiveWords = text.Words("is are was were be been being will would has have had")

// verbBeside is the verb that stands right before the measure's phrase ("threatened
// further sanctions on") or in a relative clause right after it ("the embargo that France
// has imposed"), whatever the tree makes of it; -1 if none does.
func verbBeside(r *reading.Reading, t *syntax.Tree, noun int) int {
	if v := r.VerbBefore(noun); v >= 0 && told(r, v) {
		return v
	}
	if !r.Doc.Has(noun+1, relativeWords) {
		return -1
	}
	for tok := noun + 2; tok < t.End && tok <= noun+8; tok++ {
		if t.Tag(tok).IsVerb() && r.Doc.Has(tok, imposeWords) && !r.Doc.Has(tok-1, beforeInfinitive) {
			return tok
		}
	}
	return -1
}

func told(r *reading.Reading, verb int) bool {
	return r.Doc.Has(verb, imposeWords) || r.Doc.Has(verb, liftWords) || r.Doc.Has(verb, threatWords) || r.Doc.Has(verb, extendWords)
}

var (
	relativeWords    = text.Words("that which")
	beforeInfinitive = text.Words("to")
)

// actionWith is what the predicate does with a measure in the role; "asked" where it
// is only wanted, debated or refused; "" if it does nothing.
func actionWith(r *reading.Reading, role reading.Role) string {
	v := role.Verb
	subject := role.Kind == reading.Subject
	switch {
	case r.Doc.Has(v, askedWords):
		return "asked"
	case r.Doc.Has(v, threatWords):
		return "threatened"
	case subject:
		return ""
	case r.Doc.Has(v, faceVerbs):
		return "threatened"
	case role.Kind == reading.Oblique && !r.Doc.Has(v, decideVerbs):
		if r.Doc.Has(role.Prep, withWord) && r.Doc.Has(v, imposeWords) { // "hit Iran with sanctions"
			return "imposed"
		}
		return ""
	case r.Doc.Has(v, extendWords):
		return "extended"
	case r.Doc.Has(v, liftWords):
		return "lifted"
	case r.Doc.Has(v, imposeWords):
		return "imposed"
	}
	return ""
}

// weighed is what the action comes to, as its clause means it: what will be imposed is
// a threat, what may be lifted is in force, and what is asked for is nothing.
func weighed(r *reading.Reading, verb int, action string) (string, bool) {
	if action == "threatened" {
		return action, false
	}
	assertion := r.Assertion(verb)
	asked, decided := governedBy(r, verb)
	switch {
	case decided:
		assertion = reading.Actual
	case asked && action == "imposed":
		return "", false
	case asked:
		return "imposed", true
	case unfinished(r, verb) && assertion == reading.Actual:
		assertion = reading.Planned
	}
	switch {
	case assertion == reading.Actual:
		return action, false
	case action == "imposed" && assertion == reading.Denied, action == "imposed" && assertion == reading.Hypothetical:
		return "", false
	case action == "imposed":
		return "threatened", false
	}
	return "imposed", true
}

// governedBy reports whether the verb is an infinitive that somebody asks for or debates,
// or one that somebody has decided: "voted to impose".
func governedBy(r *reading.Reading, verb int) (asked, decided bool) {
	t := r.TreeAt(verb)
	if r.Doc.Has(verb-1, askedWords) { // "a provision imposing"
		return true, false
	}
	for tok, hops := verb, 0; hops < 3; hops++ {
		switch t.Rel(tok) {
		case syntax.RelXcomp, syntax.RelCcomp, syntax.RelAcl, syntax.RelAdvcl, syntax.RelConj, syntax.RelObl, syntax.RelNmod:
		default:
			return false, false
		}
		tok = t.Head(tok)
		switch {
		case r.Doc.Has(tok, decideVerbs):
			return false, true
		case r.Doc.Has(tok, askedWords):
			return true, false
		}
	}
	return false, false
}

// unfinished reports whether the verb is an infinitive or gerund that leaves it open
// whether it comes about: "pressure to lift", "would require lifting".
func unfinished(r *reading.Reading, verb int) bool {
	t := r.TreeAt(verb)
	switch t.Rel(verb) {
	case syntax.RelAcl, syntax.RelXcomp, syntax.RelCcomp, syntax.RelAdvcl, syntax.RelCsubj, syntax.RelObj:
		if t.Tense(verb) == syntax.Infinitive {
			return true
		}
		return t.Tag(verb) == syntax.VBG && r.Assertion(t.Head(verb)) != reading.Actual
	}
	return false
}

// aidPenalty reads aid that is cut off: "suspended aid to Niger".
func aidPenalty(r *reading.Reading, noun int) (penalty, bool) {
	for _, role := range r.Roles(noun) {
		if role.Kind != reading.Object && role.Kind != reading.PassiveSubject || !r.Doc.Has(role.Verb, cutVerbs) {
			continue
		}
		p := penalty{first: noun, end: noun + 1, act: role.Verb}
		if p.action, p.bare = weighed(r, role.Verb, "imposed"); p.bare || p.action == "" {
			return penalty{}, false
		}
		p.targets = namedAfter(r, noun, aidGoals, 8)
		p.senders = punishers(r.Agents(role.Verb), p.targets)
		return p, len(p.targets) > 0 && len(p.senders) > 0
	}
	return penalty{}, false
}

var aidGoals = text.Words("to for of")

// verbPenalty reads a verb that penalises its object: "blacklisted two Chadian banks".
func verbPenalty(r *reading.Reading, verb, object int) (penalty, bool) {
	if object < 0 {
		return penalty{}, false
	}
	p := penalty{first: verb, end: verb + 1, act: verb}
	if p.action, p.bare = weighed(r, verb, "imposed"); p.bare || p.action == "" {
		return penalty{}, false
	}
	p.targets = penalised(r.PartiesDeep(object))
	p.senders = punishers(r.Agents(verb), p.targets)
	return p, len(p.targets) > 0 && len(p.senders) > 0
}

// banPenalty reads a verb that bans trade with the target: "ban all sales of arms to".
func banPenalty(r *reading.Reading, verb int) (penalty, bool) {
	p := penalty{first: verb, end: verb + 1, act: verb}
	if p.action, p.bare = weighed(r, verb, "imposed"); p.bare || p.action == "" {
		return penalty{}, false
	}
	p.targets = namedAfter(r, verb, banGoals, 10)
	p.senders = punishers(r.Agents(verb), p.targets)
	return p, len(p.targets) > 0 && len(p.senders) > 0
}

var banGoals = text.Words("to from with of")
