package warehouse

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/neardup"
	dsql "github.com/dateline/dateline/sql"
)

// DupGroup is a row of dup_groups: one for each article, also for those without copies.
type DupGroup struct {
	ArticleID string `doc:"the article" ref:"articles"`
	DupGroup  string `doc:"group of near-duplicates that it belongs to: the smallest article_id in it" ref:"articles"`
	Articles  int64  `doc:"articles in the group, 1 if there is no near-duplicate of it"`
}

// DupGroups says which articles are one text in several versions (package
// neardup). It follows from articles alone.
var DupGroups = lake.Table{
	Name: "dup_groups", Doc: "Which articles are near-duplicates of each other: copies, cuts, corrections and updates of one text.",
	Row: reflect.TypeFor[DupGroup](), Columns: lake.NewTable("", "", reflect.TypeFor[DupGroup]()).Columns,
	SortBy: []string{"article_id"}, Key: "article_id",
}

// tables lists the warehouse's own tables and those of the lake.
func (c Config) tables() []lake.Table { return append([]lake.Table{Entities, DupGroups}, c.Tables...) }

// loadDupGroups brings dup_groups up to date with articles. Only new articles
// are signed, looked up and compared; what comes out is what a new database would get.
func (b *Build) loadDupGroups(ctx context.Context, q querier) error {
	ddl, err := fs.ReadFile(dsql.Embedded(), "tables/neardup.sql")
	if err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, string(ddl)); err != nil {
		return fmt.Errorf("create its tables in meta: %w", err)
	}
	if err := b.registerNeardup(); err != nil {
		return err
	}
	if err := dropOldSignatures(ctx, q); err != nil {
		return fmt.Errorf("drop old signatures: %w", err)
	}
	added, err := signArticles(ctx, q)
	if err != nil {
		return fmt.Errorf("sign articles: %w", err)
	}
	if added == 0 {
		return nil
	}
	changed, err := linkArticles(ctx, q)
	if err != nil {
		return fmt.Errorf("compare articles: %w", err)
	}
	if changed {
		if err := b.regroup(ctx, q); err != nil {
			return fmt.Errorf("group articles: %w", err)
		}
	}
	return execAll(ctx, q,
		`insert into dup_groups by name select article_id, article_id as dup_group, 1 as articles
			from articles anti join dup_groups using (article_id) order by article_id`,
		`drop table temp.dup_new`)
}

// dropOldSignatures begins anew if the program's signatures are of another kind, or
// if an article is gone: pairs that it kept apart would have to be compared.
func dropOldSignatures(ctx context.Context, q querier) error {
	var stale bool
	query := fmt.Sprintf(`select not exists (from meta.dup_method where version = %d)
		or exists (from meta.dup_signatures anti join articles using (article_id))`, neardup.Version)
	if err := q.QueryRowContext(ctx, query).Scan(&stale); err != nil || !stale {
		return err
	}
	return execAll(ctx, q, `delete from meta.dup_method`, fmt.Sprintf(`insert into meta.dup_method values (%d)`, neardup.Version),
		`delete from meta.dup_signatures`, `delete from meta.dup_keys`, `delete from meta.dup_links`, `delete from dup_groups`)
}

// signArticles makes the signatures and keys of the articles that have none, and
// leaves their numbers in the temporary table dup_new. It says how many there are.
func signArticles(ctx context.Context, q querier) (added int64, err error) {
	err = execAll(ctx, q, `create or replace temp table dup_new as
		select (md5_number_lower(article_id) >> 1)::bigint as node, article_id from articles anti join meta.dup_signatures using (article_id)`)
	if err == nil {
		err = q.QueryRowContext(ctx, `select count(*) from temp.dup_new`).Scan(&added)
	}
	if err != nil || added == 0 {
		return added, err
	}
	return added, execAll(ctx, q,
		`insert into meta.dup_signatures
			select node, article_id, published, neardup_shingles(signature), signature
			from (select node, article_id, published, neardup_sign(body) as signature from articles join temp.dup_new using (article_id))`,
		`insert into meta.dup_keys
			select unnest(neardup_keys(signature)), node, shingles from meta.dup_signatures semi join temp.dup_new using (node)`)
}

// dupHead is a row of the temporary table dup_heads: whose copy an article is.
type dupHead struct {
	Other int64 `doc:"an article"`
	Head  int64 `doc:"the fullest article of its group"`
}

// regroup makes groups of all links, and replaces the rows of dup_groups that are
// no longer right.
func (b *Build) regroup(ctx context.Context, q querier) error {
	links, err := readLinks(ctx, q)
	if err != nil {
		return err
	}
	heads := make([]dupHead, 0, len(links))
	for other, head := range neardup.Cluster(links) {
		heads = append(heads, dupHead{other, head})
	}
	path := filepath.Join(b.dir, "dup_heads.parquet")
	table := lake.NewTable("dup_heads", "Whose copy an article is.", reflect.TypeFor[dupHead](), "other")
	if err := lake.WriteFile(path, table, heads); err != nil {
		return err
	}
	defer os.Remove(path)
	return execAll(ctx, q,
		fmt.Sprintf(`create or replace temp table dup_wanted as
			with heads as (select * from read_parquet(%s)),
			members as (select other as node, head from heads union all select distinct head, head from heads)
			select article_id, min(article_id) over (partition by head) as dup_group, count(*) over (partition by head) as articles
			from members join meta.dup_signatures using (node)`, literal(escapeGlob(filepath.ToSlash(path)))),
		`delete from dup_groups
			where (articles > 1 or article_id in (select article_id from temp.dup_wanted))
			and not exists (from temp.dup_wanted w where w.article_id = dup_groups.article_id and w.dup_group = dup_groups.dup_group and w.articles = dup_groups.articles)`,
		`insert into dup_groups by name select * from temp.dup_wanted anti join dup_groups using (article_id) order by article_id`,
		`drop table temp.dup_wanted`)
}

func readLinks(ctx context.Context, q querier) ([]neardup.Link, error) {
	rows, err := q.QueryContext(ctx, `select distinct fuller, other, shingles, likeness from meta.dup_links`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var links []neardup.Link
	for rows.Next() {
		var l neardup.Link
		if err := rows.Scan(&l.Fuller, &l.Other, &l.Shingles, &l.Likeness); err != nil {
			return nil, err
		}
		links = append(links, l)
	}
	return links, rows.Err()
}

func execAll(ctx context.Context, q querier, statements ...string) error {
	for _, s := range statements {
		if _, err := q.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	return nil
}
