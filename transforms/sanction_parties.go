package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	againstWords = sanctionCues.Words("against")
	ofTargets    = text.Words("of") // "a boycott of Israel", but "a threat of sanctions"
	ofMeasures   = text.Words("boycott boycotts embargo blockade blockades")
	tradeWords   = text.Words("with to from")
	byWord       = text.Words("by")
)

// maxTargetGap is how far after the measure its "on" or "against" may stand.
const maxTargetGap = 12

// measureTargets is whom the measure is against: whom its "on" or "against" names, whose
// trade it bans ("on all trade with Cuba"), whose boycott it is, who faces it, or the state
// before it where the sender stands elsewhere ("the Iran sanctions").
func measureTargets(r *reading.Reading, p penalty, noun int) []who.ID {
	t := r.TreeAt(noun)
	for _, from := range []int{noun, max(noun, p.act)} {
		if ids := namedAfter(r, from, againstWords, maxTargetGap); len(ids) > 0 {
			return ids
		}
	}
	for _, holder := range []int{noun, p.act} {
		for c := range t.Children(holder) {
			if prep := t.Case(c); prep > noun && r.Doc.Has(prep, againstWords) && r.DateAt(c) < 0 {
				if ids := targetsIn(r, t, c); len(ids) > 0 {
					return ids
				}
			}
		}
	}
	if r.Doc.Has(noun, ofMeasures) {
		if ids := namedAfter(r, noun, ofTargets, 2); len(ids) > 0 {
			return ids
		}
	}
	if r.Doc.Has(p.act, faceVerbs) {
		return penalised(r.Agents(p.act))
	}
	if r.Doc.Has(t.Case(noun), underWord) { // "a Syrian bank under U.S. sanctions"
		return penalised(underThem(r, t, noun))
	}
	if h := t.Head(p.act); p.act != noun && t.Rel(p.act) == syntax.RelConj { // "broke with Qatar and imposed a blockade"
		if ids := namedAfter(r, h, conjunctPreps, 4); len(ids) > 0 {
			return ids
		}
	}
	if r.Doc.Has(p.act, threatWords) || r.Doc.Has(p.act, imposeWords) { // "threatened Iran with", "hit Iran with"
		if o := t.Patient(p.act); o >= 0 && o != noun && !t.Descends(noun, o) && o < noun {
			return penalised(r.PartiesDeep(o))
		}
	}
	return nil
}

var conjunctPreps = text.Words("with against on")

var underWord = text.Words("under")

// underThem is who is "under sanctions": the noun that the phrase describes, or the
// subject of its clause.
func underThem(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	for tok := t.Case(noun) - 1; tok >= t.First; tok-- {
		if t.Tag(tok).IsNoun() {
			return r.PartiesOf(tok)
		}
		if !t.Tag(tok).IsAdverb() {
			break
		}
	}
	if s := t.Subject(t.Clause(noun)); s >= 0 && s != noun {
		return r.PartiesOf(s)
	}
	return nil
}

// targetsIn lists the penalised in the phrase after "on" or "against"; people without a
// state of their own ("those responsible") are the article's country's.
func targetsIn(r *reading.Reading, t *syntax.Tree, head int) []who.ID {
	if ids := penalised(r.PartiesDeep(head)); len(ids) > 0 {
		return ids
	}
	_, end := t.Subtree(head)
	for tok := head; tok < min(end, head+6); tok++ { // "on nearly all trade with Cuba"
		if r.Doc.Has(tok, tradeWords) {
			if ids, _ := r.ListAfter(tok+1, 3); len(ids) > 0 {
				return penalised(ids)
			}
		}
	}
	if main := r.MainCountry(); main != "" && (r.Doc.Has(head, peopleNouns) || r.Doc.Has(head-1, peopleNouns)) {
		return []who.ID{main}
	}
	return nil
}

// sanctionedPronouns stand for a state named before.
var sanctionedPronouns = text.Words("it them")

var peopleNouns = text.Words(`those individuals people officials generals leaders members officers commanders ministers politicians figures gangs
	country regime junta government companies banks entities`)

// penalised leaves out blocs, which nobody puts sanctions on.
func penalised(ids []who.ID) []who.ID {
	var out []who.ID
	for _, id := range ids {
		if e, ok := who.Lookup(id); ok && (e.Kind == who.Region && e.Country == "" || e.Kind == who.Bloc || e.Kind == who.Mission || e.Kind == who.Agency) {
			continue
		}
		out = append(out, id)
	}
	return out
}

