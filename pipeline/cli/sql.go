package cli

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/warehouse"
	dsql "github.com/dateline/dateline/sql"
)

// query is one call of `dateline sql`.
type query struct {
	*app
	db     *sql.DB
	format string
}

// sqlFormats lists what -o of sql takes.
var sqlFormats = append(slices.Clone(export.RowFormats), "parquet")

func (a *app) sqlVerb() *cobra.Command {
	var name string
	var list bool
	q := &query{app: a}
	cmd := &cobra.Command{
		Use:   "sql [QUERY]",
		Short: "Ask the warehouse, by a query, a named analysis or in a shell",
		Long: `Run SQL (DuckDB's) against the published warehouse, read-only. A run that publishes
meanwhile does not disturb it.

Without a query, statements are read from standard input; on a terminal that is a shell
with history, where a statement ends with a semicolon and .help explains the rest.

The tables: articles, one for each fact type (dates, quantities, troops, population,
alliances, casualties, displaced, sanctions, agreements), entities, rejects, sources, inputs; views
over them (troop_presence, alliance_members, population_latest, article_facts, ...); meta.runs,
meta.jobs, meta.files, meta.checks and meta.check_failures. "dateline sql .schema" shows their columns.

--query runs one of the analyses that come with Dateline; --list-queries names them.`,
		Example: `  dateline sql "select actor, location, low, high, quote from troops"
  dateline sql -o csv "from casualties where kind = 'killed'" > killed.csv
  dateline sql -o parquet "from troop_presence" > presence.parquet
  dateline sql --query NAME
  dateline sql                    # a shell`,
		Args: cobra.MaximumNArgs(1),
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().StringVarP(&q.format, "output", "o", "table", strings.Join(sqlFormats, ", "))
	cmd.Flags().StringVar(&name, "query", "", "run the analysis of this name")
	cmd.Flags().BoolVar(&list, "list-queries", false, "list the analyses that come with Dateline")
	cmd.MarkFlagsMutuallyExclusive("query", "list-queries")
	a.complete(cmd, "output", sqlFormats...)
	a.complete(cmd, "query", queryNames()...)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !slices.Contains(sqlFormats, q.format) {
			return unknownName("format", q.format, sqlFormats)
		}
		if list {
			return a.listQueries()
		}
		text, given, err := queryText(name, args)
		if err != nil {
			return err
		}
		home, err := s.homeDir()
		if err != nil {
			return err
		}
		return q.open(cmd.Context(), home, text, given)
	}
	return cmd
}

func queryNames() []string {
	var names []string
	for _, f := range dsql.Queries() {
		names = append(names, f.Name)
	}
	return names
}

func (a *app) listQueries() error {
	g := grid.New(a.out, []grid.Column{{Name: "query"}, {Name: "what it shows"}}, a.style())
	for _, f := range dsql.Queries() {
		if err := g.Row([]grid.Cell{{Text: f.Name}, {Text: f.Purpose}}); err != nil {
			return err
		}
	}
	return g.Close()
}

// queryText is the statement asked for on the command line, if one was.
func queryText(name string, args []string) (text string, given bool, err error) {
	switch {
	case name != "" && len(args) > 0:
		return "", false, usageError{errors.New("give a query or --query NAME, not both")}
	case name != "":
		f, ok := dsql.Query(name)
		if !ok {
			return "", false, unknownName("query", name, queryNames())
		}
		return f.Text, true, nil
	case len(args) > 0:
		return args[0], true, nil
	}
	return "", false, nil
}

// open opens the warehouse and answers the query, or those of standard input.
func (q *query) open(ctx context.Context, home, text string, given bool) (err error) {
	db, p, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{AllowExternal: q.format == "parquet"})
	if errors.Is(err, warehouse.ErrNotPublished) {
		return fmt.Errorf("%w; \"dateline run\" makes one", err)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	q.db = db
	ctx, stop := interruptible(ctx, func(bool) {})
	defer stop()
	switch {
	case given:
		err = q.all(ctx, text)
	case terminal(q.in) && terminal(q.out):
		return q.shell(ctx, p)
	default:
		script, rerr := io.ReadAll(q.in)
		if rerr != nil {
			return fmt.Errorf("read statements: %w", rerr)
		}
		err = q.all(ctx, string(script))
	}
	return exitOfSignal(ctx, err)
}

// all runs one statement after the other until one fails.
func (q *query) all(ctx context.Context, script string) error {
	statements, rest := splitStatements(script)
	if strings.TrimSpace(stripComments(rest)) != "" {
		statements = append(statements, rest)
	}
	if len(statements) == 0 {
		return usageError{errors.New("there is no statement to run")}
	}
	if q.format == "parquet" && len(statements) > 1 {
		return usageError{errors.New("-o parquet takes one statement")}
	}
	for i, s := range statements {
		if i > 0 && q.format == "table" {
			fmt.Fprintln(q.out)
		}
		_, err := q.one(ctx, s)
		if errors.Is(err, errQuit) {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// one runs a statement and prints its result. Lines that begin with a dot are the
// shell's own commands, which work everywhere.
func (q *query) one(ctx context.Context, statement string) (rows int64, err error) {
	if command := strings.TrimSpace(statement); strings.HasPrefix(command, ".") {
		return 0, q.command(ctx, command)
	}
	if q.format == "parquet" {
		return 0, q.parquet(ctx, statement)
	}
	result, err := q.db.QueryContext(ctx, statement)
	if err != nil {
		return 0, sqlError(ctx, err)
	}
	defer result.Close()
	rows, err = export.Write(q.out, result, q.format, q.style())
	return rows, sqlError(ctx, err)
}

// sqlError leaves what DuckDB says about a statement to speak for itself.
func sqlError(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return errors.New("interrupted")
	}
	return fmt.Errorf("%s", strings.TrimRight(err.Error(), "\n "))
}

// parquet writes the result to stdout. DuckDB writes files only, so it passes
// through a temporary one.
func (q *query) parquet(ctx context.Context, statement string) error {
	if terminal(q.out) {
		return usageError{errors.New("a Parquet file is nothing for a terminal: add \"> FILE\"")}
	}
	dir, err := os.MkdirTemp("", "dateline-sql-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "result.parquet")
	if err := export.Query(ctx, q.db, statement, path); err != nil {
		return sqlError(ctx, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(q.out, f)
	return errors.Join(err, f.Close())
}
