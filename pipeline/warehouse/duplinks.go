package warehouse

import (
	"context"
	"fmt"
	"math/bits"

	"github.com/dateline/dateline/pipeline/neardup"
)

// keysAtATime is how many keys are looked up at a time, so that memory stays bounded.
const keysAtATime = 4 << 20

// linkArticles compares the articles of dup_new with those they share a key with,
// and brings meta.dup_links up to date. It says whether that changed.
func linkArticles(ctx context.Context, q querier) (changed bool, err error) {
	err = execAll(ctx, q,
		`create or replace temp table dup_pairs (key bigint, fuller bigint, other bigint, shingles integer)`,
		`create or replace temp table dup_new_keys as select distinct key from meta.dup_keys semi join temp.dup_new using (node)`)
	if err != nil {
		return false, err
	}
	var keys int64
	if err := q.QueryRowContext(ctx, "select count(*) from temp.dup_new_keys").Scan(&keys); err != nil {
		return false, err
	}
	parts := int64(1) << bits.Len64(uint64(keys/keysAtATime)) // a power of two, so that a mask tells the part
	removed := int64(0)
	for part := range parts {
		n, err := findPairs(ctx, q, parts, part)
		if err != nil {
			return false, err
		}
		removed += n
	}
	if err := execAll(ctx, q, comparePairs); err != nil {
		return false, err
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

// findPairs looks at the buckets of one part of the new articles' keys. It adds to
// dup_pairs what is to be compared: each new article with the bucket's fullest ones, and
// if it is one of these, with all. A link to an article that is no longer among the
// fullest is taken back, because a new database would not have it.
func findPairs(ctx context.Context, q querier, parts, part int64) (removed int64, err error) {
	err = execAll(ctx, q,
		fmt.Sprintf(`create or replace temp table dup_touched as
			select key, min({'shorter': -shingles, 'node': node}, %d) as fullest
			from meta.dup_keys
			where key & %d = %d and key in (select key from temp.dup_new_keys where key & %[2]d = %[3]d)
			group by key having count(*) > 1`, neardup.Pivots, parts-1, part),
		`create or replace temp table dup_fullest as
			select key, f.node as node, -f.shorter as shingles, f.node in (select node from temp.dup_new) as is_new
			from (select key, unnest(fullest) as f from temp.dup_touched)`,
		`insert into temp.dup_pairs
			select f.key, f.node, o.node, o.shingles
			from temp.dup_fullest f join meta.dup_keys o on f.key = o.key and `+isFuller+`
			where f.is_new
			union all
			select f.key, f.node, o.node, o.shingles
			from temp.dup_fullest f join (from meta.dup_keys semi join temp.dup_new using (node)) o on f.key = o.key and `+isFuller+`
			where not f.is_new`)
	if err != nil {
		return 0, err
	}
	result, err := q.ExecContext(ctx, `delete from meta.dup_links l
		where key in (select key from temp.dup_touched)
		and not exists (from temp.dup_fullest f where f.key = l.key and f.node = l.fuller)`)
	if err != nil {
		return 0, err
	}
	if removed, err = result.RowsAffected(); err != nil {
		return 0, err
	}
	return removed, execAll(ctx, q, `drop table temp.dup_touched`, `drop table temp.dup_fullest`)
}

// isFuller is the order of the articles in a bucket, as in neardup.Link.
const isFuller = `(f.shingles > o.shingles or f.shingles = o.shingles and f.node < o.node)`

// comparePairs compares each pair once, and notes the near-duplicates.
const comparePairs = `create or replace temp table dup_same as
	select fuller, other, likeness from (
		select p.fuller, p.other, neardup_compare(f.signature, o.signature, f.published - o.published) as likeness
		from (select distinct fuller, other from temp.dup_pairs) p
		join meta.dup_signatures f on f.node = p.fuller
		join meta.dup_signatures o on o.node = p.other
	) where likeness > 0`
