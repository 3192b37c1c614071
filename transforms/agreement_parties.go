package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

var (
	betweenWords = agreementCues.Words("between")
	withWord     = agreementCues.Words("with")
)

// agreementParties collects the parties: "between A and B" alone if it names two; else
// the subject of the deed unless it only brokered it, "with C", and the names in the
// agreement's own phrase ("the EU-Turkey deal", "its accord with").
func agreementParties(r *reading.Reading, d deed) []who.ID {
	t := r.TreeAt(d.trigger)
	holders := []int{d.trigger}
	if d.noun >= 0 && d.noun != d.trigger {
		holders = []int{d.noun, d.trigger}
	}
	var out []who.ID
	for _, h := range holders {
		out = joined(out, after(r, t, h, betweenWords))
	}
	if len(out) >= 2 {
		if d.mention && partOf(r, t, d.noun) {
			out = joined(out, statesAndGroups(r.PartiesOf(t.Subject(t.Clause(d.noun)))))
		}
		return out
	}
	if d.mention { // "the extradition treaty" is told by nobody
		return out
	}
	if d.noun >= 0 && withOutsider(r, t, d.noun) {
		return nil
	}
	if !d.brokered && !byBusiness(r, t, d.trigger) {
		out = joined(out, signers(r, t, d))
	}
	if d.noun >= 0 {
		out = joined(out, inPhrase(r, t, d.noun))
	}
	for _, h := range holders {
		if with := after(r, t, h, withWord); len(with) > 0 {
			out = joined(out, with)
			break
		}
	}
	if len(out) == 0 && d.brokered && r.Doc.Has(t.Case(d.noun), underWord) { // "Peru and Chile made up under a deal brokered by"
		if ids := statesAndGroups(r.Agents(t.Clause(t.Head(d.noun)))); len(ids) > 1 {
			return ids
		}
	}
	if len(out) == 0 && d.noun >= 0 && r.Doc.Has(t.First, underWord) {
		if ids := underIt(r, t, d.noun); len(ids) > 1 {
			return ids
		}
	}
	if len(out) < 2 {
		if sides := opponents(r, t, d); len(sides) == 2 && subset(out, sides) {
			return sides
		}
	}
	if len(out) == 0 && d.noun >= 0 && !d.brokered { // "the memorandum on the bridge by Peru and Chile"
		if by := after(r, t, d.noun, byPhrase); len(by) > 1 {
			return by
		}
	}
	return out
}

// underIt lists who acts under the agreement that opens the sentence: "Under a pact signed
// in May, Peru and Chile will".
func underIt(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	for tok := noun + 1; tok < min(noun+10, t.End-1); tok++ {
		if r.Doc.Has(tok, commaMark) {
			ids, _ := r.ListAfter(tok+1, 2)
			return statesAndGroups(ids)
		}
	}
	return nil
}

var commaMark = text.Words(",")

var byPhrase = text.Words("by")

// signers is the subject of the deed, leaving out what the agreement itself is.
func signers(r *reading.Reading, t *syntax.Tree, d deed) []who.ID {
	if h := accuser(r, t, d.trigger); h >= 0 { // "Pakistan accused India of violating"
		return accused(r, t, d, h)
	}
	if s := t.Agent(d.trigger); s == d.noun && s >= 0 {
		return nil
	}
	if d.trigger == d.noun && r.Doc.Has(t.Case(d.noun), meanwhileWords) && t.Possessor(d.noun) < 0 {
		return nil // "he resigned during the peace talks with"
	}
	if ids := statesAndGroups(r.Agents(d.trigger)); len(ids) > 0 {
		return ids
	}
	if d.noun < 0 {
		return nil
	}
	if v := r.VerbBefore(d.noun); v >= 0 && v != d.trigger && r.Doc.Has(v, ownVerbs) {
		return statesAndGroups(r.Agents(v))
	}
	if v := t.Clause(d.noun); r.Doc.Has(v, ownVerbs) { // "he hailed a deal struck with"
		return statesAndGroups(r.Agents(v))
	}
	return nil
}

