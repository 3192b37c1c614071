package lake

import (
	"context"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

// InputKey says which raw file was read, and in which state. A file with a
// known key need not be opened again.
type InputKey struct {
	Path         string
	Bytes, Mtime int64
}

// Key identifies the raw file and its state.
func (i Input) Key() InputKey { return InputKey{i.Path, i.Bytes, i.Mtime} }

// KnownInputs is the ledger of the raw files that the current version has read.
// Of a file that was read several times it has each state.
func (l *Lake) KnownInputs(ctx context.Context) (map[InputKey]Input, error) {
	known := make(map[InputKey]Input)
	for _, f := range l.Current().Of(Inputs.Name) {
		for row, err := range Rows[Input](ctx, l, f) {
			if err != nil {
				return nil, err
			}
			known[row.Key()] = row
		}
	}
	return known, nil
}

// ArticleKey is what duplicates are told by: an article's id and its text.
type ArticleKey struct {
	ArticleID, Source, SourceID, SHA256 string
}

// KnownArticles calls fn with the key of every article of the current version.
func (l *Lake) KnownArticles(ctx context.Context, fn func(ArticleKey)) error {
	columns := []string{"article_id", "source", "source_id", "sha256"}
	for _, f := range l.Current().Of(Articles.Name) {
		err := l.Scan(ctx, f, columns, func(rec arrow.RecordBatch) error {
			text := func(name string, i int) string {
				return string([]byte(rec.Column(rec.Schema().FieldIndices(name)[0]).(*array.String).Value(i)))
			}
			for i := range int(rec.NumRows()) {
				fn(ArticleKey{text("article_id", i), text("source", i), text("source_id", i), text("sha256", i)})
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
