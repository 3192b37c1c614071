package run

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
)

func (r *runner) ingest(ctx context.Context, rec *Job) error {
	if r.ingested {
		rec.Note = "another job has read the inputs"
		return nil
	}
	r.ingested = true
	got, err := stages.Ingest(ctx, r.env, r.batch, r.plan.Inputs, r.plan.Touched)
	if got != nil {
		r.summary.Articles = *got
		rec.Rows = got.In
		rec.Note = fmt.Sprintf("%d in = %d loaded + %d duplicate + %d rejected", got.In, got.Loaded, got.Duplicates, got.Rejected)
	}
	return err
}

// extract does the planned extractions of the job's types: from the articles
// files the lake had, and from those this run has just made.
func (r *runner) extract(ctx context.Context, j jobs.Job, rec *Job) error {
	others := func(t plan.Versioned) bool {
		d := t.Describe()
		return len(j.Types) > 0 && !slices.Contains(j.Types, d.Name) && !slices.Contains(j.Types, d.Table)
	}
	var todo []plan.Extraction
	for _, t := range r.plan.Extract {
		if slices.Contains(r.summary.Articles.Replaced, t.Articles.Path) {
			continue
		}
		t.Types = slices.DeleteFunc(slices.Clone(t.Types), others)
		todo = append(todo, t)
	}
	for _, f := range r.newArticles() {
		todo = append(todo, plan.Extraction{Articles: f, Types: slices.DeleteFunc(slices.Clone(r.plan.Types), others)})
	}
	got, err := stages.Extract(ctx, r.env, r.batch, todo)
	if got != nil {
		facts := r.summary.Extracted.Add(got)
		rec.Rows = facts
		rec.Note = fmt.Sprintf("%d facts from %d articles", facts, got.Articles)
	}
	return err
}

func (r *runner) check(ctx context.Context, j jobs.Job, rec *Job) error {
	results, err := stages.Check(ctx, r.env, r.build, j.FailOn)
	r.summary.Checks = results
	failed := 0
	for _, c := range results {
		if c.Failing > 0 {
			failed++
		}
	}
	rec.Note = fmt.Sprintf("%d of %d checks passed", len(results)-failed, len(results))
	if errors.Is(err, warehouse.ErrChecksFailed) {
		return r.keepFailures(results, err)
	}
	return err
}

// keepFailures writes down the rows for which nothing is published, and adds to the
// error where they are.
func (r *runner) keepFailures(results []warehouse.CheckResult, refused error) error {
	path := filepath.Join(Dir(r.summary.Home), r.summary.RunID, warehouse.FailuresName)
	if err := warehouse.WriteFailures(path, r.summary.RunID, results); err != nil {
		return errors.Join(refused, err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return errors.Join(refused, fmt.Errorf("record check failures: %w", err))
	}
	r.summary.FailuresSHA256 = sumOf(data)
	return fmt.Errorf("%w; the failing rows are in %s", refused, path)
}

func (r *runner) publish(ctx context.Context, rec *Job) error {
	if r.build.Fresh() != "" {
		if err := r.build.Recall(ctx, pastRuns(r.summary.Home)); err != nil {
			return err
		}
	}
	now := r.summary.past(Published, time.Now())
	p, err := stages.Publish(ctx, r.env, r.build, now.Run, now.Jobs)
	if err == nil {
		r.published = true
		rec.Note = p.Version
	}
	return err
}

func (r *runner) export(ctx context.Context, j jobs.Job, rec *Job) error {
	files, err := stages.Export(ctx, r.env, j)
	for _, f := range files {
		rec.Rows += f.Rows
	}
	rec.Note = fmt.Sprintf("%d files in %s", len(files), j.Dir)
	return err
}

// newArticles lists the articles files that this run has made, committed or not.
func (r *runner) newArticles() []lake.File {
	files := append(r.env.Lake.Current().Of(lake.Articles.Name), r.batch.Files()...)
	return slices.DeleteFunc(files, func(f lake.File) bool {
		_, old := r.before.File(f.Path)
		return old || f.Table != lake.Articles.Name
	})
}