// accuser is the verb of accusing that governs the deed within three steps, -1 if none.
func accuser(r *reading.Reading, t *syntax.Tree, trigger int) int {
	h := trigger
	for range 3 {
		if h = t.Head(h); h < 0 || r.Doc.Has(h, accuseVerbs) {
			return h
		}
	}
	return -1
}

var meanwhileWords = text.Words("during amid after before since despite over about on of for")

var accuseVerbs = text.Words("accuse accuses accused accusing")

// ownVerbs are what one says and does about a deal of one's own.
var ownVerbs = text.Words("hailed hails announced announces secured won defended presented unveiled")

// statesAndGroups leaves out what cannot be a party: regions and agencies without a state.
func statesAndGroups(ids []who.ID) []who.ID {
	var out []who.ID
	for _, id := range ids {
		if e, ok := who.Lookup(id); ok && (e.Kind == who.Region || e.Kind == who.City || e.Kind == who.Agency || agreementTreaties[id]) {
			continue
		}
		out = append(out, id)
	}
	return out
}

// maxWithGap is how far after the agreement its "with" or "between" may stand.
const maxWithGap = 9

// after lists the parties after one of the prepositions that belongs to the holder: by
// the tree, else by the words that follow it up to the end of its clause.
func after(r *reading.Reading, t *syntax.Tree, holder int, preps *text.Set) []who.ID {
	for c := range t.Children(holder) {
		if p := t.Case(c); c > holder && p > holder && r.Doc.Has(p, preps) {
			if ids := statesAndGroups(r.PartiesOf(c)); len(ids) > 0 {
				return ids
			}
		}
	}
	for tok := holder + 1; tok < t.End && tok <= holder+maxWithGap; tok++ {
		switch {
		case r.Doc.Has(tok, preps):
			ids, _ := r.ListAfter(tok+1, 4)
			if len(ids) == 0 {
				ids = r.PartiesOf(t.Head(tok))
			}
			return statesAndGroups(ids)
		case t.Tag(tok).IsVerb() && !t.Tag(tok).IsParticiple(), r.Doc.Tokens[tok].Is(text.Punct) && !r.Doc.Has(tok, innerMarks), r.Doc.Has(tok, agreementContrast):
			return nil
		}
	}
	return nil
}

// agreementContrast turn to another agreement: "rather than one between".
var agreementContrast = text.Words("than rather instead not unlike like")

// innerMarks may stand inside an agreement's phrase: "the Accord (NFA) between".
var innerMarks = text.Words("- ( )")

// inPhrase lists the names that stand before the agreement in its own phrase: not the
// city it is called after ("the Oslo accords"), nor who brokered it ("a US-brokered truce").
func inPhrase(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	first, _ := r.NounPhrase(t, noun)
	for first > t.First && (r.NameAt(first-1) >= 0 || r.Doc.Text(first-1) == "-") {
		first--
	}
	var out []who.ID
	for _, n := range r.NamesWithin(first, noun) {
		m := r.Names[n]
		if m.Form == who.Place || m.Form == who.Capital && m.Link != who.Joint || byThird(r, m) || m.Kind == who.Bloc && r.Doc.Has(m.End, ownTreaty) {
			continue
		}
		out = joined(out, []who.ID{m.Party()})
	}
	if o := t.Possessor(noun); o >= 0 && r.NameAt(o) < 0 {
		out = joined(out, r.PartiesOf(o))
	}
	return statesAndGroups(out)
}

// ownTreaty follows a bloc's name as that of its founding treaty: "the NATO treaty".
var ownTreaty = text.Words("treaty pact charter alliance convention protocol declaration covenant")

// byThird reports whether a participle ties the name to the agreement as a third party's.
func byThird(r *reading.Reading, m who.Mention) bool {
	switch m.Link {
	case who.Backed, who.Led, who.Pro, who.Anti, who.Non, who.Based:
		return true
	}
	return m.End+1 < len(r.Doc.Tokens) && r.Doc.Text(m.End) == "-" && r.Doc.Has(m.End+1, brokerWords)
}

func joined(ids, more []who.ID) []who.ID {
	for _, id := range more {
		if id != "" && !hasID(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
