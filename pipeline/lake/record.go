package lake

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"github.com/dateline/dateline/transforms/table"
)

// encoder turns rows of one table into Arrow records. What to do with a column
// is decided once a table, not once a row.
type encoder struct {
	table  Table
	schema *arrow.Schema
	put    []appendFunc
	order  []compareFunc
}

type (
	appendFunc  func(b array.Builder, row reflect.Value)
	compareFunc func(a, b reflect.Value) int
)

func newEncoder(t Table) (*encoder, error) {
	e := &encoder{table: t, schema: t.Schema()}
	for i := range t.Columns {
		e.put = append(e.put, appender(&t.Columns[i]))
	}
	for _, name := range t.SortBy {
		c := t.Column(name)
		if c == nil {
			return nil, fmt.Errorf("declare table %s: it is sorted by %s, which is no column of it", t.Name, name)
		}
		e.order = append(e.order, comparer(c))
	}
	return e, nil
}

// record makes one Arrow record of the rows. The caller releases it.
func (e *encoder) record(rows []reflect.Value) arrow.RecordBatch {
	b := array.NewRecordBuilder(memory.DefaultAllocator, e.schema)
	defer b.Release()
	b.Reserve(len(rows))
	for i, put := range e.put {
		field := b.Field(i)
		for _, row := range rows {
			put(field, row)
		}
	}
	return b.NewRecordBatch()
}

// sort orders the rows by the table's SortBy; equal rows keep their order.
func (e *encoder) sort(rows []reflect.Value) {
	slices.SortStableFunc(rows, func(a, b reflect.Value) int {
		for _, compare := range e.order {
			if d := compare(a, b); d != 0 {
				return d
			}
		}
		return 0
	})
}

func appender(c *table.Column) appendFunc {
	put := valueAppender(c)
	return func(b array.Builder, row reflect.Value) {
		v, ok := c.Value(row)
		if !ok {
			b.AppendNull()
			return
		}
		put(b, v)
	}
}

func valueAppender(c *table.Column) func(array.Builder, reflect.Value) {
	switch c.Kind {
	case table.Text:
		return func(b array.Builder, v reflect.Value) { b.(*array.StringBuilder).Append(v.String()) }
	case table.Int32:
		return func(b array.Builder, v reflect.Value) { b.(*array.Int32Builder).Append(int32(integer(v))) }
	case table.Int64:
		return func(b array.Builder, v reflect.Value) { b.(*array.Int64Builder).Append(integer(v)) }
	case table.Float64:
		return func(b array.Builder, v reflect.Value) { b.(*array.Float64Builder).Append(v.Float()) }
	case table.Bool:
		return func(b array.Builder, v reflect.Value) { b.(*array.BooleanBuilder).Append(v.Bool()) }
	case table.Date:
		return func(b array.Builder, v reflect.Value) { b.(*array.Date32Builder).Append(arrow.Date32(v.Int())) }
	case table.TextList:
		return appendList
	}
	panic(fmt.Sprintf("lake: no builder for column kind %s", c.Kind))
}

func appendList(b array.Builder, v reflect.Value) {
	list := b.(*array.ListBuilder)
	list.Append(true)
	values := list.ValueBuilder().(*array.StringBuilder)
	for i := range v.Len() {
		values.Append(v.Index(i).String())
	}
}

func integer(v reflect.Value) int64 {
	if v.CanUint() {
		return int64(v.Uint())
	}
	return v.Int()
}

// comparer orders rows by one column, null first.
func comparer(c *table.Column) compareFunc {
	compare := func(a, b reflect.Value) int { return cmp.Compare(integer(a), integer(b)) }
	switch c.Kind {
	case table.Text:
		compare = func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }
	case table.Float64:
		compare = func(a, b reflect.Value) int { return cmp.Compare(a.Float(), b.Float()) }
	case table.Bool, table.TextList:
		panic(fmt.Sprintf("lake: column %s of kind %s cannot order a table", c.Name, c.Kind))
	}
	return func(a, b reflect.Value) int {
		va, oka := c.Value(a)
		vb, okb := c.Value(b)
		switch {
		case oka && okb:
			return compare(va, vb)
		case oka:
			return 1
		case okb:
			return -1
		}
		return 0
	}
}
