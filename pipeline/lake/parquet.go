package lake

import (
	"bytes"
	"fmt"
	"reflect"
	"unicode/utf8"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"

	"github.com/dateline/dateline/transforms/table"
)

const (
	// createdBy is written into every file. It names the format and not the
	// program's version, so that a new release does not change a file's bytes.
	createdBy = "dateline version 1.0.0"

	maxGroupRows  = 16384    // rows of a row group
	maxGroupBytes = 32 << 20 // text of a row group, before compression
)

// encode makes the Parquet file of the rows, sorted. The same rows give the same bytes.
func (e *encoder) encode(rows []reflect.Value) ([]byte, error) {
	e.sort(rows)
	for _, row := range rows {
		if err := e.checkText(row); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	arrowProps := pqarrow.NewArrowWriterProperties(pqarrow.WithAllocator(memory.DefaultAllocator), pqarrow.WithStoreSchema())
	w, err := pqarrow.NewFileWriter(e.schema, &out, e.properties(rows), arrowProps)
	if err != nil {
		return nil, err
	}
	for len(rows) > 0 {
		n := e.groupLen(rows)
		if err := e.writeGroup(w, rows[:n]); err != nil {
			return nil, err
		}
		rows = rows[n:]
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (e *encoder) writeGroup(w *pqarrow.FileWriter, rows []reflect.Value) error {
	rec := e.record(rows)
	defer rec.Release()
	return w.Write(rec)
}

// groupLen is how many of the rows, at least one, the next row group takes.
func (e *encoder) groupLen(rows []reflect.Value) int {
	size := 0
	for i, row := range rows[:min(len(rows), maxGroupRows)] {
		if size += e.textLen(row); size > maxGroupBytes && i > 0 {
			return i
		}
	}
	return min(len(rows), maxGroupRows)
}

func (e *encoder) textLen(row reflect.Value) int {
	n := 0
	for i := range e.table.Columns {
		if c := &e.table.Columns[i]; c.Kind == table.Text {
			v, _ := c.Value(row)
			n += v.Len()
		}
	}
	return n
}

// checkText refuses text that is not UTF-8: Parquet and DuckDB would each make
// something else of it.
func (e *encoder) checkText(row reflect.Value) error {
	for i := range e.table.Columns {
		c := &e.table.Columns[i]
		v, ok := c.Value(row)
		if c.Kind != table.Text || !ok {
			continue
		}
		if s := v.String(); !utf8.ValidString(s) {
			return fmt.Errorf("column %s is not UTF-8: %.40q", c.Name, s)
		}
	}
	return nil
}

func (e *encoder) properties(rows []reflect.Value) *parquet.WriterProperties {
	props := []parquet.WriterProperty{
		parquet.WithCreatedBy(createdBy),
		parquet.WithVersion(parquet.V2_LATEST),
		parquet.WithDataPageVersion(parquet.DataPageV1),
		parquet.WithCompression(compress.Codecs.Zstd),
		parquet.WithCompressionLevel(3),
		parquet.WithStats(true),
		parquet.WithDictionaryDefault(false),
	}
	for i := range e.table.Columns {
		if c := &e.table.Columns[i]; c.Kind == table.Text && repeats(c, rows) {
			props = append(props, parquet.WithDictionaryFor(c.Name, true))
		}
	}
	return parquet.NewWriterProperties(props...)
}

// repeats reports whether a dictionary pays for the column: its values are short
// and on average each stands there at least twice.
func repeats(c *table.Column, rows []reflect.Value) bool {
	if c.Values != nil {
		return true
	}
	const maxLen = 120
	seen := make(map[string]struct{})
	for _, row := range rows {
		v, _ := c.Value(row)
		s := v.String()
		if len(s) > maxLen {
			return false
		}
		if seen[s] = struct{}{}; 2*len(seen) > len(rows) {
			return false
		}
	}
	return len(rows) > 0
}
