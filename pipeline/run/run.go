// Package run does a run: it takes the lock, plans, does the jobs in their order,
// commits, publishes, and leaves a record.
//
// # What a run leaves behind
//
// runs/<id>/summary.json says how it ended, runs/<id>/events.jsonl what happened
// on the way. A run that was killed leaves no summary and, at worst, files in
// staging/ that the next run removes; everything else it did is in the lake or
// nowhere.
//
// # Interruption
//
// When its context ends, a run finishes the batch in hand, commits to the lake what
// is complete, and publishes nothing. The next run's plan goes on from there.
package run

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
	"github.com/dateline/dateline/transforms"
)

// Options say what to run, and who is told.
type Options struct {
	Config   *jobs.Config
	Types    []transforms.FactType // all that are registered
	Command  string                // the command line, for the record
	Dateline string                // version of the program
	Log      *slog.Logger
	Progress func(stages.Progress)
}

// Run does one run and returns its record, which is never nil unless the home
// directory could not be locked or written. The error is a *LockedError if somebody
// else is writing, wraps warehouse.ErrChecksFailed if nothing was published for that
// reason, and is the context's cause if the run was interrupted.
func Run(ctx context.Context, o Options) (*Summary, error) {
	started := time.Now()
	host, _ := os.Hostname() // only for people
	lock, err := Acquire(o.Config.Home, Holder{PID: os.Getpid(), Host: host, Since: started, Command: o.Command})
	if err != nil {
		return nil, err
	}
	s := &Summary{
		RunID: newID(started), Dateline: o.Dateline, Command: o.Command, Home: o.Config.Home,
		Started: started, Rows: map[string]int64{},
	}
	err = record(ctx, o, s)
	return s, errors.Join(err, lock.Release())
}

// record does the run with its events written down, and writes its summary.
func record(ctx context.Context, o Options, s *Summary) error {
	dir := filepath.Join(Dir(s.Home), s.RunID)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("record run: %w", err)
	}
	events, err := os.Create(filepath.Join(dir, "events.jsonl"))
	if err != nil {
		return fmt.Errorf("record run: %w", err)
	}
	file := slog.NewJSONHandler(events, &slog.HandlerOptions{Level: slog.LevelDebug})
	o.Log = slog.New(slog.NewMultiHandler(o.Log.Handler(), file))
	o.Log.Debug("run begins", "run", s.RunID, "command", s.Command, "dateline", s.Dateline)

	err = do(ctx, o, s)
	if err == nil {
		err = tooManyRejects(o.Config.Limits, s)
	}
	s.Seconds = time.Since(s.Started).Seconds()
	if err != nil {
		s.Error = err.Error()
	}
	if p, perr := warehouse.Published(s.Home); perr == nil {
		s.Version = p.Version
	}
	o.Log.Debug("run ends", "run", s.RunID, "outcome", s.Outcome, "error", s.Error, "seconds", s.Seconds)
	return errors.Join(err, s.write(), events.Close())
}

// ErrRejects means that more articles were rejected than limits.rejects allows.
// What was not rejected is published all the same.
var ErrRejects = errors.New("more articles were rejected than limits.rejects allows")

// tooManyRejects counts what could not be read, by ingest or by extract.
func tooManyRejects(l jobs.Limits, s *Summary) error {
	a, failed := s.Articles, s.Extracted.Failed
	if a.Unreadable > 0 && a.Rejected == 0 {
		return fmt.Errorf("%w: %d inputs can still not be read", ErrRejects, a.Unreadable)
	}
	in := a.In + max(s.Extracted.Articles-a.Loaded, 0) // what was loaded now is extracted from too
	if l.Rejects.Allows(a.Rejected+failed, in) {
		return nil
	}
	if failed == 0 {
		return fmt.Errorf("%w: %d of %d", ErrRejects, a.Rejected, a.In)
	}
	return fmt.Errorf("%w: %d of %d, with %d that extraction could not read", ErrRejects, a.Rejected+failed, in, failed)
}

// do plans the run and does it.
func do(ctx context.Context, o Options, s *Summary) error {
	l, err := lake.Open(LakeDir(s.Home))
	if err != nil {
		s.Outcome = Failed
		return err
	}
	staging := filepath.Join(s.Home, "staging")
	swept, err := l.Sweep(staging)
	if err != nil {
		s.Outcome = Failed
		return err
	}
	for _, path := range swept {
		o.Log.Debug("removed what a dead run left", "path", path)
	}
	env := &stages.Env{Started: s.Started, Config: o.Config, Lake: l, Types: o.Types, Log: o.Log, Progress: o.Progress}
	p, err := Plan(ctx, env)
	if err != nil {
		s.Outcome = Failed
		return err
	}
	before := l.Current()
	s.LakeVersion = before.Version
	if p.Empty() {
		s.Outcome = Nothing
		s.count(l.Current(), o.Types)
		return nil
	}
	r := &runner{env: env, plan: p, summary: s, before: before, dateline: o.Dateline, staging: filepath.Join(staging, s.RunID)}
	err = r.jobs(ctx)
	s.count(l.Current(), o.Types)
	s.Outcome = r.outcome(ctx, err)
	if s.Outcome == Interrupted {
		return context.Cause(ctx)
	}
	return err
}

// LakeDir is where a home keeps its lake.
func LakeDir(home string) string { return filepath.Join(home, "lake") }

// Plan looks at everything that decides what there is to do, and plans it.
func Plan(ctx context.Context, env *stages.Env) (*plan.Plan, error) {
	inputs, warnings, err := article.Expand(env.Config.Inputs)
	if err != nil {
		return nil, fmt.Errorf("list inputs: %w", err)
	}
	for _, w := range warnings {
		env.Log.Warn(w.Message, "input", w.Pattern)
	}
	ledger, err := env.Lake.KnownInputs(ctx)
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	observed, err := plan.Observe(inputs, ledger)
	if err != nil {
		return nil, err
	}
	behind, err := warehouse.Behind(ctx, env.Warehouse())
	if err != nil {
		return nil, err
	}
	return plan.Make(plan.State{
		Jobs: env.Config.Jobs, Inputs: observed, Ledger: ledger, Manifest: env.Lake.Current(),
		Types: plan.Versions(env.Types, extracted(env)), Behind: behind,
	}), nil
}

// extracted is the types that the extract jobs name, in the types' order.
func extracted(env *stages.Env) []transforms.FactType {
	wanted := make(map[string]bool)
	for _, j := range env.Config.Jobs {
		if j.Stage != jobs.Extract {
			continue
		}
		if len(j.Types) == 0 {
			return env.Types
		}
		for _, name := range j.Types {
			wanted[name] = true
		}
	}
	var out []transforms.FactType
	for _, t := range env.Types {
		if d := t.Describe(); wanted[d.Name] || wanted[d.Table] {
			out = append(out, t)
		}
	}
	return out
}
