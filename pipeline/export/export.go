// Package export writes tables of the published warehouse as files for notebooks
// and other programs: Parquet, Arrow IPC, CSV with a Data Package descriptor, JSON
// lines, an Excel workbook, or a Jupyter notebook with all that it reads.
//
// An export is atomic for each directory: the files are written beside their
// places and renamed when all of them are complete, so a reader never sees half a
// file, and a failed export leaves the previous one standing. A marker file lists what
// an export wrote; files that are not in it belong to somebody else and are not
// replaced unless the request says so.
package export

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/warehouse"
)

// Formats lists the formats. One of a file for each table is also the files' extension.
var Formats = []string{"parquet", "arrow", "csv", "jsonl", "xlsx", "notebook"}

// markerName is the file that lists what the last export into a directory wrote.
const markerName = ".dateline-export.json"

// Request says what to export, and where to.
type Request struct {
	Home   string
	Format string
	Tables []string // tables and views; empty means all of the main schema
	Dir    string
	Force  bool   // replace files that no export wrote
	Since  *Since // only the rows that an earlier version lacks; nil: all
}

// File is one exported file.
type File struct {
	Table string `json:"table"` // the table it holds, "" if it holds none or several
	Path  string `json:"path"`
	Rows  int64  `json:"rows"`
	Bytes int64  `json:"bytes"`
	Note  string `json:"note,omitempty"` // what a reader of it must know, "" if nothing
}

// ErrForeign is the cause of a refusal to replace files that no export wrote.
var ErrForeign = errors.New("files that no export wrote are in the way")

// Tables exports tables, and lists the files in the order of the tables.
func Tables(ctx context.Context, r Request) ([]File, error) {
	files, err := tables(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("export to %s: %w", r.Dir, err)
	}
	return files, nil
}

func tables(ctx context.Context, r Request) ([]File, error) {
	form, ok := layouts[r.Format]
	if !ok {
		return nil, fmt.Errorf("unknown format %q; there are: %s", r.Format, strings.Join(Formats, ", "))
	}
	db, p, err := warehouse.OpenReadOnly(r.Home, warehouse.ReadOptions{AllowExternal: true})
	if err != nil {
		return nil, err
	}
	defer db.Close()
	sources, err := sourcesOf(ctx, db, p, r)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(r.Dir, 0o755); err != nil {
		return nil, err
	}
	if err := refuseForeign(r, form.names(sources)); err != nil {
		return nil, err
	}
	aside, err := os.MkdirTemp(r.Dir, ".dateline-export-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(aside)
	j := &job{db: db, published: p, since: r.Since, sources: sources, format: r.Format, dir: aside}
	files, err := form.write(ctx, j)
	if err != nil {
		return nil, err
	}
	return files, moveIn(r.Dir, files)
}

// sourcesOf describes what is exported: the tables that were asked for, or what
// is new in them.
func sourcesOf(ctx context.Context, db *sql.DB, p warehouse.Publication, r Request) ([]source, error) {
	names, err := wanted(ctx, db, r.Tables)
	if err != nil {
		return nil, err
	}
	if r.Since != nil {
		return r.Since.sources(ctx, db, p, names, len(r.Tables) > 0)
	}
	sources := make([]source, len(names))
	for i, name := range names {
		if sources[i], err = sourceOf(ctx, db, name); err != nil {
			return nil, err
		}
	}
	return sources, nil
}

// Names lists the tables and views that can be exported.
func Names(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, `select table_name from information_schema.tables
		where table_schema = 'main' and table_catalog = current_database() order by table_name`)
	if err != nil {
		return nil, fmt.Errorf("list tables: %w", err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("list tables: %w", err)
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// UnknownTableError names a table that the warehouse does not have.
type UnknownTableError struct {
	Table string
	Known []string
}

func (e *UnknownTableError) Error() string {
	return fmt.Sprintf("unknown table %q; there are: %s", e.Table, strings.Join(e.Known, ", "))
}

func wanted(ctx context.Context, db *sql.DB, asked []string) ([]string, error) {
	known, err := Names(ctx, db)
	if err != nil || len(asked) == 0 {
		return known, err
	}
	for _, name := range asked {
		if !slices.Contains(known, name) {
			return nil, &UnknownTableError{name, known}
		}
	}
	return asked, nil
}
