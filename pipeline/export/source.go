package export

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// source is what becomes one table of an export: a query and what its columns hold.
type source struct {
	name, doc string
	query     string // a select, "" for the whole table
	columns   []column
}

// column is a column, its type in DuckDB's words ("VARCHAR[]").
type column struct{ name, kind, doc string }

// from is the query that a COPY takes.
func (s source) from() string {
	if s.query == "" {
		return "from " + ident(s.name)
	}
	return s.query
}

// count is the number of the source's rows.
func (s source) count(ctx context.Context, db *sql.DB) (n int64, err error) {
	err = db.QueryRowContext(ctx, fmt.Sprintf("select count(*) from (%s)", s.from())).Scan(&n)
	return n, err
}

// nested tells lists, structs and maps from plain columns.
func (c column) nested() bool {
	return strings.HasSuffix(c.kind, "]") || strings.HasPrefix(c.kind, "STRUCT") || strings.HasPrefix(c.kind, "MAP")
}

// columnsQuery and docsQuery read what the warehouse's catalog says of a table.
const (
	columnsQuery = `select column_name, data_type, coalesce(comment, '') from duckdb_columns()
		where database_name = current_database() and schema_name = 'main' and table_name = ? order by column_index`
	docsQuery = `select coalesce(max(comment), '') from (
		select database_name, schema_name, table_name, comment from duckdb_tables()
		union all select database_name, schema_name, view_name, comment from duckdb_views())
		where database_name = current_database() and schema_name = 'main' and table_name = ?`
)

// sourceOf describes a table or view as the catalog knows it.
func sourceOf(ctx context.Context, db *sql.DB, table string) (source, error) {
	s := source{name: table}
	if err := db.QueryRowContext(ctx, docsQuery, table).Scan(&s.doc); err != nil {
		return s, fmt.Errorf("describe table %s: %w", table, err)
	}
	rows, err := db.QueryContext(ctx, columnsQuery, table)
	if err != nil {
		return s, fmt.Errorf("describe table %s: %w", table, err)
	}
	defer rows.Close()
	for rows.Next() {
		var c column
		if err := rows.Scan(&c.name, &c.kind, &c.doc); err != nil {
			return s, fmt.Errorf("describe table %s: %w", table, err)
		}
		s.columns = append(s.columns, c)
	}
	return s, rows.Err()
}
