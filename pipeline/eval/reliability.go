package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/dateline/dateline/transforms/confidence"
)

// Band is the facts whose confidence lies in one range.
type Band struct {
	From  float64 `json:"from"` // the range ends where the one before it begins
	Facts int     `json:"facts"`
	Right int     `json:"right"` // fully
}

// Share is the part of the facts that is fully right.
func (b Band) Share() float64 {
	if b.Facts == 0 {
		return 0
	}
	return float64(b.Right) / float64(b.Facts)
}

// bounds of the bands; the facts of the first two one may take unread.
var bounds = []float64{0.95, confidence.Sure, 0.8, 0.6, 0}

// Reliability counts the predicted facts of the types, and how many are fully right, by the
// confidence they came with. A fact without a confidence is in the last band.
func (r *Report) Reliability(types ...string) []Band {
	bands := make([]Band, len(bounds))
	for i, from := range bounds {
		bands[i].From = from
	}
	for _, t := range types {
		for _, j := range r.Types[t].Judged {
			b := &bands[band(j.Fact.confidence())]
			b.Facts++
			if j.Right {
				b.Right++
			}
		}
	}
	return bands
}

func band(of float64) int {
	for i, from := range bounds {
		if of >= from {
			return i
		}
	}
	return len(bounds) - 1
}

func (f *Fact) confidence() float64 {
	n, _ := f.fields["confidence"].(json.Number)
	v, err := n.Float64()
	if err != nil {
		return 0
	}
	return v
}

// sure counts the facts of the types that come with a confidence of [confidence.Sure] or more.
func (r *Report) sure(types ...string) confidence.Tally {
	var t confidence.Tally
	for _, b := range r.Reliability(types...) {
		if b.From >= confidence.Sure {
			t.Of += b.Facts
			t.Right += b.Right
		}
	}
	return t
}

// WriteReliability prints, for each type and band of confidence, how many facts
// there are and how many of them are fully right.
func (r *Report) WriteReliability(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\nconfidence ")
	for i, from := range bounds {
		if i == 0 {
			fmt.Fprintf(&b, "%17s", fmt.Sprintf(">= %.2f", from))
		} else {
			fmt.Fprintf(&b, "%17s", fmt.Sprintf("%.2f to %.2f", from, bounds[i-1]))
		}
	}
	b.WriteByte('\n')
	row := func(name string, types ...string) {
		fmt.Fprintf(&b, "%-11s", name)
		for _, band := range r.Reliability(types...) {
			cell := "-"
			if band.Facts > 0 {
				cell = fmt.Sprintf("%d of %d %.3f", band.Right, band.Facts, band.Share())
			}
			fmt.Fprintf(&b, "%17s", cell)
		}
		b.WriteByte('\n')
	}
	for _, t := range Types {
		row(t, t)
	}
	row("all", Types...)
	row("but dates", Types[1:]...) // they are many and easy
	_, err := io.WriteString(w, b.String())
	return err
}
