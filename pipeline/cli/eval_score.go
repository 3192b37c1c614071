package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/google/renameio/v2"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/eval"
	"github.com/dateline/dateline/transforms/confidence"
)

// scored is what a scoring has to show.
type scored struct {
	report interface {
		eval.Measured
		Write(w io.Writer, below []eval.Breach) error
		WriteErrors(w io.Writer, kind string) error
		ErrorsOf(kind string) any
		Figures() map[string]any
	}
	set   string           // whose floors hold
	halve []map[string]any // the figures of the halves, if asked for
	after []func(io.Writer) error
}

func (e *evaluation) scoreFacts(ctx context.Context, paths []string) error {
	gold, err := read(e.gold, eval.ReadGold)
	if err != nil {
		return err
	}
	gold = halfOf(e, gold)
	names, err := e.names()
	if err != nil {
		return err
	}
	pred, err := e.facts(ctx, gold, paths)
	if err != nil {
		return err
	}
	r := eval.Score(gold, pred, names)
	if n := len(r.Missing); n > 0 {
		e.warn("%s of the gold without a prediction, e.g. %s", plural(int64(n), "article", "articles"), r.Missing[0])
	}
	s := scored{report: r, set: eval.SetName(e.gold)}
	if e.halves {
		a, b := eval.Score(gold.Half(0), pred, names), eval.Score(gold.Half(1), pred, names)
		s.halve = []map[string]any{a.Figures(), b.Figures()}
		s.after = append(s.after, func(w io.Writer) error { return eval.WriteHalves(w, a, b) })
	}
	if e.reliability {
		s.after = append(s.after, r.WriteReliability)
	}
	return e.show(s)
}

// facts are those of --pred, or of the articles.
func (e *evaluation) facts(ctx context.Context, gold *eval.Set, paths []string) (*eval.Set, error) {
	if e.pred != "" {
		return read(e.pred, eval.Read)
	}
	patterns := make([]article.Pattern, len(paths))
	for i, p := range paths {
		patterns[i].Path = p
	}
	inputs, warnings, err := article.Expand(patterns)
	if err != nil {
		return nil, err
	}
	for _, w := range warnings {
		e.warn("%s: %s", w.Pattern, w.Message)
	}
	var x eval.Extraction
	for _, in := range inputs {
		if err := e.extract(ctx, &x, in); err != nil {
			return nil, err
		}
	}
	for _, r := range x.Rejects {
		if gold.Has(r.SourceID) {
			e.warn("%s:%d: %s: %s", r.Source, r.Line, r.Reason, r.Detail)
		}
	}
	return &x.Facts, saveAs(e.save, x.Lines)
}

func (e *evaluation) extract(ctx context.Context, x *eval.Extraction, in article.Input) (err error) {
	f, err := (&extraction{app: e.app}).open(in)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return x.Add(ctx, f)
}

func (e *evaluation) scoreSuite(path string) error {
	suite, err := read(path, func(r io.Reader, name string) (*eval.Suite, error) {
		return eval.ReadSuite(r, name, eval.SuiteKind(e.suite))
	})
	if err != nil {
		return err
	}
	suite = halfOf(e, suite)
	pred, err := e.predictions(suite)
	if err != nil {
		return err
	}
	s := scored{report: eval.ScoreSuite(suite, pred), set: eval.SetName(path)}
	if e.halves {
		a, b := eval.ScoreSuite(suite.Half(0), pred), eval.ScoreSuite(suite.Half(1), pred)
		s.halve = []map[string]any{a.Figures(), b.Figures()}
		s.after = append(s.after, func(w io.Writer) error { return eval.WriteSuiteHalves(w, a, b) })
	}
	return e.show(s)
}

// predictions are those of --pred, or what is read off the suite's texts.
func (e *evaluation) predictions(suite *eval.Suite) ([]eval.Predictions, error) {
	if e.pred != "" {
		return read(e.pred, eval.ReadPredictions)
	}
	pred, err := suite.Predict()
	if err != nil {
		return nil, err
	}
	lines, err := eval.PredictionLines(pred)
	if err != nil {
		return nil, err
	}
	return pred, saveAs(e.save, lines)
}

// saveAs writes a file, if one is named.
func saveAs(path string, data []byte) error {
	if path == "" {
		return nil
	}
	if err := renameio.WriteFile(path, data, 0o644, renameio.WithTempDir(filepath.Dir(path))); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// show prints a scoring; its error says which figures lie below their floors.
func (e *evaluation) show(s scored) error {
	below, held, err := e.below(s)
	if err != nil {
		return err
	}
	if e.output == "json" {
		err = e.json(e.object(s, below))
	} else {
		err = e.text(s, below, held)
	}
	if err == nil && len(below) > 0 {
		text := plural(int64(len(below)), "figure of "+s.set+" lies below its floor", "figures of "+s.set+" lie below their floors")
		err = &exitError{exitFailed, errors.New(text)}
	}
	return err
}

// below compares the figures with their floors; held counts those that hold.
func (e *evaluation) below(s scored) (below []eval.Breach, held int, err error) {
	if e.floors == "" {
		return nil, 0, nil
	}
	floors, err := read(e.floors, eval.ReadFloors)
	if err != nil {
		return nil, 0, usageError{err}
	}
	if e.raise {
		floors.Raise(s.set, s.report)
		if err := saveAs(e.floors, floors.Bytes()); err != nil {
			return nil, 0, err
		}
	}
	if below, err = floors.Check(s.set, s.report); err != nil {
		return nil, 0, usageError{fmt.Errorf("%s: %w", e.floors, err)}
	}
	return below, len(floors[s.set]) - len(below), nil
}

func (e *evaluation) text(s scored, below []eval.Breach, held int) error {
	if e.errors != "" {
		if err := s.report.WriteErrors(e.out, e.errors); err != nil {
			return err
		}
	}
	if err := s.report.Write(e.out, below); err != nil {
		return err
	}
	for _, write := range s.after {
		if err := write(e.out); err != nil {
			return err
		}
	}
	if e.floors == "" {
		return nil
	}
	for _, b := range below {
		if b.Figure == eval.Sure {
			fmt.Fprintf(e.out, "right with confidence %.1f or more: %.3f < %.3f\n", confidence.Sure, b.Got, b.Floor)
		}
	}
	_, err := fmt.Fprintf(e.out, "floors of %s: %d held, %d not\n", s.set, held, len(below))
	return err
}

// object is everything that was asked for, for -o json.
func (e *evaluation) object(s scored, below []eval.Breach) map[string]any {
	out := s.report.Figures()
	if e.errors != "" {
		out["errors"] = s.report.ErrorsOf(e.errors)
	}
	if s.halve != nil {
		out["halves"] = s.halve
	}
	if r, ok := s.report.(*eval.Report); ok && e.reliability {
		bands := make(map[string][]eval.Band)
		for _, t := range eval.Types {
			bands[t] = r.Reliability(t)
		}
		bands["all"] = r.Reliability(eval.Types...)
		out["reliability"] = bands
	}
	if e.floors != "" {
		out["below_floor"] = slices.Concat([]eval.Breach{}, below)
	}
	return out
}
