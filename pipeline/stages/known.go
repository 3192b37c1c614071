package stages

import (
	"context"
	"encoding/binary"
	"encoding/hex"
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/zeebo/xxh3"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/lake"
)

// known remembers which articles the lake has and which occurrences it has
// recorded. It holds hashes of them, not the rows.
type known struct {
	articles    map[xxh3.Uint128]variant
	occurrences map[xxh3.Uint128]byte // -> first letter of the outcome
	files       []lake.File           // articles files, as variants count them; the open batch is to be the next

	// What earlier runs recorded of the inputs that are read now.
	rejects map[string]map[xxh3.Uint128]lake.Reject // by input and occurrence
	inputs  map[string][]lake.Input                 // by path
}

// variant is the text that the lake has of an article, and where.
type variant struct {
	body uint64 // first 8 bytes of the body's SHA-256
	file uint32 // index into known.files
}

var outcomes = map[byte]string{'l': lake.Loaded, 'd': lake.Duplicate, 'r': lake.Rejected}

func readKnown(ctx context.Context, l *lake.Lake, inputs []article.Input) (*known, error) {
	k := &known{
		articles: map[xxh3.Uint128]variant{}, occurrences: map[xxh3.Uint128]byte{},
		rejects: map[string]map[xxh3.Uint128]lake.Reject{}, inputs: map[string][]lake.Input{},
	}
	for _, in := range inputs {
		k.rejects[in.Path] = map[xxh3.Uint128]lake.Reject{}
	}
	for _, read := range []func(context.Context, *lake.Lake) error{k.readArticles, k.readRejects, k.readSources, k.readInputs} {
		if err := read(ctx, l); err != nil {
			return nil, err
		}
	}
	return k, nil
}

func (k *known) readArticles(ctx context.Context, l *lake.Lake) error {
	for _, f := range l.Current().Of(lake.Articles.Name) {
		err := l.Scan(ctx, f, []string{"article_id", "sha256"}, func(rec arrow.RecordBatch) error {
			text := func(column string) *array.String {
				return rec.Column(rec.Schema().FieldIndices(column)[0]).(*array.String)
			}
			ids, sums := text("article_id"), text("sha256")
			for i := range int(rec.NumRows()) {
				body, err := bodyOf(sums.Value(i))
				if err != nil {
					return fmt.Errorf("article %s: %w", ids.Value(i), err)
				}
				k.articles[xxh3.HashString128(ids.Value(i))] = variant{body, uint32(len(k.files))}
			}
			return nil
		})
		if err != nil {
			return err
		}
		k.files = append(k.files, f)
	}
	return nil
}

// bodyOf is the first 8 bytes of a SHA-256 in hexadecimal; as numbers they have the
// order of the sums.
func bodyOf(sum string) (uint64, error) {
	var head [8]byte
	if len(sum) < 2*len(head) {
		return 0, fmt.Errorf("its sha256 is %q", sum)
	}
	if _, err := hex.Decode(head[:], []byte(sum[:2*len(head)])); err != nil {
		return 0, fmt.Errorf("its sha256 is %q: %w", sum, err)
	}
	return binary.BigEndian.Uint64(head[:]), nil
}

func (k *known) readRejects(ctx context.Context, l *lake.Lake) error {
	return eachRow(ctx, l, lake.Rejects, func(r lake.Reject) {
		key := occurrenceKey(lake.Source{Input: r.Input, Offset: r.Offset, Outcome: lake.Rejected}, r.Reason)
		k.occurrences[key] = lake.Rejected[0]
		if again := k.rejects[r.Input]; again != nil {
			r.Detail = "" // long, and not needed
			again[key] = r
		}
	})
}

func (k *known) readSources(ctx context.Context, l *lake.Lake) error {
	return eachRow(ctx, l, lake.Sources, func(s lake.Source) {
		if s.Outcome != lake.Rejected { // those are known with their reasons
			k.occurrences[occurrenceKey(s, "")] = s.Outcome[0]
		}
	})
}

func (k *known) readInputs(ctx context.Context, l *lake.Lake) error {
	return eachRow(ctx, l, lake.Inputs, func(in lake.Input) {
		if k.rejects[in.Path] != nil {
			k.inputs[in.Path] = append(k.inputs[in.Path], in)
		}
	})
}

// eachRow calls fn with every row of a table's current files.
func eachRow[T any](ctx context.Context, l *lake.Lake, t lake.Table, fn func(T)) error {
	for _, f := range l.Current().Of(t.Name) {
		for row, err := range lake.Rows[T](ctx, l, f) {
			if err != nil {
				return err
			}
			fn(row)
		}
	}
	return nil
}

// article gives the text that the lake, or this run, has of an article.
func (k *known) article(id string) (variant, bool) {
	v, ok := k.articles[xxh3.HashString128(id)]
	return v, ok
}

// hold notes which text of an article is kept, and in which file.
func (k *known) hold(id string, v variant) { k.articles[xxh3.HashString128(id)] = v }

// open is the index that the open batch's articles file will have.
func (k *known) open() uint32 { return uint32(len(k.files)) }

// occurrence gives the recorded outcome of the same article, or of a reject for
// the same reason, at the same place of the same file.
func (k *known) occurrence(s lake.Source, reason string) (outcome string, ok bool) {
	letter, ok := k.occurrences[occurrenceKey(s, reason)]
	return outcomes[letter], ok
}

// add records an occurrence.
func (k *known) add(s lake.Source, reason string) {
	k.occurrences[occurrenceKey(s, reason)] = s.Outcome[0]
}

func occurrenceKey(s lake.Source, reason string) xxh3.Uint128 {
	what := "article " + s.ArticleID
	if s.Outcome == lake.Rejected {
		what = "reject " + reason
	}
	key := make([]byte, 0, 8+len(s.Input)+1+len(what))
	key = binary.LittleEndian.AppendUint64(key, uint64(s.Offset))
	key = append(key, s.Input...)
	key = append(key, 0)
	return xxh3.Hash128(append(key, what...))
}
