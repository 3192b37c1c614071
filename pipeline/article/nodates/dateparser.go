// Package dateparser stands in for the module of its name, which go-trafilatura
// links and Dateline never calls: dates of pages are read by package article. The real
// one builds 78 MB of tables whenever a program starts; this one reads no dates.
// go.mod puts it in place. A test in package article proves that nothing asks it.
package dateparser

import (
	"errors"
	"time"
)

// ParserType names a way of reading dates.
type ParserType int

// The names that go-htmldate sets.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says which of several days is meant.
type PreferredDateSource int

// Past is the one that go-htmldate sets.
const Past PreferredDateSource = 1

// Configuration and Parser have the fields that go-htmldate sets.
type (
	Configuration struct {
		PreferredDateSource PreferredDateSource
		StrictParsing       bool
	}
	Parser struct{ ParserTypes []ParserType }
)

// Date is the result of Parse.
type Date struct{ Time time.Time }

// Asked counts calls of Parse.
var Asked int

// Parse reads no date.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	Asked++
	return Date{}, errors.New("dateparser: not part of this program")
}
