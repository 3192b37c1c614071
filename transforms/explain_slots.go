package transforms

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/table"
)

// cuesOf names each type's cue file, so that a word can be shown with its list.
var cuesOf = map[string]*cue.File{
	"troops": troopCues, "population": populationCues, "casualties": casualtyCues, "displaced": displacedCues,
	"alliance": allianceCues, "sanction": sanctionCues, "agreement": agreementCues,
}

// countColumns are the columns of number.Count.
var countColumns = []string{"low", "high", "qualifier", "unit"}

// slot says where the column's value comes from.
func (x *explainer) slot(c *table.Column) Slot {
	value, ok := printed(c, x.row)
	s := Slot{Name: c.JSON, Value: value}
	switch {
	case value == "" && c.Name == "unit":
		s.Because = "no noun stands with the number"
	case !ok && slices.Contains(countColumns, c.Name):
		s.Because = "the text leaves this end open"
	case !ok:
		s.Because = "the text does not say"
	case x.description.Name == Dates.Name:
		s.Because = x.dateSlot(c.Name)
	case c.Name == "claimed_by":
		s.Because = "a fact of this type explains the number"
	case x.description.ReadsClaims || slices.Contains(countColumns, c.Name) && len(x.fo.Claims) > 0:
		s.Because = x.countSlot(c.Name)
	case c.Ref != "":
		s.Because = x.entity(c.Name, value)
	case c.Values != nil:
		s.Because = x.told(c.Name, value)
	default:
		s.Because = x.asPrinted(value)
	}
	return s
}

// printed is the column's value as people read it; ok is false for null.
func printed(c *table.Column, row reflect.Value) (value string, ok bool) {
	v, ok := c.Value(row)
	if !ok {
		return "", false
	}
	if c.Kind == table.Date {
		return calendar.Day(v.Int()).String(), true
	}
	return fmt.Sprint(v.Interface()), true
}

// dateSlot explains a date's value by its expression.
func (x *explainer) dateSlot(column string) string {
	d := x.DateAt(x.fo.First)
	if d < 0 {
		return "read off " + x.quoted(x.fo.First, x.fo.End)
	}
	m := x.Dates[d]
	words := x.quoted(m.First, m.End)
	switch {
	case column == "granularity":
		return "the unit that " + words + " names"
	case column == "modifier":
		return "said beside the unit"
	case column == "edtf" || column == "relative":
		return "follows from " + words
	case m.Anchored:
		return words + ", reckoned from the date before it in the text"
	case m.Relative:
		day := x.Doc.Published
		return fmt.Sprintf("%s, reckoned from the article's date, %s %s", words, day.Weekday(), day)
	}
	return words + ", which says it in full"
}

// countSlot explains a number's bounds, hedge and unit.
func (x *explainer) countSlot(column string) string {
	n := x.NumberAt(x.fo.First)
	if len(x.fo.Claims) > 0 {
		n = x.fo.Claims[0]
	}
	if n < 0 {
		return "read off " + x.quoted(x.fo.First, x.fo.End)
	}
	m := x.Numbers[n]
	switch {
	case column == "unit" && m.Head >= 0:
		return x.quoted(m.Head, m.Head+1) + ", the noun that it counts"
	case column == "qualifier" && m.Qualifier == number.Exact:
		return "nothing hedges " + x.quoted(m.First, m.End)
	case column == "qualifier" && m.From < m.First:
		return x.quoted(m.From, m.First) + " before it"
	case column == "kind":
		return kindWhy(x.Reading, m)
	}
	words := x.quoted(min(m.From, m.First), m.End)
	if m.Qualifier == number.Vague {
		return words + " gives no figure, so the least and the most it can mean"
	}
	return "read off " + words
}

// told explains a value of a closed vocabulary by the words that tell it, with the
// lists of the type's lexicon that hold them.
func (x *explainer) told(column, value string) string {
	if column == "alliance_kind" {
		return "what the lexicon, or its own noun, calls the body"
	}
	if column == "kind" && x.description.Name == Agreements.Name {
		return x.kindOfAgreement(value)
	}
	if x.fo.Event < 0 {
		return "told by " + x.quoted(x.fo.First, x.fo.End)
	}
	says := x.listed(x.fo.Event)
	if says == "" && x.fo.Event != x.fo.First {
		says = x.listed(x.fo.First)
	}
	if says == "" {
		says = "the rule itself; no list holds " + x.quoted(x.fo.Event, x.fo.Event+1)
	}
	if why, ok := x.assertedBy(); ok && slices.Contains(unfinishedValues, value) {
		says += "; " + why
	}
	if column == "kind" && x.description.Name == Displaced.Name && !strings.Contains(says, "["+value) {
		says += "; where they came from and went makes them " + value
	}
	return says
}

