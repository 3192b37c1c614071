package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Write prints the table; lines below their floors are marked.
func (r *SuiteReport) Write(w io.Writer, breaches []Breach) error {
	const shown = 20 // kinds of errors
	var b strings.Builder
	fmt.Fprintf(&b, "docs %d gold %d pred %d (dropped on ignore spans %d)\n", r.Texts, r.Gold, r.Predicted, r.Ignored)
	for _, line := range SuiteLines {
		v := r.Rates[line]
		fmt.Fprintf(&b, "%-8s P %.3f R %.3f F1 %.3f%s\n", line, v.P, v.R, v.F1, marks(breaches, line))
	}
	fmt.Fprintf(&b, "value accuracy on relaxed-matched: exact %.3f lenient(start inside) %.3f\n", r.Exact, r.Lenient)
	b.WriteString("errors by granularity {")
	for i, k := range r.ByGranularity[:min(shown, len(r.ByGranularity))] {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s: %d", reprText(k.Name), k.Count)
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// SuiteErrorKinds lists what WriteErrors takes.
var SuiteErrorKinds = []string{"FP", "MISS", "VALUE"}

// WriteErrors prints the errors of a kind, a line each.
func (r *SuiteReport) WriteErrors(w io.Writer, kind string) error {
	var b strings.Builder
	for _, e := range r.Errors {
		if e.Kind == kind {
			fmt.Fprintf(&b, "%s %s %s gold %s pred %s\n", e.Kind, e.Text, reprText(e.Quote), e.gold(), e.got())
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (e SuiteError) gold() string {
	if e.Gold == nil {
		return "None"
	}
	return fmt.Sprintf("(%s, %s)", e.Gold.first(), optionalText(e.Gold.To))
}

func (e SuiteError) got() string {
	if e.Got == nil {
		return "None"
	}
	return fmt.Sprintf("(%s, %s, %s)", optionalText(e.Got.Text), e.Got.first(), optionalText(e.Got.To))
}

// first is the first day or the value.
func (p *Prediction) first() string {
	if p.From == nil && p.Value != nil {
		return decimal(*p.Value)
	}
	return optionalText(p.From)
}

func optionalText(s *string) string {
	if s == nil {
		return "None"
	}
	return reprText(*s)
}

// WriteSuiteHalves prints F1 of the two halves of a suite beside each other.
func WriteSuiteHalves(w io.Writer, a, b *SuiteReport) error {
	var out strings.Builder
	fmt.Fprintf(&out, "\nby halves %8s%8s%12s\n", "F1 a", "F1 b", "difference")
	for _, line := range SuiteLines {
		x, y := a.Rates[line].F1, b.Rates[line].F1
		fmt.Fprintf(&out, "%-10s%8.3f%8.3f%+12.3f\n", line, x, y, y-x)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Figures are those of the table under the scorer's names, for JSON.
func (r *SuiteReport) Figures() map[string]any {
	out := map[string]any{
		"docs": r.Texts, "gold": r.Gold, "pred": r.Predicted, "ignored_pred": r.Ignored,
		"val_acc": r.Exact, "val_acc_lenient": r.Lenient,
	}
	for name, v := range r.Rates {
		out[name] = v
	}
	return out
}

// ErrorsOf lists the errors of a kind.
func (r *SuiteReport) ErrorsOf(kind string) any {
	return slices.DeleteFunc(slices.Concat([]SuiteError{}, r.Errors), func(e SuiteError) bool { return e.Kind != kind })
}

// MarshalJSON writes the error with what was expected and what was read.
func (e SuiteError) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Kind  string      `json:"error"`
		Text  string      `json:"text"`
		Quote string      `json:"quote"`
		Gold  *Expected   `json:"gold,omitempty"`
		Got   *Prediction `json:"got,omitempty"`
	}{strings.ToLower(e.Kind), e.Text, e.Quote, e.Gold, e.Got})
}
