package lake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/table"
)

const scanRows = 1024 // rows of a record that Scan hands out

// Scan reads the named columns of a file (nil: all of them), in the file's order,
// and calls fn with one record after the other. A record is valid until fn returns.
// The file's sum is checked before anything is decoded. A named column that is not of the
// type that the file's table declares is an error that wraps ErrSchema.
func (l *Lake) Scan(ctx context.Context, f File, columns []string, fn func(arrow.RecordBatch) error) error {
	data, err := l.read(f)
	if err != nil {
		return fmt.Errorf("scan %s: %w", f.Path, err)
	}
	declared := columnsOf(f.Table, columns)
	err = scan(ctx, data, columns, func(rec arrow.RecordBatch) error {
		if why := misfit(declared, rec.Schema()); why != "" {
			return fmt.Errorf("%w: %s", ErrSchema, why)
		}
		return fn(rec)
	})
	if err != nil {
		return fmt.Errorf("scan %s: %w", f.Path, err)
	}
	return nil
}

// columnsOf is how a table declares the named columns; none if it is no table of ours.
func columnsOf(name string, columns []string) []table.Column {
	if len(columns) == 0 {
		return nil
	}
	tables := Tables()
	i := slices.IndexFunc(tables, func(t Table) bool { return t.Name == name })
	if i < 0 {
		return nil
	}
	var out []table.Column
	for _, c := range tables[i].Columns {
		if slices.Contains(columns, c.Name) {
			out = append(out, c)
		}
	}
	return out
}

func scan(ctx context.Context, data []byte, columns []string, fn func(arrow.RecordBatch) error) error {
	pq, err := file.NewParquetReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer pq.Close()
	fr, err := pqarrow.NewFileReader(pq, pqarrow.ArrowReadProperties{BatchSize: scanRows}, memory.DefaultAllocator)
	if err != nil {
		return err
	}
	leaves, err := leavesOf(pq, columns)
	if err != nil {
		return err
	}
	rr, err := fr.GetRecordReader(ctx, leaves, nil)
	if err != nil {
		return err
	}
	defer rr.Release()
	for rr.Next() {
		if err := fn(rr.RecordBatch()); err != nil {
			return err
		}
	}
	if err := rr.Err(); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return ctx.Err()
}

// leavesOf finds the Parquet leaf columns of the named columns; nil means all.
func leavesOf(pq *file.Reader, columns []string) ([]int, error) {
	if columns == nil {
		return nil, nil
	}
	schema := pq.MetaData().Schema
	var leaves []int
	found := make(map[string]bool)
	for i := range schema.NumColumns() {
		root, _, _ := strings.Cut(schema.Column(i).Path(), ".")
		if slices.Contains(columns, root) {
			leaves, found[root] = append(leaves, i), true
		}
	}
	for _, name := range columns {
		if !found[name] {
			return nil, fmt.Errorf("it has no column %s", name)
		}
	}
	return leaves, nil
}

// Rows reads a file's rows as values of T, the struct its table was declared
// with. A column that the file lacks, because it was written before the column was
// declared, is left at null; one that cannot be read as the field's type is an error
// that wraps ErrSchema. After an error nothing follows.
func Rows[T any](ctx context.Context, l *Lake, f File) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		stop := errors.New("stop")
		err := l.scanRows(ctx, f, table.Columns(reflect.TypeFor[T]()), func(set rowFunc) error {
			var row T
			set(reflect.ValueOf(&row).Elem())
			if !yield(row, nil) {
				return stop
			}
			return nil
		})
		if err != nil && !errors.Is(err, stop) {
			var none T
			yield(none, err)
		}
	}
}

// rowFunc writes a row of a file to a struct.
type rowFunc func(row reflect.Value)

// scanRows calls fn for each row of the file with a function that writes the row's
// columns to a struct.
func (l *Lake) scanRows(ctx context.Context, f File, columns []table.Column, fn func(rowFunc) error) error {
	return l.Scan(ctx, f, nil, func(rec arrow.RecordBatch) error {
		if why := misfit(columns, rec.Schema()); why != "" {
			return fmt.Errorf("%w: %s", ErrSchema, why)
		}
		set := setters(columns, rec)
		for i := range int(rec.NumRows()) {
			err := fn(func(row reflect.Value) {
				for _, s := range set {
					s(row, i)
				}
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

type setFunc func(row reflect.Value, i int)

func setters(columns []table.Column, rec arrow.RecordBatch) []setFunc {
	out := make([]setFunc, len(columns))
	for i := range columns {
		c := &columns[i]
		at := rec.Schema().FieldIndices(c.Name)
		if len(at) == 0 {
			out[i] = func(row reflect.Value, _ int) { setNull(field(c, row)) }
			continue
		}
		col := rec.Column(at[0])
		out[i] = func(row reflect.Value, n int) {
			if col.IsNull(n) {
				setNull(field(c, row))
				return
			}
			setValue(field(c, row), col, n)
		}
	}
	return out
}

// field is the struct field behind the column; it can be set because the row
// is addressable.
func field(c *table.Column, row reflect.Value) reflect.Value {
	v, _ := c.Value(row)
	return v
}

func setNull(v reflect.Value) {
	switch v.Interface().(type) {
	case calendar.Day:
		v.SetInt(int64(calendar.None))
	case number.Bound:
		v.SetInt(int64(number.None))
	}
}

func setValue(v reflect.Value, col arrow.Array, i int) {
	switch col := col.(type) {
	case *array.String:
		v.SetString(strings.Clone(col.Value(i)))
	case *array.Int32:
		setInt(v, int64(col.Value(i)))
	case *array.Int64:
		setInt(v, col.Value(i))
	case *array.Float64:
		v.SetFloat(col.Value(i))
	case *array.Boolean:
		v.SetBool(col.Value(i))
	case *array.Date32:
		v.SetInt(int64(col.Value(i)))
	case *array.List:
		setList(v, col, i)
	}
}

func setInt(v reflect.Value, n int64) {
	if v.CanUint() {
		v.SetUint(uint64(n))
		return
	}
	v.SetInt(n)
}

func setList(v reflect.Value, col *array.List, i int) {
	from, to := col.ValueOffsets(i)
	values := col.ListValues().(*array.String)
	list := reflect.MakeSlice(v.Type(), int(to-from), int(to-from))
	for k := range list.Len() {
		list.Index(k).SetString(strings.Clone(values.Value(int(from) + k)))
	}
	v.Set(list)
}
