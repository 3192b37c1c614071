package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

// maxListGap is how many tokens may stand between two names of a list.
const maxListGap = 7

var (
	andWords   = text.Words("and & plus")
	listMarks  = text.Words(", ; ( ) 's ’s")
	listFiller = text.Words(`the its both former neighbouring neighboring the government governments rebels rebel army armies leader leaders
		president presidents prime foreign defence defense minister ministers officials troops forces authorities
		nearby rival fellow as well movement guerrillas guerrilla group militants insurgents separatists administration regime
		faction main dominant largest of`)
)

// joint is what stands between two names that follow each other.
type joint uint8

const (
	apart joint = iota
	comma
	and
)

// jointAfter reads what stands between name n and the next: "Mali, Niger", "the
// Malian army and the Tuareg rebels", "Front (TPLF) and".
func (r *Reading) jointAfter(n int) joint {
	if n < 0 || n+1 >= len(r.Names) {
		return apart
	}
	a, b := r.Names[n], r.Names[n+1]
	if b.First-a.End > maxListGap || b.First <= a.End || r.Doc.SentenceOf(a.First) != r.Doc.SentenceOf(b.First) {
		return apart
	}
	out := apart
	for tok := a.End; tok < b.First; tok++ {
		switch {
		case r.Doc.Has(tok, andWords):
			out = and
		case r.Doc.Has(tok, listMarks):
			out = max(out, comma)
		case !r.Doc.Has(tok, listFiller):
			return apart
		}
	}
	if out == comma && (a.Party() == b.Party() && a.ID != b.ID || r.datelined(a)) {
		return apart // "Gao, Mali"
	}
	if out == and && r.newClause(n) {
		return apart
	}
	return out
}

// newClause reports whether the next name is the subject of a clause of its own:
// "invaded Kuwait and Saudi Arabia asked for help".
func (r *Reading) newClause(n int) bool {
	t := r.TreeAt(r.Names[n].First)
	return isSubject(t, r.NameHead(n+1)) && !isSubject(t, r.NameHead(n)) && t.Rel(r.NameHead(n)) != syntax.RelNmod
}

// List gives the names [from, to) of the list that name n belongs to: "Mali, Niger
// and Chad" for any of the three. Names with commas alone between them are a
// list only if there are three or more.
func (r *Reading) List(n int) (from, to int) {
	from, to = n, n+1
	for from > 0 && n-from < maxParties && r.jointAfter(from-1) == comma {
		from--
	}
	if from == n && n > 0 && r.jointAfter(n-1) == and {
		from--
		for from > 0 && n-from < maxParties && r.jointAfter(from-1) == comma {
			from--
		}
		return from, r.andTail(to)
	}
	for to-n < maxParties && r.jointAfter(to-1) == comma {
		to++
	}
	if r.jointAfter(to-1) == and {
		return from, r.andTail(to + 1)
	}
	if to-from < 3 {
		return n, n + 1
	}
	return from, to
}

// andTail takes in what further "and" adds: "Mali and Niger and Chad".
func (r *Reading) andTail(to int) int {
	for most := to + maxParties; to < most && r.jointAfter(to-1) == and; {
		to++
	}
	return to
}

// listOf is the parties of the list that name n belongs to, once each.
func (r *Reading) listOf(n int) []who.ID {
	from, to := r.List(n)
	var out []who.ID
	for i := from; i < to; i++ {
		if r.isParty(i) {
			out = union(out, []who.ID{r.Names[i].Party()})
		}
	}
	return out
}

// ListAfter is the parties of the list that begins at tok, after an article and
// at most skip other words; nil if none does. end is the token after it.
func (r *Reading) ListAfter(tok, skip int) (ids []who.ID, end int) {
	s := r.Doc.Sentences[r.Doc.SentenceOf(min(tok, len(r.Doc.Tokens)-1))]
	for i := tok; i < s.End && i <= tok+skip; i++ {
		if n := r.NameAt(i); n >= 0 {
			if r.Names[n].Kind == who.Region && !r.isParty(n) { // "South American producer Ecuador"
				i = r.Names[n].End - 1
				continue
			}
			_, to := r.List(n)
			for k := n; k < to; k++ {
				if r.isParty(k) {
					ids = union(ids, []who.ID{r.Names[k].Party()})
				}
			}
			return r.BecauseAll(AskParties, tok, ids, "named right there, and those listed with it"), r.Names[to-1].End
		}
		if !r.Doc.Tokens[i].Is(text.Letters) && r.NumberAt(i) < 0 {
			break
		}
	}
	return nil, tok
}
