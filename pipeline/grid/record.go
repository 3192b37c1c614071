package grid

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// record prints a row as a block: its number, then a line for each column, with
// long values wrapped under themselves.
func (g *Writer) record(cells []Cell) {
	names := 0
	for _, c := range g.columns {
		names = max(names, runewidth.StringWidth(clean(c.Name)))
	}
	g.printed++
	var b strings.Builder
	heading := "── " + Thousands(g.printed) + " "
	heading += strings.Repeat("─", max(names+2-runewidth.StringWidth(heading), 2))
	b.WriteString(g.style.Indent + g.paint(heading, Cell{}, "\x1b[2m") + "\n")
	left := g.style.Width - runewidth.StringWidth(g.style.Indent) - names - 2
	for i, c := range g.columns {
		name := clean(c.Name)
		b.WriteString(g.style.Indent + g.paint(name, Cell{}, "\x1b[1m") + strings.Repeat(" ", names-runewidth.StringWidth(name)))
		for n, part := range wrap(text(cells[i]), left) {
			if n > 0 {
				b.WriteString(g.style.Indent + strings.Repeat(" ", names))
			}
			b.WriteString("  " + g.paint(part, cells[i], "") + "\n")
		}
	}
	g.write(b.String())
}

// wrap breaks a text into lines of at most width cells, between words where
// it can. A width that is too small for reading breaks nowhere.
func wrap(s string, width int) []string {
	if width < minimal {
		return []string{s}
	}
	var lines []string
	for runewidth.StringWidth(s) > width {
		line := runewidth.Truncate(s, width, "")
		rest := s[len(line):]
		if blank := strings.LastIndexByte(line+rest[:1], ' '); blank > 0 {
			line, rest = s[:blank], s[blank+1:]
		}
		lines, s = append(lines, line), rest
	}
	return append(lines, s)
}
