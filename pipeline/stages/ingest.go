package stages

import (
	"context"
	"errors"
	"fmt"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
)

// Ingested says what became of the articles of one run.
type Ingested struct {
	Files      int            `json:"files"` // raw files read
	Unreadable int            `json:"unreadable"`
	In         int64          `json:"in"` // = Loaded + Duplicates + Rejected
	Loaded     int64          `json:"loaded"`
	Duplicates int64          `json:"duplicates"`
	Rejected   int64          `json:"rejected"`
	Known      int64          `json:"known"`   // occurrences an earlier run has recorded; not in In
	Outside    int64          `json:"outside"` // occurrences outside the run's window; not in In
	Reasons    map[string]int `json:"reasons"` // of Rejected

	Superseded int64          `json:"superseded"`               // rejects of earlier runs that can be read now, or are gone from their file
	Standing   map[string]int `json:"standing"`                 // rejects of earlier runs that were met again, by reason; in Known
	Replaced   []string       `json:"replaced_files,omitempty"` // articles files written anew, for another text of an article
}

// Ingest reads raw files, in the order given, into the batch. Touched lists files
// whose bytes are known but whose time of change is not: only the ledger learns of them.
//
// When it has read a file to its end, the rejects that earlier runs recorded of
// that file and that it has not met again are taken back. Of several texts of one
// article, which differ in white space and typography, the one whose SHA-256 is the
// smallest is kept, so that facts do not depend on the order of the inputs.
func Ingest(ctx context.Context, env *Env, b *lake.Batch, inputs []article.Input, touched []lake.Input) (*Ingested, error) {
	known, err := readKnown(ctx, env.Lake, inputs)
	if err != nil {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	in := &ingest{
		env: env, known: known, corrections: newCorrections(env.Lake, b),
		result: &Ingested{Reasons: map[string]int{}, Standing: map[string]int{}},
	}
	in.batch = newRawBatch(b, env.Config.Limits.BatchArticles)
	for _, i := range inputs {
		in.total += i.Size
	}
	err = in.read(ctx, inputs)
	if err != nil && !errors.Is(err, ctx.Err()) {
		return nil, fmt.Errorf("ingest: %w", err) // what the batch holds may be half of something
	}
	if err == nil {
		in.batch.inputs = append(in.batch.inputs, touched...)
	}
	if finishErr := in.finish(ctx); finishErr != nil {
		return nil, fmt.Errorf("ingest: %w", finishErr)
	}
	return in.result, err
}

// ingest is the state of one call of Ingest; one goroutine writes it.
type ingest struct {
	env         *Env
	known       *known
	batch       *rawBatch
	corrections *corrections
	finished    int // articles files since the last checkpoint
	result      *Ingested
	done, total int64 // bytes of raw files
}

// read takes the items of all inputs in order, while up to Workers inputs are
// being read and decoded at the same time.
func (in *ingest) read(ctx context.Context, inputs []article.Input) error {
	limits := in.env.Config.Limits
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	streams := readAhead(ctx, inputs, limits.Workers, article.Options{MaxBytes: int64(limits.ArticleBytes)})
	for i := range inputs {
		stream, ok := <-streams
		if !ok {
			break
		}
		if err := in.file(ctx, inputs[i], stream); err != nil {
			return err
		}
		in.done += inputs[i].Size
		in.progress(inputs[i], 0)
	}
	return ctx.Err()
}

// progress tells how far we are: at an offset of the input in hand.
func (in *ingest) progress(input article.Input, offset int64) {
	done := in.done + min(offset, input.Size) // compressed files unfold beyond their size
	in.env.Progress(Progress{Stage: jobs.Ingest, Done: done, Total: in.total, Unit: "bytes", Note: input.Path})
}

// flush writes the batch's files, and makes a checkpoint if it is time for one. Like
// all that changes the batch it goes on when the run is told to stop.
func (in *ingest) flush(ctx context.Context) error {
	articles, err := in.batch.flush()
	if err != nil {
		return err
	}
	if articles.Path != "" {
		in.known.files = append(in.known.files, articles)
		in.finished++
	}
	if in.finished < checkpointFiles {
		return nil
	}
	in.finished = 0
	if err := in.correct(ctx); err != nil {
		return err
	}
	return in.env.checkpoint(ctx)
}

// finish writes what is left. What it leaves in the batch is complete.
func (in *ingest) finish(ctx context.Context) error {
	if err := in.flush(ctx); err != nil {
		return err
	}
	return in.correct(ctx)
}

// correct takes back and replaces what the lake is not to have any more.
func (in *ingest) correct(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx) // a part of it would leave rejects and sources at odds
	if err := in.corrections.takeBack(ctx); err != nil {
		return err
	}
	return in.replace(ctx)
}

func (in *ingest) replace(ctx context.Context) error {
	err := in.corrections.replace(context.WithoutCancel(ctx), in.known.files)
	in.result.Replaced = in.corrections.replaced
	return err
}
