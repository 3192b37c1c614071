package cli

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
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
	output
	db       *sql.DB
	params   params
	external bool   // SQL may read and write files
	depth    int    // files that are read within files
	where    string // what the statements are part of, for errors: a file, a query's name; "" for what was typed
}

// sqlFormats lists what -o of sql takes.
var sqlFormats = append(slices.Clone(export.RowFormats), "parquet")

func (a *app) sqlVerb() *cobra.Command {
	var name string
	var list bool
	var given []string
	q := &query{app: a, output: output{app: a}}
	cmd := &cobra.Command{
		Use:   "sql [QUERY]",
		Short: "Ask the warehouse, by a query, a named analysis or in a shell",
		Long: `Run SQL (DuckDB's) against the published warehouse, read-only. A run that publishes
meanwhile does not disturb it.

Without a query, statements are read from standard input; on a terminal that is a shell
with history and completion, where a statement ends with a semicolon and .help explains the
rest. Its commands (.tables, .schema, .read FILE, ...) work in a query and in a script too.

A result that is wider than the terminal has its longest columns cut with an ellipsis; one
that does not fit even so is printed as records, a line for each column, as --expanded prints
all. A result that is longer goes through $PAGER, or less, unless --no-pager is given.

--param name=value fills $name in the statement. The value is text that DuckDB reads as
what stands there: a number, a date, a list ([FRA, MLI]). Where it cannot tell, add a cast:
$name::date.

SQL cannot reach files or networks unless --allow-external lets it. It never changes the
warehouse.

The tables: articles, one for each fact type (dates, quantities, troops, population,
alliances, casualties, displaced, sanctions, agreements), entities, rejects, sources, inputs; views
over them (troop_presence, alliance_members, events, contradictions, article_facts, ...); meta.runs,
meta.jobs, meta.files, meta.checks and meta.check_failures. "dateline sql .tables" lists them all,
"dateline sql '.schema troops'" what the columns hold.

--query runs one of the analyses that come with Dateline; --list-queries names them.`,
		Example: `  dateline sql "select actor, location, low, high, quote from troops"
  dateline sql -o csv "from casualties where kind = 'killed'" > killed.csv
  dateline sql -o parquet "from troop_presence" > presence.parquet
  dateline sql --param place=NER "select quote, published from troops where location = \$place"
  dateline sql --query troops_by_country
  dateline sql -x "from troops limit 3"
  dateline sql --allow-external "copy (from troop_presence) to 'presence.csv'"
  dateline sql                    # a shell`,
		Args: cobra.MaximumNArgs(1),
	}
	s := a.settingsFlags(cmd)
	q.flags(cmd, sqlFormats)
	cmd.Flags().StringVar(&name, "query", "", "run the analysis of this name")
	cmd.Flags().BoolVar(&list, "list-queries", false, "list the analyses that come with Dateline")
	cmd.Flags().StringArrayVar(&given, "param", nil, "name=value for $name in the statement; may be repeated")
	cmd.Flags().BoolVar(&q.external, "allow-external", false, "let SQL read and write files and install extensions")
	cmd.MarkFlagsMutuallyExclusive("query", "list-queries")
	a.complete(cmd, "query", queryNames()...)
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if err := q.check(sqlFormats); err != nil {
			return err
		}
		if list {
			return q.listQueries()
		}
		if q.params, err = parseParams(given); err != nil {
			return err
		}
		text, err := q.text(name, args)
		if err != nil {
			return err
		}
		home, err := s.homeDir()
		if err != nil {
			return err
		}
		return q.open(cmd.Context(), home, text)
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

func (q *query) listQueries() error {
	return q.print(func(w io.Writer, style grid.Style) error {
		g := grid.New(w, []grid.Column{{Name: "query"}, {Name: "what it shows"}}, style)
		for _, f := range dsql.Queries() {
			if err := g.Row([]grid.Cell{{Text: f.Name}, {Text: f.Purpose}}); err != nil {
				return err
			}
		}
		return g.Close()
	})
}

// text is the statement asked for on the command line, "" if none was.
func (q *query) text(name string, args []string) (string, error) {
	switch {
	case name != "" && len(args) > 0:
		return "", usageError{errors.New("give a query or --query NAME, not both")}
	case name != "":
		f, ok := dsql.Query(name)
		if !ok {
			return "", unknownName("query", name, queryNames())
		}
		q.where = name
		return f.Text, nil
	case len(args) > 0:
		if strings.TrimSpace(args[0]) == "" {
			return "", usageError{errNoStatement}
		}
		return args[0], nil
	}
	return "", nil
}

// open opens the warehouse and answers the query, or those of standard input.
func (q *query) open(ctx context.Context, home, text string) (err error) {
	db, p, err := q.connect(home, q.external || q.format == "parquet")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	q.db = db
	if text == "" && terminal(q.in) && terminal(q.out) {
		return q.shell(ctx, p)
	}
	ctx, stop := q.interruptible(ctx)
	defer stop()
	if text == "" {
		script, err := io.ReadAll(q.in)
		if err != nil {
			return fmt.Errorf("read statements: %w", err)
		}
		text, q.where = string(script), "stdin"
	}
	return exitOfSignal(ctx, q.script(ctx, text))
}

// connect opens the published warehouse. All statements share one connection, so that a
// SET or a temporary table of one holds for the next.
func (a *app) connect(home string, external bool) (*sql.DB, warehouse.Publication, error) {
	db, p, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{AllowExternal: external})
	if errors.Is(err, warehouse.ErrNotPublished) {
		return nil, p, fmt.Errorf("%w; \"dateline run\" makes one", err)
	}
	if err != nil {
		return nil, p, err
	}
	db.SetMaxOpenConns(1)
	return db, p, nil
}
