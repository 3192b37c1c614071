package cli

import (
	"github.com/dateline/dateline/pipeline/eval"
)

// compare prints what changed from one extraction to another.
func (e *evaluation) compare(pathA, pathB string) error {
	a, err := read(pathA, eval.Read)
	if err != nil {
		return err
	}
	b, err := read(pathB, eval.Read)
	if err != nil {
		return err
	}
	gains, err := e.gains(a, b)
	if err != nil {
		return err
	}
	d := eval.Compare(a, b)
	if len(gains) > 0 {
		d.Judge(gains[0], gains[1])
	}
	if e.output == "json" {
		return e.json(struct {
			*eval.Diff
			Scores []map[string]any `json:"scores,omitempty"`
		}{d, figuresOf(gains)})
	}
	if err := d.WriteFacts(e.out, e.errors); err != nil {
		return err
	}
	if err := d.Write(e.out); err != nil || len(gains) == 0 {
		return err
	}
	return eval.WriteGain(e.out, gains[0], gains[1])
}

// gains scores both extractions, if there is gold to do it with.
func (e *evaluation) gains(sets ...*eval.Set) ([]*eval.Report, error) {
	if e.gold == "" {
		return nil, nil
	}
	gold, err := read(e.gold, eval.ReadGold)
	if err != nil {
		return nil, err
	}
	names, err := e.names()
	if err != nil {
		return nil, err
	}
	var out []*eval.Report
	for _, s := range sets {
		out = append(out, eval.Score(gold, s, names))
	}
	return out, nil
}

func figuresOf(reports []*eval.Report) []map[string]any {
	var out []map[string]any
	for _, r := range reports {
		out = append(out, r.Figures())
	}
	return out
}
