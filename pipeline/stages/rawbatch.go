package stages

import (
	"fmt"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/lake"
)

// batchBytes closes a batch of long articles before it has all its articles.
const batchBytes = 64 << 20

// rawBatch collects rows for one file of each of the raw tables.
type rawBatch struct {
	lake     *lake.Batch
	articles []lake.Article
	sources  []lake.Source
	rejects  []lake.Reject
	inputs   []lake.Input
	limit    int // occurrences
	bytes    int
}

func newRawBatch(b *lake.Batch, limit int) *rawBatch { return &rawBatch{lake: b, limit: limit} }

// add takes one occurrence and writes the batch out when it is full.
func (b *rawBatch) add(src lake.Source, item article.Item) error {
	b.sources = append(b.sources, src)
	switch {
	case src.Outcome == lake.Loaded:
		a := item.Article
		b.articles = append(b.articles, lake.Article{
			ArticleID: a.ID, Source: a.Source, SourceID: a.SourceID, Published: a.Published, Title: a.Title, Body: a.Body,
			Lang: a.Lang, Bytes: int64(a.Bytes), SHA256: a.SHA256, Simhash: a.SimHash, DateDoubt: a.DateDoubt,
		})
		b.bytes += a.Bytes
	case src.Outcome == lake.Rejected:
		r := item.Reject
		b.rejects = append(b.rejects, lake.Reject{
			Source: r.Source, SourceID: r.SourceID, Input: src.Input, Offset: r.Offset, Line: int64(r.Line),
			Bytes: r.Bytes, Reason: string(r.Reason), Detail: r.Detail,
		})
	}
	if len(b.sources) >= b.limit || b.bytes >= batchBytes {
		return b.flush()
	}
	return nil
}

// flush writes the collected rows, one file a table that has any.
func (b *rawBatch) flush() error {
	if err := writeRows(b.lake, lake.Articles, b.articles); err != nil {
		return err
	}
	if err := writeRows(b.lake, lake.Sources, b.sources); err != nil {
		return err
	}
	if err := writeRows(b.lake, lake.Rejects, b.rejects); err != nil {
		return err
	}
	if err := writeRows(b.lake, lake.Inputs, b.inputs); err != nil {
		return err
	}
	*b = rawBatch{lake: b.lake, limit: b.limit}
	return nil
}

func writeRows[T any](b *lake.Batch, t lake.Table, rows []T) error {
	if len(rows) == 0 {
		return nil
	}
	w, err := b.Create(t, lake.Origin{})
	if err != nil {
		return err
	}
	for i := range rows {
		if err := w.Append(&rows[i]); err != nil {
			return err
		}
	}
	if _, err := w.Close(); err != nil {
		return fmt.Errorf("write %s: %w", t.Name, err)
	}
	return nil
}
