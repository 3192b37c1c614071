// Package table reads a table's columns off a Go struct, so that a row is
// declared once and the Arrow schema, the Parquet file, the DuckDB table, the JSON
// output and the data dictionary all derive from it.
//
// A column is an exported field with a doc tag:
//
//	Actor who.ID `doc:"who commands them" ref:"entities"`
//
// Tags: doc (required: what the column holds, with its unit), col (the column's
// name; default: the field's name in snake_case), json (its name in JSON lines; default:
// the column's name; "-" leaves it out), values (its closed vocabulary, separated by
// blanks), ref (the table whose id it holds), null ("zero": the zero value is
// stored as null), table ("collect": rows that differ in this column only are one JSON
// object with the values as a list). Embedded structs, and struct fields tagged
// table:"flatten", are flattened in place.
package table

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/number"
)

// Kind is a column's logical type.
type Kind uint8

const (
	Text Kind = iota // utf8
	Int32
	Int64
	Float64
	Bool
	Date     // date32
	TextList // list of utf8
)

func (k Kind) String() string {
	return [...]string{"text", "int32", "int64", "float64", "bool", "date", "text list"}[k]
}

// Column is one column of a table.
type Column struct {
	Name     string
	JSON     string // its name in JSON lines, "" to leave it out
	Collect  bool   // JSON lines collect the values of rows that differ in it only
	Kind     Kind
	Nullable bool
	Doc      string
	Values   []string // closed vocabulary, nil if open
	Ref      string   // table whose id it holds, "" if none
	index    []int
	isNull   func(reflect.Value) bool
}

// Value is the column's value in a row (a struct, not a pointer), and whether it is not null.
// It is a string, int64, float64, bool, calendar.Day (as int64) or []string, after the column's Kind.
func (c *Column) Value(row reflect.Value) (reflect.Value, bool) {
	v := row.FieldByIndex(c.index)
	return v, !c.isNull(v)
}

var (
	dayType   = reflect.TypeFor[calendar.Day]()
	boundType = reflect.TypeFor[number.Bound]()
)

// Columns lists the columns of a struct type. It panics on a field it cannot
// store or that has no doc: a mistake in the program, found by any test.
func Columns(row reflect.Type) []Column { return appendColumns(nil, row, nil) }

func appendColumns(cols []Column, t reflect.Type, prefix []int) []Column {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int(nil), prefix...), i)
		if f.Type.Kind() == reflect.Struct && (f.Anonymous || f.Tag.Get("table") == "flatten") {
			cols = appendColumns(cols, f.Type, index)
			continue
		}
		if f.IsExported() {
			cols = append(cols, column(t, f, index))
		}
	}
	return cols
}

func column(t reflect.Type, f reflect.StructField, index []int) Column {
	c := Column{Name: f.Tag.Get("col"), Doc: f.Tag.Get("doc"), Ref: f.Tag.Get("ref"), Collect: f.Tag.Get("table") == "collect", index: index}
	if c.Doc == "" {
		panic(fmt.Sprintf("table: %s.%s has no doc tag", t, f.Name))
	}
	if c.Name == "" {
		c.Name = snake(f.Name)
	}
	switch name, ok := f.Tag.Lookup("json"); {
	case !ok:
		c.JSON = c.Name
	case name != "-":
		c.JSON = name
	}
	if v := f.Tag.Get("values"); v != "" {
		c.Values = strings.Fields(v)
	}
	c.Kind, c.isNull = kindOf(t, f)
	c.Nullable = c.isNull != nil
	if c.isNull == nil {
		c.isNull = func(reflect.Value) bool { return false }
	}
	return c
}

// kindOf gives a field's column kind and its test for null, nil if it never is.
func kindOf(t reflect.Type, f reflect.StructField) (Kind, func(reflect.Value) bool) {
	var null func(reflect.Value) bool
	if f.Tag.Get("null") == "zero" || f.Tag.Get("ref") != "" {
		null = reflect.Value.IsZero
	}
	switch f.Type {
	case dayType:
		return Date, func(v reflect.Value) bool { return v.Int() == int64(calendar.None) }
	case boundType:
		return Int64, func(v reflect.Value) bool { return v.Int() == int64(number.None) }
	}
	switch f.Type.Kind() {
	case reflect.String:
		return Text, null
	case reflect.Bool:
		return Bool, null
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Uint8, reflect.Uint16:
		return Int32, null
	case reflect.Int, reflect.Int64:
		return Int64, null
	case reflect.Float64:
		return Float64, null
	case reflect.Slice:
		if f.Type.Elem().Kind() == reflect.String {
			return TextList, null
		}
	}
	panic(fmt.Sprintf("table: %s.%s: no column kind for %s", t, f.Name, f.Type))
}

// snake turns "ArticleID" into "article_id".
func snake(name string) string {
	var b strings.Builder
	rs := []rune(name)
	for i, r := range rs {
		if unicode.IsUpper(r) && i > 0 && (unicode.IsLower(rs[i-1]) || i+1 < len(rs) && unicode.IsLower(rs[i+1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
