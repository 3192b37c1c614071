package eval

import (
	"fmt"
	"io"
	"strings"
)

// WriteFacts prints the changes of a type, or of all if kind is "", a line each:
// "-" removed, "+" added, "~" changed.
func (d *Diff) WriteFacts(w io.Writer, kind string) error {
	var b strings.Builder
	for _, c := range d.Facts {
		if kind == "" || c.Type == kind {
			b.WriteString(c.String() + "\n")
		}
	}
	for _, id := range d.OnlyA {
		fmt.Fprintf(&b, "- article %s\n", id)
	}
	for _, id := range d.OnlyB {
		fmt.Fprintf(&b, "+ article %s\n", id)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// String is the change on one line.
func (c FactChange) String() string { return c.words() + c.judgement() }

func (c FactChange) words() string {
	if c.A == nil {
		return fmt.Sprintf("+ %s %s", c.Article, dumped(c.B.raw))
	}
	if c.B == nil {
		return fmt.Sprintf("- %s %s", c.Article, dumped(c.A.raw))
	}
	start, end := c.A.span()
	changes := make([]string, len(c.Slots))
	for i, s := range c.Slots {
		changes[i] = fmt.Sprintf("%s %s -> %s", s.Slot, dumped(s.A), dumped(s.B))
	}
	quote, _ := c.A.fields["quote"].(string)
	return fmt.Sprintf("~ %s %s %d-%d %s: %s", c.Article, c.Type, start, end, quoted(quote), strings.Join(changes, "; "))
}

// judgement is what gold says of the change; nothing if it makes no difference.
func (c FactChange) judgement() string {
	word := map[bool]string{true: "right", false: "wrong"}
	switch {
	case c.Was != nil && c.Is != nil && *c.Was != *c.Is:
		return fmt.Sprintf("  (was %s, is %s)", word[*c.Was], word[*c.Is])
	case c.B == nil && c.Was != nil:
		return fmt.Sprintf("  (was %s)", word[*c.Was])
	case c.A == nil && c.Is != nil:
		return fmt.Sprintf("  (is %s)", word[*c.Is])
	}
	return ""
}

// Write prints the counts of every type.
func (d *Diff) Write(w io.Writer) error {
	var b strings.Builder
	var all TypeChange
	fmt.Fprintf(&b, "%-11s%8s%9s%7s%9s\n", "type", "same", "changed", "added", "removed")
	for _, c := range d.Counts {
		fmt.Fprintf(&b, "%-11s%8d%9d%7d%9d\n", c.Type, c.Same, c.Changed, c.Added, c.Removed)
		all.Same, all.Changed = all.Same+c.Same, all.Changed+c.Changed
		all.Added, all.Removed = all.Added+c.Added, all.Removed+c.Removed
	}
	fmt.Fprintf(&b, "%-11s%8d%9d%7d%9d\n", "all", all.Same, all.Changed, all.Added, all.Removed)
	if n, m := len(d.OnlyA), len(d.OnlyB); n+m > 0 {
		fmt.Fprintf(&b, "articles only in A %d, only in B %d: their facts are not counted\n", n, m)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteGain prints full F1 of two extractions on the same gold beside each other.
func WriteGain(w io.Writer, a, b *Report) error {
	var out strings.Builder
	fmt.Fprintf(&out, "\n%-11s%6s%12s%12s%9s\n", "type", "gold", "full F1 A", "full F1 B", "gain")
	for _, t := range Types {
		x, y := a.Types[t], b.Types[t]
		fmt.Fprintf(&out, "%-11s%6d%12.3f%12.3f%+9.3f\n", t, x.Gold, x.Full.F1, y.Full.F1, y.Full.F1-x.Full.F1)
	}
	fmt.Fprintf(&out, "%-11s%6s%12.3f%12.3f%+9.3f\n", "macro", "", a.Macro, b.Macro, b.Macro-a.Macro)
	_, err := io.WriteString(w, out.String())
	return err
}