// namedAfter lists the names after the first of the prepositions that follows the token
// within its clause: at most gap tokens on, not before a date.
func namedAfter(r *reading.Reading, tok int, preps *text.Set, gap int) []who.ID {
	t := r.TreeAt(tok)
	for i := tok + 1; i < t.End && i <= tok+gap; i++ {
		switch {
		case r.Doc.Has(i, preps) && r.DateAt(i+1) < 0:
			if ids, _ := r.ListAfter(i+1, 7); len(ids) > 0 {
				return penalised(ids)
			}
			if r.Doc.Has(i+1, sanctionedPronouns) { // "new UN sanctions against it"
				return r.LastState(i + 1)
			}
		case r.Doc.Has(i, banned): // "arms exports", a verb to many a tagger
		case t.Tag(i).IsVerb() && !t.Tag(i).IsParticiple(), r.Doc.Has(i, clauseMarks):
			return nil
		}
	}
	return nil
}

var clauseMarks = text.Words("; : that who which because after before if unless while until")

// measureSenders is who penalises: who the measure's own phrase names ("UN sanctions",
// "its embargo"), who it is "imposed by", else who does what is done with it.
func measureSenders(r *reading.Reading, p penalty, noun int) []who.ID {
	t := r.TreeAt(noun)
	if ids := punishers(ownersOf(r, t, p.first, noun), p.targets); len(ids) > 0 {
		return ids
	}
	for _, role := range r.Roles(noun) {
		if r.Doc.Has(role.Verb, imposeWords) {
			if ids := punishers(r.Agents(role.Verb), p.targets); len(ids) > 0 {
				return ids
			}
		}
	}
	if ids := namedAfter(r, noun, byWord, 8); len(ids) > 0 {
		return punishers(ids, p.targets)
	}
	if p.bare && p.act == noun {
		return nil
	}
	return doers(r, t, p)
}

// doers is the subject of the act, or of the clause that an infinitive or participle of
// it belongs to: "signed an order imposing", "voted to impose".
func doers(r *reading.Reading, t *syntax.Tree, p penalty) []who.ID {
	if r.Doc.Has(p.act, faceVerbs) {
		if h := t.Head(p.act); t.Rel(p.act) == syntax.RelCcomp && r.Doc.Has(h, threatWords) { // "warned that Sudan would face"
			return punishers(r.Agents(h), p.targets)
		}
		return nil
	}
	verb := p.act
	for range 3 {
		if ids := punishers(r.Agents(verb), p.targets); len(ids) > 0 {
			return ids
		}
		above := t.Clause(t.Head(verb))
		rel := t.Rel(verb)
		if above < 0 || above == verb || (rel == syntax.RelAcl || rel == syntax.RelAmod) && !r.Doc.Has(above, issueVerbs) && !r.Doc.Has(verb-1, gerundPreps) {
			break
		}
		verb = above
	}
	return nil
}

// gerundPreps stand before a gerund that shares its clause's subject: "joined Japan in imposing".
var gerundPreps = text.Words("in by after before of for")

// issueVerbs are what one does with an order or a law "imposing sanctions".
var issueVerbs = text.Words(`sign signs signed signing issue issues issued pass passes passed adopt adopts adopted approve approves approved
	announce announces announced unveil unveiled draft drafted voted vote enact enacted publish published`)

// ownersOf is whom a name or possessive before the measure stands for.
func ownersOf(r *reading.Reading, t *syntax.Tree, first, noun int) []who.ID {
	if o := t.Possessor(noun); o >= 0 {
		return r.PartiesOf(o)
	}
	for tok := first - 1; tok >= t.First && tok >= first-4; tok-- {
		if n := r.NameAt(tok); n >= 0 {
			if m := r.Names[n]; m.Link == who.Plain || m.Link == who.Joint || m.Link == who.Led {
				return []who.ID{m.Party()}
			}
			return nil
		}
		if tag := t.Tag(tok); !r.Doc.Has(tok, possessiveMarks) && !tag.IsNoun() && !tag.IsAdjective() && r.Doc.Text(tok) != "-" && !r.Doc.Has(tok, banned) && r.NumberAt(tok) < 0 {
			return nil
		}
	}
	return nil
}

// punishers leaves out the targets themselves and what cannot punish a state.
func punishers(ids, targets []who.ID) []who.ID {
	var out []who.ID
	for _, id := range ids {
		e, ok := who.Lookup(id)
		if !ok || hasID(targets, id) || e.Kind != who.State && e.Kind != who.Historical && e.Kind != who.Bloc {
			continue
		}
		out = append(out, id)
	}
	return out
}
