package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/lake"
)

// Loaded says what Load did.
type Loaded struct {
	Fresh    string           // why it began with a new database, "" if with a copy
	Files    int              // files of the lake that were read
	Rows     int64            // rows in them
	Reloaded []string         // tables that were emptied first, because files of theirs were replaced
	Tables   map[string]int64 // rows of each table, entities included
}

// Load brings the database's tables to the lake's current version: it adds the
// files it lacks, and loads a table again from which the lake dropped a file. Each
// file's sha256 is verified before DuckDB sees it. A file with other columns than its
// table is an error that wraps lake.ErrSchema, unless all it lacks may be null.
func (b *Build) Load(ctx context.Context) (Loaded, error) {
	done := Loaded{Fresh: b.fresh, Tables: make(map[string]int64)}
	err := b.inTx(ctx, func(tx *sql.Tx) error { return b.load(ctx, tx, &done) })
	if err != nil {
		return Loaded{}, fmt.Errorf("load warehouse: %w", b.explain(err))
	}
	return done, nil
}

func (b *Build) load(ctx context.Context, tx *sql.Tx, done *Loaded) error {
	if err := b.createMeta(ctx, tx); err != nil {
		return err
	}
	if err := b.createTables(ctx, tx); err != nil {
		return err
	}
	if b.fresh != "" {
		if err := b.restoreHistory(ctx, tx); err != nil {
			return err
		}
	}
	if err := b.importRefused(ctx, tx); err != nil {
		return err
	}
	have, err := loadedFiles(ctx, tx)
	if err != nil {
		return err
	}
	var kept []lake.File
	for _, t := range b.cfg.Tables {
		files := b.manifest.Of(t.Name)
		if err := b.loadTable(ctx, tx, t, files, have, done); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
		kept = append(kept, files...)
	}
	if err := writeFiles(ctx, tx, kept); err != nil {
		return err
	}
	if err := b.loadEntities(ctx, tx); err != nil {
		return fmt.Errorf("table entities: %w", err)
	}
	if err := b.loadDupGroups(ctx, tx); err != nil {
		return fmt.Errorf("table dup_groups: %w", err)
	}
	return countRows(ctx, tx, b.cfg.tables(), done)
}

// loadTable adds to one table the files it lacks. have is what the database holds.
func (b *Build) loadTable(ctx context.Context, tx *sql.Tx, t lake.Table, files []lake.File, have map[string]string, done *Loaded) error {
	wanted := make(map[string]bool)
	var lacking []lake.File
	for _, f := range files {
		wanted[f.Path] = have[f.Path] == f.SHA256
		if !wanted[f.Path] {
			lacking = append(lacking, f)
		}
	}
	for path := range have {
		if strings.HasPrefix(path, t.Name+"/") && !wanted[path] {
			if _, err := tx.ExecContext(ctx, "delete from "+ident(t.Name)); err != nil {
				return fmt.Errorf("empty it: %w", err)
			}
			done.Reloaded, lacking = append(done.Reloaded, t.Name), files
			break
		}
	}
	if err := b.cfg.Lake.VerifyFiles(ctx, lacking); err != nil {
		return err
	}
	for _, f := range lacking {
		if err := b.cfg.Lake.Fits(f, t); err != nil {
			return err
		}
	}
	for chunk := range slices.Chunk(lacking, 256) {
		if err := b.insertFiles(ctx, tx, t, chunk); err != nil {
			return err
		}
	}
	for _, f := range lacking {
		done.Files++
		done.Rows += f.Rows
	}
	return nil
}

// insertFiles loads files into a table, columns matched by name. A column that a
// file lacks, because it is younger than the file, stays null.
func (b *Build) insertFiles(ctx context.Context, tx *sql.Tx, t lake.Table, files []lake.File) error {
	paths := make([]string, len(files))
	var want int64
	for i, f := range files {
		paths[i] = literal(escapeGlob(filepath.ToSlash(b.cfg.Lake.Path(f))))
		want += f.Rows
	}
	query := fmt.Sprintf("insert into %s by name select * from read_parquet([%s], union_by_name = true, hive_partitioning = false)",
		ident(t.Name), strings.Join(paths, ", "))
	result, err := tx.ExecContext(ctx, query)
	if err != nil {
		return fmt.Errorf("read %d files: %w", len(files), err)
	}
	if got, err := result.RowsAffected(); err != nil || got != want {
		return fmt.Errorf("read %d files: got %d rows, the manifest says %d (%v)", len(files), got, want, err)
	}
	return nil
}

// escapeGlob makes a path stand for itself where DuckDB expects a pattern.
func escapeGlob(path string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path)
}

func countRows(ctx context.Context, q querier, tables []lake.Table, done *Loaded) error {
	for _, t := range tables {
		var n int64
		if err := q.QueryRowContext(ctx, "select count(*) from "+ident(t.Name)).Scan(&n); err != nil {
			return fmt.Errorf("count rows of %s: %w", t.Name, err)
		}
		done.Tables[t.Name] = n
	}
	return nil
}
