package stages

import (
	"context"
	"encoding/binary"

	"github.com/zeebo/xxh3"

	"github.com/dateline/dateline/pipeline/lake"
)

// known remembers which articles the lake has and which occurrences it has
// recorded. It holds 16 bytes of hash for each, not the rows.
type known struct {
	articles    map[xxh3.Uint128]struct{}
	occurrences map[xxh3.Uint128]byte // -> first letter of the outcome
}

var outcomes = map[byte]string{'l': lake.Loaded, 'd': lake.Duplicate, 'r': lake.Rejected}

func readKnown(ctx context.Context, l *lake.Lake) (*known, error) {
	k := &known{map[xxh3.Uint128]struct{}{}, map[xxh3.Uint128]byte{}}
	for _, f := range l.Current().Of(lake.Rejects.Name) {
		for r, err := range lake.Rows[lake.Reject](ctx, l, f) {
			if err != nil {
				return nil, err
			}
			k.add(lake.Source{Input: r.Input, Offset: r.Offset, Outcome: lake.Rejected}, r.Reason)
		}
	}
	for _, f := range l.Current().Of(lake.Sources.Name) {
		for s, err := range lake.Rows[lake.Source](ctx, l, f) {
			if err != nil {
				return nil, err
			}
			if s.Outcome != lake.Rejected { // those are known with their reasons
				k.add(s, "")
			}
		}
	}
	return k, nil
}

// add records an occurrence and, if it was loaded, its article.
func (k *known) add(s lake.Source, reason string) {
	k.occurrences[occurrenceKey(s, reason)] = s.Outcome[0]
	if s.Outcome == lake.Loaded {
		k.articles[xxh3.HashString128(s.ArticleID)] = struct{}{}
	}
}

// article reports whether the lake has the article, from wherever.
func (k *known) article(id string) bool {
	_, ok := k.articles[xxh3.HashString128(id)]
	return ok
}

// occurrence gives the recorded outcome of the same article, or of a reject for
// the same reason, at the same place of the same file.
func (k *known) occurrence(s lake.Source, reason string) (outcome string, ok bool) {
	letter, ok := k.occurrences[occurrenceKey(s, reason)]
	return outcomes[letter], ok
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
