package export

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
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

// writeTable writes one table to path, whose name becomes the file's.
func writeTable(ctx context.Context, db *sql.DB, table, format, path string) (File, error) {
	out := File{Table: table, Path: path}
	target := path
	options, ok := copyOptions[format]
	if !ok { // Arrow: DuckDB writes Parquet, which Arrow reads column by column
		options, target = copyOptions["parquet"], path+".parquet"
	}
	statement := fmt.Sprintf("copy (from %s) to %s (%s)", ident(table), literal(target), options)
	result, err := db.ExecContext(ctx, statement)
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
	info, err := os.Stat(path)
	if err != nil {
		return out, err
	}
	out.Bytes = info.Size()
	return out, nil
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
