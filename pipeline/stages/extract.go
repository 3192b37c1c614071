package stages

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"time"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/transforms"
)

// Extract makes one fact file for every articles file and type of the list. Each
// article is read once for all its types.
func Extract(ctx context.Context, env *Env, b *lake.Batch, todo []plan.Extraction) (*Extracted, error) {
	x := &extraction{env: env, batch: b, result: &Extracted{Facts: map[string]int64{}, NotEnglish: map[string]int64{}}}
	for _, t := range todo {
		if len(t.Types) > 0 {
			x.total += t.Articles.Rows
		}
	}
	for _, t := range todo {
		if err := ctx.Err(); err != nil {
			return x.result, err
		}
		if len(t.Types) == 0 {
			continue
		}
		fileCtx, done := outlive(ctx, Grace)
		err := x.file(fileCtx, t)
		done()
		if ctx.Err() != nil && errors.Is(err, context.Canceled) {
			return x.result, ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("extract from %s: %w", t.Articles.Path, err)
		}
		if x.result.Files%checkpointFiles == 0 {
			if err := env.checkpoint(ctx); err != nil {
				return nil, err
			}
		}
	}
	return x.result, ctx.Err()
}

// Grace is how long a file in hand may still take when the run is told to stop.
// After that it is given up; the next run extracts from it again.
const Grace = 10 * time.Second

// outlive gives a context that ends some time after ctx. The caller calls done.
func outlive(ctx context.Context, grace time.Duration) (longer context.Context, done func()) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		select {
		case <-time.After(grace):
			cancel()
		case <-longer.Done():
		}
	})
	return longer, func() { stop(); cancel() }
}

type extraction struct {
	env    *Env
	batch  *lake.Batch
	result *Extracted
	// articles read so far, those of a file in hand too, and articles to read
	read, total int64
}

// file extracts from one articles file with all workers.
func (x *extraction) file(ctx context.Context, t plan.Extraction) error {
	writers := make([]*lake.Writer, len(t.Types))
	wanted := make([]transforms.FactType, len(t.Types))
	for i, v := range t.Types {
		w, err := x.batch.Create(lake.FactTable(v.Describe()), lake.Origin{From: t.Articles.Path, Version: v.Version})
		if err != nil {
			return err
		}
		writers[i], wanted[i] = w, v.FactType
	}
	read, err := x.articles(ctx, t.Articles, wanted, writers)
	if err != nil {
		return err
	}
	if err := x.close(writers, wanted); err != nil {
		return err
	}
	if err := x.writeFailures(t, read.failed); err != nil {
		return err
	}
	for _, v := range t.Types {
		for _, path := range v.Replaces {
			if err := x.batch.Drop(path); err != nil {
				return err
			}
		}
	}
	x.result.Files++
	x.result.Articles += t.Articles.Rows
	for lang, n := range read.notEnglish {
		x.result.NotEnglish[lang] += n
	}
	x.env.Log.Debug("extracted", "stage", jobs.Extract, "file", t.Articles.Path, "articles", t.Articles.Rows, "types", names(wanted))
	return nil
}

// passedOver is what a file's articles have given no facts of.
type passedOver struct {
	failed     []failure
	notEnglish map[string]int64 // by language
}

// articles spreads the file's articles over the workers. Which worker had which
// does not show: a fact file's rows are sorted by what they say.
func (x *extraction) articles(ctx context.Context, f lake.File, wanted []transforms.FactType, writers []*lake.Writer) (read passedOver, err error) {
	read.notEnglish = make(map[string]int64)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	work := make(chan lake.Article, x.env.Config.Limits.Workers)
	var (
		wg    sync.WaitGroup
		write sync.Mutex
	)
	for range max(x.env.Config.Limits.Workers, 1) {
		wg.Go(func() {
			for a := range work {
				rows, message := extractOne(a, wanted)
				write.Lock()
				if message != "" {
					read.failed = append(read.failed, failure{a, message})
				}
				if !English(a.Lang) {
					read.notEnglish[a.Lang]++
				}
				err := appendAll(writers, rows)
				x.read++
				x.progress(f)
				write.Unlock()
				if err != nil {
					cancel(err)
				}
			}
		})
	}
	err = feed(ctx, x.env.Lake, f, work)
	close(work)
	wg.Wait()
	if cause := context.Cause(ctx); cause != nil {
		return passedOver{}, cause
	}
	return read, err
}

// feed hands the file's articles to the workers until one of them fails.
func feed(ctx context.Context, l *lake.Lake, f lake.File, work chan<- lake.Article) error {
	for a, err := range lake.Rows[lake.Article](ctx, l, f) {
		if err != nil {
			return err
		}
		select {
		case work <- a:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// extractOne runs the types over one article. A panic in a transform is a mistake
// in the program that costs only this article: it has no rows then, and message
// says where it was. An article in another language than English has no rows either.
func extractOne(a lake.Article, wanted []transforms.FactType) (rows []reflect.Value, message string) {
	defer func() {
		if p := recover(); p != nil {
			rows, message = nil, panicMessage(p)
		}
	}()
	if !English(a.Lang) {
		return nil, ""
	}
	r := transforms.Read(a.Body, a.Published)
	return transforms.Extract(r, transforms.Article{ID: a.ArticleID, Published: a.Published}, wanted), ""
}

// appendAll adds an article's rows, a slice for each writer; none if it has failed.
func appendAll(writers []*lake.Writer, rows []reflect.Value) error {
	for i := range rows {
		if err := writers[i].AppendSlice(rows[i]); err != nil {
			return err
		}
	}
	return nil
}

func (x *extraction) progress(f lake.File) {
	x.env.Progress(Progress{Stage: jobs.Extract, Done: x.read, Total: x.total, Unit: "articles", Note: f.Path})
}

// close encodes and writes the fact files, as many at a time as there are workers.
func (x *extraction) close(writers []*lake.Writer, wanted []transforms.FactType) error {
	errs := make([]error, len(writers))
	slots := make(chan struct{}, max(x.env.Config.Limits.Workers, 1))
	var wg sync.WaitGroup
	for i, w := range writers {
		x.result.Facts[wanted[i].Describe().Name] += int64(w.Len())
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			_, errs[i] = w.Close()
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

func names(types []transforms.FactType) []string {
	out := make([]string, len(types))
	for i, t := range types {
		out[i] = t.Describe().Name
	}
	return out
}
