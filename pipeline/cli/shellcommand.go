package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/grid"
	dsql "github.com/dateline/dateline/sql"
)

const shellHelp = `A statement ends with a semicolon and may take several lines. Ctrl-C stops the
statement in hand, Ctrl-D leaves. Tab completes. History is kept between sessions.

  .tables [PATTERN]        tables, views and macros with their rows; *, ? as in file names
  .schema [TABLE]          columns of all tables, or of one, and what they hold
  .queries                 the analyses that come with Dateline
  .query NAME              run one of them
  .explain SQL             how DuckDB answers a query
  .param [set NAME VALUE]  give $NAME a value; "unset NAME" takes it away, alone it lists all
  .mode [FORMAT]           print results as table, records, csv, json, jsonl or markdown
  .read FILE               run the statements of a file
  .help                    this text
  .quit                    leave
`

// commandNames lists the shell's own commands.
var commandNames = []string{".exit", ".explain", ".help", ".mode", ".param", ".queries", ".query", ".quit", ".read", ".schema", ".tables"}

// command runs one of the shell's own commands.
func (q *query) command(ctx context.Context, command string) error {
	word, argument, _ := strings.Cut(strings.TrimRight(command, "; \t"), " ")
	argument = strings.TrimSpace(argument)
	switch word {
	case ".exit", ".quit":
		return errQuit
	case ".explain":
		return q.explain(ctx, argument)
	case ".help":
		return q.help()
	case ".mode":
		return q.mode(argument)
	case ".param":
		return q.param(argument)
	case ".queries":
		return q.listQueries()
	case ".query":
		return q.named(ctx, argument)
	case ".read":
		return q.read(ctx, argument)
	case ".schema":
		return q.schema(ctx, argument)
	case ".tables":
		return q.show(ctx, tablesQuery, argument)
	}
	return unknownName("command", word, commandNames)
}

func (q *query) help() error {
	return q.print(func(w io.Writer, _ grid.Style) error {
		_, err := io.WriteString(w, shellHelp)
		return err
	})
}

// tablesQuery lists what can stand after from, with the rows of tables.
const tablesQuery = `
	select if(schema_name = 'main', '', schema_name || '.') || name as name, kind, rows, comment as holds from (
		select schema_name, table_name as name, 'table' as kind, estimated_size as rows, comment from duckdb_tables() where not internal
		union all select schema_name, view_name, 'view', null, comment from duckdb_views() where not internal
		union all select schema_name, function_name || '(' || array_to_string(parameters, ', ') || ')', 'macro', null, comment
			from duckdb_functions() where not internal and function_type = 'table_macro')
	where $1 = '' or name glob $1 or (not regexp_matches($1, '[*?\[]') and contains(name, $1))
	order by schema_name <> 'main', kind, name`

// schemaQuery lists the columns of tables and views.
const schemaQuery = `
	with c as (select if(schema_name = 'main', '', schema_name || '.') || table_name as "table", column_name, lower(data_type) as type, comment, schema_name, column_index
		from duckdb_columns() where not internal)
	select "table", column_name as "column", type, comment as holds from c
	where $1 = '' or "table" = $1 order by schema_name <> 'main', "table", column_index`

func (q *query) schema(ctx context.Context, table string) error {
	if table == "" {
		return q.show(ctx, schemaQuery, "")
	}
	known, err := q.names(ctx, `select distinct if(schema_name = 'main', '', schema_name || '.') || table_name from duckdb_columns() where not internal order by 1`)
	if err != nil {
		return err
	}
	if !slices.Contains(known, strings.ToLower(table)) {
		return unknownName("table", table, known)
	}
	return q.show(ctx, schemaQuery, strings.ToLower(table))
}

func (q *query) named(ctx context.Context, name string) error {
	f, ok := dsql.Query(name)
	if !ok {
		return unknownName("query", name, queryNames())
	}
	return q.within(ctx, name, f.Text)
}

func (q *query) explain(ctx context.Context, text string) error {
	if text == "" {
		return usageError{errors.New("give a query: .explain from troops")}
	}
	_, err := q.one(ctx, statement{"explain " + text, 1})
	return err
}

// param sets, removes or lists parameters.
func (q *query) param(argument string) error {
	verb, rest, _ := strings.Cut(argument, " ")
	key, value, _ := strings.Cut(strings.TrimSpace(rest), " ")
	key = strings.TrimPrefix(key, "$")
	switch {
	case argument == "":
		for _, k := range slices.Sorted(maps.Keys(q.params)) {
			fmt.Fprintf(q.out, "$%s  %s\n", k, grid.Safe(q.params[k]))
		}
		return nil
	case verb == "set" && key != "" && name(key):
		q.params[key] = strings.TrimSpace(value)
		return nil
	case verb == "unset" && rest != "":
		delete(q.params, key)
		return nil
	}
	return usageError{errors.New("write .param set NAME VALUE, .param unset NAME, or .param alone")}
}

// mode changes how results are printed, or says how they are.
func (q *query) mode(format string) error {
	known := append(slices.Clone(export.RowFormats), records)
	switch {
	case format == "":
		now := q.format
		if q.expanded && now == "table" {
			now = records
		}
		fmt.Fprintln(q.out, now)
		return nil
	case !slices.Contains(known, format):
		return unknownName("format", format, known)
	}
	q.format, q.expanded = format, format == records
	if q.expanded {
		q.format = "table"
	}
	return nil
}

// records is the format that --expanded asks for, in the shell's words.
const records = "records"

func (q *query) read(ctx context.Context, file string) error {
	if file == "" {
		return usageError{errors.New("give a file: .read queries.sql")}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return q.within(ctx, file, string(text))
}

// within runs the statements of a file or a named query, until one fails.
func (q *query) within(ctx context.Context, where, text string) error {
	if q.depth++; q.depth > 16 {
		return fmt.Errorf("read %s: files read each other without end", where)
	}
	outer := q.where
	q.where = where
	defer func() { q.where = outer; q.depth-- }()
	for _, s := range allStatements(text) {
		if _, err := q.one(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// show prints the rows of a query of the shell's own.
func (q *query) show(ctx context.Context, query string, args ...any) error {
	rows, err := q.db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	return q.print(func(w io.Writer, style grid.Style) error {
		_, err := export.Write(w, rows, q.format, style)
		return err
	})
}

// names are the first column of a query.
func (q *query) names(ctx context.Context, query string, args ...any) (names []string, err error) {
	rows, err := q.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}
