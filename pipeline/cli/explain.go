package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/facts"
	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/reading"
)

// checkExplain refuses flags that go together badly. --tree is part of the reasons.
func (x *extraction) checkExplain() error {
	if x.tree && x.format == "jsonl" {
		return usageError{errors.New("--tree prints for people; leave out --format jsonl")}
	}
	x.explain = x.explain || x.tree
	return nil
}

// printExplained prints an article's facts with the reasons for them.
func (x *extraction) printExplained(a *article.Article) error {
	r := transforms.Read(a.Body, a.Published)
	found, why := facts.Explain(r, transforms.Article{ID: a.ID, Published: a.Published}, x.types)
	if x.all {
		why.Dropped = slices.DeleteFunc(why.Dropped, func(d transforms.Dropped) bool { return d.FactID != "" })
	} else {
		found = facts.Asserted(found)
	}
	if x.format == "jsonl" {
		line, err := facts.Article{ID: a.SourceID, Published: a.Published, Facts: found, Unclaimed: why.Unclaimed, Dropped: why.Dropped}.Line()
		if err != nil {
			return err
		}
		_, err = x.out.Write(line)
		return err
	}
	var b strings.Builder
	b.WriteString(x.opening(a, found))
	var above explained
	for _, f := range found {
		if f.Why == nil || f.Type == quantities && len(x.types) > 1 {
			continue
		}
		e := explained{f, linesOf(f)}
		b.WriteString(x.block(e, above))
		above = e
	}
	b.WriteString(x.unclaimed(why.Unclaimed))
	b.WriteString(x.dropped(why.Dropped))
	if x.tree {
		b.WriteString(x.trees(r))
	}
	_, err := io.WriteString(x.out, b.String())
	return err
}

// quantities are all numbers: those that a fact explains are in its block, the
// others in a list of their own.
var quantities = transforms.Quantities.Name

// reason is a line of a block: what, its value, and why.
type reason struct{ name, value, why string }

// explained is a fact with the lines of its block.
type explained struct {
	facts.Fact
	lines []reason
}

// linesOf is what a block says of the fact: rule, event and slots.
func linesOf(f facts.Fact) []reason {
	lines := []reason{{"rule", f.Why.Rule, f.Why.Says}}
	if e := f.Why.Event; e != nil && *e != f.Why.On {
		lines = append(lines, reason{"told by", cited(e.Quote), fmt.Sprintf("at %d-%d", e.Start, e.End)})
	}
	for _, s := range f.Why.Slots {
		if s.Value == "" {
			s.Value = "null"
		}
		if last := &lines[len(lines)-1]; last.why == s.Because && oneReason(last.name, s.Name, last.value == s.Value) {
			last.name, last.value = merged(last.name, s.Name), merged(last.value, s.Value)
			continue
		}
		lines = append(lines, reason{s.Name, s.Value, s.Because})
	}
	return lines
}

// block is one fact and why each of its slots is as it is. Of a fact that the same rule
// found on the same words as the one above, only what differs is said.
func (x *extraction) block(e, above explained) string {
	heading := fmt.Sprintf("\n%s  %d-%d  %s", x.paint(x.out, typeColour(e.Type), e.Type), e.Start, e.End, cited(e.Quote))
	if above.Type == e.Type && above.Start == e.Start && above.End == e.End && above.lines[0] == e.lines[0] {
		differs := slices.DeleteFunc(slices.Clone(e.lines), func(l reason) bool { return slices.Contains(above.lines, l) })
		return heading + x.paint(x.out, dim, "  as above, but") + "\n" + x.reasons(differs)
	}
	return heading + x.confidence(e.Fact) + "\n" + x.reasons(e.lines)
}

// oneReason reports whether two slots filled alike share a line: the ends of a span or
// a count, several parties, or several slots with one value.
func oneReason(name, next string, alike bool) bool {
	return alike || name == next || name == "from" && next == "to" || name == "low" && next == "high"
}

// merged is the list of both, once each.
func merged(list, more string) string {
	if slices.Contains(strings.Split(list, ", "), more) {
		return list
	}
	return list + ", " + more
}

func (x *extraction) confidence(f facts.Fact) string {
	for _, field := range f.Fields {
		if v, ok := field.Value.(float64); ok && field.Name == "confidence" {
			return x.paint(x.out, dim, fmt.Sprintf("  confidence %.2f", v))
		}
	}
	return ""
}

// unclaimed lists the numbers that no fact explains.
func (x *extraction) unclaimed(all []transforms.Unclaimed) string {
	lines := make([]reason, len(all))
	for i, u := range all {
		lines[i] = reason{fmt.Sprintf("%d-%d", u.Start, u.End), cited(u.Quote), u.Kind + ": " + u.Why}
	}
	return x.section("numbers that no fact explains", lines)
}

// dropped lists what rules began to read and gave up.
func (x *extraction) dropped(all []transforms.Dropped) string {
	lines := make([]reason, len(all))
	for i, d := range all {
		lines[i] = reason{fmt.Sprintf("%d-%d", d.Start, d.End), d.Type + " " + cited(d.Quote), d.Why}
	}
	return x.section("candidates that were dropped", lines)
}

func (x *extraction) section(heading string, lines []reason) string {
	if len(lines) == 0 {
		return ""
	}
	return "\n" + x.paint(x.out, bold, heading) + "\n" + x.reasons(lines)
}

// Cells of a reason's first two columns; a longer value pushes its line on.
const (
	widestName  = 24
	widestValue = 24
)

// reasons lays the lines out in three columns, the last wrapped under itself.
func (x *extraction) reasons(lines []reason) string {
	name, value := 0, 0
	lines = slices.Clone(lines)
	for i := range lines {
		lines[i].name, lines[i].value = grid.Safe(lines[i].name), oneLine(lines[i].value)
		name = max(name, min(runewidth.StringWidth(lines[i].name), widestName))
		value = max(value, min(runewidth.StringWidth(lines[i].value), widestValue))
	}
	var b strings.Builder
	for _, l := range lines {
		b.WriteString("  " + x.paint(x.out, dim, l.name) + pad(l.name, name) + "  " + l.value + pad(l.value, value) + "  ")
		b.WriteString(hang(oneLine(l.why), name+value+6, width(x.out)))
		b.WriteByte('\n')
	}
	return b.String()
}

// pad is the blanks that text lacks of its column.
func pad(text string, cells int) string {
	return strings.Repeat(" ", max(cells-runewidth.StringWidth(text), 0))
}

// hang breaks a text between words where a line of the terminal ends, and indents what
// follows; width 0 breaks nowhere.
func hang(text string, indent, width int) string {
	const narrowest = 20
	if width-indent < narrowest {
		return text
	}
	lines := strings.Split(strings.TrimSuffix(wrap([]rune(text), nil, width-indent), "\n"), "\n")
	return strings.Join(lines, "\n"+strings.Repeat(" ", indent))
}

// cited is an excerpt of the article in quotation marks, made harmless and on one line.
func cited(text string) string { return "“" + oneLine(text) + "”" }

func oneLine(text string) string { return strings.Join(strings.Fields(grid.Safe(text)), " ") }

// trees prints the syntax tree of each sentence that a rule asked for.
func (x *extraction) trees(r *reading.Reading) string {
	var b strings.Builder
	for s := range r.Doc.Sentences {
		t := r.Parsed(s)
		if t == nil {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n%s\n", x.paint(x.out, bold, fmt.Sprintf("sentence %d", s)), oneLine(r.Doc.SentenceText(s)))
		b.WriteString(grid.Safe(t.Format(r.Doc)))
	}
	return b.String()
}
