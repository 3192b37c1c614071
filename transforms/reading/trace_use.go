package reading

import "github.com/dateline/dateline/transforms/syntax"

// UseOf says in words how the sentence uses name n: "subject of “sent”", "after “in”,
// tied to “killed”". It asks only for a tree that is there already, so that looking
// changes nothing; "" where there is nothing to say.
func (r *Reading) UseOf(n int) string {
	m := r.Names[n]
	t := r.Parsed(r.Doc.SentenceOf(m.First))
	if t == nil {
		if before := m.First - 1; r.Doc.Has(before, locativePreps) || r.Doc.Has(before, goalPreps) {
			return "after " + r.cited(before)
		}
		return ""
	}
	head := nameHead(t, m)
	over := t.Head(head)
	if over < 0 {
		return ""
	}
	if c := t.Case(head); c >= 0 && t.Rel(head) != syntax.RelNmodPoss {
		return "after " + r.cited(c) + ", tied to " + r.cited(over)
	}
	if words := relationWords[t.Rel(head)]; words != "" {
		return words + " " + r.cited(over)
	}
	return ""
}

// cited is the word in quotation marks, or the whole name that it is part of.
func (r *Reading) cited(tok int) string {
	if n := r.NameAt(tok); n >= 0 {
		return "“" + r.Doc.Slice(r.Names[n].First, r.Names[n].End) + "”"
	}
	return "“" + r.Doc.Text(tok) + "”"
}

// relationWords says in words what a name is to its head.
var relationWords = map[syntax.Rel]string{
	syntax.RelNsubj:        "subject of",
	syntax.RelNsubjPass:    "passive subject of",
	syntax.RelObj:          "object of",
	syntax.RelIobj:         "indirect object of",
	syntax.RelObl:          "tied to",
	syntax.RelOblAgent:     "agent of",
	syntax.RelOblUnmarked:  "tied to",
	syntax.RelNmod:         "tied to",
	syntax.RelNmodPoss:     "owner of",
	syntax.RelNmodDesc:     "before",
	syntax.RelNmodUnmarked: "tied to",
	syntax.RelAmod:         "before",
	syntax.RelCompound:     "before",
	syntax.RelFlat:         "part of",
	syntax.RelAppos:        "in apposition to",
	syntax.RelConj:         "listed with",
	syntax.RelDep:          "tied to",
	syntax.RelParataxis:    "beside",
}
