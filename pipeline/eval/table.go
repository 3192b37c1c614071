package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Write prints the table; rows with a figure below its floor are marked.
func (r *Report) Write(w io.Writer, breaches []Breach) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-11s%6s%6s   %8s%7s%7s   %8s%7s%7s   slots right when found\n",
		"type", "gold", "pred", "found P", "R", "F1", "full P", "R", "F1")
	for _, t := range Types {
		f := r.Types[t]
		fmt.Fprintf(&b, "%-11s%6d%6d   %8.3f%7.3f%7.3f   %8.3f%7.3f%7.3f   ",
			t, f.Gold, f.Predicted, f.Found.P, f.Found.R, f.Found.F1, f.Full.P, f.Full.R, f.Full.F1)
		for i, s := range f.Slots {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%s %.2f", s.Name, s.Share())
		}
		b.WriteString(marks(breaches, t, t+" found") + "\n")
	}
	fmt.Fprintf(&b, "macro full F1 %.3f%s\n", r.Macro, marks(breaches, "macro"))
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteErrors prints every wrong, missed and extra fact of a type, a line each.
func (r *Report) WriteErrors(w io.Writer, kind string) error {
	var b strings.Builder
	for _, e := range r.Types[kind].Errors {
		switch e.Kind {
		case "WRONG":
			fmt.Fprintf(&b, "WRONG  %s %s gold %s got %s\n", e.Article, reprList(e.Slots), dumped(e.Gold.raw), dumped(e.Got.raw))
		case "MISSED":
			fmt.Fprintf(&b, "MISSED %s %s\n", e.Article, dumped(e.Gold.raw))
		default:
			fmt.Fprintf(&b, "EXTRA  %s %s\n", e.Article, dumped(e.Got.raw))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteHalves prints full F1 of the two halves of gold beside each other.
func WriteHalves(w io.Writer, a, b *Report) error {
	var out strings.Builder
	fmt.Fprintf(&out, "\nby halves   %8s%8s%8s%8s%12s\n", "gold a", "full F1", "gold b", "full F1", "difference")
	for _, t := range Types {
		x, y := a.Types[t], b.Types[t]
		fmt.Fprintf(&out, "%-12s%8d%8.3f%8d%8.3f%+12.3f\n", t, x.Gold, x.Full.F1, y.Gold, y.Full.F1, y.Full.F1-x.Full.F1)
	}
	fmt.Fprintf(&out, "%-12s%8s%8.3f%8s%8.3f%+12.3f\n", "macro", "", a.Macro, "", b.Macro, b.Macro-a.Macro)
	_, err := io.WriteString(w, out.String())
	return err
}

// Figures are those of the table under the scorer's names, for JSON.
func (r *Report) Figures() map[string]any {
	return map[string]any{"types": r.Types, "macro_full_f1": r.Macro}
}

// ErrorsOf lists every wrong, missed and extra fact of a type.
func (r *Report) ErrorsOf(kind string) any { return slices.Concat([]Error{}, r.Types[kind].Errors) }

// MarshalJSON leaves the single facts out.
func (f *Figures) MarshalJSON() ([]byte, error) {
	slots := make(map[string]float64, len(f.Slots))
	for _, s := range f.Slots {
		slots[s.Name] = s.Share()
	}
	return json.Marshal(struct {
		Gold      int                `json:"gold"`
		Predicted int                `json:"predicted"`
		Found     Rate               `json:"found"`
		Full      Rate               `json:"full"`
		Slots     map[string]float64 `json:"slots"`
	}{f.Gold, f.Predicted, f.Found, f.Full, slots})
}

// MarshalJSON writes [precision, recall, F1].
func (r Rate) MarshalJSON() ([]byte, error) { return json.Marshal([3]float64{r.P, r.R, r.F1}) }

// MarshalJSON writes the error with the facts as they were read.
func (e Error) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Kind    string   `json:"error"`
		Article string   `json:"article"`
		Slots   []string `json:"slots,omitempty"`
		Gold    *Fact    `json:"gold,omitempty"`
		Got     *Fact    `json:"got,omitempty"`
	}{strings.ToLower(e.Kind), e.Article, e.Slots, e.Gold, e.Got})
}
