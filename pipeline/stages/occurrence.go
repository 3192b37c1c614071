package stages

import (
	"context"
	"log/slog"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
)

// item records one occurrence: a row of sources whatever becomes of it, and a row
// of articles or rejects.
func (in *ingest) item(ctx context.Context, rd *rawFile, item article.Item) error {
	if a := item.Article; a != nil && !in.env.Window.Has(a.Published) {
		rd.outside++
		in.result.Outside++
		return nil
	}
	src, reason := in.source(rd.input, item)
	rd.row.Articles++
	if a := item.Article; a != nil {
		if err := in.keep(ctx, &src, a); err != nil {
			return err
		}
	}
	if earlier, ok := in.known.occurrence(src, reason); ok {
		in.result.Known++
		in.met(rd, src, reason)
		count(&rd.row, earlier)
		return nil
	}
	count(&rd.row, src.Outcome)
	in.result.In++
	switch src.Outcome {
	case lake.Loaded:
		in.result.Loaded++
		body, err := bodyOf(item.Article.SHA256)
		if err != nil {
			return err
		}
		in.known.hold(item.Article.ID, variant{body, in.known.open()})
	case lake.Duplicate:
		in.result.Duplicates++
	case lake.Rejected:
		in.result.Rejected++
		in.result.Reasons[reason]++
		in.rejected(src, reason, item.Reject.Detail)
	}
	in.known.add(src, reason)
	in.batch.add(src, item)
	if in.batch.full() {
		return in.flush(ctx)
	}
	return nil
}

// source is the row of sources for an item.
func (in *ingest) source(input article.Input, item article.Item) (src lake.Source, reason string) {
	src = lake.Source{Input: input.Path, Outcome: lake.Loaded}
	if a := item.Article; a != nil {
		src.Source, src.SourceID, src.Offset, src.Line, src.ArticleID = a.Source, a.SourceID, a.Offset, int64(a.Line), a.ID
		return src, ""
	}
	r := item.Reject
	src.Source, src.SourceID, src.Offset, src.Line = r.Source, r.SourceID, r.Offset, int64(r.Line)
	src.Outcome = lake.Rejected
	return src, string(r.Reason)
}

// keep says whether the article is known, and keeps this text of it if that comes
// before the one we have.
func (in *ingest) keep(ctx context.Context, src *lake.Source, a *article.Article) error {
	has, known := in.known.article(a.ID)
	if !known {
		return nil
	}
	src.Outcome = lake.Duplicate
	body, err := bodyOf(a.SHA256)
	if err != nil || body >= has.body {
		return err
	}
	in.known.hold(a.ID, variant{body, has.file})
	if has.file == in.known.open() {
		in.batch.replace(rowOf(a))
		return nil
	}
	in.corrections.variant(has.file, rowOf(a))
	if in.corrections.bytes < batchBytes {
		return nil
	}
	return in.replace(ctx)
}

// met notes that what an earlier run rejected is still there.
func (in *ingest) met(rd *rawFile, src lake.Source, reason string) {
	key := occurrenceKey(src, reason)
	if _, ok := rd.missed[key]; ok {
		in.result.Standing[reason]++
		delete(rd.missed, key)
	}
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
