package transforms

import (
	"reflect"
	"strconv"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/confidence"
	"github.com/dateline/dateline/transforms/lexicon"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/table"
)

// Row is one row of a fact table: the shared columns, then the type's own.
type Row[T any] struct {
	Mention
	Own T `table:"flatten"`
}

// Found is what a type's Extract reports of one fact; the rest of its row (quote,
// offsets, ids, dates, attribution) is filled alike for all types.
type Found[T any] struct {
	First, End int               // tokens of the expression that carries the value, half-open
	Event      int               // token of the word that tells the event (a verb, a trigger noun): its clause gives date, assertion and attribution; -1 if there is no event, only an expression
	Claims     []int             // indices into Reading.Numbers of the numbers it explains
	Assertion  reading.Assertion // "" lets the event's clause decide
	When       *reading.When     // nil lets the event's clause decide
	Rule       string            // id of the rule that fired
	Confidence float64           // 0 to 1: its author's estimate, which counts only while no annotated fact speaks for or against the rule
	Fact       T
}

// Type declares one fact type: what it is called, what it holds, how it is found.
type Type[T any] struct {
	Name        string // as in JSON lines: "troops", "date"
	Table       string // its table: "troops", "dates"
	Doc         string // what counts, one or two sentences
	Version     int    // raise it when Extract changes: stored articles are then read again
	ReadsClaims bool   // its rows say which numbers other types claimed, so it runs after them
	Examples    []Example
	Extract     func(r *reading.Reading) []Found[T]
}

// Example is a text written for the project and the facts expected of it, as
// JSON lines print them. The conformance test runs them all.
type Example struct {
	Published string   // YYYY-MM-DD
	Text      string   // a few sentences
	Want      []string // one JSON object a fact: its own columns, as JSON lines name them, and "quote"; columns left out are not compared
}

// FactType is a Type of any T.
type FactType interface {
	Describe() Description
	// Rows runs the type over an article's reading: a slice of Row[T], by position.
	// The numbers it explains are marked as claimed in the reading.
	Rows(r *reading.Reading, a Article) reflect.Value
}

// Description is what the pipeline needs to know of a type.
type Description struct {
	Name, Table, Doc string
	Version          string // "<engine>.<type>+conf:<hash of its confidences>", and with a user's lexicon its hash: "1.3+conf:90ab12cd+lex:1f2e3d4c"; facts of another version are extracted again
	ReadsClaims      bool
	Row              reflect.Type // Row[T]
	Columns          []table.Column
	Examples         []Example
}

// Article identifies the text that a Reading was made of.
type Article struct {
	ID        string
	Published calendar.Day
}

// registered is a type with its description made once.
type registered[T any] struct {
	Type[T]
	description Description
}

func register[T any](t Type[T]) FactType { return registered[T]{t, t.Describe()} }

// Describe implements FactType. The version is not kept with the rest: a user's
// lexicon is part of it, and comes into use after types are registered.
func (t registered[T]) Describe() Description {
	d := t.description
	d.Version = t.version()
	return d
}

// Describe makes the type's description from its declaration.
func (t Type[T]) Describe() Description {
	row := reflect.TypeFor[Row[T]]()
	return Description{
		Name: t.Name, Table: t.Table, Doc: t.Doc, Version: t.version(), ReadsClaims: t.ReadsClaims,
		Row: row, Columns: table.Columns(row), Examples: t.Examples,
	}
}

func (t Type[T]) version() string {
	version := strconv.Itoa(Engine) + "." + strconv.Itoa(t.Version)
	if sum := confidence.Builtin().Version(t.Name); sum != "" {
		version += "+conf:" + sum
	}
	return version + lexicon.Suffix()
}

// Rows implements FactType.
func (t Type[T]) Rows(r *reading.Reading, a Article) reflect.Value {
	d := t.Describe()
	return t.rows(r, a, &d)
}

// Rows implements FactType.
func (t registered[T]) Rows(r *reading.Reading, a Article) reflect.Value {
	return t.rows(r, a, &t.description)
}

func (t Type[T]) rows(r *reading.Reading, a Article, d *Description) reflect.Value {
	r.Asking(t.Name)
	found := t.Extract(r)
	rows := make([]Row[T], 0, len(found))
	seen := make(map[string]bool, len(found))
	version := t.version()
	for _, f := range found {
		for _, n := range f.Claims {
			r.Claim(n, t.Name)
		}
		row := Row[T]{Mention: mention(r, a, placeOf(f)), Own: f.Fact}
		row.ExtractorVersion = version
		row.FactID = factID(t.Name, &row.Mention, reflect.ValueOf(&row.Own).Elem())
		if seen[row.FactID] {
			r.Drop(f.First, f.End, "the same fact is found there already")
			continue
		}
		r.Found(reading.Traced{Type: t.Name, FactID: row.FactID, First: f.First, End: f.End, Event: f.Event, Claims: f.Claims})
		seen[row.FactID] = true
		rows = append(rows, row)
	}
	weigh(r, d, rows)
	return reflect.ValueOf(rows)
}
