// Package confidence says how far a fact may be trusted: how often facts that were
// found in the same way turned out to be right in every column.
//
//	table.Of(confidence.Key{Type: "casualties", Rule: "casualties.verb", Evidence: "named"}, 0.9)
//
// The numbers are counted, not thought up: data/confidence.tsv is made by `dateline eval
// --calibrate` from annotated articles ([Fit]) and built into the program ([Builtin]).
// docs/confidence.md says for users what they mean.
//
// # The model
//
// A table that backs off, from a fact type to its rules and from a rule to how plainly the
// text names those whom the fact is about:
//
//	casualties                          of all facts of the type, so many are right
//	casualties  casualties.verb         ... of those found by this rule
//	casualties  casualties.verb  named  ... and with the place in the sentence itself
//
// Each row leans on the one above it as on [strength] facts more, so a row with few facts
// says little else than the row above. What a row states is no mean but a cautious bound: with
// four chances in five the true share is higher. High confidence takes many facts,
// nearly all of them right.
package confidence

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/dateline/dateline/data"
)

// Key says how a fact was found. Rule and Evidence may be "", the row above.
type Key struct {
	Type     string `json:"type"`               // "casualties"
	Rule     string `json:"rule,omitempty"`     // "casualties.verb"
	Evidence string `json:"evidence,omitempty"` // how plainly the text names the entities, see transforms
}

// above is the key of the row that k's row leans on.
func (k Key) above() Key {
	if k.Evidence != "" {
		return Key{Type: k.Type, Rule: k.Rule}
	}
	return Key{Type: k.Type}
}

func (k Key) compare(o Key) int {
	return cmp.Or(cmp.Compare(k.Type, o.Type), cmp.Compare(k.Rule, o.Rule), cmp.Compare(k.Evidence, o.Evidence))
}

// Tally is how many facts were judged, and how many of them are right in every column.
type Tally struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Share is the part that is right; 0 of none.
func (t Tally) Share() float64 { return float64(t.Right) / float64(max(1, t.Of)) }

// Row is what is known of one way of finding.
type Row struct {
	Key
	Unseen     Tally   `json:"unseen"` // in articles that rules were written without
	Seen       Tally   `json:"seen"`   // in articles that people had before them when they wrote rules
	Confidence float64 `json:"confidence"`
}

// Sure is the confidence from which facts may be taken unread: of those, at least 95 in
// 100 are to be right.
const Sure = 0.9

// untried is the highest confidence of a rule that hardly any annotated fact speaks for.
const untried = 0.89

// Table gives confidences.
type Table struct {
	rows  map[Key]Row
	ruled map[string]bool   // fact types that have rows of rules
	sums  map[string]string // fact type -> hash of its rows
}

// Builtin is the table that the program carries with it.
var Builtin = sync.OnceValue(func() *Table {
	t, err := Parse(strings.NewReader(data.Confidence))
	if err != nil {
		panic("confidence.tsv: " + err.Error()) // any test shows it
	}
	return t
})

// Parse reads a table as [Write] writes it.
func Parse(r io.Reader) (*Table, error) {
	var rows []Row
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		row, err := parse(strings.Split(line, "\t"))
		if err != nil {
			return nil, fmt.Errorf("read confidence table: line %d: %w", n, err)
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read confidence table: %w", err)
	}
	return New(rows)
}

// columns are the fields of a line.
const columns = 8

func parse(fields []string) (Row, error) {
	if len(fields) != columns {
		return Row{}, fmt.Errorf("%d fields, want %d", len(fields), columns)
	}
	for i, f := range fields[:3] {
		if f == "*" {
			fields[i] = ""
		}
	}
	row := Row{Key: Key{fields[0], fields[1], fields[2]}}
	for i, to := range []*int{&row.Unseen.Right, &row.Unseen.Of, &row.Seen.Right, &row.Seen.Of} {
		n, err := strconv.Atoi(fields[3+i])
		if err != nil || n < 0 {
			return Row{}, fmt.Errorf("%q is not a number of facts", fields[3+i])
		}
		*to = n
	}
	var err error
	row.Confidence, err = strconv.ParseFloat(fields[7], 64)
	if err != nil || !(row.Confidence >= 0 && row.Confidence <= 1) {
		return Row{}, fmt.Errorf("%q is not a confidence from 0 to 1", fields[7])
	}
	return row, nil
}

// New makes a table of rows. Every row needs the one above it.
func New(rows []Row) (*Table, error) {
	rows = slices.SortedFunc(slices.Values(rows), func(a, b Row) int { return a.compare(b.Key) })
	t := &Table{rows: make(map[Key]Row, len(rows)), ruled: make(map[string]bool), sums: make(map[string]string)}
	said := make(map[string]string)
	for _, row := range rows {
		if _, twice := t.rows[row.Key]; twice || row.Type == "" {
			return nil, fmt.Errorf("make confidence table: row %v stands twice, or names no type", row.Key)
		}
		if _, ok := t.rows[row.above()]; !ok && row.Rule != "" {
			return nil, fmt.Errorf("make confidence table: row %v has none above it", row.Key)
		}
		t.rows[row.Key] = row
		t.ruled[row.Type] = t.ruled[row.Type] || row.Rule != ""
		said[row.Type] += fmt.Sprintf("%s\t%s\t%v\n", row.Rule, row.Evidence, row.Confidence)
	}
	for name, text := range said {
		sum := sha256.Sum256([]byte(text))
		t.sums[name] = hex.EncodeToString(sum[:4])
	}
	return t, nil
}

// Of is the confidence of a fact found in that way. A rule that the table does not know keeps
// prior, the estimate of whoever wrote it, as far as its type bears it out, and is
// never sure.
func (t *Table) Of(k Key, prior float64) float64 {
	if row, ok := t.rows[k]; ok {
		return row.Confidence
	}
	if row, ok := t.rows[Key{Type: k.Type, Rule: k.Rule}]; ok {
		return row.Confidence
	}
	bound := untried
	if row, ok := t.rows[Key{Type: k.Type}]; ok {
		if !t.ruled[k.Type] {
			return row.Confidence // measured as one, without regard to rules
		}
		bound = min(bound, row.Confidence)
	}
	return max(0, min(prior, bound))
}

// Version is a hash of what the table says of a fact type, "" if it says nothing. It is
// part of the version of the type's extractor: with another table stored articles are
// read again.
func (t *Table) Version(name string) string { return t.sums[name] }

// Rows lists the rows: types by name, below each its rules, below each of these its evidence.
func (t *Table) Rows() []Row {
	out := make([]Row, 0, len(t.rows))
	for _, row := range t.rows {
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b Row) int { return a.compare(b.Key) })
	return out
}

// Write prints the table with a comment above it.
func (t *Table) Write(w io.Writer, comment string) error {
	var b strings.Builder
	for line := range strings.Lines(comment) {
		b.WriteString(strings.TrimRight("# "+line, " \n") + "\n")
	}
	b.WriteString("# type\trule\tevidence\tright\tof\tseen_right\tseen_of\tconfidence\n")
	for _, r := range t.Rows() {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%d\t%d\t%d\t%d\t%.2f\n", r.Type, star(r.Rule), star(r.Evidence),
			r.Unseen.Right, r.Unseen.Of, r.Seen.Right, r.Seen.Of, r.Confidence)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func star(s string) string {
	if s == "" {
		return "*"
	}
	return s
}
