package warehouse

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// historyTables hold what the lake does not know. A new database takes them
// over from the published one, as far as that can be read.
var historyTables = []string{"meta.runs", "meta.jobs"}

func (b *Build) historyPath(table string) string {
	return filepath.Join(b.dir, table+".parquet")
}

// saveHistory puts the history of the database that is open aside, before it is
// given up for a new one. What cannot be read is lost: runs/ still has the records.
func (b *Build) saveHistory(ctx context.Context) {
	for _, table := range historyTables {
		query := fmt.Sprintf("copy (from %s) to %s (format parquet)", table, literal(b.historyPath(table)))
		if _, err := b.conn.ExecContext(ctx, query); err != nil {
			os.Remove(b.historyPath(table))
		}
	}
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
