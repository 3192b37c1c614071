package lake

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"

	"github.com/dateline/dateline/transforms/table"
)

// ErrSchema is the cause of every error about a file whose columns cannot be read
// as those of its table.
var ErrSchema = errors.New("its columns are not the table's")

// Fits proves that the file can be read as the table. Its columns may stand in
// another order, and it may lack columns that may be null: they are younger than the
// file and read as null. A column that changed its type, that must not be null and may
// be in the file, or that the table has no more, is an error that wraps ErrSchema and
// says what to run. A damaged file is one that wraps ErrCorrupt.
func (l *Lake) Fits(f File, t Table) error {
	if f.SchemaHash == t.SchemaHash() {
		return nil
	}
	schema, err := l.schema(f)
	if err != nil {
		return fmt.Errorf("read schema of %s: %w", f.Path, err)
	}
	why := misfit(t.Columns, schema)
	for _, field := range schema.Fields() {
		if why == "" && t.Column(field.Name) == nil {
			why = fmt.Sprintf("column %s (%s) is in the file and not in the table, and would be lost", field.Name, typeName(field))
		}
	}
	if why == "" {
		return nil
	}
	return fmt.Errorf("read %s as table %s: %w: %s; %s", f.Path, t.Name, ErrSchema, why, l.wayOut(f, t))
}

// wayOut is what to do about a file that does not fit its table.
func (l *Lake) wayOut(f File, t Table) string {
	if t.Fact != "" {
		return `"dateline run" extracts it again`
	}
	return fmt.Sprintf(`use dateline %s, which wrote it, or read the raw files again into a new home: "dateline run --home NEW"`, l.writtenBy(f))
}

// writtenBy is the version of the program that committed the file, or of the one
// that wrote the oldest manifest that is left.
func (l *Lake) writtenBy(f File) string {
	digits, _, _ := strings.Cut(path.Base(f.Path), "-")
	if version, err := strconv.Atoi(digits); err == nil {
		if m, err := l.Manifest(version); err == nil {
			return m.Dateline
		}
	}
	return l.Current().Dateline
}

// schema reads which columns a file has, after its sum was checked.
func (l *Lake) schema(f File) (*arrow.Schema, error) {
	data, err := l.read(f)
	if err != nil {
		return nil, err
	}
	pq, err := file.NewParquetReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	defer pq.Close()
	fr, err := pqarrow.NewFileReader(pq, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	if err != nil {
		return nil, err
	}
	return fr.Schema()
}

// misfit says which of the columns cannot be read from a file of that schema, and
// why; "" if all can.
func misfit(columns []table.Column, schema *arrow.Schema) string {
	for _, c := range columns {
		at := schema.FieldIndices(c.Name)
		if len(at) == 0 {
			if !c.Nullable {
				return fmt.Sprintf("column %s (%s) is not in the file and may not be null", c.Name, c.Kind)
			}
			continue
		}
		field := schema.Field(at[0])
		switch kind, ok := kindOf(field.Type); {
		case !ok || kind != c.Kind:
			return fmt.Sprintf("column %s is %s in the file and %s in the table", c.Name, typeName(field), c.Kind)
		case field.Nullable && !c.Nullable:
			return fmt.Sprintf("column %s (%s) may be null in the file and not in the table", c.Name, c.Kind)
		}
	}
	return ""
}

func typeName(f arrow.Field) string {
	if kind, ok := kindOf(f.Type); ok {
		return kind.String()
	}
	return f.Type.String()
}

// kindOf is the column kind that is stored as an Arrow type.
func kindOf(t arrow.DataType) (kind table.Kind, ok bool) {
	for _, k := range []table.Kind{table.Text, table.Int32, table.Int64, table.Float64, table.Bool, table.Date} {
		if arrow.TypeEqual(t, arrowType(k)) {
			return k, true
		}
	}
	list, ok := t.(*arrow.ListType)
	return table.TextList, ok && list.Elem().ID() == arrow.STRING
}
