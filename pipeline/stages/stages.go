// Package stages does the work of a run, one stage a file:
//
//	ingest    raw files -> articles, sources, rejects and inputs files
//	extract   articles files x fact types -> fact files
//	load      lake files -> a copy of the warehouse
//	model     views and tables on top
//	check     what must hold before anyone sees it
//	publish   the copy becomes the warehouse
//	export    files for notebooks
//
// A stage is given its units by package plan and does exactly those. It holds a
// bounded number of articles in memory whatever the size of the input, and what it
// writes does not depend on the number of workers.
//
// # Interruption
//
// A cancelled context means: take no new work. Ingest and extract finish the batch
// in hand and return the context's error; what is finished then is complete and may be
// committed. The later stages stop at once, for nobody has seen their copy.
package stages

import (
	"context"
	"log/slog"
	"time"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms"
)

// Env is what the stages of one run share.
type Env struct {
	Started  time.Time // of the run
	Config   *jobs.Config
	Lake     *lake.Lake
	Types    []transforms.FactType // all that are registered, in their order
	Log      *slog.Logger
	Progress func(Progress) // called from one goroutine at a time

	Window *Window  // what ingest takes in; nil: everything
	Retry  bool     // the run reads what was rejected again
	Fresh  bool     // the run makes the warehouse anew, and nothing else
	Reread bool     // the run reads known inputs again
	Again  []string // articles files whose facts are extracted again

	// Checkpoint makes what the batch holds part of the lake, so that a death later
	// on does not cost it. Nil: nothing is kept before the end.
	Checkpoint func(context.Context) error
}

// checkpointFiles is how many articles files ingest or extract finishes before it
// makes a checkpoint. It counts files and not time, so that the same inputs make the same versions.
const checkpointFiles = 16

func (env *Env) checkpoint(ctx context.Context) error {
	if env.Checkpoint == nil {
		return nil
	}
	return env.Checkpoint(ctx)
}

// Progress says how far a stage has come.
type Progress struct {
	Stage       jobs.Stage
	Done, Total int64  // Total is 0 if it is not known
	Unit        string // what is counted: "bytes", "articles", "files"
	Note        string // what is in hand
}
