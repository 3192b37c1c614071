package stages

import (
	"fmt"
	"slices"

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

// add takes one occurrence.
func (b *rawBatch) add(src lake.Source, item article.Item) {
	b.sources = append(b.sources, src)
	switch {
	case src.Outcome == lake.Loaded:
		b.articles = append(b.articles, rowOf(item.Article))
		b.bytes += item.Article.Bytes
	case src.Outcome == lake.Rejected:
		r := item.Reject
		b.rejects = append(b.rejects, lake.Reject{
			Source: r.Source, SourceID: r.SourceID, Input: src.Input, Offset: r.Offset, Line: int64(r.Line),
			Bytes: r.Bytes, Reason: string(r.Reason), Detail: r.Detail,
		})
	}
}

func rowOf(a *article.Article) lake.Article {
	return lake.Article{
		ArticleID: a.ID, Source: a.Source, SourceID: a.SourceID, Published: a.Published, Title: a.Title, Body: a.Body,
		Lang: a.Lang, Bytes: int64(a.Bytes), SHA256: a.SHA256, Simhash: a.SimHash, DateDoubt: a.DateDoubt,
	}
}

// replace puts another text of an article that it holds in the place of the one it has.
func (b *rawBatch) replace(a lake.Article) {
	i := slices.IndexFunc(b.articles, func(has lake.Article) bool { return has.ArticleID == a.ArticleID })
	b.bytes += int(a.Bytes - b.articles[i].Bytes)
	b.articles[i] = a
}

// full reports whether it is time to flush.
func (b *rawBatch) full() bool { return len(b.sources) >= b.limit || b.bytes >= batchBytes }

// flush writes the collected rows, one file a table that has any. It returns the
// articles file, whose path is "" if there were no articles.
func (b *rawBatch) flush() (articles lake.File, err error) {
	if articles, err = writeRows(b.lake, lake.Articles, b.articles); err != nil {
		return articles, err
	}
	if _, err := writeRows(b.lake, lake.Sources, b.sources); err != nil {
		return articles, err
	}
	if _, err := writeRows(b.lake, lake.Rejects, b.rejects); err != nil {
		return articles, err
	}
	if _, err := writeRows(b.lake, lake.Inputs, b.inputs); err != nil {
		return articles, err
	}
	*b = rawBatch{lake: b.lake, limit: b.limit}
	return articles, nil
}

// writeRows writes a file of the table; none if there are no rows.
func writeRows[T any](b *lake.Batch, t lake.Table, rows []T) (lake.File, error) {
	if len(rows) == 0 {
		return lake.File{}, nil
	}
	w, err := b.Create(t, lake.Origin{})
	if err != nil {
		return lake.File{}, err
	}
	for i := range rows {
		if err := w.Append(&rows[i]); err != nil {
			return lake.File{}, err
		}
	}
	f, err := w.Close()
	if err != nil {
		return lake.File{}, fmt.Errorf("write %s: %w", t.Name, err)
	}
	return f, nil
}
