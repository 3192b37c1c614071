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

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
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
	Observer Observer // may be nil

	Window *stages.Window // what is taken in; nil: everything
	Retry  bool           // read the inputs with rejects again, and extract again where articles failed
	Fresh  bool           // make the warehouse anew from the lake, and nothing else
	Reread bool           // read known inputs again
	Again  []string       // articles files, as the manifest names them, whose facts are extracted again
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
		return nil, Advised(err)
	}
	s := &Summary{
		RunID: newID(started), Dateline: o.Dateline, Command: o.Command, Home: o.Config.Home,
		Started: started, Rows: map[string]int64{}, Settings: o.settings(),
	}
	err = record(ctx, o, s)
	return s, errors.Join(err, lock.Release())
}

// ErrRejects means that more articles were rejected than limits.rejects allows.
// What was not rejected is published all the same.
var ErrRejects = errors.New("more articles were rejected than limits.rejects allows")

// tooManyRejects counts what could not be read, by ingest or by extract. A run that
// was asked to read rejects again counts those it met again.
func tooManyRejects(o Options, s *Summary) error {
	a, failed := s.Articles, s.Extracted.Failed
	if a.Unreadable > 0 && a.Rejected == 0 {
		return fmt.Errorf("%w: %d inputs can still not be read", ErrRejects, a.Unreadable)
	}
	rejected, in := a.Rejected, a.In
	if o.Retry {
		for _, n := range a.Standing {
			rejected, in = rejected+int64(n), in+int64(n)
		}
	}
	in += max(s.Extracted.Articles-a.Loaded, 0) // what was loaded now is extracted from too
	if o.Config.Limits.Rejects.Allows(rejected+failed, in) {
		return nil
	}
	if failed == 0 {
		return fmt.Errorf("%w: %d of %d", ErrRejects, rejected, max(a.In, rejected))
	}
	return fmt.Errorf("%w: %d of %d, with %d that extraction could not read", ErrRejects, rejected+failed, in, failed)
}

// do plans the run and does it.
func do(ctx context.Context, o Options, s *Summary) error {
	l, err := openLake(o.Config)
	if err != nil {
		s.Outcome = Failed
		return err
	}
	staging := filepath.Join(s.Home, "staging")
	swept, err := l.Sweep(staging)
	if err == nil {
		var more []string
		more, err = warehouse.Sweep(s.Home)
		swept = append(swept, more...)
	}
	if err != nil {
		s.Outcome = Failed
		return err
	}
	for _, path := range swept {
		o.Log.Debug("removed what a dead run left", "path", path)
	}
	env := &stages.Env{
		Started: s.Started, Config: o.Config, Lake: l, Types: o.Types, Log: o.Log, Progress: o.Progress, Window: o.Window, Retry: o.Retry, Fresh: o.Fresh,
		Reread: o.Reread, Again: o.Again,
	}
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
	r := &runner{env: env, plan: p, summary: s, observer: o.Observer, before: before, dateline: o.Dateline, staging: filepath.Join(staging, s.RunID)}
	err = r.jobs(ctx)
	s.count(l.Current(), o.Types)
	s.Outcome = r.outcome(ctx, err)
	if s.Outcome == Interrupted {
		return context.Cause(ctx)
	}
	return err
}

// openLake opens the home's lake, and settles where it lies if the settings say so.
func openLake(cfg *jobs.Config) (*lake.Lake, error) {
	dir := LakeDir(cfg.Home)
	if cfg.Lake != "" {
		if err := lake.Place(dir, cfg.Lake); err != nil {
			return nil, err
		}
	}
	return lake.Open(dir)
}

// LakeDir is where a home keeps its lake.
func LakeDir(home string) string { return filepath.Join(home, "lake") }
