package lexicon

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// row is a line of a table that is neither empty nor a comment.
type row struct {
	file   string
	number int
	source string
	cells  []value
}

// value is a cell, or one of the several values in it, without outer blanks.
type value struct {
	text   string
	column int // in code points, from 1
}

// lines gives the lines of a file that are neither empty nor comments.
func lines(body string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.Lines(body) {
			n++
			line = strings.TrimRight(line, " \n")
			if line == "" || line[0] == '#' {
				continue
			}
			if !yield(n, line) {
				return
			}
		}
	}
}

// rows gives the lines of a table, cut at their tabs.
func rows(file, body string) iter.Seq[row] {
	return func(yield func(row) bool) {
		for n, line := range lines(body) {
			if !yield(row{file, n, line, split(value{line, 1}, '\t')}) {
				return
			}
		}
	}
}

// split cuts a value at a separator. Parts without text are kept, so that the
// place of a part says which column it is.
func split(v value, separator byte) []value {
	var parts []value
	for rest, at := v.text, v.column; ; {
		part, after, more := strings.Cut(rest, string(separator))
		blanks := len(part) - len(strings.TrimLeft(part, " \t"))
		parts = append(parts, value{strings.TrimSpace(part), at + blanks})
		if !more {
			return parts
		}
		at += utf8.RuneCountInString(part) + 1
		rest = after
	}
}

// cell is a column's value, empty if the line ends before it.
func (r row) cell(i int) value {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return value{column: utf8.RuneCountInString(r.source) + 1}
}

// values are the values of a column: several if it is a list.
func (r row) values(i int, c column) []value {
	v := r.cell(i)
	if v.text == "" {
		return nil
	}
	if !c.holds.isList() {
		return []value{v}
	}
	var out []value
	for _, one := range split(v, ';') {
		if one.text != "" {
			out = append(out, one)
		}
	}
	return out
}

// said is what the line says, however its blanks stand.
func (r row) said() string {
	var b strings.Builder
	for _, c := range r.cells {
		b.WriteString(c.text)
		b.WriteByte('\t')
	}
	return strings.TrimRight(b.String(), "\t")
}
