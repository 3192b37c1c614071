package lake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/table"
)

// Table declares one table: its name, its row and the order of its rows in a file.
type Table struct {
	Name    string
	Doc     string
	Row     reflect.Type // struct with tags as package table reads them
	Columns []table.Column
	SortBy  []string // columns, most significant first
	Key     string   // column that is unique over all files, "" if none is
	Fact    string   // name of the fact type it holds ("troops", "date"), "" if it holds no facts
	Version string   // the fact type's version, "" if it holds no facts
}

// NewTable declares a table whose rows are values of the struct type row.
func NewTable(name, doc string, row reflect.Type, sortBy ...string) Table {
	return Table{Name: name, Doc: doc, Row: row, Columns: table.Columns(row), SortBy: sortBy}
}

// The tables that every lake has besides those of the fact types.
var (
	Articles = keyed("article_id", NewTable("articles", "Every distinct article, its text exactly as it came in.", reflect.TypeFor[Article](), "article_id"))
	Sources  = NewTable("sources", "Every occurrence of an article in the input and what became of it.", reflect.TypeFor[Source](), "input", "offset", "line")
	Rejects  = NewTable("rejects", "Every occurrence that could not become an article, with the reason.", reflect.TypeFor[Reject](), "input", "offset", "line")
	Inputs   = NewTable("inputs", "Every raw file that was read to its end.", reflect.TypeFor[Input](), "path", "mtime")
	Failures = NewTable("extract_failures", "Every article that extraction could not read, because of a mistake in the program.", reflect.TypeFor[Failure](), "article_id", "fact_type")
)

func keyed(key string, t Table) Table {
	t.Key = key
	return t
}

// Tables lists all tables: articles, sources, rejects, inputs, extract_failures,
// then one for every registered fact type.
func Tables() []Table {
	return append(append(RawTables(), Failures), FactTables()...)
}

// RawTables lists the tables that ingestion fills. What they say of a raw file
// they say in one version together.
func RawTables() []Table { return []Table{Articles, Sources, Rejects, Inputs} }

// FactTables lists the tables of the registered fact types, in their order.
func FactTables() []Table {
	types := transforms.Types()
	out := make([]Table, len(types))
	for i, t := range types {
		out[i] = FactTable(t.Describe())
	}
	return out
}

// FactTable is the table of one fact type.
func FactTable(d transforms.Description) Table {
	return Table{
		Name: d.Table, Doc: d.Doc, Row: d.Row, Columns: d.Columns, Key: "fact_id", Fact: d.Name, Version: d.Version,
		SortBy: []string{"article_id", "span_start", "span_end", "fact_id"},
	}
}

// Column is the column of that name, nil if there is none.
func (t Table) Column(name string) *table.Column {
	i := slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Name == name })
	if i < 0 {
		return nil
	}
	return &t.Columns[i]
}

// SchemaHash names the shape of the table's rows: it changes when a column is
// added, removed, renamed, moved or retyped, and not when its documentation does.
func (t Table) SchemaHash() string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n", t.Name)
	for _, c := range t.Columns {
		fmt.Fprintf(h, "%s %s %t\n", c.Name, c.Kind, c.Nullable)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Schema is the table's Arrow schema. Each field's metadata has its doc.
func (t Table) Schema() *arrow.Schema {
	fields := make([]arrow.Field, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = arrow.Field{
			Name: c.Name, Type: arrowType(c.Kind), Nullable: c.Nullable,
			Metadata: arrow.NewMetadata([]string{"doc"}, []string{c.Doc}),
		}
	}
	meta := arrow.NewMetadata([]string{"doc", "table"}, []string{t.Doc, t.Name})
	return arrow.NewSchema(fields, &meta)
}

func arrowType(k table.Kind) arrow.DataType {
	switch k {
	case table.Text:
		return arrow.BinaryTypes.String
	case table.Int32:
		return arrow.PrimitiveTypes.Int32
	case table.Int64:
		return arrow.PrimitiveTypes.Int64
	case table.Float64:
		return arrow.PrimitiveTypes.Float64
	case table.Bool:
		return arrow.FixedWidthTypes.Boolean
	case table.Date:
		return arrow.FixedWidthTypes.Date32
	case table.TextList:
		return arrow.ListOfNonNullable(arrow.BinaryTypes.String)
	}
	panic(fmt.Sprintf("lake: no arrow type for column kind %s", k))
}
