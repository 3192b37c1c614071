package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// change is what a verb does to a party's standing, and whose: its subject's, or
// its object's ("expelled Cuba").
type change struct {
	words    *text.Set
	relation string
	planned  string // the relation if it has not happened yet
	object   bool
	rule     string
}

var (
	entryVerbs      = allianceCues.Words("join")
	standingChanges = []change{
		{entryVerbs, "member", "prospective", false, "join"},
		{allianceCues.Words("leave"), "left", "left", false, "leave"},
		{allianceCues.Words("expel"), "left", "", true, "expel"},
		{allianceCues.Words("suspend"), "suspended", "suspended", true, "suspend"},
		{allianceCues.Words("invite"), "prospective", "prospective", true, "invite"},
		{allianceCues.Words("admit"), "member", "prospective", true, "admit"},
		{allianceCues.Words("apply"), "prospective", "prospective", false, "apply"},
		{allianceCues.Words("remain"), "member", "member", false, "remain"},
		{allianceCues.Words("belong"), "member", "prospective", false, "belong"},
		{giveVerbs, "member", "prospective", false, "give"},
	}
)

// standingsByVerb reads verbs over the body: "joined NATO", "applied to the bloc",
// "suspended Mali from ECOWAS", "Gabon joined in 1975".
func standingsByVerb(r *reading.Reading, b body) []standing {
	t := r.TreeAt(b.first)
	if b.silent {
		for _, c := range standingChanges {
			if !c.object && r.Doc.Has(b.first, c.words) {
				return c.standings(r, t, b, b.first)
			}
		}
		return nil
	}
	if out := actsOn(r, t, b); len(out) > 0 {
		return out
	}
	for _, v := range verbsOver(r, t, b) {
		for _, c := range standingChanges {
			if r.Doc.Has(v, c.words) && c.fits(r, v, b) {
				return c.standings(r, t, b, v)
			}
		}
	}
	return nil
}

// actsOn reads what the body itself does with a member: "the League suspended Egypt",
// "ECOWAS has expelled".
func actsOn(r *reading.Reading, t *syntax.Tree, b body) []standing {
	for tok := b.end; tok < t.End && tok < b.end+14; tok++ {
		for _, c := range standingChanges {
			if c.rule != "suspend" && c.rule != "expel" && !(c.rule == "admit" && r.Doc.Has(tok, lettingIn)) || b.kind != "bloc" || !r.Doc.Has(tok, c.words) || !t.Tag(tok).IsVerb() || t.Passive(tok) {
				continue
			}
			ids, end := r.ListAfter(tok+1, 1)
			if len(ids) == 0 || t.Tag(end).IsNoun() || r.Doc.Has(end, possessiveMarks) || !hasID(r.Agents(tok), b.id) && !t.Tag(b.end).IsVerb() {
				continue
			}
			s := standing{relation: c.relation, rule: c.rule, sure: 0.7, event: tok}
			switch r.Assertion(tok) {
			case reading.Denied, reading.Hypothetical, reading.Threatened:
				return nil
			case reading.Planned:
				s.relation = c.planned
			}
			if s.relation == "" {
				return nil
			}
			return inBody(b, ids, s)
		}
	}
	return nil
}

var lettingIn = text.Words("admit admits admitted readmit readmits readmitted")

// verbsOver lists the verbs that may govern the body, the nearest first: those above
// it in the tree, and one that stands shortly before it.
func verbsOver(r *reading.Reading, t *syntax.Tree, b body) []int {
	var out []int
	for tok := b.first - 1; tok >= t.First && tok >= b.first-6; tok-- {
		if t.Tag(tok).IsVerb() {
			out = append(out, tok)
			break
		}
		if r.Doc.Tokens[tok].Is(text.Punct) && r.Doc.Text(tok) != "-" {
			break
		}
	}
	for _, v := range t.Ancestors(b.head) {
		if t.Tag(v).IsVerb() {
			if v < b.first && governs(t, v, b.head) {
				out = append(out, v)
			}
			if !t.Tag(v).IsParticiple() {
				break
			}
		}
	}
	return out
}

// governs reports whether the verb's hold on the body is that of its object, of
// an oblique, or through nouns only.
func governs(t *syntax.Tree, verb, head int) bool {
	for tok := head; tok != verb && tok >= 0; tok = t.Head(tok) {
		switch t.Rel(tok) {
		case syntax.RelNsubj, syntax.RelNsubjPass, syntax.RelAdvcl, syntax.RelCcomp, syntax.RelParataxis, syntax.RelAclRelcl:
			return false
		}
	}
	return true
}

