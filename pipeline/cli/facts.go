package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/transforms"
)

// factsQuery is one call of `dateline facts`.
type factsQuery struct {
	*app
	output
	types, actors, locations []string
	assertions               []string
	since, until             string
	source                   string
	minConfidence            float64
	limit                    int
}

func (a *app) factsVerb() *cobra.Command {
	q := &factsQuery{app: a, output: output{app: a}}
	cmd := &cobra.Command{
		Use:   "facts",
		Short: "List facts of the warehouse by type, actor, place and time, without SQL",
		Long: `List the facts of the published warehouse that have everything asked for, by date: when it
was, what it says, the words it was read from, and the article.

--actor takes whoever acts or is acted on: who commands troops, belongs to an alliance, imposes
or suffers sanctions, is party to an agreement. --location takes where something is, and for a
state also the places in it. Both take ids (FRA, ECOWAS), ISO codes (FR) and names (France); what
they were understood as is said on stderr. Where a name means several, a state comes first, and
id:Georgia is the one with that id. Of a flag that is repeated, one value must hold.

--since and --until are days, months or years (2023-01-31, 2023-01, 2023) of what happened, and
of publication where the article does not say when. --source is a glob (* and ?) over the
source, its id and the file.

Without --type all types are listed but dates and quantities, which are expressions and no
statements. -o csv, json and jsonl have more columns: ids, context, assertion, attribution,
confidence.`,
		Example: `  dateline facts --type troops --actor FRA --location Niger
  dateline facts --type casualties --since 2023 --min-confidence 0.8
  dateline facts --actor ECOWAS --since 2023-07 --until 2024-01 -o markdown
  dateline facts --type sanctions --assertion actual -o csv > sanctions.csv`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	f := cmd.Flags()
	f.StringSliceVar(&q.types, "type", nil, "fact types, separated by commas")
	f.StringArrayVar(&q.actors, "actor", nil, "who: id, ISO code or name; may be repeated")
	f.StringArrayVar(&q.locations, "location", nil, "where: id, ISO code or name; may be repeated")
	f.StringVar(&q.since, "since", "", "first day, month or year")
	f.StringVar(&q.until, "until", "", "last day, month or year")
	f.StringSliceVar(&q.assertions, "assertion", nil, "how the article means it: "+strings.Join(assertions(), ", "))
	f.Float64Var(&q.minConfidence, "min-confidence", 0, "least confidence, 0 to 1")
	f.StringVar(&q.source, "source", "", "glob over source, source's id and file")
	f.IntVar(&q.limit, "limit", 0, "at most so many facts (default: all)")
	q.flags(cmd, export.RowFormats)
	a.complete(cmd, "type", typeNames()...)
	a.complete(cmd, "assertion", assertions()...)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := q.checkFlags(); err != nil {
			return err
		}
		home, err := s.homeDir()
		if err != nil {
			return err
		}
		return q.open(cmd.Context(), home)
	}
	return cmd
}

// checkFlags refuses what no fact can have.
func (q *factsQuery) checkFlags() error {
	if err := q.check(export.RowFormats); err != nil {
		return err
	}
	for _, s := range q.assertions {
		if !slices.Contains(assertions(), s) {
			return unknownName("assertion", s, assertions())
		}
	}
	if q.minConfidence < 0 || q.minConfidence > 1 {
		return usageError{errors.New("--min-confidence is a number from 0 to 1")}
	}
	if q.limit < 0 {
		return usageError{errors.New("--limit is a number of facts, 0 for all")}
	}
	return nil
}

func (q *factsQuery) open(ctx context.Context, home string) (err error) {
	types, err := pickTypes(q.types)
	if err != nil {
		return err
	}
	if len(q.types) == 0 {
		types = statements(types)
	}
	since, until, err := days(q.since, q.until)
	if err != nil {
		return err
	}
	db, _, err := q.connect(home, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	ctx, stop := q.interruptible(ctx)
	defer stop()
	names := entityNames{q.app, db}
	w := where{}
	w.types(types)
	w.days(since, until)
	for _, e := range []struct {
		flag  string
		given []string
		add   func([]string)
	}{{"actor", q.actors, w.actors}, {"location", q.locations, w.locations}} {
		ids, err := names.resolve(ctx, e.flag, e.given)
		if err != nil {
			return err
		}
		e.add(ids)
	}
	w.oneOf("f.assertion", q.assertions)
	w.source(q.source)
	if q.minConfidence > 0 {
		w.add("f.confidence >= %s", q.minConfidence)
	}
	return exitOfSignal(ctx, q.list(ctx, db, w))
}

// list prints the facts and says how many there are.
func (q *factsQuery) list(ctx context.Context, db queryer, w where) error {
	query := factsSelect(q.format == "table" || q.format == "markdown") + w.clause() + factsOrder
	if q.limit > 0 {
		query += " limit " + strconv.Itoa(q.limit)
	}
	rows, err := db.QueryContext(ctx, query, w.args...)
	if err != nil {
		return fmt.Errorf("list facts: %w", err)
	}
	defer rows.Close()
	var n int64
	err = q.print(func(out io.Writer, style grid.Style) error {
		style.Least = map[string]int{"summary": 32} // what is said counts more than the words for it
		n, err = export.Write(out, rows, q.format, style)
		return err
	})
	if err == nil && !q.quiet {
		fmt.Fprintln(q.err, q.paint(q.err, dim, q.count(n)))
	}
	return err
}

func (q *factsQuery) count(n int64) string {
	if q.limit > 0 && n == int64(q.limit) {
		return "the first " + plural(n, "fact", "facts") + "; there may be more than --limit"
	}
	return plural(n, "fact", "facts")
}

// statements leaves out the types whose facts are expressions: they say nothing by themselves.
func statements(types []transforms.FactType) []transforms.FactType {
	return slices.DeleteFunc(slices.Clone(types), func(t transforms.FactType) bool {
		n := t.Describe().Name
		return n == transforms.Dates.Name || n == transforms.Quantities.Name
	})
}

// assertions is the vocabulary of the column assertion.
func assertions() []string {
	for _, c := range transforms.Types()[0].Describe().Columns {
		if c.Name == "assertion" {
			return c.Values
		}
	}
	return nil
}

// days reads --since and --until, whose months and years begin and end with their days.
func days(since, until string) (from, to string, err error) {
	for _, d := range []struct {
		flag, given string
		into        *string
		last        bool
	}{{"since", since, &from, false}, {"until", until, &to, true}} {
		if d.given == "" {
			continue
		}
		if *d.into, err = day(d.given, d.last); err != nil {
			return "", "", usageError{fmt.Errorf("--%s is a day, month or year (2023-01-31, 2023-01, 2023), not %q", d.flag, d.given)}
		}
	}
	if from != "" && to != "" && from > to {
		return "", "", usageError{fmt.Errorf("--since %s lies after --until %s", since, until)}
	}
	return from, to, nil
}

// day is the first or last day of a day, month or year, as YYYY-MM-DD.
func day(given string, last bool) (string, error) {
	for layout, next := range map[string][3]int{time.DateOnly: {0, 0, 1}, "2006-01": {0, 1, 0}, "2006": {1, 0, 0}} {
		t, err := time.Parse(layout, given)
		if err != nil {
			continue
		}
		if last {
			t = t.AddDate(next[0], next[1], next[2]).AddDate(0, 0, -1)
		}
		return t.Format(time.DateOnly), nil
	}
	return "", errors.New("no date")
}
