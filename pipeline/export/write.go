package export

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"

	"github.com/dateline/dateline/pipeline/warehouse"
)

// copyOptions are those of DuckDB's COPY for the formats that it writes.
var copyOptions = map[string]string{
	"parquet": "format parquet, compression zstd",
	"csv":     "format csv, header",
	"jsonl":   "format json",
}

// Query writes the result of a query, which must be one statement, as a Parquet file.
func Query(ctx context.Context, db *sql.DB, query, path string) error {
	_, err := db.ExecContext(ctx, fmt.Sprintf("copy (%s\n) to %s (%s)",
		strings.TrimRight(strings.TrimSpace(query), "; \n"), literal(path), copyOptions["parquet"]))
	return err
}

// job is an export that is being written: its files go into dir.
type job struct {
	db        *sql.DB
	published warehouse.Publication
	since     *Since
	sources   []source
	format    string
	dir       string
}

// layout says which files a format has, and writes them.
type layout struct {
	names func([]source) []string
	write func(context.Context, *job) ([]File, error)
}

var layouts = map[string]layout{
	"parquet":  {names: tableNames("parquet"), write: writeTables},
	"arrow":    {names: tableNames("arrow"), write: writeTables},
	"jsonl":    {names: tableNames("jsonl"), write: writeTables},
	"csv":      {names: packageNames, write: writePackage},
	"xlsx":     {names: func([]source) []string { return []string{workbookName} }, write: writeWorkbook},
	"notebook": {names: notebookNames, write: writeNotebook},
}

func fileName(table, format string) string { return table + "." + format }

func tableNames(format string) func([]source) []string {
	return func(sources []source) []string {
		names := make([]string, len(sources))
		for i, s := range sources {
			names[i] = fileName(s.name, format)
		}
		return names
	}
}

// writeTables writes a file for each table.
func writeTables(ctx context.Context, j *job) ([]File, error) { return j.tables(ctx, j.format) }

func (j *job) tables(ctx context.Context, format string) ([]File, error) {
	var files []File
	for _, s := range j.sources {
		f, err := writeTable(ctx, j.db, s, format, filepath.Join(j.dir, fileName(s.name, format)))
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", s.name, err)
		}
		files = append(files, f)
	}
	return files, nil
}

// writeTable writes one table to path, whose name becomes the file's.
func writeTable(ctx context.Context, db *sql.DB, s source, format, path string) (File, error) {
	out := File{Table: s.name, Path: path}
	target := path
	options, ok := copyOptions[format]
	if !ok { // Arrow: DuckDB writes Parquet, which Arrow reads column by column
		options, target = copyOptions["parquet"], path+".parquet"
	}
	query := s.from()
	if format == "csv" {
		query = csvQuery(s)
	}
	result, err := db.ExecContext(ctx, fmt.Sprintf("copy (%s) to %s (%s)", query, literal(target), options))
	if err != nil {
		return out, err
	}
	if out.Rows, err = result.RowsAffected(); err != nil {
		return out, err
	}
	if target != path {
		if err := parquetToArrow(ctx, target, path); err != nil {
			return out, err
		}
		if err := os.Remove(target); err != nil {
			return out, err
		}
	}
	return out, out.measure()
}

// measure sets the file's size.
func (f *File) measure() error {
	info, err := os.Stat(f.Path)
	if err != nil {
		return err
	}
	f.Bytes = info.Size()
	return nil
}

// csvQuery writes lists and structs as JSON: CSV has no form of its own for them.
func csvQuery(s source) string {
	columns := make([]string, len(s.columns))
	for i, c := range s.columns {
		if columns[i] = ident(c.name); c.nested() {
			columns[i] = fmt.Sprintf("to_json(%s)::varchar as %[1]s", columns[i])
		}
	}
	return fmt.Sprintf("select %s from (%s)", strings.Join(columns, ", "), s.from())
}

// extraFile writes a file that holds no table.
func (j *job) extraFile(name string, data []byte) (File, error) {
	f := File{Path: filepath.Join(j.dir, name), Bytes: int64(len(data))}
	return f, os.WriteFile(f.Path, data, 0o644)
}

// parquetToArrow copies a Parquet file into an Arrow IPC file, one record batch
// at a time.
func parquetToArrow(ctx context.Context, from, to string) (err error) {
	pq, err := file.OpenParquetFile(from, false)
	if err != nil {
		return err
	}
	defer pq.Close()
	r, err := pqarrow.NewFileReader(pq, pqarrow.ArrowReadProperties{BatchSize: 16 << 10}, memory.DefaultAllocator)
	if err != nil {
		return err
	}
	records, err := r.GetRecordReader(ctx, nil, nil)
	if err != nil {
		return err
	}
	defer records.Release()
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w, err := ipc.NewFileWriter(f, ipc.WithSchema(records.Schema()), ipc.WithAllocator(memory.DefaultAllocator))
	if err != nil {
		return err
	}
	for records.Next() {
		if err := w.Write(records.RecordBatch()); err != nil {
			return err
		}
	}
	if err := records.Err(); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return w.Close()
}

func ident(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
