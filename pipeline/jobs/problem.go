package jobs

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Problem is one mistake in the settings.
type Problem struct {
	File    string `json:"file"` // path of the file, or "env DATELINE_HOME", "flag --home"
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"` // in code points, from 1
	Width   int    `json:"width,omitempty"`  // code points the caret underlines
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`   // `did you mean "extract"?`
	Source  string `json:"source,omitempty"` // the line itself
}

// Errors are the mistakes in the settings, by place. As JSON they are a list of Problems.
type Errors []Problem

// Error renders all of them, without colour.
func (e Errors) Error() string {
	var b bytes.Buffer
	e.Render(&b, false) // a buffer takes everything
	return strings.TrimSuffix(b.String(), "\n")
}

// sort puts them in the order of the file; those of flags and variables come last.
func (e Errors) sort() {
	slices.SortStableFunc(e, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(b2i(a.Line == 0), b2i(b.Line == 0)), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.File, b.File))
	})
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Render writes each as file:line:col, message, the line and a caret.
func (e Errors) Render(w io.Writer, colour bool) error {
	for _, p := range e {
		if _, err := io.WriteString(w, p.render(paint(colour))); err != nil {
			return err
		}
	}
	return nil
}

// paint sets a text in an ANSI colour, or leaves it.
func paint(colour bool) func(code, s string) string {
	return func(code, s string) string {
		if !colour {
			return s
		}
		return "\x1b[" + code + "m" + s + "\x1b[0m"
	}
}

const bold, red, dim, green = "1", "1;31", "2", "32"

func (p Problem) render(paint func(code, s string) string) string {
	var b strings.Builder
	if p.Line == 0 {
		fmt.Fprintf(&b, "%s %s\n", paint(bold, p.File+":"), p.Message)
		if p.Hint != "" {
			fmt.Fprintf(&b, "  %s\n", paint(green, p.Hint))
		}
		return b.String()
	}
	fmt.Fprintf(&b, "%s %s\n", paint(bold, fmt.Sprintf("%s:%d:%d:", p.File, p.Line, p.Column)), p.Message)
	gutter := fmt.Sprintf("%4d | ", p.Line)
	fmt.Fprintf(&b, "%s%s\n", paint(dim, gutter), p.Source)
	fmt.Fprintf(&b, "%s%s", p.indent(len(gutter)), paint(red, strings.Repeat("^", max(1, p.Width))))
	if p.Hint != "" {
		fmt.Fprintf(&b, " %s", paint(green, p.Hint))
	}
	b.WriteByte('\n')
	return b.String()
}

// indent reaches the caret's column; a tab in the line stays a tab, so that the
// caret stands under its token whatever the terminal makes of tabs.
func (p Problem) indent(gutter int) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", gutter))
	column := 1
	for _, r := range p.Source {
		if column >= p.Column {
			break
		}
		if r == '\t' {
			b.WriteByte('\t')
		} else {
			b.WriteByte(' ')
		}
		column++
	}
	if column < p.Column {
		b.WriteString(strings.Repeat(" ", p.Column-column))
	}
	return b.String()
}

// fit keeps the caret within its line.
func (p *Problem) fit() {
	p.Column = max(1, p.Column)
	length := utf8.RuneCountInString(p.Source)
	p.Column = min(p.Column, length+1)
	p.Width = max(1, min(p.Width, length+1-p.Column))
}
