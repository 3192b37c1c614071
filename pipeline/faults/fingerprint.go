package faults

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// Rows is what a table holds, whatever the order: how many rows, and the sum of
// their hashes.
type Rows struct {
	Count int64
	Hash  string
}

// Print is the content of every table of a home, by name: "lake.troops" as the lake's
// current version has it, "warehouse.troops" as readers see it. Names, times and
// run ids that differ between two runs of the same work are left out.
type Print map[string]Rows

// Diff names the tables in which two prints differ, with what each holds.
func (p Print) Diff(want Print) []string {
	var out []string
	names := slices.Concat(slices.Collect(maps.Keys(p)), slices.Collect(maps.Keys(want)))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if p[name] != want[name] {
			out = append(out, fmt.Sprintf("%s has %d rows %.12s, want %d rows %.12s",
				name, p[name].Count, p[name].Hash, want[name].Count, want[name].Hash))
		}
	}
	return out
}

// Part is the print of the lake alone, or of the warehouse: the names with that prefix.
func (p Print) Part(prefix string) Print {
	out := maps.Clone(p)
	maps.DeleteFunc(out, func(name string, _ Rows) bool { return !strings.HasPrefix(name, prefix) })
	return out
}

// Fingerprint reads all tables of the lake's current version and of the published
// warehouse. A home without one of them has a print without its tables.
func Fingerprint(ctx context.Context, home string) (Print, error) {
	out, err := FingerprintWarehouse(ctx, home)
	if err != nil {
		return nil, err
	}
	if err := out.lake(ctx, home); err != nil {
		return nil, fmt.Errorf("fingerprint lake: %w", err)
	}
	return out, nil
}

// FingerprintWarehouse is Fingerprint without the lake, which may be damaged.
func FingerprintWarehouse(ctx context.Context, home string) (Print, error) {
	out := make(Print)
	if err := out.warehouse(ctx, home); err != nil {
		return nil, fmt.Errorf("fingerprint warehouse: %w", err)
	}
	return out, nil
}

func (p Print) lake(ctx context.Context, home string) (err error) {
	l, err := lake.Open(run.LakeDir(home))
	if err != nil {
		return err
	}
	if err := l.VerifyFiles(ctx, l.Current().Files); err != nil {
		return err
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	paths := make(map[string][]string)
	for _, f := range l.Current().Files {
		paths[f.Table] = append(paths[f.Table], quoted(l.Path(f)))
	}
	for table, files := range paths {
		from := fmt.Sprintf("(select * from read_parquet([%s], union_by_name = true))", strings.Join(files, ", "))
		if err := p.add(ctx, db, "lake."+table, from); err != nil {
			return err
		}
	}
	return nil
}

// quoted makes a path an SQL string; the homes of trials have no character that is
// special in a glob.
func quoted(path string) string {
	return "'" + strings.ReplaceAll(filepath.ToSlash(path), "'", "''") + "'"
}

// metaPrints are the parts of the meta schema that two runs of the same work share.
var metaPrints = map[string]string{
	"warehouse.meta.info":   "(select schema_hash, content_hash from meta.info)",
	"warehouse.meta.files":  "(select table_name, sum(rows) from meta.files group by all)",
	"warehouse.meta.checks": "(select name, severity, failing from meta.checks)",
}

func (p Print) warehouse(ctx context.Context, home string) (err error) {
	db, _, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{Threads: 1})
	if errors.Is(err, warehouse.ErrNotPublished) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	names, err := tableNames(ctx, db)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := p.add(ctx, db, "warehouse."+name, `"`+name+`"`); err != nil {
			return err
		}
	}
	for name, from := range metaPrints {
		if err := p.add(ctx, db, name, from); err != nil {
			return err
		}
	}
	return nil
}

// tableNames lists the tables and views that people query.
func tableNames(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, "select table_name from information_schema.tables where table_schema = 'main' order by all")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// add prints one table. A sum of hashes does not depend on the order of rows, and two
// equal rows do not cancel each other.
func (p Print) add(ctx context.Context, db *sql.DB, name, from string) error {
	var r Rows
	query := fmt.Sprintf("select count(*), coalesce(sum(hash(t)::hugeint), 0)::varchar from %s t", from)
	if err := db.QueryRowContext(ctx, query).Scan(&r.Count, &r.Hash); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	p[name] = r
	return nil
}
