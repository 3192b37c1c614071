package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/facts"
	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/when"
)

// Extraction holds the facts of articles as `dateline extract --format jsonl` prints
// them: those that the article means, of the types that gold files annotate.
type Extraction struct {
	Facts   Set
	Lines   []byte            // the same as JSON lines
	Rejects []*article.Reject // records that are no articles
}

// Add extracts the facts of every article in the file.
func (x *Extraction) Add(ctx context.Context, f *article.File) error {
	for item, err := range f.Items(ctx) {
		if err != nil {
			return err
		}
		if item.Reject != nil {
			x.Rejects = append(x.Rejects, item.Reject)
			continue
		}
		if err := x.article(item.Article); err != nil {
			return err
		}
	}
	return nil
}

func (x *Extraction) article(a *article.Article) error {
	found := facts.Asserted(facts.Extract(transforms.Article{ID: a.ID, Published: a.Published}, a.Body, scored()))
	line, err := facts.Article{ID: a.SourceID, Published: a.Published, Facts: found}.Line()
	if err != nil {
		return err
	}
	// The facts pass through JSON, so that they are judged in the form in which they leave the program.
	var read Article
	if err := json.Unmarshal(line, &read); err != nil {
		return fmt.Errorf("read facts of %s: %w", a.SourceID, err)
	}
	for i := range found {
		read.Facts[i].evidence = string(found[i].Evidence)
	}
	x.Facts.Add(read)
	x.Lines = append(x.Lines, line...)
	return nil
}

// scored lists the fact types that gold files annotate.
func scored() []transforms.FactType {
	return slices.DeleteFunc(slices.Clone(transforms.Types()), func(t transforms.FactType) bool {
		return !slices.Contains(Types, t.Describe().Name)
	})
}

// Predict reads the dates or numbers of every text of a suite.
func (s *Suite) Predict() ([]Predictions, error) {
	out := make([]Predictions, 0, len(s.Texts))
	for _, t := range s.Texts {
		published := calendar.None
		if t.RefDate != "" && s.Kind == DateSuite {
			day, err := calendar.Parse(t.RefDate)
			if err != nil {
				return nil, fmt.Errorf("read suite: text %s: %w", t.ID, err)
			}
			published = day
		}
		doc := text.Build(t.Text, published)
		p := Predictions{ID: t.ID, List: dates(doc)}
		if s.Kind == NumberSuite {
			p.List = numbers(doc)
		}
		out = append(out, p)
	}
	return out, nil
}

func dates(doc *text.Document) []Prediction {
	out := []Prediction{}
	for _, m := range when.Find(doc) {
		p := predicted(doc, doc.Span(m.First, m.End))
		p.From, p.To = day(m.From), day(m.To)
		out = append(out, p)
	}
	return out
}

func numbers(doc *text.Document) []Prediction {
	out := []Prediction{}
	for _, l := range number.Literals(doc) {
		p := predicted(doc, l.Span)
		v := json.Number(strconv.FormatFloat(l.Value, 'g', -1, 64))
		p.Value = &v
		out = append(out, p)
	}
	return out
}

func predicted(doc *text.Document, s text.Span) Prediction {
	quote := doc.Body[s.Start:s.End]
	return Prediction{Text: &quote, Start: doc.RuneOffset(s.Start), End: doc.RuneOffset(s.End)}
}

func day(d calendar.Day) *string {
	if d == calendar.None {
		return nil
	}
	s := d.String()
	return &s
}

// PredictionLines writes predictions as JSON lines.
func PredictionLines(all []Predictions) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, p := range all {
		if err := e.Encode(p); err != nil {
			return nil, fmt.Errorf("encode predictions of %s: %w", p.ID, err)
		}
	}
	return b.Bytes(), nil
}
