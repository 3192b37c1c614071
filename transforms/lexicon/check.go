package lexicon

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/dateline/dateline/data"
)

// known is what the layers say of names, as far as a check needs it.
type known struct {
	entities  map[string]origin // by id
	states    []string          // ids
	spelled   map[string]origin // by name, as printed; of several owners the first
	ambiguous map[string]bool   // names that ambiguous.tsv decides
}

// origin is where an entity or a name comes from.
type origin struct {
	id   string
	file string
	line int
}

func newNames() *known {
	return &known{entities: map[string]origin{}, spelled: map[string]origin{}, ambiguous: map[string]bool{}}
}

// builtin is what the built-in files say, read when first asked for.
var builtin = sync.OnceValue(func() *known {
	n := newNames()
	for _, f := range formats {
		if f.file == "cities.tsv" {
			continue // a city is not referred to by id
		}
		b, err := fs.ReadFile(data.Lexicon, f.file)
		if err != nil {
			panic(err) // it is embedded
		}
		for r := range rows(f.file, string(b)) {
			n.add(f, r)
		}
	}
	return n
})

// add notes what a row names; the first to use a name keeps it.
func (n *known) add(f format, r row) {
	first := r.cell(0).text
	if !f.entities() {
		n.ambiguous[first] = n.ambiguous[first] || f.file == "ambiguous.tsv"
		return
	}
	at := origin{first, f.file, r.number}
	if _, ok := n.entities[first]; !ok {
		n.entities[first] = at
	}
	if f.file == "states.tsv" {
		n.states = append(n.states, first)
	}
	for _, v := range r.spellings(f) {
		if _, ok := n.spelled[bare(v.text)]; !ok {
			n.spelled[bare(v.text)] = at
		}
	}
}

// spellings are all names that the row gives its entity.
func (r row) spellings(f format) []value {
	var out []value
	for i, c := range f.columns {
		if c.holds.isNames() || c.holds == ident {
			out = append(out, r.values(i, c)...)
		}
	}
	return out
}

// bare is a name without the "?" that says how far it counts.
func bare(name string) string { return strings.TrimSpace(strings.TrimPrefix(name, "?")) }

// checker finds the mistakes of one layer over what lies below it.
type checker struct {
	below, own *known
	problems   Problems

	fresh, known int // rows of new entities, and of known ones
	words        int // cue words and phrases
}

// check looks at all files, and gives what they say without comments, in an
// order that does not depend on how they were listed.
func (c *checker) check(bodies content) (said []string) {
	tables := map[string][]row{}
	for _, f := range formats { // first what there is, then what is said of it
		for r := range rows(f.file, bodies[f.file]) {
			if c.fits(f, r) {
				tables[f.file] = append(tables[f.file], r)
				c.introduce(f, r)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(bodies)) {
		start := len(said)
		f, table := formatOf(name)
		switch {
		case table:
			for _, r := range tables[name] {
				c.row(f, r)
				said = append(said, r.said())
			}
		case isCues(name):
			said = append(said, c.cues(name, bodies[name])...)
		default:
			for n, line := range lines(bodies[name]) {
				c.plain(row{file: name, number: n, source: line}, line)
				said = append(said, strings.Join(strings.Fields(line), " "))
			}
		}
		if len(said) > start {
			said = slices.Insert(said, start, name)
		}
	}
	return said
}

// fits checks the number of columns.
func (c *checker) fits(f format, r row) bool {
	n, most := len(r.cells), len(f.columns)
	switch {
	case n > most:
		c.at(r, r.cells[most], "%d columns, want at most %d: %s", n, most, f.wants())
		c.hint("take out the tab too many; several values of a column are separated by semicolons")
	case n == 1 && most > 1 && c.blanksForTabs(f, r):
		c.at(r, r.cells[0], "no tab in this line; columns are separated by tabs, not blanks")
		c.hint("the columns are: " + f.wants())
	case f.exact && n < most:
		c.at(r, r.cell(most), "%d columns, want %d: %s", n, most, f.wants())
		c.hint("leave a column empty rather than out")
	default:
		return true
	}
	return false
}

// blanksForTabs reports whether a line without a tab looks as if it had columns.
func (c *checker) blanksForTabs(f format, r row) bool {
	if strings.Contains(r.source, "  ") {
		return true
	}
	words := strings.Fields(r.source)
	return slices.ContainsFunc(words[1:], func(w string) bool {
		return slices.Contains(c.below.states, w) || slices.Contains(f.columns[1].values, w)
	})
}

// introduce notes the row's entity and its names, so that other rows may refer to
// them, and finds ids that stand twice.
func (c *checker) introduce(f format, r row) {
	first := r.cell(0)
	if f.entities() && first.text != "" {
		if o, ok := c.own.entities[first.text]; ok {
			c.at(r, first, "id %q stands at %s:%d already", first.text, o.file, o.line)
			c.hint("make one line of the two")
		}
		switch o, ok := c.below.entities[first.text]; {
		case !ok:
			c.fresh++
		case o.file != f.file:
			c.at(r, first, "id %q belongs to %s, where the built-in lexicon has it", first.text, o.file)
			c.hint("move the line to a file " + o.file)
		default:
			c.known++
		}
	}
	c.own.add(f, r)
}

// at adds a mistake in a value of the row.
func (c *checker) at(r row, v value, format string, args ...any) {
	c.problems = append(c.problems, Problem{
		File: r.file, Line: r.number, Column: v.column, Width: max(1, utf8.RuneCountInString(v.text)),
		Message: fmt.Sprintf(format, args...), Source: r.source,
	})
}

// hint adds a remedy to the last mistake.
func (c *checker) hint(text string) { c.problems[len(c.problems)-1].Hint = text }

// slip says which words the last mistake's word may have been meant to be.
func (c *checker) slip(word string, known []string) {
	p := &c.problems[len(c.problems)-1]
	p.Word, p.Known = word, known
}
