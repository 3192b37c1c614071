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
	case (r.Doc.Has(tok, aidWords) || r.Doc.Has(tok, salesWords) && r.Doc.Has(tok-1, armsWords)) && t(tok).Tag(tok).IsNoun():
		return aidPenalty(r, tok)
	case r.Doc.Has(tok, borderNouns) && t(tok).Tag(tok).IsNoun():
		return borderPenalty(r, tok)
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
	if extension(r, p) {
		p.action = "extended"
	}
	if len(p.targets) == 0 {
		p.targets = spokenOfTarget(r, p)
	}
	if main := r.MainCountry(); len(p.targets) == 0 && !p.bare && len(p.senders) > 0 && !hasID(p.senders, main) && knownMeasure(r, first, p) {
		p.targets = penalised([]who.ID{main}) // "ECOWAS lifted the sanctions", "it announced new sanctions"
	}
	if len(p.senders) == 0 && r.Doc.Has(noun-1, movementWords) && r.Doc.Has(noun, bans) {
		return penalty{}, !r.Drop(first, end, "a ban on travel that nobody is said to put on another state is no sanction")
	}
	return p, p.action != "" && len(p.targets) > 0 || p.lacks(r)
}

var movementWords = text.Words("travel flight visa fly")

// knownMeasure reports whether the article's own country goes without saying as the
// target: "the sanctions", or "new sanctions" of one who imposes or threatens them.
func knownMeasure(r *reading.Reading, first int, p penalty) bool {
	if definiteMeasure(r, first) {
		return true
	}
	for tok := first - 1; tok >= first-3 && tok > p.act; tok-- {
		if r.Doc.Has(tok, furtherWords) {
			return r.Doc.Has(p.act, imposeWords)
		}
	}
	return false
}

var furtherWords = text.Words("new more further fresh additional tougher stricter")

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

var (
	relativeWords    = text.Words("that which")
	beforeInfinitive = text.Words("to")
)

// aidPenalty reads aid that is cut off: "suspended aid to Niger".
func aidPenalty(r *reading.Reading, noun int) (penalty, bool) {
	roles := r.Roles(noun)
	if v := r.VerbBefore(noun); v >= 0 && r.Doc.Has(noun, salesWords) {
		roles = append(roles, reading.Role{Kind: reading.Object, Verb: v, Prep: -1})
	}
	for _, role := range roles {
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

var (
	salesWords = text.Words("sales exports shipments deliveries")
	armsWords  = text.Words("arms weapons")
)

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
