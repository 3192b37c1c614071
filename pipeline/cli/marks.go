package cli

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/facts"
	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/transforms"
)

// palette holds a colour for each fact type, in their order; bold colours that
// can be told apart on dark and on light grounds.
var palette = []string{"1;36", "1;31", "1;32", "1;35", "1;91", "1;33", "1;94", "1;34", "4"}

func typeColour(name string) string {
	i := slices.Index(typeNames(), name)
	return palette[max(i, 0)%len(palette)]
}

// show prints an article for people: its heading, its text with the spans
// marked, and a table for each fact type found.
func (x *extraction) show(a *article.Article, found []facts.Fact) error {
	if _, err := io.WriteString(x.out, x.opening(a, found)); err != nil {
		return err
	}
	for _, t := range x.types {
		if err := x.table(t.Describe(), found); err != nil {
			return err
		}
	}
	if len(found) == 0 {
		_, err := fmt.Fprintln(x.out, "\nno facts found")
		return err
	}
	return nil
}

// opening is an article's heading and its text with the spans marked.
func (x *extraction) opening(a *article.Article, found []facts.Fact) string {
	var b strings.Builder
	if x.articles > 0 {
		b.WriteString("\n")
	}
	b.WriteString(x.paint(x.out, bold, grid.Safe(a.SourceID)) + "  " + a.Published.String())
	if a.Title != "" {
		b.WriteString("  " + grid.Safe(a.Title))
	}
	b.WriteString("\n\n")
	b.WriteString(x.marked(a.Body, found))
	return b.String()
}

// marked is the body with each fact's span in its type's colour, wrapped to the
// terminal. Where spans overlap the narrower one is on top; a number another type
// claims is marked as that type's.
func (x *extraction) marked(body string, found []facts.Fact) string {
	body = strings.TrimRight(body, " \t\r\n")
	if !x.colour(x.out) {
		return wrap([]rune(grid.Safe(body)), nil, width(x.out))
	}
	runes := []rune(grid.Safe(body))
	colours := make([]string, len(runes))
	order := slices.DeleteFunc(slices.Clone(found), func(f facts.Fact) bool { return len(x.types) > 1 && claimed(f) })
	rank := typeNames()
	slices.SortStableFunc(order, func(a, b facts.Fact) int {
		if d := (b.End - b.Start) - (a.End - a.Start); d != 0 {
			return d
		}
		return slices.Index(rank, b.Type) - slices.Index(rank, a.Type)
	})
	for _, f := range order {
		for i := f.Start; i < min(f.End, len(runes)); i++ {
			colours[i] = typeColour(f.Type)
		}
	}
	return wrap(runes, colours, width(x.out))
}

// wrap breaks lines between words and colours the runes; colours may be nil,
// width 0 breaks nowhere.
func wrap(runes []rune, colours []string, width int) string {
	const widest = 100 // longer lines are hard to read
	width = min(width, widest)
	breaks := lineBreaks(runes, width)
	var b strings.Builder
	now := ""
	for i, r := range runes {
		c := ""
		if colours != nil && r != '\n' {
			c = colours[i]
		}
		if c != now {
			if now != "" {
				b.WriteString("\x1b[0m")
			}
			if c != "" {
				b.WriteString("\x1b[" + c + "m")
			}
			now = c
		}
		if breaks[i] {
			r = '\n'
		}
		b.WriteRune(r)
	}
	if now != "" {
		b.WriteString("\x1b[0m")
	}
	b.WriteByte('\n')
	return b.String()
}

// lineBreaks finds the blanks that become line ends.
func lineBreaks(runes []rune, width int) map[int]bool {
	breaks := make(map[int]bool)
	if width == 0 {
		return breaks
	}
	column, blank, since := 0, -1, 0 // since: columns after the last blank
	for i, r := range runes {
		w := runewidth.RuneWidth(r)
		switch r {
		case '\n':
			column, blank, since = 0, -1, 0
			continue
		case ' ':
			blank, since = i, 0
		default:
			since += w
		}
		column += w
		if column > width && blank >= 0 {
			breaks[blank] = true
			column, blank = since, -1
		}
	}
	return breaks
}

// table prints the facts of one type. A number that a fact of another type
// claims is in that type's table already.
func (x *extraction) table(d transforms.Description, found []facts.Fact) error {
	var rows []facts.Fact
	for _, f := range found {
		if f.Type == d.Name && !(len(x.types) > 1 && claimed(f)) {
			rows = append(rows, f)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	heading := d.Table
	if d.ReadsClaims && len(x.types) > 1 {
		heading += " that no fact claims"
	}
	if _, err := fmt.Fprintf(x.out, "\n%s\n", x.paint(x.out, typeColour(d.Name), heading)); err != nil {
		return err
	}
	shown := shownFields(rows)
	columns := []grid.Column{{Name: "span", Right: true}}
	for _, i := range shown {
		name := rows[0].Fields[i].Name
		columns = append(columns, grid.Column{Name: name, Right: name == "low" || name == "high"})
	}
	g := grid.New(x.out, columns, grid.Style{Width: width(x.out), Colour: x.colour(x.out)})
	for _, f := range rows {
		if err := g.Row(cellsOf(f, shown)); err != nil {
			return err
		}
	}
	return g.Close()
}

// claimed reports whether the fact is a number that a fact of another type explains.
func claimed(f facts.Fact) bool {
	for _, field := range f.Fields {
		if field.Name == "claimed_by" {
			return field.Value != nil
		}
	}
	return false
}

// shownFields picks the fields that people see of the rows of one type: quote,
// the type's own, and how the article means it. A field that says nothing in any row is
// left out.
func shownFields(rows []facts.Fact) []int {
	var shown []int
	for i, field := range rows[0].Fields {
		if !field.Own && field.Name != "quote" && field.Name != "assertion" {
			continue
		}
		says := slices.ContainsFunc(rows, func(f facts.Fact) bool {
			v := f.Fields[i].Value
			return v != nil && !(field.Name == "assertion" && v == "actual")
		})
		if says {
			shown = append(shown, i)
		}
	}
	return shown
}

func cellsOf(f facts.Fact, shown []int) []grid.Cell {
	cells := []grid.Cell{{Text: strconv.Itoa(f.Start) + "-" + strconv.Itoa(f.End)}}
	for _, i := range shown {
		switch v := f.Fields[i].Value.(type) {
		case nil:
			cells = append(cells, grid.Cell{Null: true})
		case []string:
			cells = append(cells, grid.Cell{Text: strings.Join(v, ", ")})
		default:
			cells = append(cells, grid.Cell{Text: fmt.Sprint(v)})
		}
	}
	return cells
}
