package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
)

// fits reports whether nothing in the wording speaks against the reading: "pulled out
// of NATO" leaves it, "pulled NATO into" does not, nor does "left for NATO's summit".
func (c change) fits(r *reading.Reading, verb int, b body) bool {
	before := b.first - 1
	for r.Doc.Has(before, theWord) || r.Doc.Has(before, allianceNouns) || before > verb && r.TreeAt(verb).Tag(before).IsAdjective() { // "the dormant organisation"
		before--
	}
	if r.Doc.Has(b.end, memberNouns) { // "observers from other ASEAN states"
		return false
	}
	switch c.rule {
	case "remain":
		return r.Doc.Has(before, insidePreps)
	case "leave":
		direct := before == verb
		return direct && !r.Doc.Has(verb, outVerbs) || r.Doc.Has(before, outWords) && leavesItself(r, verb, before, b)
	case "suspend", "expel":
		return r.Doc.Has(before, outWords)
	case "give":
		return b.kind == "mission" && r.Doc.Has(before, intoPreps)
	case "invite", "admit", "apply", "belong":
		return r.Doc.Has(before, intoPreps)
	}
	return !r.Doc.Has(b.end, possessiveMarks) && joinsDirectly(r, verb, b.first) && !besideOnly(r, b)
}

// joinsDirectly reports whether the body is what the verb of joining says is joined: not
// "enter Spain while the EU receives", but "joined Poland in the EU".
func joinsDirectly(r *reading.Reading, verb, first int) bool {
	t := r.TreeAt(verb)
	for tok := verb + 1; tok < first; tok++ {
		if t.Tag(tok) == syntax.IN && !r.Doc.Has(tok, intoPreps) || r.Doc.Has(tok, joinedFor) {
			return false
		}
	}
	return true
}

// besideOnly reports whether the name goes on into a noun that is not the body: "join EU
// leaders", "entered NATO territory".
func besideOnly(r *reading.Reading, b body) bool {
	if b.silent || b.end >= len(r.Doc.Tokens) || r.Doc.Tokens[b.end].Is(text.Capital) || r.DateAt(b.end) >= 0 {
		return false
	}
	if r.Doc.Text(b.end) == "-" {
		return true // "a NATO-style pact"
	}
	return r.TreeAt(b.first).Tag(b.end).IsNoun() && !r.Doc.Has(b.end, allianceNouns) && !r.Doc.Has(b.end, allianceForces)
}

// leavesItself reports whether it is the subject, or its soldiers, that leaves: not "it
// abandoned its opt-out from", "withdrew an offer from".
func leavesItself(r *reading.Reading, verb, prep int, b body) bool {
	t := r.TreeAt(verb)
	for tok := verb + 1; tok < prep; tok++ {
		if t.Tag(tok).IsNoun() && r.NameAt(tok) < 0 && r.DateAt(tok) < 0 && !r.Doc.Has(tok, soldierNouns) && !r.Doc.Has(tok, ownLand) {
			return false
		}
	}
	return true
}

var (
	ownLand  = text.Words("country nation kingdom republic membership")
	upcoming = text.Words("of for about against to toward towards before ahead on")
)

var joinedFor = text.Words("for")

var (
	insidePreps     = text.Words("in within inside")
	intoPreps       = text.Words("to into in for")
	outVerbs        = text.Words("pull pulls pulled pulling walk walked withdraw withdraws withdrew withdrawn withdrawing secede seceded depart departed departs")
	possessiveMarks = text.Words("'s ’s")
)
