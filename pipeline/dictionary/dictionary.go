// Package dictionary makes the data dictionary of the warehouse from the code:
// every table, model and macro, and every column with its type, unit, vocabulary and what
// null means in it. The tables' rows are described where they are declared, as Go
// structs with tags; models and macros in the first lines of their SQL files. Types are those that
// DuckDB gives to an empty warehouse.
package dictionary

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/warehouse"
	dsql "github.com/dateline/dateline/sql"
)

// Section is a group of relations: the fact tables, the models, ...
type Section struct {
	Title     string
	Doc       string
	Relations []Relation
}

// Relation is a table, a model or a macro.
type Relation struct {
	Name       string
	Doc        string
	Source     string // what makes it: a file of the project
	Parameters []Column
	Columns    []Column
}

// Column is one column, or one parameter of a macro.
type Column struct {
	Name       string
	Doc        string
	Type       string   // as DuckDB names it, in lower case: "bigint"
	Unit       string   // "code points", "" if it has none
	Vocabulary []string // closed, nil if open
	Refers     string   // the table whose id it holds, "" if none
	Null       string   // what null means; "never" if it cannot be
}

// Make describes the warehouse that this program builds.
func Make(ctx context.Context) (_ []Section, err error) {
	db, err := warehouse.Empty(ctx, warehouse.Config{})
	if err != nil {
		return nil, fmt.Errorf("make data dictionary: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	sections, err := describe(ctx, db)
	if err != nil {
		return nil, fmt.Errorf("make data dictionary: %w", err)
	}
	return sections, nil
}

func describe(ctx context.Context, db *sql.DB) ([]Section, error) {
	facts := Section{Title: "Fact tables", Doc: "One row is one mention: what one sentence says. They begin with the same columns."}
	other := Section{Title: "Articles and what became of them", Doc: "What came in, what was rejected, and what the facts refer to."}
	for _, t := range append([]lake.Table{warehouse.Entities, warehouse.DupGroups}, lake.Tables()...) {
		r, err := ofTable(ctx, db, t)
		if err != nil {
			return nil, err
		}
		if t.Fact == "" {
			other.Relations = append(other.Relations, r)
		} else {
			facts.Relations = append(facts.Relations, r)
		}
	}
	models, err := ofFiles(ctx, db, "models")
	if err != nil {
		return nil, err
	}
	macros, err := ofFiles(ctx, db, "macros")
	if err != nil {
		return nil, err
	}
	meta, err := ofMeta(ctx, db)
	if err != nil {
		return nil, err
	}
	return []Section{
		facts,
		{Title: "Models", Doc: "They consolidate mentions and never overwrite them. Copies of one article support a claim once.", Relations: models},
		{Title: "Macros", Doc: "Called like a table: select * from actor_profile('NER').", Relations: macros},
		other,
		{Title: "The schema meta", Doc: "What the warehouse knows of itself: where its rows come from, who made it, how it was checked.", Relations: meta},
	}, nil
}

// sources say what makes the tables that hold no facts.
var sources = map[string]string{
	"entities": "data/lexicon", "dup_groups": "pipeline/neardup",
	"articles": "pipeline/article", "sources": "pipeline/stages/ingest.go", "rejects": "pipeline/article",
	"inputs": "pipeline/stages/ingest.go", "extract_failures": "pipeline/stages/failures.go",
}

func ofTable(ctx context.Context, db *sql.DB, t lake.Table) (Relation, error) {
	r := Relation{Name: t.Name, Doc: t.Doc, Source: sources[t.Name]}
	if t.Fact != "" {
		r.Source = "transforms/" + t.Name + ".go"
	}
	types, err := columnTypes(ctx, db, `"`+t.Name+`"`)
	if err != nil {
		return r, err
	}
	for _, c := range t.Columns {
		col := Column{Name: c.Name, Doc: c.Doc, Type: types[c.Name], Unit: unitOf(t.Name, c.Name), Vocabulary: c.Values, Refers: c.Ref, Null: "never"}
		if c.Nullable {
			col.Null = nullOf(c.Doc)
		}
		if c.Nullable && col.Null == "never" {
			col.Null = "unknown"
			if c.Ref != "" {
				col.Null = "the text does not say"
			}
			if c.Name == "low" || c.Name == "high" {
				col.Null = "the text leaves this bound open"
			}
		}
		r.Columns = append(r.Columns, col)
	}
	return r, nil
}

// ofFiles describes the models or macros.
func ofFiles(ctx context.Context, db *sql.DB, dir string) ([]Relation, error) {
	files, err := dsql.Read(dsql.Embedded(), dir)
	if err != nil {
		return nil, err
	}
	var out []Relation
	for _, f := range files {
		r := Relation{Name: f.Name, Doc: f.Purpose, Source: "sql/" + dir + "/" + f.Name + ".sql"}
		call := f.Name
		if len(f.Takes) > 0 {
			call += "(" + strings.Repeat("null, ", len(f.Takes)-1) + "null)"
		}
		types, err := columnTypes(ctx, db, call)
		if err != nil {
			return nil, err
		}
		for _, c := range f.Takes {
			r.Parameters = append(r.Parameters, Column{Name: c.Name, Doc: c.Doc, Type: "varchar"})
		}
		for _, c := range f.Columns {
			values, err := warehouse.Config{}.Vocabulary(c)
			if err != nil {
				return nil, err
			}
			r.Columns = append(r.Columns, Column{
				Name: c.Name, Doc: c.Doc, Type: types[c.Name], Unit: unitOf(f.Name, c.Name), Vocabulary: values, Null: nullOf(c.Doc),
			})
		}
		out = append(out, r)
	}
	return out, nil
}

// ofMeta describes the tables of the schema meta by their comments in the catalog.
func ofMeta(ctx context.Context, db *sql.DB) ([]Relation, error) {
	rows, err := db.QueryContext(ctx, `select t.table_name, coalesce(t.comment, ''), c.column_name, lower(c.data_type), coalesce(c.comment, ''), c.is_nullable
		from duckdb_tables() t join duckdb_columns() c using (table_oid)
		where t.schema_name = 'meta' order by t.table_name, c.column_index`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Relation
	for rows.Next() {
		var name, doc string
		var nullable bool
		c := Column{Null: "never"}
		if err := rows.Scan(&name, &doc, &c.Name, &c.Type, &c.Doc, &nullable); err != nil {
			return nil, err
		}
		if nullable {
			c.Null = nullOf(c.Doc)
			if c.Null == "never" {
				c.Null = "there is none"
			}
		}
		c.Unit = unitOf("meta."+name, c.Name)
		if len(out) == 0 || out[len(out)-1].Name != "meta."+name {
			out = append(out, Relation{Name: "meta." + name, Doc: doc, Source: metaSource(name)})
		}
		last := &out[len(out)-1]
		last.Columns = append(last.Columns, c)
	}
	return out, rows.Err()
}

func metaSource(table string) string {
	if strings.HasPrefix(table, "dup_") {
		return "sql/tables/neardup.sql"
	}
	return "sql/tables/meta.sql"
}

// columnTypes are the types of a relation's columns by name.
func columnTypes(ctx context.Context, db *sql.DB, from string) (map[string]string, error) {
	rows, err := db.QueryContext(ctx, "select column_name, lower(column_type) from (describe from "+from+")")
	if err != nil {
		return nil, fmt.Errorf("describe %s: %w", from, err)
	}
	defer rows.Close()
	out := make(map[string]string)
	for rows.Next() {
		var name, kind string
		if err := rows.Scan(&name, &kind); err != nil {
			return nil, err
		}
		out[name] = kind
	}
	return out, rows.Err()
}
