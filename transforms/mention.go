package transforms

import (
	"encoding/hex"
	"fmt"
	"reflect"

	"github.com/zeebo/xxh3"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

// Mention holds the columns that every fact table begins with: where the fact
// stands, so that a person can read it back, and how it is meant.
type Mention struct {
	FactID           string             `json:"-" doc:"deterministic id: hash of article, type, span and values"`
	ArticleID        string             `json:"-" doc:"the article that says it"`
	Published        calendar.Day       `json:"-" doc:"the article's header date"`
	Sentence         int32              `doc:"index of the sentence in the article, from 0"`
	SpanStart        int32              `json:"start" doc:"first code point, in articles.body, of the expression that carries the value"`
	SpanEnd          int32              `json:"end" doc:"code point after the expression's last, in articles.body"`
	Quote            string             `doc:"the expression as it stands in the body"`
	Context          string             `json:"-" doc:"the sentence as it stands in the body"`
	Assertion        reading.Assertion  `doc:"how the article means it" values:"actual planned threatened hypothetical denied"`
	InQuote          bool               `doc:"stands inside quotation marks"`
	AttributedTo     string             `doc:"who said it, as printed; null if the article says it itself" null:"zero"`
	EventFrom        calendar.Day       `doc:"first day on which the fact holds or happened"`
	EventTo          calendar.Day       `doc:"last day on which the fact holds or happened"`
	DateSource       reading.DateSource `doc:"where the event date comes from" values:"explicit relative inherited publication"`
	Rule             string             `doc:"id of the rule that found it"`
	Confidence       float64            `doc:"0 to 1: a cautious estimate, from annotated articles, of how often facts found like this are right in every column; 0.9 and more: at least 95 in 100"`
	ExtractorVersion string             `json:"-" doc:"version of the extractor that found it"`

	evidence Evidence
}

// place is the part of a Found that does not depend on its type.
type place struct {
	first, end, event int
	assertion         reading.Assertion
	when              *reading.When
	rule              string
	confidence        float64
}

func placeOf[T any](f Found[T]) place {
	return place{f.First, f.End, f.Event, f.Assertion, f.When, f.Rule, f.Confidence}
}

// mention fills the shared columns of a fact, all but its id and version.
func mention(r *reading.Reading, a Article, p place) Mention {
	doc := r.Doc
	span := doc.Span(p.first, p.end)
	s := doc.SentenceOf(p.first)
	m := Mention{
		ArticleID: a.ID, Published: a.Published,
		Sentence:  int32(s),
		SpanStart: int32(doc.RuneOffset(span.Start)), SpanEnd: int32(doc.RuneOffset(span.End)),
		Quote: doc.Body[span.Start:span.End], Context: context(doc, p.first, p.end),
		Assertion: p.assertion, InQuote: doc.Tokens[p.first].Is(text.InQuote),
		Rule: p.rule, Confidence: p.confidence,
	}
	w := reading.When{From: a.Published, To: a.Published, Source: reading.Publication}
	if p.event >= 0 {
		m.AttributedTo = r.Attribution(p.event)
		if m.Assertion == "" {
			m.Assertion = r.Assertion(p.event)
		}
		if p.when == nil {
			w = r.WhenOf(p.event)
		}
	} else if m.Assertion == "" {
		m.Assertion = reading.Actual
	}
	if p.when != nil {
		w = *p.when
	}
	m.EventFrom, m.EventTo, m.DateSource = w.From, w.To, w.Source
	return m
}

// context is the sentence that holds tokens [first, end), or the sentences if the
// expression runs over a full stop that was taken for a sentence's end.
func context(doc *text.Document, first, end int) string {
	from := doc.Sentences[doc.SentenceOf(first)].First
	to := doc.Sentences[doc.SentenceOf(max(first, end-1))].End
	return doc.Slice(from, to)
}

// factID is the same for the same fact of the same article, whoever finds it
// and whenever: a hash of the article, the type, the span and the type's values.
func factID(name string, m *Mention, own reflect.Value) string {
	key := fmt.Appendf(nil, "%s\x00%s\x00%d\x00%d\x00%v", m.ArticleID, name, m.SpanStart, m.SpanEnd, own.Interface())
	sum := xxh3.Hash128(key).Bytes()
	return "f" + hex.EncodeToString(sum[:])
}
