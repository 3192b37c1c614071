package transforms

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Agreements finds what became of agreements between states, blocs and armed groups.
var Agreements = Type[AgreementFact]{
	Name:    "agreement",
	Table:   "agreements",
	Doc:     "An agreement signed, terminated, suspended, violated or proposed between parties of which at least one is a state, bloc or armed group; one row a party.",
	Version: 1,
	Extract: extractAgreements,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "Egypt and Sudan signed a military agreement. Morocco has terminated its fisheries accord with Spain.",
		Want: []string{
			`{"quote": "signed", "parties": ["EGY", "SDN"], "action": "signed", "kind": "military"}`,
			`{"quote": "terminated", "parties": ["MAR", "ESP"], "action": "terminated", "kind": "trade"}`,
		},
	}},
}

// AgreementFact is one party to one agreement.
type AgreementFact struct {
	AgreementID string `json:"-" doc:"the same for all parties of one agreement in one article"`
	Name        string `doc:"the agreement, as printed" null:"zero"`
	Party       who.ID `json:"parties" table:"collect" doc:"one party to it" ref:"entities"`
	Action      string `doc:"what became of it" values:"signed terminated suspended violated proposed"`
	Kind        string `doc:"what it is about" values:"ceasefire peace military trade border political other"`
}

var (
	agreementCues    = cue.Must("agreements.cues")
	agreementNouns   = agreementCues.Words("noun")
	agreementPhrases = agreementCues.Phrases("noun phrase")
	agreeVerbs       = agreementCues.Words("agree")
	betweenWords     = agreementCues.Words("between")
	agreementActs    = []struct {
		action string
		words  *text.Set
	}{
		{"violated", agreementCues.Words("violated")},
		{"terminated", agreementCues.Words("terminated")},
		{"suspended", agreementCues.Words("suspended")},
		{"signed", agreementCues.Words("signed")},
		{"signed", agreeVerbs},
		{"proposed", agreementCues.Words("proposed")},
	}
	agreementKinds = []struct {
		kind  string
		words *text.Set
	}{
		{"ceasefire", agreementCues.Words("kind ceasefire")},
		{"peace", agreementCues.Words("kind peace")},
		{"border", agreementCues.Words("kind border")},
		{"trade", agreementCues.Words("kind trade")},
		{"military", agreementCues.Words("kind military")},
		{"political", agreementCues.Words("kind political")},
	}
)

// deed is something done to an agreement.
type deed struct {
	trigger int // token of the word that tells it
	noun    int // token of the agreement's noun, -1 if it is only told by "agreed"
	action  string
	parties []who.ID
	kind    string
}

func extractAgreements(r *reading.Reading) []Found[AgreementFact] {
	var out []Found[AgreementFact]
	var done []deed
	for tok := range r.Doc.Tokens {
		d, ok := deedAt(r, tok)
		if !ok || repeated(done, d) {
			continue
		}
		done = append(done, d)
		out = append(out, agreement(r, d)...)
	}
	return out
}

// repeated reports whether the article has told the deed before: facts count once.
func repeated(done []deed, d deed) bool {
	for _, o := range done {
		if o.action == d.action && o.kind == d.kind && sameParties(o.parties, d.parties) {
			return true
		}
	}
	return false
}

func sameParties(a, b []who.ID) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// agreement makes one row a party.
func agreement(r *reading.Reading, d deed) []Found[AgreementFact] {
	fact := AgreementFact{Action: d.action, Kind: d.kind}
	if d.noun >= 0 {
		t := r.TreeAt(d.noun)
		first, end := r.NounPhrase(t, d.noun)
		fact.Name = strings.TrimPrefix(strings.TrimPrefix(r.Doc.Slice(first, end), "the "), "a ")
	}
	fact.AgreementID = fmt.Sprintf("%d-%s-%s", r.Doc.RuneOffset(r.Doc.Span(d.trigger, d.trigger+1).Start), d.action, d.kind)
	assertion := r.Assertion(d.trigger)
	if d.action == "proposed" || assertion == reading.Threatened {
		assertion = reading.Planned
	}
	var out []Found[AgreementFact]
	for _, p := range d.parties {
		fact.Party = p
		out = append(out, Found[AgreementFact]{
			First: d.trigger, End: d.trigger + 1, Event: d.trigger, Assertion: assertion,
			Rule: "agreements." + d.action, Confidence: 0.6, Fact: fact,
		})
	}
	return out
}

