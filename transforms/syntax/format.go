package syntax

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/transforms/text"
)

// Format is the tree as a table, one token a line: its index, text, tag, relation
// and head. It is for people: --explain and whoever writes a rule.
func (t *Tree) Format(doc *text.Document) string {
	var b strings.Builder
	for tok := t.First; tok < t.End; tok++ {
		head := "-"
		if h := t.Head(tok); h >= 0 {
			head = fmt.Sprintf("%d %s", h, doc.Text(h))
		}
		fmt.Fprintf(&b, "%4d  %-18s %-5s %-13s %s\n", tok, doc.Text(tok), t.Tag(tok), t.Rel(tok), head)
	}
	return b.String()
}
