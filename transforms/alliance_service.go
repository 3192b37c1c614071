package transforms

import (
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// serversIn reads soldiers that a state has in a mission: "a German ISAF soldier",
// "Danish troops serving with KFOR", "UNDOF, which has troops from Austria and India".
func serversIn(r *reading.Reading, b body) []standing {
	t := r.TreeAt(b.first)
	s := standing{relation: "member", rule: "serve", sure: 0.7}
	if before := r.NameAt(b.first - 1); before >= 0 && r.Names[before].Form == who.Demonym && r.Doc.Has(b.end, soldierNouns) {
		return inBody(b, []who.ID{r.Names[before].Party()}, s)
	}
	if b.kind == "bloc" && !b.force {
		return nil
	}
	var out []standing
	out = inBody(b, nationals(r, b), s)
	for tok := b.end; tok+1 < t.End; tok++ {
		if r.Doc.Has(tok, soldierNouns) && r.Doc.Has(tok+1, fromState) {
			ids, _ := r.ListAfter(tok+2, 2)
			out = append(out, inBody(b, ids, s)...)
		}
	}
	for _, v := range verbsOver(r, t, b) {
		if r.Doc.Has(v, serveVerbs) && !r.Doc.Has(t.Subject(v), theyWords) {
			s.event = v
			if r.Assertion(v) != reading.Actual {
				s.relation = "prospective"
			}
			out = append(out, inBody(b, r.Agents(v), s)...)
		}
	}
	return out
}

// nationals lists the states whose soldiers stand right beside the mission: "Canadian
// troops in ISAF", "Spain and Italy have troops in", "UNIFIL's Italian contingent".
func nationals(r *reading.Reading, b body) []who.ID {
	for tok := b.first - 1; tok >= 0 && tok >= b.first-8; tok-- {
		if r.Doc.Has(tok, soldierNouns) {
			if n := r.NameAt(tok - 1); n >= 0 {
				return []who.ID{r.Names[n].Party()}
			}
			if ids := soldiersOwner(r, tok); len(ids) > 0 {
				return ids
			}
			if v := r.VerbBefore(tok); r.Doc.Has(v, haveVerbs) {
				return r.Agents(v)
			}
			return nil
		}
		if n := r.NameAt(tok); n >= 0 && r.Names[n].Kind == who.Bloc || r.Doc.Has(tok, possessiveMarks) {
			continue // "a soldier with NATO's ISAF"
		}
		if r.Doc.Has(tok, ledWord) || r.Doc.Text(tok) == "-" || r.Doc.Has(tok, sentPreps) && r.Doc.Has(tok-1, postedWords) {
			continue // "serving in the NATO-led ISAF", "deployed to UNIFIL"
		}
		if !r.Doc.Has(tok, servingWords) && !r.Doc.Has(tok, theWord) {
			break
		}
	}
	if r.Doc.Has(b.end, possessiveMarks) && r.Doc.Has(b.end+2, soldierNouns) {
		if n := r.NameAt(b.end + 1); n >= 0 {
			return []who.ID{r.Names[n].Party()}
		}
	}
	return nil
}

var haveVerbs = text.Words("have has had keeps keep kept")

var (
	sentPreps   = text.Words("to as on")
	postedWords = text.Words("deployed assigned attached contributed serving")
)

var servingWords = text.Words("with in of under from among serving deployed stationed attached within part")

var fromState = text.Words("from")

// backersOf reads a patron beside the body: "the French-backed G5 Sahel" has a partner,
// "the Kenyan-led mission" a member.
func backersOf(r *reading.Reading, b body) []standing {
	var out []standing
	for tok := b.end; tok < b.end+2; tok++ { // "the Northern Alliance, backed by"
		if r.Doc.Has(tok, backVerbs) && r.Doc.Has(tok+1, allianceBy) {
			ids, _ := r.ListAfter(tok+2, 2)
			return inBody(b, ids, standing{relation: "partner", rule: "back", sure: 0.65})
		}
	}
	for tok := b.first - 1; tok >= 0 && tok >= b.first-3 && b.kind != "pact"; tok-- {
		n := r.NameAt(tok)
		if n < 0 {
			continue
		}
		s := standing{rule: "back", sure: 0.7}
		switch r.Names[n].Link {
		case who.Backed:
			s.relation = "partner"
		case who.Led:
			s.relation = "member"
		default:
			return nil
		}
		out = append(out, inBody(b, []who.ID{r.Names[n].Party()}, s)...)
		break
	}
	return out
}
