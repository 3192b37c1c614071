package transforms

import (
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// Sanctions finds penalties between states and blocs: embargoes, asset freezes, aid cut-offs.
var Sanctions = Type[SanctionFact]{
	Name:    "sanction",
	Table:   "sanctions",
	Doc:     "A sanction imposed, lifted, threatened or extended: embargoes, asset freezes, aid cut-offs and border closures as a penalty. Once a (sender, target, action) and article.",
	Version: 1,
	Extract: extractSanctions,
	Examples: []Example{{
		Published: "2021-03-10",
		Text:      "The European Union imposed sanctions on Belarus. The United States lifted its arms embargo against Vietnam.",
		Want: []string{
			`{"quote": "sanctions", "sender": "EU", "target": "BLR", "action": "imposed"}`,
			`{"quote": "embargo", "sender": "USA", "target": "VNM", "action": "lifted"}`,
		},
	}},
}

// SanctionFact is one act of one sender against one target.
type SanctionFact struct {
	Sender  who.ID `doc:"who penalises" ref:"entities"`
	Target  who.ID `doc:"who is penalised" ref:"entities"`
	Action  string `doc:"what is done" values:"imposed lifted threatened extended"`
	Measure string `doc:"the measure, as printed" null:"zero"`
}

var (
	sanctionCues   = cue.Must("sanctions.cues")
	measures       = sanctionCues.Words("measure")
	measurePhrases = sanctionCues.Phrases("measure phrase")
	bans           = sanctionCues.Words("ban")
	banned         = sanctionCues.Words("banned")
	aidWords       = sanctionCues.Words("aid")
	cutVerbs       = sanctionCues.Words("cut")
	askedWords     = sanctionCues.Words("asked")
	againstWords   = sanctionCues.Words("against")
	sanctionActs   = []struct {
		action string
		words  *text.Set
	}{
		{"threatened", sanctionCues.Words("threatened")},
		{"extended", sanctionCues.Words("extended")},
		{"lifted", sanctionCues.Words("lifted")},
		{"imposed", sanctionCues.Words("imposed")},
	}
)

func extractSanctions(r *reading.Reading) []Found[SanctionFact] {
	var out []Found[SanctionFact]
	seen := make(map[SanctionFact]bool)
	for tok := range r.Doc.Tokens {
		first, end, ok := measureAt(r, tok)
		if !ok {
			continue
		}
		for _, f := range sanctionsAt(r, first, end) {
			key := SanctionFact{Sender: f.Fact.Sender, Target: f.Fact.Target, Action: f.Fact.Action}
			if !seen[key] {
				seen[key] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// measureAt is the penalty named by the words that end at or begin with tok.
func measureAt(r *reading.Reading, tok int) (first, end int, ok bool) {
	switch {
	case measurePhrases.Match(r.Doc, tok) > 0:
		return tok, tok + measurePhrases.Match(r.Doc, tok), true
	case r.Doc.Has(tok, measures):
		return tok, tok + 1, r.TreeAt(tok).Tag(tok).IsNoun()
	case r.Doc.Has(tok, bans) && (r.Doc.Has(tok-1, banned) || bannedAfter(r, tok)):
		return tok, tok + 1, r.TreeAt(tok).Tag(tok).IsNoun()
	case r.Doc.Has(tok, aidWords) && cutOff(r, tok):
		return tok, tok + 1, true
	}
	return 0, 0, false
}

// bannedAfter reads "a ban on Iranian arms exports".
func bannedAfter(r *reading.Reading, tok int) bool {
	for t := tok + 2; t < tok+6 && t < len(r.Doc.Tokens); t++ {
		if r.Doc.Has(t, banned) {
			return true
		}
	}
	return false
}

// cutOff reports whether the aid is the object of a verb that cuts it.
func cutOff(r *reading.Reading, tok int) bool {
	for _, role := range r.Roles(tok) {
		if (role.Kind == reading.Object || role.Kind == reading.PassiveSubject) && r.Doc.Has(role.Verb, cutVerbs) {
			return true
		}
	}
	return false
}

// sanctionsAt makes a fact for each target of the measure at [first, end).
func sanctionsAt(r *reading.Reading, first, end int) []Found[SanctionFact] {
	t := r.TreeAt(first)
	noun := end - 1
	action, sure := sanctionAction(r, t, noun)
	if action == "" {
		return nil
	}
	targets := sanctionTargets(r, t, noun)
	sender := sanctionSender(r, t, noun, targets)
	if len(targets) == 0 {
		if sender == "" {
			return nil
		}
		targets = []who.ID{""}
	}
	var out []Found[SanctionFact]
	for _, target := range targets {
		out = append(out, Found[SanctionFact]{
			First: first, End: end, Event: noun, Assertion: sanctionAssertion(r, t, noun, action),
			Rule: "sanctions." + action, Confidence: sure,
			Fact: SanctionFact{Sender: sender, Target: target, Action: action, Measure: r.Doc.Slice(first, end)},
		})
	}
	return out
}

// sanctionAssertion keeps a threat a threat and lets the clause decide the rest.
func sanctionAssertion(r *reading.Reading, t *syntax.Tree, noun int, action string) reading.Assertion {
	if action == "threatened" {
		return reading.Threatened
	}
	if a := r.Assertion(noun); a == reading.Denied || a == reading.Hypothetical {
		return a
	}
	return reading.Actual
}

// sanctionAction is what is done with the measure: by the verb it is the object or
// subject of, else, where it is merely mentioned with its target, imposed.
func sanctionAction(r *reading.Reading, t *syntax.Tree, noun int) (action string, sure float64) {
	chain := governors(r, t, noun)
	for _, tok := range chain {
		if r.Doc.Has(tok, askedWords) {
			return "", 0
		}
	}
	for _, act := range sanctionActs {
		for _, tok := range chain {
			if !r.Doc.Has(tok, act.words) {
				continue
			}
			if act.action == "imposed" && r.Assertion(noun) == reading.Planned {
				return "threatened", 0.6
			}
			return act.action, 0.75
		}
	}
	return "imposed", 0.5
}

// governors is the verbs and nouns above the noun, and the verbs it is in a role of.
func governors(r *reading.Reading, t *syntax.Tree, noun int) []int {
	chain := t.Ancestors(noun)
	if len(chain) > 4 {
		chain = chain[:4]
	}
	for _, role := range r.Roles(noun) {
		chain = append(chain, role.Verb)
	}
	return chain
}

// sanctionTargets is whom the measure is against: the names after "on" or
// "against" that belong to the measure or its verb.
func sanctionTargets(r *reading.Reading, t *syntax.Tree, noun int) []who.ID {
	verb := t.Clause(noun)
	for _, holder := range []int{noun, t.Head(noun), verb} {
		if holder < 0 {
			continue
		}
		for c := range t.Children(holder) {
			if p := t.Case(c); c > noun && p >= 0 && r.Doc.Has(p, againstWords) {
				if ids := r.PartiesDeep(c); len(ids) > 0 {
					return ids
				}
			}
		}
	}
	return nil
}

// sanctionSender is who penalises: the name in the measure's own phrase ("UN
// sanctions", "its embargo"), else the subject or agent of its verb, who is not the target.
func sanctionSender(r *reading.Reading, t *syntax.Tree, noun int, targets []who.ID) who.ID {
	ok := func(id who.ID) bool { return id != "" && !hasID(targets, id) }
	if id := r.ModifierParty(noun); ok(id) {
		return id
	}
	for _, verb := range append([]int{t.Clause(noun)}, t.Ancestors(t.Clause(noun))...) {
		if s := t.Subject(verb); s >= 0 && s != noun {
			if id := r.Actor(s); ok(id) {
				return id
			}
		}
		for _, o := range t.Obliques(verb) {
			if p := t.Case(o); p >= 0 && r.Doc.Has(p, byWord) {
				if id := r.Actor(o); ok(id) {
					return id
				}
			}
		}
	}
	return ""
}

var byWord = text.Words("by")

func hasID(ids []who.ID, id who.ID) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}
