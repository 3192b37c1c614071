package run

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
	"github.com/dateline/dateline/transforms"
)

// runner does the jobs of one run.
type runner struct {
	env      *stages.Env
	plan     *plan.Plan
	summary  *Summary
	observer Observer
	dateline string
	staging  string // this run's own directory

	before    *lake.Manifest // the lake when the run was planned
	batch     *lake.Batch
	ingested  bool
	build     *warehouse.Build
	published bool
}

// jobs does the jobs in the order of the configuration, which keeps their needs.
// The lake is committed as soon as no job is left that adds to it.
func (r *runner) jobs(ctx context.Context) (err error) {
	if r.batch, err = r.env.Lake.Begin(r.staging); err != nil {
		return err
	}
	r.env.Checkpoint = r.commit
	defer func() {
		if r.build != nil {
			err = errors.Join(err, r.build.Close())
		}
		err = errors.Join(err, os.RemoveAll(r.staging))
	}()
	for _, j := range r.env.Config.Jobs {
		if !fillsLake(j.Stage) {
			if err := r.commit(ctx); err != nil {
				return err
			}
		}
		err := ctx.Err()
		if err == nil {
			err = r.job(ctx, j)
		}
		if err != nil && errors.Is(err, ctx.Err()) {
			// Told to stop: what is complete is kept. After any other error nobody knows what is.
			return errors.Join(err, r.commit(ctx))
		}
		if err != nil {
			return err
		}
	}
	return r.commit(ctx)
}

func fillsLake(s jobs.Stage) bool { return s == jobs.Ingest || s == jobs.Extract }

// commit makes what was ingested and extracted part of the lake. A run that is
// told to stop commits too.
func (r *runner) commit(ctx context.Context) error {
	m, err := r.env.Lake.Commit(context.WithoutCancel(ctx), r.batch, lake.Provenance{RunID: r.summary.RunID, Dateline: r.dateline, Created: time.Now()})
	if err != nil {
		return err
	}
	if m.Version != r.summary.LakeVersion {
		r.env.Log.Debug("committed", "lake_version", m.Version, "files", len(m.Files))
	}
	r.summary.LakeVersion = m.Version
	return nil
}

// job does one job and records how it went.
func (r *runner) job(ctx context.Context, j jobs.Job) error {
	rec := Job{Name: j.Name, Stage: j.Stage, State: "done", Started: time.Now(), Units: r.plan.Of(j.Stage)}
	if rec.Units == 0 || r.idle(j.Stage) {
		rec.State = "skipped"
		r.summary.Jobs = append(r.summary.Jobs, rec)
		return nil
	}
	r.observer.JobBegins(r.summary, rec)
	err := r.stage(ctx, j, &rec)
	rec.Seconds = time.Since(rec.Started).Seconds()
	switch {
	case err != nil && ctx.Err() != nil:
		rec.State = "interrupted"
	case err != nil:
		rec.State = "failed"
		err = fmt.Errorf("job %s: %w", j.Name, err)
	}
	r.summary.Jobs = append(r.summary.Jobs, rec)
	r.observer.JobEnds(r.summary, rec, err)
	r.env.Log.Info(string(j.Stage)+" "+rec.State, "job", j.Name, "result", rec.Note, "seconds", fmt.Sprintf("%.2f", rec.Seconds))
	return err
}

// idle reports whether a stage has nothing to do although it was planned: what was
// read held nothing new, so the lake is as it was and the warehouse shows it.
func (r *runner) idle(stage jobs.Stage) bool {
	return !fillsLake(stage) && !r.env.Fresh && r.plan.Behind == "" && r.summary.LakeVersion == r.before.Version
}

// stage does the job's stage and notes the result in words.
func (r *runner) stage(ctx context.Context, j jobs.Job, rec *Job) (err error) {
	switch j.Stage {
	case jobs.Ingest:
		return r.ingest(ctx, rec)
	case jobs.Extract:
		return r.extract(ctx, j, rec)
	case jobs.Load:
		var loaded warehouse.Loaded
		r.build, loaded, err = stages.Load(ctx, r.env)
		rec.Rows = loaded.Rows
		rec.Note = fmt.Sprintf("%d rows from %d files", loaded.Rows, loaded.Files)
		return err
	}
	if j.Stage == jobs.Export {
		return r.export(ctx, j, rec)
	}
	if r.build == nil {
		return fmt.Errorf("there is no load job before it")
	}
	switch j.Stage {
	case jobs.Model:
		made, err := stages.Model(ctx, r.env, r.build)
		rec.Note = fmt.Sprintf("%d models", len(made))
		return err
	case jobs.Check:
		return r.check(ctx, j, rec)
	case jobs.Publish:
		return r.publish(ctx, rec)
	}
	return fmt.Errorf("unknown stage %q", j.Stage)
}

// outcome names how the run ended.
func (r *runner) outcome(ctx context.Context, err error) Outcome {
	switch {
	case err != nil && ctx.Err() != nil:
		return Interrupted
	case errors.Is(err, warehouse.ErrChecksFailed):
		return ChecksWrong
	case err != nil && r.published:
		return NotExported
	case err != nil:
		return Failed
	case r.published:
		return Published
	case r.summary.LakeVersion == r.before.Version:
		return Nothing
	}
	return Committed
}

// count notes how many rows the lake's tables have after the run.
func (s *Summary) count(m *lake.Manifest, types []transforms.FactType) {
	for _, t := range append(lake.RawTables(), lake.Failures) {
		s.Rows[t.Name] = m.Rows(t.Name)
	}
	for _, t := range types {
		table := t.Describe().Table
		s.Rows[table] = m.Rows(table)
	}
}
