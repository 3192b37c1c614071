// Package transforms says what is extracted. It lists the fact types and runs
// them over an article's text:
//
//	r := transforms.Read(body, published)
//	rows := transforms.Extract(r, article, transforms.Types())
//
// A transform is pure: no clock, no I/O, no randomness, no shared mutable state. It
// gives the same facts in a goroutine, in a test and on another machine.
//
// To add a fact type, write one file beside this one that declares a [Type], its
// lexicon under data/lexicon if it has one, and name it in [Types]. Its table, its
// files, its JSON and its documentation follow from the declaration.
package transforms

import (
	"reflect"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// Engine is the version of what all types share: tokens, numbers, dates, names,
// syntax and lexicons, and which articles are read at all. Raise it when a change
// there changes facts.
const Engine = 2

// types lists every fact type, in the order in which they run.
var types = []FactType{
	register(Dates), register(Troops), register(Population), register(Alliances), register(Casualties),
	register(Displaced), register(Sanctions), register(Agreements),
	register(Quantities), // last: it says which numbers the others claimed
}

// Types lists every fact type, in the order in which they run.
func Types() []FactType { return types }

// Read makes the reading of one article that all types share.
func Read(body string, published calendar.Day) *reading.Reading {
	return reading.New(text.Build(body, published))
}

// Extract runs the wanted types over the reading. The result has one slice of
// rows (a []Row[T]) for each. Types that read claims cause all others to run before
// them, wanted or not.
func Extract(r *reading.Reading, a Article, wanted []FactType) []reflect.Value {
	out := make([]reflect.Value, len(wanted))
	ran := make(map[string]bool, len(wanted))
	readsClaims := false
	for i, t := range wanted {
		d := t.Describe()
		if d.ReadsClaims {
			readsClaims = true
			continue
		}
		out[i], ran[d.Name] = t.Rows(r, a), true
	}
	if !readsClaims {
		return out
	}
	for _, t := range Types() {
		if d := t.Describe(); !d.ReadsClaims && !ran[d.Name] {
			t.Rows(r, a)
		}
	}
	for i, t := range wanted {
		if t.Describe().ReadsClaims {
			out[i] = t.Rows(r, a)
		}
	}
	return out
}
