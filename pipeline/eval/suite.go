package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// SuiteKind says what a suite's texts hold.
type SuiteKind string

const (
	DateSuite   SuiteKind = "dates"
	NumberSuite SuiteKind = "numbers"
)

// SuiteKinds lists them.
var SuiteKinds = []SuiteKind{DateSuite, NumberSuite}

// Suite is a set of texts with the dates, or numbers, that stand in them.
type Suite struct {
	Kind  SuiteKind
	Texts []SuiteText
}

// SuiteText is one text of a suite, a line of its file.
type SuiteText struct {
	ID       string     `json:"id"`
	RefDate  string     `json:"ref_date"` // the text's date, "" if it has none
	Text     string     `json:"text"`
	Expected []Expected `json:"expected"`
	Ignore   []Ignored  `json:"ignore"`
}

// Expected is one expression of a text and its value.
type Expected struct {
	Prediction
	Granularity *string      `json:"granularity"`
	Alt         [][2]*string `json:"alt"` // further values that are right
}

// Ignored is a span where a prediction is neither right nor wrong: a time of day,
// a duration, a vague reference.
type Ignored struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Prediction is one date or number read off a text: a half-open range of code
// points, and its first and last day, or its value.
type Prediction struct {
	Text  *string      `json:"text,omitempty"`
	Start int          `json:"start"`
	End   int          `json:"end"`
	From  *string      `json:"value_start,omitempty"`
	To    *string      `json:"value_end,omitempty"`
	Value *json.Number `json:"value,omitempty"`
}

// Predictions are those of one text; as a line of JSON, what the published
// scorer reads.
type Predictions struct {
	ID   string       `json:"id"`
	List []Prediction `json:"predictions"`
}

// ReadSuite reads a suite, a text a line. Errors begin with file:line.
func ReadSuite(r io.Reader, name string, kind SuiteKind) (*Suite, error) {
	s := &Suite{Kind: kind}
	err := eachLine(r, name, func(line []byte) error {
		var t SuiteText
		if err := decode(line, &t); err != nil {
			return fmt.Errorf("read suite: %w", err)
		}
		for i, x := range t.Expected {
			if kind == NumberSuite && x.number() == nil {
				return fmt.Errorf("read suite: text %s, number %d has no value", t.ID, i+1)
			}
		}
		s.Texts = append(s.Texts, t)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// ReadPredictions reads a suite's predictions, a text a line.
func ReadPredictions(r io.Reader, name string) ([]Predictions, error) {
	var out []Predictions
	err := eachLine(r, name, func(line []byte) error {
		p := Predictions{}
		if err := decode(line, &p); err != nil {
			return fmt.Errorf("read predictions: %w", err)
		}
		if p.List == nil {
			return errors.New(`read predictions: there is no list "predictions"`)
		}
		out = append(out, p)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func decode(line []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	return d.Decode(into)
}

// number is the value as a float, nil if there is none.
func (p *Prediction) number() *float64 {
	if p.Value == nil {
		return nil
	}
	v, err := p.Value.Float64()
	if err != nil {
		return nil
	}
	return &v
}

// Half is every second text by id, as [Set.Half].
func (s *Suite) Half(half int) *Suite {
	out := &Suite{Kind: s.Kind}
	for i, t := range sortedByID(s.Texts, func(t SuiteText) string { return t.ID }) {
		if i%2 == half {
			out.Texts = append(out.Texts, t)
		}
	}
	return out
}