// unfinishedValues are what a word of planning may make of an event.
var unfinishedValues = []string{"planned", "threatened", "prospective", "proposed"}

// listed shows the word with the lists of the type's cue file that hold it; "" if none does.
func (x *explainer) listed(tok int) string {
	return listed(x.Reading, x.description.Name, tok)
}

func listed(r *reading.Reading, factType string, tok int) string {
	f := cuesOf[factType]
	if f == nil {
		return ""
	}
	lists := f.ListsOf(r.Doc, tok)
	if len(lists) == 0 {
		return ""
	}
	return "“" + r.Doc.Text(tok) + "” in [" + strings.Join(lists, "] [") + "] of " + f.Name()
}

// kindOfAgreement shows the words of the sentence that tell what the agreement is about.
func (x *explainer) kindOfAgreement(kind string) string {
	s := x.Doc.Sentences[x.Doc.SentenceOf(x.fo.Event)]
	if set := kindWords[kind]; set != nil {
		for tok := s.First; tok < s.End; tok++ {
			if x.Doc.Has(tok, set) {
				return x.listed(tok)
			}
		}
	}
	if kind == "peace" {
		return "a war, or an armed group as a party, makes it one of peace"
	}
	if kind == "other" {
		return "no word near it says what it is about"
	}
	return "what the article told of it before"
}

// asPrinted explains a value that is text of the article, or a year of it.
func (x *explainer) asPrinted(value string) string {
	s := x.Doc.Sentences[x.Doc.SentenceOf(x.fo.First)]
	for _, d := range x.DatesWithin(s.First, s.End) {
		m := x.Dates[d]
		if strings.HasPrefix(m.From.String(), value) {
			return x.quoted(m.First, m.End) + ", a date of its sentence"
		}
	}
	if strings.Contains(x.Doc.SentenceText(x.Doc.SentenceOf(x.fo.First)), value) {
		return "as the sentence prints it"
	}
	return "as printed elsewhere in the article"
}

// assertion explains how the article means the fact.
func (x *explainer) assertion(m Mention) Slot {
	s := Slot{Name: "assertion", Value: string(m.Assertion), Shared: true}
	switch why, ok := x.assertedBy(); {
	case ok && m.Assertion != reading.Actual:
		s.Because = why
	case m.Assertion == reading.Actual:
		s.Because = "no negation, modal or plan is said of the fact itself"
	default:
		s.Because = "follows from what is told by " + x.quoted(x.fo.Event, x.fo.Event+1)
	}
	return s
}

// assertedBy is why the event's clause is not meant as actual, if it is not.
func (x *explainer) assertedBy() (string, bool) {
	clause := x.fo.Event
	s := x.Doc.SentenceOf(x.fo.Event)
	if t := x.Parsed(s); t != nil {
		clause = t.Clause(x.fo.Event)
	}
	for _, n := range x.trace.Notes {
		if n.Ask == reading.AskAssertion && (n.At == clause || n.At == x.fo.Event) {
			return x.quoted(n.By, n.By+1) + ", " + n.Why, true
		}
	}
	return "", false
}

func (x *explainer) attribution(m Mention) Slot {
	s := Slot{Name: "attributed_to", Value: m.AttributedTo, Because: "the source that the sentence names", Shared: true}
	for _, n := range x.trace.Notes {
		if n.Ask == reading.AskAttribution && n.At == x.fo.Event && n.Answer == m.AttributedTo {
			s.Because = n.Why + ", " + x.quoted(n.By, n.By+1)
		}
	}
	return s
}

// when explains the event's date.
func (x *explainer) when(m Mention) Slot {
	s := Slot{Name: "event", Value: m.EventFrom.String(), Because: "said with the fact itself", Shared: true}
	if m.EventTo != m.EventFrom {
		s.Value += " to " + m.EventTo.String()
	}
	for _, n := range x.trace.Notes {
		if n.Ask != reading.AskWhen || n.At != x.fo.Event {
			continue
		}
		s.Because = n.Why
		if d := x.DateAt(n.By); d >= 0 {
			s.Because = x.quoted(x.Dates[d].First, x.Dates[d].End) + ", " + n.Why
		}
		break
	}
	return s
}

// quoted is the text of tokens [first, end) in quotation marks.
func (x *explainer) quoted(first, end int) string { return "“" + x.excerpt(first, end).Quote + "”" }
