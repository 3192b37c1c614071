package warehouse

import (
	"context"
	"fmt"
	"math/bits"

	"github.com/dateline/dateline/pipeline/neardup"
)

// How much of the work is done at a time, so that memory stays bounded.
const (
	keysAtATime  = 1 << 20
	pairsAtATime = 1 << 18
)

// linkArticles compares the articles of dup_new with those they share a key with,
// and brings meta.dup_links up to date. It says whether that changed.
func linkArticles(ctx context.Context, q querier) (changed bool, err error) {
	err = execAll(ctx, q,
		`create or replace temp table dup_pairs (key bigint, fuller bigint, other bigint, shingles integer)`,
		`create or replace temp table dup_same (fuller bigint, other bigint, likeness double)`,
		`create or replace temp table dup_new_keys as select distinct key from meta.dup_keys semi join temp.dup_new using (node)`)
	if err != nil {
		return false, err
	}
	parts, err := partsOf(ctx, q, "temp.dup_new_keys", keysAtATime)
	if err != nil {
		return false, err
	}
	removed := int64(0)
	for part := range parts {
		n, err := findPairs(ctx, q, parts, part)
		if err != nil {
			return false, err
		}
		removed += n
	}
	if parts, err = partsOf(ctx, q, "temp.dup_pairs", pairsAtATime); err != nil {
		return false, err
	}
	for part := range parts {
		if err := comparePairs(ctx, q, parts, part); err != nil {
			return false, err
		}
	}
	result, err := q.ExecContext(ctx, `insert into meta.dup_links
		select key, fuller, other, shingles, likeness from temp.dup_pairs join temp.dup_same using (fuller, other)`)
	if err != nil {
		return false, err
	}
	added, err := result.RowsAffected()
	if err != nil {
		return false, err
	}
	return added+removed > 0, execAll(ctx, q, `drop table temp.dup_pairs`, `drop table temp.dup_same`, `drop table temp.dup_new_keys`)
}

// partsOf says into how many parts, a power of two, a table is to be cut.
func partsOf(ctx context.Context, q querier, table string, atATime int64) (parts int64, err error) {
	var n int64
	if err := q.QueryRowContext(ctx, "select count(*) from "+table).Scan(&n); err != nil {
		return 0, err
	}
	return 1 << bits.Len64(uint64(n/atATime)), nil
}

// findPairs looks at the buckets of one part of the new articles' keys. It adds to
// dup_pairs what is to be compared: each new article with the bucket's fullest ones, and
// if it is one of these, with all. A link to an article that is no longer among the
// fullest is taken back, because a new database would not have it.
func findPairs(ctx context.Context, q querier, parts, part int64) (removed int64, err error) {
	err = execAll(ctx, q,
		fmt.Sprintf(`create or replace temp table dup_bucket as
			with touched as (
				select key from meta.dup_keys
				where key & %d = %d and key in (select key from temp.dup_new_keys where key & %[1]d = %[2]d)
				group by key having count(*) > 1
			)
			select key, node, shingles, node in (select node from temp.dup_new) as is_new,
				row_number() over (partition by key order by shingles desc, node) as rank
			from meta.dup_keys semi join touched using (key)
			where key & %[1]d = %[2]d`, parts-1, part),
		fmt.Sprintf(`insert into temp.dup_pairs
			select f.key, f.node, o.node, o.shingles
			from temp.dup_bucket f join temp.dup_bucket o on f.key = o.key and f.rank < o.rank
			where f.rank <= %d and (f.is_new or o.is_new)`, neardup.Pivots))
	if err != nil {
		return 0, err
	}
	result, err := q.ExecContext(ctx, fmt.Sprintf(`delete from meta.dup_links l using temp.dup_bucket m
		where m.key = l.key and m.node = l.fuller and m.rank > %d`, neardup.Pivots))
	if err != nil {
		return 0, err
	}
	if removed, err = result.RowsAffected(); err != nil {
		return 0, err
	}
	return removed, execAll(ctx, q, `drop table temp.dup_bucket`)
}

// comparePairs compares one part of dup_pairs, each pair once, and adds those
// that are near-duplicates to dup_same.
func comparePairs(ctx context.Context, q querier, parts, part int64) error {
	return execAll(ctx, q, fmt.Sprintf(`insert into temp.dup_same
		select fuller, other, likeness from (
			select p.fuller, p.other, neardup_compare(f.signature, o.signature, f.published - o.published) as likeness
			from (select distinct fuller, other from temp.dup_pairs where other & %d = %d) p
			join meta.dup_signatures f on f.node = p.fuller
			join meta.dup_signatures o on o.node = p.other
		) where likeness > 0`, parts-1, part))
}
