package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// status is what `dateline status` says.
type status struct {
	Home        string      `json:"home"`
	Published   string      `json:"published_version"` // "" if there is none
	At          *time.Time  `json:"published_at,omitempty"`
	AgeSeconds  int64       `json:"age_seconds"`
	Path        string      `json:"path,omitempty"`
	Bytes       int64       `json:"bytes"`
	LakeVersion int         `json:"lake_version"`
	LastRun     string      `json:"last_run,omitempty"`
	LastOutcome run.Outcome `json:"last_outcome,omitempty"`
	Tables      []tableRows `json:"tables"`
	Pending     *plan.Plan  `json:"pending"`
	Holder      *run.Holder `json:"writer,omitempty"`
}

type tableRows struct {
	Table string `json:"table"`
	Rows  int64  `json:"rows"`
}

func (a *app) statusVerb() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show the published version, its tables and age, and what is pending",
		Long: `Show which version of the warehouse is published and since when, how many rows its
tables have, how the last run ended, who is writing now, and what the next run would do.`,
		Example: `  dateline status
  dateline status --home my-home -o json`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	s.inputFlags()
	cmd.Flags().StringVarP(&output, "output", "o", "text", "text or json")
	a.complete(cmd, "output", "text", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if output != "text" && output != "json" {
			return usageError{fmt.Errorf("-o is text or json, not %q", output)}
		}
		st, err := s.status(cmd.Context())
		if err != nil {
			return run.Advised(err)
		}
		if output == "json" {
			return a.json(st)
		}
		return a.printStatus(st)
	}
	return cmd
}

func (s *settings) status(ctx context.Context) (*status, error) {
	cfg, err := s.extracting()
	if err != nil {
		return nil, err
	}
	env, err := s.env(cfg, s.console())
	if err != nil {
		return nil, err
	}
	st := &status{Home: cfg.Home, LakeVersion: env.Lake.Current().Version, Tables: []tableRows{}}
	if st.Pending, err = run.Plan(ctx, env); err != nil {
		return nil, err
	}
	if err := st.published(ctx); err != nil {
		return nil, err
	}
	runs, err := run.List(cfg.Home)
	if err != nil {
		return nil, err
	}
	if len(runs) > 0 {
		st.LastRun, st.LastOutcome = runs[0].RunID, runs[0].Outcome
	}
	if h, busy := run.Writer(cfg.Home); busy {
		st.Holder = &h
	}
	return st, nil
}

// published describes the warehouse that readers see.
func (st *status) published(ctx context.Context) error {
	db, p, err := warehouse.OpenReadOnly(st.Home, warehouse.ReadOptions{Threads: 1})
	if errors.Is(err, warehouse.ErrNotPublished) {
		return nil
	}
	if err != nil {
		return err
	}
	defer db.Close()
	st.Published, st.At, st.Path = p.Version, &p.Published, p.Path
	st.AgeSeconds = int64(p.Age(time.Now()).Seconds())
	if info, err := os.Stat(p.Path); err == nil {
		st.Bytes = info.Size()
	}
	rows, err := db.QueryContext(ctx, `select table_name, estimated_size from duckdb_tables()
		where schema_name = 'main' and not internal and not temporary order by table_oid`)
	if err != nil {
		return fmt.Errorf("count rows: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var t tableRows
		if err := rows.Scan(&t.Table, &t.Rows); err != nil {
			return fmt.Errorf("count rows: %w", err)
		}
		st.Tables = append(st.Tables, t)
	}
	return rows.Err()
}

func (a *app) printStatus(st *status) error {
	line := func(name, format string, args ...any) {
		fmt.Fprintf(a.out, "%-10s %s\n", name, fmt.Sprintf(format, args...))
	}
	line("home", "%s", st.Home)
	if st.Published == "" {
		line("published", "nothing yet; \"dateline run\" makes the first version")
	} else {
		line("published", "%s, %s ago (%s), %s", st.Published, age(time.Duration(st.AgeSeconds)*time.Second), st.At.Local().Format(time.DateTime), size(st.Bytes))
		line("file", "%s", st.Path)
	}
	line("lake", "version %d", st.LakeVersion)
	if st.LastRun != "" {
		line("last run", "%s, %s", st.LastRun, a.outcome(st.LastOutcome))
	}
	if st.Holder != nil {
		line("writing", "%s", st.Holder)
	}
	line("pending", "%s", pending(st.Pending))
	if len(st.Tables) == 0 {
		return nil
	}
	fmt.Fprintln(a.out)
	g := grid.New(a.out, []grid.Column{{Name: "table"}, {Name: "rows", Right: true}}, a.style())
	for _, t := range st.Tables {
		if err := g.Row([]grid.Cell{{Text: t.Table}, number(t.Rows)}); err != nil {
			return err
		}
	}
	return g.Close()
}

// pending is a plan in one line.
func pending(p *plan.Plan) string {
	if p.Empty() {
		return "nothing, all up to date"
	}
	var parts []string
	for _, c := range p.Counts() {
		parts = append(parts, fmt.Sprintf("%s %d", c.Stage, c.Units))
	}
	return strings.Join(parts, ", ") + " (\"dateline plan\" says why)"
}

// age writes a duration for people, by its largest unit.
func age(d time.Duration) string {
	switch {
	case d < time.Minute:
		return plural(int64(d.Seconds()), "second", "seconds")
	case d < time.Hour:
		return plural(int64(d.Minutes()), "minute", "minutes")
	case d < 48*time.Hour:
		return plural(int64(d.Hours()), "hour", "hours")
	}
	return plural(int64(d.Hours()/24), "day", "days")
}
