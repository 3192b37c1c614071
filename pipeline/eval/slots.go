package eval

import (
	"encoding/json"
	"slices"
	"strings"
)

// verdict says whether one slot of a pair is right.
type verdict struct {
	slot  string
	right bool
}

// accepts reports whether got is among the acceptable answers; without any, the
// slot must be empty. An empty answer among them lets it be.
func (n *Names) accepts(answers []any, got any) bool {
	if list, ok := got.([]any); ok {
		got = nil
		if len(list) > 0 {
			got = list[0]
		}
	}
	key := n.of(got)
	if len(answers) == 0 {
		return key == ""
	}
	return slices.ContainsFunc(answers, func(a any) bool { return n.of(a) == key })
}

// slots judges each slot of a pair of overlapping facts.
func (n *Names) slots(g, p *Fact) []verdict {
	if g.Type == "date" {
		right := same(g.fields["from"], p.fields["from"]) && same(g.fields["to"], p.fields["to"])
		return []verdict{{"value", right}}
	}
	out := []verdict{{"count", sameCount(g, p)}}
	for _, name := range slotsOf[g.Type] {
		out = append(out, verdict{name, n.slot(g, p, name)})
	}
	return out
}

func (n *Names) slot(g, p *Fact, name string) bool {
	answers, isList := g.list(name)
	if g.Type == "displaced" && name == "location" && empty(g.fields[name]) {
		// Fled, and the text does not say where to: inside the country or unsaid are both fair.
		origin, _ := g.list("origin")
		answers, isList = append(slices.Clone(origin), ""), true
	}
	if isList {
		return n.accepts(answers, p.fields[name])
	}
	return same(g.fields[name], p.fields[name])
}

func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	}
	return false
}

// sameCount compares bounds; of a vague count only that it is one.
func sameCount(g, p *Fact) bool {
	if g.fields["qualifier"] == "vague" {
		return comparable(p.fields["qualifier"]) && p.fields["qualifier"] == "vague"
	}
	return same(g.fields["low"], p.fields["low"]) && same(g.fields["high"], p.fields["high"])
}

// tuple compares facts that are tuples of the article: found means the same
// parties, full the same relation, action or kind as well.
func (n *Names) tuple(g, p *Fact) (found, full bool) {
	switch g.Type {
	case "alliance":
		found = n.sameAlliance(g, p) && n.accept(g, p, "member")
		return found, found && same(g.fields["relation"], p.fields["relation"])
	case "sanction":
		found = n.accept(g, p, "sender") && n.accept(g, p, "target")
		return found, found && same(g.fields["action"], p.fields["action"])
	}
	return n.sameAgreement(g, p)
}

func (n *Names) accept(g, p *Fact, slot string) bool {
	answers, _ := g.list(slot)
	return n.accepts(answers, p.fields[slot])
}

// sameAlliance lets an alliance without a name be left out, or be called unnamed.
func (n *Names) sameAlliance(g, p *Fact) bool {
	answers, _ := g.list("alliance")
	if n.of(answers[0]) == "unnamed" {
		got := n.of(p.fields["alliance"])
		return got == "" || got == "unnamed"
	}
	return n.accepts(answers, p.fields["alliance"])
}

// sameAgreement asks for half of all parties named on either side.
func (n *Names) sameAgreement(g, p *Fact) (found, full bool) {
	answers, _ := g.list("parties")
	got, _ := p.list("parties")
	want, have := n.set(answers), n.set(got)
	both := 0
	for name := range want {
		if have[name] {
			both++
		}
	}
	union := len(want) + len(have) - both
	found = (union == 0 || float64(both)/float64(union) >= 0.5) && same(g.fields["action"], p.fields["action"])
	return found, found && both == union && same(g.fields["kind"], p.fields["kind"])
}

// tupleSlots are the slots by which two assertions are the same tuple.
var tupleSlots = []string{"alliance", "member", "relation", "sender", "target", "action", "kind", "parties"}

// distinct drops repeated assertions of one tuple.
func (n *Names) distinct(all []*Fact) []*Fact {
	seen := make(map[string]bool, len(all))
	return slices.DeleteFunc(all, func(f *Fact) bool {
		key := n.tupleKey(f)
		was := seen[key]
		seen[key] = true
		return was
	})
}

func (n *Names) tupleKey(f *Fact) string {
	var key []any
	for _, slot := range tupleSlots {
		list, ok := f.list(slot)
		if !ok {
			key = append(key, n.of(f.fields[slot]))
			continue
		}
		names := make([]string, len(list))
		for i, v := range list {
			names[i] = n.of(v)
		}
		slices.Sort(names)
		key = append(key, names)
	}
	text, err := json.Marshal(key)
	if err != nil { // texts and lists of texts always encode
		return strings.Join(tupleSlots, " ")
	}
	return string(text)
}
