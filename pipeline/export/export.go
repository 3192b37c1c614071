// Package export writes tables of the published warehouse as files for notebooks
// and other programs: Parquet, Arrow IPC, CSV or JSON lines.
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
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2"

	"github.com/dateline/dateline/pipeline/warehouse"
)

// Formats lists the file formats; a format is also the files' extension.
var Formats = []string{"parquet", "arrow", "csv", "jsonl"}

// markerName is the file that lists what the last export into a directory wrote.
const markerName = ".dateline-export.json"

// Request says what to export, and where to.
type Request struct {
	Home   string
	Format string
	Tables []string // tables and views; empty means all of the main schema
	Dir    string
	Force  bool // replace files that no export wrote
}

// File is one exported table.
type File struct {
	Table string `json:"table"`
	Path  string `json:"path"`
	Rows  int64  `json:"rows"`
	Bytes int64  `json:"bytes"`
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
	if !slices.Contains(Formats, r.Format) {
		return nil, fmt.Errorf("unknown format %q; there are: %s", r.Format, strings.Join(Formats, ", "))
	}
	db, _, err := warehouse.OpenReadOnly(r.Home, warehouse.ReadOptions{AllowExternal: true})
	if err != nil {
		return nil, err
	}
	defer db.Close()
	names, err := wanted(ctx, db, r.Tables)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(r.Dir, 0o755); err != nil {
		return nil, err
	}
	if err := refuseForeign(r, names); err != nil {
		return nil, err
	}
	aside, err := os.MkdirTemp(r.Dir, ".dateline-export-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(aside)
	var files []File
	for _, name := range names {
		f, err := writeTable(ctx, db, name, r.Format, filepath.Join(aside, fileName(name, r.Format)))
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", name, err)
		}
		files = append(files, f)
	}
	return files, moveIn(r.Dir, files)
}

func fileName(table, format string) string { return table + "." + format }

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

// refuseForeign fails if a file is in the way that no earlier export wrote.
func refuseForeign(r Request, names []string) error {
	if r.Force {
		return nil
	}
	ours, err := readMarker(r.Dir)
	if err != nil {
		return err
	}
	var foreign []string
	for _, name := range names {
		file := fileName(name, r.Format)
		if _, err := os.Lstat(filepath.Join(r.Dir, file)); err == nil && !slices.Contains(ours, file) {
			foreign = append(foreign, file)
		}
	}
	if len(foreign) > 0 {
		return fmt.Errorf("%w: %s", ErrForeign, strings.Join(foreign, ", "))
	}
	return nil
}

func readMarker(dir string) ([]string, error) {
	data, err := os.ReadFile(filepath.Join(dir, markerName))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	if err := json.Unmarshal(data, &names); err != nil {
		return nil, fmt.Errorf("read %s: %w", markerName, err)
	}
	return names, nil
}

// moveIn claims the files in the marker and then renames them to their places.
func moveIn(dir string, files []File) error {
	ours, err := readMarker(dir)
	if err != nil {
		ours = nil // --force: whatever stood there, from now on the marker is right
	}
	for _, f := range files {
		if name := filepath.Base(f.Path); !slices.Contains(ours, name) {
			ours = append(ours, name)
		}
	}
	slices.Sort(ours)
	data, err := json.MarshalIndent(ours, "", "  ")
	if err != nil {
		return err
	}
	if err := renameio.WriteFile(filepath.Join(dir, markerName), append(data, '\n'), 0o644); err != nil {
		return err
	}
	for i := range files {
		to := filepath.Join(dir, filepath.Base(files[i].Path))
		if err := os.Rename(files[i].Path, to); err != nil {
			return err
		}
		files[i].Path = to
	}
	return nil
}
