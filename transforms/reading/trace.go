package reading

import (
	"github.com/dateline/dateline/transforms/syntax"
	"github.com/dateline/dateline/transforms/who"
)

// Trace is what happened while a reading's facts were looked for: what the rules
// asked of the text, what they were told and because of what, what they found, and
// what they gave up. A reading keeps one only after [Reading.Record]; without it the
// hooks cost one comparison each and allocate nothing.
type Trace struct {
	Notes []Note   // answers of the shared questions, in the order in which they were first given
	Drops []Drop   // candidates given up
	Facts []Traced // facts as the types found them, in the order in which they found them

	asking  string // the fact type that runs
	noted   map[Note]bool
	dropped map[Drop]bool
}

// Question names a question that rules ask of a clause.
type Question string

const (
	AskActor       Question = "actor"       // who is it, or whose?
	AskReference   Question = "reference"   // what does the pronoun or noun refer back to?
	AskParties     Question = "parties"     // whom does the phrase stand for?
	AskLocation    Question = "location"    // where did it happen?
	AskOrigin      Question = "origin"      // where did they come from?
	AskWhen        Question = "when"        // when?
	AskAssertion   Question = "assertion"   // is it meant?
	AskAttribution Question = "attribution" // who says so?
)

// Note is one answer.
type Note struct {
	Type   string // the fact type that asked
	Ask    Question
	At     int    // the token asked about
	Answer string // an entity's id, an assertion, a date source, ...
	By     int    // the token that gave the answer, -1 if no single one did
	Why    string // in words
}

// Drop is a candidate that a rule began to read and gave up.
type Drop struct {
	Type       string
	First, End int // tokens
	Why        string
}

// Traced is a fact as its type found it, by tokens.
type Traced struct {
	Type, FactID      string
	First, End, Event int
	Claims            []int
}

// Record makes the reading keep a trace from now on, and returns it.
func (r *Reading) Record() *Trace {
	if r.trace == nil {
		r.trace = &Trace{noted: make(map[Note]bool), dropped: make(map[Drop]bool)}
	}
	return r.trace
}

// Recording reports whether the reading keeps a trace: whoever would compute
// something for it alone asks first.
func (r *Reading) Recording() bool { return r.trace != nil }

// Asking says which fact type runs from now on.
func (r *Reading) Asking(factType string) {
	if r.trace != nil {
		r.trace.asking = factType
	}
}

// Found records a fact.
func (r *Reading) Found(f Traced) {
	if r.trace != nil {
		r.trace.Facts = append(r.trace.Facts, f)
	}
}

// Drop records that the rules of the running fact type gave up what they began to
// read at tokens [first, end), and why. It is always true, so that a condition can say
// why it holds: if fallen(f) && r.Drop(...).
func (r *Reading) Drop(first, end int, why string) bool {
	if r.trace != nil {
		r.trace.drop(first, end, why)
	}
	return true
}

func (t *Trace) drop(first, end int, why string) {
	d := Drop{t.asking, first, max(end, first+1), why}
	if !t.dropped[d] {
		t.dropped[d] = true
		t.Drops = append(t.Drops, d)
	}
}

// Note records an answer, with the token that gave it or -1.
func (r *Reading) Note(ask Question, at int, answer string, by int, why string) {
	if r.trace != nil {
		r.trace.note(Note{Ask: ask, At: at, Answer: answer, By: by, Why: why})
	}
}

func (t *Trace) note(n Note) {
	n.Type = t.asking
	if n.Answer == "" || t.noted[n] {
		return
	}
	t.noted[n] = true
	t.Notes = append(t.Notes, n)
}

// Because records that the answer at the token is the entity, and passes it on.
func (r *Reading) Because(ask Question, at int, id who.ID, why string) who.ID {
	r.Note(ask, at, string(id), -1, why)
	return id
}

// named records that name n gives the answer at the token, and passes its party on.
func (r *Reading) named(ask Question, at, n int, why string) who.ID {
	id := r.Names[n].Party()
	r.Note(ask, at, string(id), r.Names[n].First, why)
	return id
}

// BecauseAll is Because for several entities.
func (r *Reading) BecauseAll(ask Question, at int, ids []who.ID, why string) []who.ID {
	if r.trace != nil {
		for _, id := range ids {
			r.trace.note(Note{Ask: ask, At: at, Answer: string(id), By: -1, Why: why})
		}
	}
	return ids
}

// meantBy records how the clause of the token is meant and by which word, and passes it on.
func (r *Reading) meantBy(tok int, a Assertion, word int, why string) Assertion {
	r.Note(AskAssertion, tok, string(a), word, why)
	return a
}

// Parsed is the syntax tree of sentence s if a rule has asked for it, else nil.
func (r *Reading) Parsed(s int) *syntax.Tree {
	if s < 0 || s >= len(r.trees) {
		return nil
	}
	return r.trees[s]
}
