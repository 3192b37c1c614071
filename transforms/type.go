package transforms

import (
	"reflect"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/table"
)

// Mention holds the columns that every fact table begins with: where the fact
// stands, so that a person can read it back, and how it is meant.
type Mention struct {
	FactID           string       `json:"-" doc:"deterministic id: hash of article, type, span and values"`
	ArticleID        string       `json:"-" doc:"the article that says it" ref:"articles"`
	Published        calendar.Day `json:"-" doc:"the article's header date"`
	Sentence         int32        `doc:"index of the sentence in the article, from 0"`
	SpanStart        int32        `json:"start" doc:"first code point of the expression that carries the value, in articles.body"`
	SpanEnd          int32        `json:"end" doc:"code point after the expression's last, in articles.body"`
	Quote            string       `doc:"the expression as it stands in the body"`
	Context          string       `doc:"the sentence as it stands in the body"`
	Assertion        string       `doc:"how the article means it" values:"actual planned threatened hypothetical denied"`
	InQuote          bool         `doc:"stands inside quotation marks"`
	AttributedTo     string       `doc:"who said it, as printed" null:"zero"`
	EventFrom        calendar.Day `doc:"first day on which the fact holds or happened"`
	EventTo          calendar.Day `doc:"last day on which the fact holds or happened"`
	DateSource       string       `doc:"where the event date comes from" values:"explicit relative inherited publication"`
	Rule             string       `doc:"id of the rule that found it"`
	Confidence       float64      `doc:"0 to 1: how often facts found like this are right in every column"`
	ExtractorVersion string       `doc:"version of the extractor that found it"`
}

// Row is one row of a fact table: the shared columns, then the type's own.
type Row[T any] struct {
	Mention
	Own T `table:"flatten"`
}

// Found is what a type's Extract reports of one fact; the rest of its row (quote,
// offsets, ids, dates, attribution) is filled alike for all types.
type Found[T any] struct {
	First, End int    // tokens of the expression that carries the value, half-open
	Event      int    // token of the word that tells the event (a verb, a trigger noun); its clause gives date and attribution. -1: First
	Number     int    // index into Reading.Numbers of the number it claims, -1 if none
	Assertion  string // "" means actual
	Rule       string
	Confidence float64
	Fact       T
}

// Type declares one fact type: what it is called, what it holds, how it is found.
type Type[T any] struct {
	Name     string // singular, as in JSON lines: "troops", "date"
	Table    string // its table: "troops", "dates"
	Doc      string // what counts, one or two sentences
	Version  int    // raise it when Extract changes: stored articles are then read again
	Examples []Example
	Extract  func(r *reading.Reading) []Found[T]
}

// Example is a text written for the project and the facts expected of it, as
// JSON lines print them, without offsets. The conformance test runs them all.
type Example struct {
	Published string // YYYY-MM-DD
	Text      string
	Want      []string // one JSON object a fact, its own columns and "quote" only
}

// FactType is a Type of any T.
type FactType interface {
	Describe() Description
	// Rows runs the type over an article's reading and returns a slice of Row[T].
	Rows(r *reading.Reading, a Article) reflect.Value
}

// Description is what the pipeline needs to know of a type.
type Description struct {
	Name, Table, Doc string
	Version          int
	Row              reflect.Type // Row[T]
	Columns          []table.Column
	Examples         []Example
}

// Article identifies the text that a Reading was made of.
type Article struct {
	ID        string
	Published calendar.Day
}