// deedAt is the deed told of the agreement noun, or by the agreeing verb, at tok.
func deedAt(r *reading.Reading, tok int) (deed, bool) {
	switch {
	case r.Doc.Has(tok, agreementNouns) || agreementPhrases.Match(r.Doc, tok) > 0:
		return nounDeed(r, tok+max(agreementPhrases.Match(r.Doc, tok), 1)-1)
	case r.Doc.Has(tok, agreeVerbs):
		return agreeDeed(r, tok)
	}
	return deed{}, false
}

// nounDeed reads what is done to the agreement that the noun names.
func nounDeed(r *reading.Reading, noun int) (deed, bool) {
	t := r.TreeAt(noun)
	if !t.Tag(noun).IsNoun() {
		return deed{}, false
	}
	d := deed{noun: noun, kind: agreementKind(r, t, noun)}
	d.trigger, d.action = agreementAction(r, t, noun)
	if d.action == "" {
		return deed{}, false
	}
	d.parties = agreementParties(r, t, d)
	return d, len(d.parties) > 0
}

// agreementAction finds the verb or noun that says what became of the agreement:
// a participle upon it, the predicate it is subject or object of, the noun whose "of"
// phrase it is.
func agreementAction(r *reading.Reading, t *syntax.Tree, noun int) (trigger int, action string) {
	verbs := []int{}
	for _, role := range r.Roles(noun) {
		if role.Kind != reading.Oblique || r.Doc.Has(role.Verb, obliqueDeeds) {
			verbs = append(verbs, role.Verb)
		}
	}
	for _, a := range t.Ancestors(noun) {
		if t.Tag(a).IsNoun() && r.Doc.Has(t.Case(noun), ofWord) {
			verbs = append(verbs, a)
			break
		}
	}
	for _, v := range verbs {
		for _, act := range agreementActs {
			if r.Doc.Has(v, act.words) {
				return v, act.action
			}
		}
	}
	return -1, ""
}

// obliqueDeeds act on the agreement through a preposition: "withdrew from the pact".
var obliqueDeeds = text.Words(`withdraw withdraws withdrew withdrawing withdrawal pull pulled pulls exit exited enter entered enters
	agree agreed agrees quit`)

// agreeDeed reads "A and B agreed to reopen the border": two parties at least, for
// one that agrees alone only consents.
func agreeDeed(r *reading.Reading, verb int) (deed, bool) {
	t := r.TreeAt(verb)
	if !t.Tag(verb).IsVerb() {
		return deed{}, false
	}
	d := deed{trigger: verb, noun: -1, action: "signed", kind: agreementKind(r, t, verb)}
	if r.Assertion(verb) != reading.Actual {
		d.action = "proposed"
	}
	d.parties = agreementParties(r, t, d)
	return d, len(d.parties) > 1
}

// agreementKind is what the agreement is about: by the words of its own phrase, else
// of its complements.
func agreementKind(r *reading.Reading, t *syntax.Tree, head int) string {
	first, end := r.NounPhrase(t, head)
	if k := kindAmong(r, first, end); k != "" {
		return k
	}
	if _, e := t.Subtree(head); e > end {
		if k := kindAmong(r, end, e); k != "" {
			return k
		}
	}
	return "other"
}

func kindAmong(r *reading.Reading, first, end int) string {
	for _, k := range agreementKinds {
		for t := first; t < end; t++ {
			if r.Doc.Has(t, k.words) {
				return k.kind
			}
		}
	}
	return ""
}

// agreementParties collects the parties: "between A and B", the subject of the
// deed, "with C", and the names in the agreement's own phrase ("the EU-Turkey deal").
func agreementParties(r *reading.Reading, t *syntax.Tree, d deed) []who.ID {
	var out []who.ID
	add := func(ids []who.ID) {
		for _, id := range ids {
			if id != "" && !hasID(out, id) {
				out = append(out, id)
			}
		}
	}
	holders := []int{d.trigger}
	if d.noun >= 0 {
		holders = []int{d.noun, d.trigger}
	}
	for _, h := range holders {
		for c := range t.Children(h) {
			if p := t.Case(c); p >= 0 && r.Doc.Has(p, betweenWords) {
				add(r.PartiesOf(c))
			}
		}
	}
	if len(out) >= 2 {
		return out
	}
	if s := t.Agent(d.trigger); s >= 0 && s != d.noun {
		add(r.PartiesOf(s))
	}
	for _, h := range holders {
		for c := range t.Children(h) {
			if p := t.Case(c); p >= 0 && r.Doc.Has(p, withWord) {
				add(r.PartiesOf(c))
			}
		}
	}
	if d.noun >= 0 {
		first, _ := r.NounPhrase(t, d.noun)
		for _, n := range r.NamesWithin(first, d.noun) {
			add([]who.ID{r.Names[n].Party()})
		}
	}
	return out
}

var withWord = text.Words("with")
