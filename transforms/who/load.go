package who

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// Load reads lexicon directories, each layered over those before it: a row whose
// id is known adds its names and replaces the columns it fills; a name of a later
// layer is preferred to the same name of an earlier one. A directory need not hold every
// file; the first layer's cities.tsv must be in order, as gen_cities.py makes it.
// Load adds words to the vocabulary: call it before Documents are built.
//
// Errors begin with file:line.
func Load(layers ...fs.FS) (*Lexicon, error) {
	ld := &loader{lex: &Lexicon{
		entities: make([]Entity, 0, 1<<11+1<<10),
		index:    make(map[ID]int32, 1<<12),
		number:   make(map[ID]int16, 1<<9),
		claims:   make(map[int32][]ID),
		names:    newTrie(),
		senses:   make([]sense, 1, 1<<14),
		given:    &text.Set{},
		common:   make(map[string]bool, 1<<9),
	}, names: make([]spelling, 0, 1<<13)}
	for i, dir := range layers {
		ld.layer, ld.earlier = i, len(ld.lex.entities)
		if err := ld.directory(dir); err != nil {
			return nil, err
		}
	}
	if err := ld.link(); err != nil {
		return nil, err
	}
	ld.insert()
	ld.rank()
	return ld.lex, nil
}

// loader collects rows and names; link and insert turn them into a Lexicon.
type loader struct {
	lex        *Lexicon
	layer      int
	earlier    int // entities of the layers before
	names      []spelling
	neighbours []string // by entity, ids separated by semicolons
	ambiguous  []preference
	at         []position // by entity: where its row stands
	file       string
	line       int
}

// spelling is a name as a file gives it.
type spelling struct {
	text   string
	entity int32
	form   Form
	layer  int
}

// preference is a row of ambiguous.tsv.
type preference struct {
	name string
	ids  string
	at   position
}

type position struct {
	file string
	line int
}

func (p position) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: "+format, append([]any{p.file, p.line}, args...)...)
}

// row is a line's columns; missing ones are empty.
type row [12]string

// directory reads the files of one layer.
func (ld *loader) directory(dir fs.FS) error {
	files := []struct {
		name    string
		columns int
		read    func(row) error
	}{
		{"states.tsv", 11, ld.state},
		{"regions.tsv", 5, ld.region},
		{"peoples.tsv", 3, ld.people},
		{"organisations.tsv", 5, ld.organisation},
		{"armed_groups.tsv", 3, ld.armedGroup},
		{"ambiguous.tsv", 2, ld.preference},
		{"not_places.txt", 1, ld.notPlace},
		{"given_names.txt", 1, ld.givenNames},
		{"common_words.txt", 1, ld.commonWords},
	}
	for _, f := range files {
		if err := ld.read(dir, f.name, f.columns, f.read); err != nil {
			return err
		}
	}
	return ld.cities(dir)
}

// read calls fn with each row of the file. A file that is not there has none.
func (ld *loader) read(dir fs.FS, name string, columns int, fn func(row) error) error {
	b, err := fs.ReadFile(dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	ld.file, ld.line = name, 0
	for body := string(b); body != ""; {
		var line string
		line, body, _ = strings.Cut(body, "\n")
		ld.line++
		line = strings.TrimRight(line, " \r")
		if line == "" || line[0] == '#' {
			continue
		}
		r, n := split(line)
		if n > columns {
			return ld.errorf("%d columns, want at most %d: is a comma or a tab too many?", n, columns)
		}
		if err := fn(r); err != nil {
			return err
		}
	}
	return nil
}

func (ld *loader) here() position { return position{ld.file, ld.line} }

func (ld *loader) errorf(format string, args ...any) error {
	return ld.here().errorf(format, args...)
}

// split cuts a line at its tabs.
func split(line string) (row, int) {
	var r row
	n := 0
	for more := true; more && n < len(r); n++ {
		r[n], line, more = strings.Cut(line, "\t")
		r[n] = strings.TrimSpace(r[n])
	}
	return r, n
}

// list calls fn with each value of a column.
func list(column string, fn func(string)) {
	for column != "" {
		var v string
		v, column, _ = strings.Cut(column, ";")
		if v = strings.TrimSpace(v); v != "" {
			fn(v)
		}
	}
}

// insert cuts all names into tokens, just as an article's words are, and puts
// them into the trie. One Document holds them all: building thousands of small
// ones takes ten times as long.
func (ld *loader) insert() {
	var all strings.Builder
	for _, n := range ld.names {
		all.WriteString(n.text)
		all.WriteString("\n\n")
	}
	doc := text.Build(all.String(), calendar.None)
	tok, offset := 0, 0
	for _, n := range ld.names {
		end := offset + len(n.text)
		first := tok
		for tok < len(doc.Tokens) && int(doc.Tokens[tok].Start) < end {
			tok++
		}
		ld.name(doc, first, tok, n)
		offset = end + 2
	}
}

// name puts one name into the trie: tokens [first, end) of doc.
func (ld *loader) name(doc *text.Document, first, end int, n spelling) {
	s := sense{entity: n.entity, form: n.form}
	if first < end && doc.Text(first) == "?" {
		s.weak = true
		first++
	}
	if first < end-1 && doc.Text(first) == "the" {
		s.the = true
		first++
	}
	if first < end && doc.Text(end-1) == "-" {
		s.hyphen = true
		end--
	}
	if first >= end || end-first > maxWords {
		return // nothing an article could hold
	}
	words := make([]text.Word, 0, maxWords)
	for i := first; i < end; i++ {
		words = append(words, text.Intern(doc.Text(i)))
		s.caps |= casing(doc.Text(i)) << (2 * (i - first))
	}
	s.exact = doc.Slice(first, end)
	ld.lex.addSense(words, s, n.layer > 0)
}

// addSense gives the name a further meaning, in front of the others if it is a
// later layer's. The same meaning given twice is one.
func (l *Lexicon) addSense(words []text.Word, s sense, front bool) {
	head := &l.names.senses[l.names.add(words)]
	last := int32(0)
	for i := *head; i != 0; i = l.senses[i].next {
		o := &l.senses[i]
		if o.entity == s.entity && o.caps == s.caps && o.hyphen == s.hyphen {
			o.both = o.both || o.form == Demonym && s.form == People
			o.the = o.the && s.the
			o.weak = o.weak && (s.weak || s.the)
			return
		}
		last = i
	}
	at := int32(len(l.senses))
	switch {
	case last == 0:
		*head = at
	case front:
		s.next = *head
		*head = at
	default:
		l.senses[last].next = at
	}
	l.senses = append(l.senses, s)
}
