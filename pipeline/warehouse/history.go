package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// historyTables hold what the lake does not know. A new database takes them
// over from the published one, as far as that can be read.
var historyTables = []string{"meta.runs", "meta.jobs", "meta.check_failures"}

func (b *Build) historyPath(table string) string {
	return filepath.Join(b.dir, table+".parquet")
}

// saveHistory puts the history aside that a new database takes over: of the
// published version or, if that cannot be trusted, of the newest that can. What none
// has is lost; runs/ still has the records.
func (b *Build) saveHistory(ctx context.Context) error {
	versions, err := Versions(b.cfg.Home)
	if err != nil {
		return err
	}
	if p, err := Published(b.cfg.Home); err == nil {
		versions = append(versions, p) // the last is asked first
	}
	for _, p := range slices.Backward(versions) {
		if b.copyHistory(ctx, p) == nil {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// copyHistory writes the history of one version to files. It is an error if the
// version's bytes are not those that were sealed. Databases of earlier formats had no
// seal; they are believed.
func (b *Build) copyHistory(ctx context.Context, p Publication) error {
	_, unproven := prove(ctx, p.Path)
	if unproven != nil && !errors.Is(unproven, ErrUnsealed) {
		return unproven
	}
	db, err := openFile(p.Path, ReadOptions{Threads: b.cfg.Threads, MemoryLimit: b.cfg.MemoryLimit, AllowExternal: true})
	if err != nil {
		return err
	}
	defer db.Close()
	i, err := readInfo(ctx, db)
	if err != nil {
		return err
	}
	if unproven != nil && i.format >= metaFormat {
		return unproven
	}
	for _, table := range historyTables {
		query := fmt.Sprintf("copy (from %s) to %s (format parquet)", table, literal(b.historyPath(table)))
		if _, err := db.ExecContext(ctx, query); err != nil {
			os.Remove(b.historyPath(table)) // an earlier format did not have the table
		}
	}
	return nil
}

// restoreHistory loads what saveHistory has put aside, if anything.
func (b *Build) restoreHistory(ctx context.Context, q querier) error {
	for _, table := range historyTables {
		path := b.historyPath(table)
		if _, err := os.Stat(path); err != nil {
			continue
		}
		query := fmt.Sprintf("insert into %s by name select * from read_parquet(%s)", table, literal(escapeGlob(filepath.ToSlash(path))))
		if _, err := q.ExecContext(ctx, query); err != nil {
			return fmt.Errorf("take over %s: %w", table, err)
		}
	}
	return nil
}
