package stages

import (
	"context"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
)

// rawFile is one input while it is read.
type rawFile struct {
	input   article.Input
	row     lake.Input
	outside int64                        // articles outside the window
	missed  map[xxh3.Uint128]lake.Reject // rejects of earlier runs that were not met yet
}

// file records every item of one input, and the input itself once it was read to
// its end.
func (in *ingest) file(ctx context.Context, input article.Input, s *stream) error {
	rd := &rawFile{
		input: input, row: lake.Input{Path: input.Path, Bytes: input.Size, Mtime: input.ModTime.UnixNano()},
		missed: in.known.rejects[input.Path],
	}
	for {
		item, ok := s.next(ctx)
		if !ok {
			break
		}
		if err := in.item(ctx, rd, item); err != nil {
			return err
		}
		if rd.row.Articles%64 == 0 {
			in.progress(input, offsetOf(item))
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if s.err != nil {
		return in.unreadable(ctx, rd, s.err)
	}
	in.result.Files++
	rd.row.SHA256 = s.digest.SHA256
	if input.Path == "-" {
		rd.row.Bytes, rd.row.Mtime = s.digest.Bytes, in.env.Started.UnixNano()
	}
	in.end(rd)
	in.env.Log.Debug("read", "stage", jobs.Ingest, "input", input.Path, "articles", rd.row.Articles,
		"loaded", rd.row.Loaded, "duplicates", rd.row.Duplicates, "rejected", rd.row.Rejected, "outside", rd.outside)
	return nil
}

// end notes that the input was read to its end: what an earlier run rejected of it
// and this one has not met stands no more, nor does the row that counted it. An
// input with articles outside the window has no row, so that another run reads it.
func (in *ingest) end(rd *rawFile) {
	for _, r := range rd.missed {
		in.corrections.reject(r)
		in.result.Superseded++
	}
	earlier := in.known.inputs[rd.input.Path]
	if rd.outside == 0 && !slices.Contains(earlier, rd.row) {
		in.batch.inputs = append(in.batch.inputs, rd.row)
	}
	for _, row := range earlier {
		again := rd.outside == 0 && row.Key() == rd.row.Key()
		if row != rd.row && (again || len(rd.missed) > 0) {
			in.corrections.inputs[row.Key()] = 1
		}
	}
	rd.missed = nil
}

func offsetOf(item article.Item) int64 {
	if item.Article != nil {
		return item.Article.Offset
	}
	return item.Reject.Offset
}

// unreadable records a file that the system would not give us, or not to its end.
// It gets no row in inputs, so that the next run tries it again.
func (in *ingest) unreadable(ctx context.Context, rd *rawFile, cause error) error {
	in.result.Unreadable++
	in.env.Log.Warn("cannot read", "stage", jobs.Ingest, "input", rd.input.Path, "error", cause)
	return in.item(ctx, rd, article.Item{Reject: &article.Reject{
		Source: rd.input.Path, Reason: article.Unreadable, Detail: cause.Error(),
	}})
}