func (c change) standings(r *reading.Reading, t *syntax.Tree, b body, verb int) []standing {
	s := standing{relation: c.relation, rule: c.rule, sure: 0.7, event: verb}
	switch c.meant(r, t, verb) {
	case reading.Denied, reading.Hypothetical:
		return nil
	case reading.Planned:
		s.relation = c.planned
	case reading.Threatened:
		if c.relation != "member" {
			return nil
		}
		s.relation = c.planned
	}
	if s.relation == "" {
		return nil
	}
	for _, aux := range t.Aux(verb) {
		s.was = s.was || c.rule == "join" && r.Doc.Has(aux, hadWord) // "after it had joined"
	}
	if c.rule == "join" && r.Doc.Has(verb-1, fromState) { // "blocked Sweden from joining"
		s.relation = "prospective"
		if n := r.NameAt(verb - 2); n >= 0 {
			return inBody(b, []who.ID{r.Names[n].Party()}, s)
		}
		return nil
	}
	parties := statesOnly(c.parties(r, t, b, verb))
	if subject := t.Subject(verb); len(parties) == 0 && !c.object && subject >= 0 && r.Doc.Has(subject, memberNouns) && r.Doc.Has(subject+1, suchWords) {
		parties = statesOnly(examplesAfter(r, phrase{subject, subject + 1, subject})) // "ten states, including Malta,"
	}
	if subject := t.Subject(verb); len(parties) == 0 && !c.object && subject >= 0 && r.Doc.Has(subject, itWord) {
		parties = lastSpokenOf(r, t.First)
	}
	if root := t.Root(); len(parties) == 0 && !c.object && !b.silent && root < verb && r.Doc.Has(verb-1, tailWords) {
		if s := t.Subject(root); s >= 0 && r.Doc.Has(s, describedLands) {
			parties = landSpokenOf(r, s) // "the island is sunny and joined the bloc"
		} else if s >= 0 {
			parties = statesOnly(r.PartiesOf(s))
		}
	}
	if subject := t.Subject(verb); len(parties) == 0 && !c.object && subject >= 0 && r.Doc.Has(subject, describedLands) && precededBy(r, subject, theWord, 4) {
		parties = landSpokenOf(r, subject)
	}
	return inBody(b, parties, s)
}

var (
	theyWords = text.Words("they it")
	hadWord   = text.Words("had")
	itWord    = text.Words("it which")
)

// lastSpokenOf is the state that the sentence before begins with as its subject: what
// "it" goes on to speak of.
func lastSpokenOf(r *reading.Reading, first int) []who.ID {
	s := r.Doc.SentenceOf(first) - 1
	if s < 0 {
		return nil
	}
	t := r.Tree(s)
	for _, n := range r.NamesWithin(t.First, t.End) {
		if rel := t.Rel(r.NameHead(n)); rel == syntax.RelNsubj || rel == syntax.RelNsubjPass {
			return statesOnly([]who.ID{r.Names[n].Party()})
		}
	}
	return nil
}

// landSpokenOf is the state that "the island" or "the landlocked nation" is: the one that
// its noun refers to, the subject of the sentence before, or the article's own.
func landSpokenOf(r *reading.Reading, noun int) []who.ID {
	if ids := statesOnly(r.PartiesOf(noun)); len(ids) > 0 && len(r.NamesWithin(noun-4, noun)) == 0 {
		return ids[:1]
	}
	if ids := lastSpokenOf(r, r.TreeAt(noun).First); len(ids) > 0 {
		return ids
	}
	return statesOnly([]who.ID{r.MainCountry()})
}

// meant is how the clause means the change; an infinitive is a plan, and leaving that
// "may", "could" or "wants to" happen is none.
func (c change) meant(r *reading.Reading, t *syntax.Tree, verb int) reading.Assertion {
	a := r.Assertion(verb)
	open := t.Tense(verb) == syntax.Infinitive && !r.Doc.Has(t.Head(verb), managedTo)
	if c.rule == "join" && a == reading.Actual && t.Tag(verb) == syntax.VBG && precededBy(r, verb, upcoming, 3) {
		return reading.Planned // "the idea of Georgia joining"
	}
	if a == reading.Actual && open && (c.relation == "member" || c.relation == "prospective") {
		return reading.Planned
	}
	if (c.relation == "left" || c.relation == "suspended") && (t.Tense(verb) == syntax.Modal || open && !r.Doc.Has(t.Head(verb), leavingVerbs)) {
		return reading.Hypothetical
	}
	return a
}

// leavingVerbs are the verbs with which leaving is decided.
var leavingVerbs = text.Words(`decided decides decision voted vote plan plans planning announced announces going set due moved moves intends intend
	decide chose promised pledged vowed preparing prepares`)

// parties is whose standing changes: the object of "expelled", the subject of "joined".
func (c change) parties(r *reading.Reading, t *syntax.Tree, b body, verb int) []who.ID {
	if s := t.Subject(verb); c.rule == "belong" && r.Doc.Has(s, theyWords) {
		return nil // soldiers, more often than states
	}
	if b.silent && c.rule != "give" && !stateSubject(r, t, verb) {
		return nil
	}
	if !c.object {
		return r.Agents(verb)
	}
	if t.Passive(verb) {
		if s := t.Subject(verb); s >= 0 {
			return r.PartiesOf(s)
		}
		return nil
	}
	if ids, end := r.ListAfter(verb+1, 3); end <= b.first {
		return ids
	}
	return nil
}

// stateSubject reports whether a state's own name, or a pronoun, is the subject of a verb
// without object: "Gabon joined in 1975", not "the president left on Monday".
func stateSubject(r *reading.Reading, t *syntax.Tree, verb int) bool {
	s := t.Subject(verb)
	if s < 0 || t.Tag(s).IsPronoun() {
		return s < 0 || !r.Doc.Has(s, personPronouns)
	}
	n := r.NameAt(s)
	return n >= 0 && (r.Names[n].Form == who.Name || r.Names[n].Form == who.Short)
}

var personPronouns = text.Words("he she i we you")
