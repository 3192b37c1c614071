package reading

import (
	"fmt"

	"github.com/dateline/dateline/transforms/when"
)

// NameHead is the token of name n that the tree ties to the rest of the sentence.
func (r *Reading) NameHead(n int) int {
	return nameHead(r.TreeAt(r.Names[n].First), r.Names[n])
}

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
