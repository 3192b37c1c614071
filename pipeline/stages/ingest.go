package stages

import (
	"context"
	"fmt"
	"log/slog"

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
	Known      int64          `json:"known"` // occurrences an earlier run has recorded; not in In
	Reasons    map[string]int `json:"reasons"`
}

// Ingest reads raw files, in the order given, into the batch. Touched lists files
// whose bytes are known but whose time of change is not: only the ledger learns of them.
func Ingest(ctx context.Context, env *Env, b *lake.Batch, inputs []article.Input, touched []lake.Input) (*Ingested, error) {
	known, err := readKnown(ctx, env.Lake)
	if err != nil {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	in := &ingest{env: env, known: known, result: &Ingested{Reasons: map[string]int{}}}
	in.batch = newRawBatch(b, env.Config.Limits.BatchArticles)
	for _, i := range inputs {
		in.total += i.Size
	}
	err = in.read(ctx, inputs)
	if err != nil && ctx.Err() == nil {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	if err == nil {
		in.batch.inputs = append(in.batch.inputs, touched...)
	}
	if flushErr := in.batch.flush(); flushErr != nil {
		return nil, fmt.Errorf("ingest: %w", flushErr)
	}
	return in.result, err
}

// ingest is the state of one call of Ingest; one goroutine writes it.
type ingest struct {
	env         *Env
	known       *known
	batch       *rawBatch
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

// file records every item of one input, and the input itself once it was read to
// its end.
func (in *ingest) file(ctx context.Context, input article.Input, s *stream) error {
	row := lake.Input{Path: input.Path, Bytes: input.Size, Mtime: input.ModTime.UnixNano()}
	for {
		item, ok := s.next(ctx)
		if !ok {
			break
		}
		if err := in.item(input, &row, item); err != nil {
			return err
		}
		if row.Articles%64 == 0 {
			in.progress(input, offsetOf(item))
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if s.err != nil {
		return in.unreadable(input, &row, s.err)
	}
	in.result.Files++
	row.SHA256 = s.digest.SHA256
	if input.Path == "-" {
		row.Bytes, row.Mtime = s.digest.Bytes, in.env.Started.UnixNano()
	}
	in.batch.inputs = append(in.batch.inputs, row)
	in.env.Log.Debug("read", "stage", jobs.Ingest, "input", input.Path, "articles", row.Articles,
		"loaded", row.Loaded, "duplicates", row.Duplicates, "rejected", row.Rejected)
	return nil
}

func offsetOf(item article.Item) int64 {
	if item.Article != nil {
		return item.Article.Offset
	}
	return item.Reject.Offset
}

// unreadable records a file that the system would not give us, or not to its end.
// It gets no row in inputs, so that the next run tries it again.
func (in *ingest) unreadable(input article.Input, row *lake.Input, cause error) error {
	in.result.Unreadable++
	in.env.Log.Warn("cannot read", "stage", jobs.Ingest, "input", input.Path, "error", cause)
	return in.item(input, row, article.Item{Reject: &article.Reject{
		Source: input.Path, Reason: article.Unreadable, Detail: cause.Error(),
	}})
}

// item records one occurrence: a row of sources whatever becomes of it, and a row
// of articles or rejects.
func (in *ingest) item(input article.Input, row *lake.Input, item article.Item) error {
	src := lake.Source{Input: input.Path, Outcome: lake.Rejected}
	reason := ""
	if a := item.Article; a != nil {
		src.Source, src.SourceID, src.Offset, src.Line, src.ArticleID = a.Source, a.SourceID, a.Offset, int64(a.Line), a.ID
		src.Outcome = lake.Loaded
		if in.known.article(a.ID) {
			src.Outcome = lake.Duplicate
		}
	} else {
		r := item.Reject
		src.Source, src.SourceID, src.Offset, src.Line = r.Source, r.SourceID, r.Offset, int64(r.Line)
		reason = string(r.Reason)
	}
	row.Articles++
	if earlier, ok := in.known.occurrence(src, reason); ok {
		in.result.Known++
		count(row, earlier)
		return nil
	}
	count(row, src.Outcome)
	in.result.In++
	switch src.Outcome {
	case lake.Loaded:
		in.result.Loaded++
	case lake.Duplicate:
		in.result.Duplicates++
	case lake.Rejected:
		in.result.Rejected++
		in.result.Reasons[reason]++
		in.rejected(src, reason, item.Reject.Detail)
	}
	in.known.add(src, reason)
	return in.batch.add(src, item)
}

// shownRejects is how many rejects of a run are shown as they come; the table
// rejects has all of them.
const shownRejects = 10

func (in *ingest) rejected(src lake.Source, reason, detail string) {
	level := slog.LevelWarn
	if in.result.Rejected > shownRejects {
		level = slog.LevelDebug
	}
	in.env.Log.Log(context.Background(), level, "rejected", "stage", jobs.Ingest, "input", src.Input, "line", src.Line, "reason", reason, "detail", detail)
	if in.result.Rejected == shownRejects {
		in.env.Log.Warn("further rejects are not shown; the table rejects has all of them", "stage", jobs.Ingest)
	}
}

// count adds one occurrence to its file's row.
func count(row *lake.Input, outcome string) {
	switch outcome {
	case lake.Loaded:
		row.Loaded++
	case lake.Duplicate:
		row.Duplicates++
	case lake.Rejected:
		row.Rejected++
	}
}
