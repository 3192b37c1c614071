// Package grid prints rows as a table that people read: columns aligned by what a
// terminal shows (wide letters count two cells), numbers to the right, control
// characters of the data made harmless.
package grid

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Column is one column's heading and side.
type Column struct {
	Name  string
	Right bool // numbers
}

// Cell is one value. A null is printed as the word, dimmed, so that it cannot be
// taken for an empty text.
type Cell struct {
	Text string
	Null bool
}

// Style says how a table is drawn.
type Style struct {
	Width     int    // cells a line may take; 0 means any number
	Colour    bool   // bold headings, dim nulls
	Indent    string // before every line
	Thousands bool   // whole numbers are written 1,500: for those who print rows
	Form      Form

	Least map[string]int // cells that columns of these names keep, if their values fill them
}

// Form is how rows are laid out.
type Form uint8

const (
	Rows    Form = iota // one line a row, however little of each value is seen
	Fitting             // rows, or records where the columns do not fit into the width
	Records             // a block a row, one line a column, long values wrapped
)

// sample is how many rows decide the widths; later rows are printed as they come, so
// a result of any length takes little memory.
const sample = 1000

// Writer prints a table row by row.
type Writer struct {
	w       io.Writer
	columns []Column
	style   Style
	held    [][]Cell
	widths  []int // nil until decided
	records bool  // the form decided on
	printed int64 // records
	err     error
}

// New begins a table.
func New(w io.Writer, columns []Column, style Style) *Writer {
	return &Writer{w: w, columns: columns, style: style}
}

// Row adds a row. Its error is of an earlier write.
func (g *Writer) Row(cells []Cell) error {
	for i := range cells {
		cells[i].Text = clean(cells[i].Text)
	}
	if g.widths != nil {
		g.line(cells)
		return g.err
	}
	g.held = append(g.held, slices.Clone(cells))
	if len(g.held) == sample {
		g.begin()
	}
	return g.err
}

// Close prints what is left.
func (g *Writer) Close() error {
	if g.widths == nil {
		g.begin()
	}
	return g.err
}

// begin decides form and widths, prints the heading and the rows held back.
func (g *Writer) begin() {
	fits := false
	g.widths, fits = g.measure()
	form := g.style.Form == Records || g.style.Form == Fitting && !fits
	g.records = form && len(g.held) > 0 // without rows there is a heading at least
	if !g.records {
		head, rule := make([]Cell, len(g.columns)), make([]Cell, len(g.columns))
		for i, c := range g.columns {
			head[i].Text = clean(c.Name)
			rule[i].Text = strings.Repeat("─", g.widths[i])
		}
		g.styled(head, "\x1b[1m")
		g.styled(rule, "\x1b[2m")
	}
	for _, row := range g.held {
		g.line(row)
	}
	g.held = nil
}

// measure gives each column the width of its longest value. If the line gets too
// long, the widest columns give way first, down to what a reader needs of them.
// fits is false if the line is too long even so.
func (g *Writer) measure() (widths []int, fits bool) {
	widths, least := make([]int, len(g.columns)), make([]int, len(g.columns))
	total := runewidth.StringWidth(g.style.Indent) + 2*(len(widths)-1)
	for i, c := range g.columns {
		values := 0
		for _, row := range g.held {
			values = max(values, runewidth.StringWidth(text(row[i])))
		}
		widths[i] = max(values, runewidth.StringWidth(clean(c.Name)))
		least[i] = min(widths[i], max(minimal, g.style.Least[c.Name]))
		if c.Right {
			least[i] = max(least[i], values)
		}
		total += widths[i]
	}
	if g.style.Width == 0 {
		return widths, true
	}
	for total > g.style.Width {
		i := widest(widths, least)
		if i < 0 {
			return widths, false
		}
		widths[i]--
		total--
	}
	return widths, true
}

// minimal is how many cells of a text are left to it: a day has as many. A number is never cut: its
// beginning is another number.
const minimal = 10

// widest is the widest column that can give way, -1 if none can.
func widest(widths, least []int) int {
	found := -1
	for i, w := range widths {
		if w > least[i] && (found < 0 || w > widths[found]) {
			found = i
		}
	}
	return found
}

func (g *Writer) line(cells []Cell) {
	if g.records {
		g.record(cells)
		return
	}
	g.styled(cells, "")
}

func (g *Writer) styled(cells []Cell, code string) {
	var b strings.Builder
	b.WriteString(g.style.Indent)
	for i, c := range cells {
		if i > 0 {
			b.WriteString("  ")
		}
		t := text(c)
		cut := !g.columns[i].Right || code != ""
		if g.style.Width > 0 && cut && runewidth.StringWidth(t) > g.widths[i] {
			t = runewidth.Truncate(t, g.widths[i], "…")
		}
		pad := strings.Repeat(" ", max(0, g.widths[i]-runewidth.StringWidth(t)))
		t = g.paint(t, c, code)
		switch {
		case g.columns[i].Right:
			b.WriteString(pad + t)
		case i == len(cells)-1:
			b.WriteString(t)
		default:
			b.WriteString(t + pad)
		}
	}
	b.WriteByte('\n')
	g.write(b.String())
}

func (g *Writer) write(s string) {
	if g.err == nil {
		_, g.err = io.WriteString(g.w, s)
	}
}

func (g *Writer) paint(t string, c Cell, code string) string {
	if c.Null {
		code = "\x1b[2m"
	}
	if !g.style.Colour || code == "" {
		return t
	}
	return code + t + "\x1b[0m"
}

func text(c Cell) string {
	if c.Null {
		return "null"
	}
	return c.Text
}

// clean keeps a value on its line and keeps it from commanding the terminal.
func clean(s string) string {
	if !strings.ContainsFunc(s, control) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case control(r):
			return '\uFFFD'
		}
		return r
	}, s)
}

// control reports C0, DEL, C1 and the marks that turn the direction of writing.
func control(r rune) bool {
	return r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// Safe is text with its lines and tabs kept but nothing that commands a terminal.
func Safe(s string) string {
	return strings.Map(func(r rune) rune {
		if control(r) && r != '\n' && r != '\t' {
			return '\uFFFD'
		}
		return r
	}, s)
}

// Thousands writes a number with its thousands apart.
func Thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
