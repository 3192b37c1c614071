package reading

import (
	"fmt"

	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/when"
	"github.com/dateline/dateline/transforms/who"
)

// NameHead is the token of name n that the tree ties to the rest of the sentence.
func (r *Reading) NameHead(n int) int {
	return nameHead(r.TreeAt(r.Names[n].First), r.Names[n])
}

// HeadOver is the noun of the set whose phrase holds name n, as "member" holds the
// name in "NATO member" and "member of NATO"; -1 if there is none.
func (r *Reading) HeadOver(n int, nouns *text.Set) int {
	t := r.TreeAt(r.Names[n].First)
	tok := r.NameHead(n)
	for range 2 {
		switch t.Rel(tok) {
		case syntax.RelCompound, syntax.RelNmod, syntax.RelNmodPoss, syntax.RelAmod, syntax.RelFlat, syntax.RelNmodDesc:
		default:
			return -1
		}
		tok = t.Head(tok)
		if tok < 0 {
			return -1
		}
		if r.Doc.Has(tok, nouns) {
			return tok
		}
	}
	return -1
}

// Described lists the parties that the noun describes: the name it stands before
// ("member Turkey"), the name it is an apposition of ("Turkey, a member"), the
// subject it is said of ("Turkey is a member"), and examples after it ("members such as").
func (r *Reading) Described(noun int) []who.ID {
	t := r.TreeAt(noun)
	switch t.Rel(noun) {
	case syntax.RelCompound, syntax.RelAppos, syntax.RelNmodDesc, syntax.RelFlat:
		if h := t.Head(noun); h >= 0 && r.NameAt(h) >= 0 {
			return r.PartiesOf(h)
		}
	}
	if s := t.OwnSubject(noun); s >= 0 && t.Copula(noun) >= 0 {
		return r.PartiesOf(t.Antecedent(s))
	}
	for _, a := range t.Dependents(noun, syntax.RelAppos, syntax.RelFlat) {
		if r.NameAt(a) >= 0 {
			return r.PartiesOf(a)
		}
	}
	for _, c := range t.Dependents(noun, syntax.RelNmod) {
		if p := t.Case(c); p >= 0 && r.Doc.Has(p, examplePreps) {
			return r.PartiesOf(c)
		}
	}
	if h := t.Head(noun); t.Rel(noun) == syntax.RelXcomp && h >= 0 { // "which had been a partner", "became a member"
		if s := t.Subject(h); s >= 0 {
			return r.PartiesOf(s)
		}
	}
	if next := r.NameAt(noun + 1); next >= 0 && r.Names[next].Form == who.Name {
		return r.PartiesOf(r.NameHead(next))
	}
	return nil
}

var examplePreps = text.Words("as including like")

// Stated is the date of the token's clause in ISO form, as far as the text says: a
// year, a month or a day; "" if the sentence gives none in full.
func (r *Reading) Stated(tok int) string {
	d := r.nearestDate(r.Doc.SentenceOf(tok), tok)
	if d < 0 {
		return ""
	}
	m := r.Dates[d]
	y, month, day := m.From.Civil()
	switch m.Granularity {
	case when.Year:
		return fmt.Sprintf("%04d", y)
	case when.Month:
		return fmt.Sprintf("%04d-%02d", y, month)
	case when.Day:
		return fmt.Sprintf("%04d-%02d-%02d", y, month, day)
	}
	return ""
}
