package transforms

import (
	"reflect"

	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/table"
)

// Excerpt is a piece of the body, by code points.
type Excerpt struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}

// Explanation says why a fact was found and how each of its slots was filled.
type Explanation struct {
	FactID string   `json:"-"`
	Rule   string   `json:"rule"`
	Says   string   `json:"says"`            // what the rule reads
	On     Excerpt  `json:"on"`              // the expression that carries the value
	Event  *Excerpt `json:"event,omitempty"` // the word that tells the event
	Slots  []Slot   `json:"slots"`
}

// Slot is one column of a fact and where its value comes from.
type Slot struct {
	Name    string `json:"slot"`
	Value   string `json:"value,omitempty"` // as printed; "" for null
	Because string `json:"because"`
	Shared  bool   `json:"-"` // a column that all types share
}

// Unclaimed is a number that no fact explains.
type Unclaimed struct {
	Excerpt
	Kind string `json:"kind"`
	Why  string `json:"why"`
}

// Dropped is a candidate that a rule began to read and gave up, or a fact that the
// article does not mean.
type Dropped struct {
	Type string `json:"type"`
	Excerpt
	Why    string `json:"why"`
	FactID string `json:"-"` // of a fact that is found but denied or only supposed
}

// Explained is what [Explain] says of one article.
type Explained struct {
	Facts     map[string]Explanation // by fact id
	Unclaimed []Unclaimed            // by position
	Dropped   []Dropped              // by position
}

// Explain is [Extract] with reasons. The facts are the same: a reading that keeps a
// trace answers its questions alike. It is for people, and slower.
func Explain(r *reading.Reading, a Article, wanted []FactType) ([]reflect.Value, Explained) {
	trace := r.Record()
	rows := Extract(r, a, wanted)
	Extract(r, a, missing(wanted)) // an unclaimed number is one that no type at all explains
	traced := make(map[string]reading.Traced, len(trace.Facts))
	for _, f := range trace.Facts {
		traced[f.FactID] = f
	}
	out := Explained{Facts: make(map[string]Explanation)}
	for i, t := range wanted {
		x := explainer{Reading: r, trace: trace, article: a, description: t.Describe()}
		for k := range rows[i].Len() {
			e, denied := x.fact(rows[i].Index(k), traced)
			out.Facts[e.FactID] = e
			out.Dropped = append(out.Dropped, denied...)
		}
		out.Dropped = append(out.Dropped, x.dropped()...)
	}
	out.Dropped = inOrder(out.Dropped)
	out.Unclaimed = unclaimed(r, trace)
	return rows, out
}

// missing lists the types that are not among the wanted ones, but for those that only
// read what others claim.
func missing(wanted []FactType) []FactType {
	have := make(map[string]bool, len(wanted))
	for _, t := range wanted {
		d := t.Describe()
		have[d.Name] = true
		if d.ReadsClaims {
			return nil // Extract has run them all
		}
	}
	var out []FactType
	for _, t := range Types() {
		if d := t.Describe(); !have[d.Name] && !d.ReadsClaims {
			out = append(out, t)
		}
	}
	return out
}

// explainer says why the facts of one type of one article are as they are.
type explainer struct {
	*reading.Reading
	trace       *reading.Trace
	article     Article
	description Description

	fo  reading.Traced // the fact being explained
	row reflect.Value
}

// fact explains one row, and says why it is left out if the article does not mean it.
func (x *explainer) fact(row reflect.Value, traced map[string]reading.Traced) (Explanation, []Dropped) {
	m := row.Field(0).Interface().(Mention)
	x.fo, x.row = traced[m.FactID], row
	e := Explanation{FactID: m.FactID, Rule: m.Rule, Says: RuleSays(m.Rule), On: x.excerpt(x.fo.First, x.fo.End)}
	if x.fo.Event >= 0 {
		on := x.excerpt(x.fo.Event, x.fo.Event+1)
		e.Event = &on
	}
	shared := len(table.Columns(reflect.TypeFor[Mention]()))
	for i := range x.description.Columns[shared:] {
		c := &x.description.Columns[shared+i]
		if c.JSON != "" {
			e.Slots = append(e.Slots, x.slot(c))
		}
	}
	if x.fo.Event < 0 {
		return e, nil
	}
	assertion := x.assertion(m)
	e.Slots = append(e.Slots, assertion)
	if m.AttributedTo != "" {
		e.Slots = append(e.Slots, x.attribution(m))
	}
	e.Slots = append(e.Slots, x.when(m))
	if m.Assertion == reading.Denied || m.Assertion == reading.Hypothetical {
		return e, []Dropped{{x.description.Name, e.On, "the article means it as " + string(m.Assertion) + ": " + assertion.Because, m.FactID}}
	}
	return e, nil
}

// excerpt is the body's text at tokens [first, end).
func (x *explainer) excerpt(first, end int) Excerpt { return excerpt(x.Reading, first, end) }

func excerpt(r *reading.Reading, first, end int) Excerpt {
	end = min(end, len(r.Doc.Tokens))
	if first < 0 || first >= end {
		return Excerpt{}
	}
	span := r.Doc.Span(first, end)
	return Excerpt{r.Doc.RuneOffset(span.Start), r.Doc.RuneOffset(span.End), r.Doc.Body[span.Start:span.End]}
}
