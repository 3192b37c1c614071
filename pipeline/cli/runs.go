package cli

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/run"
)

func (a *app) runsVerb() *cobra.Command {
	var output string
	var limit int
	cmd := &cobra.Command{
		Use:   "runs [ID]",
		Short: "List past runs, or show one",
		Long: `List the runs of a home directory, the newest first: how each ended, what it read and
which version it published. With the ID of a run, show its jobs and checks.

Everything that happened in a run is in HOME/runs/ID/events.jsonl.`,
		Example: `  dateline runs
  dateline runs --limit 3 -o json
  dateline runs 20240506T070809.000Z`,
		Args: cobra.MaximumNArgs(1),
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "table", "table or json")
	cmd.Flags().IntVar(&limit, "limit", 20, "list at most so many runs; 0 lists all")
	a.complete(cmd, "output", "table", "json")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if output != "table" && output != "json" {
			return usageError{fmt.Errorf("-o is table or json, not %q", output)}
		}
		home, err := s.homeDir()
		if err != nil {
			return err
		}
		if len(args) == 1 {
			return a.showRun(home, args[0], output)
		}
		return a.listRuns(home, limit, output)
	}
	return cmd
}

func (a *app) listRuns(home string, limit int, output string) error {
	runs, err := run.List(home)
	if err != nil {
		return err
	}
	if limit > 0 && len(runs) > limit {
		runs = runs[:limit]
	}
	if output == "json" {
		return a.json(append([]*run.Summary{}, runs...))
	}
	if len(runs) == 0 {
		_, err := fmt.Fprintf(a.out, "no runs in %s\n", home)
		return err
	}
	g := grid.New(a.out, []grid.Column{
		{Name: "run"}, {Name: "started"}, {Name: "outcome"}, {Name: "in", Right: true}, {Name: "loaded", Right: true},
		{Name: "rejected", Right: true}, {Name: "facts", Right: true}, {Name: "readers see"}, {Name: "seconds", Right: true},
	}, a.style())
	for _, s := range runs {
		err := g.Row([]grid.Cell{
			{Text: s.RunID}, {Text: s.Started.Local().Format(time.DateTime)}, {Text: string(s.Outcome)},
			number(s.Articles.In), number(s.Articles.Loaded), number(s.Articles.Rejected), number(s.Extracted.Total()),
			{Text: s.Version}, {Text: strconv.FormatFloat(s.Seconds, 'f', 1, 64)},
		})
		if err != nil {
			return err
		}
	}
	return g.Close()
}

func number(n int64) grid.Cell { return grid.Cell{Text: grid.Thousands(n)} }

func (a *app) showRun(home, id, output string) error {
	s, err := run.Read(home, id)
	if err != nil {
		return err
	}
	if output == "json" {
		return a.json(s)
	}
	fmt.Fprintf(a.out, "%s  %s, %s in %.1f s\n%s\n", s.RunID, a.outcome(s.Outcome), s.Started.Local().Format(time.DateTime), s.Seconds, s.Command)
	if !s.Sealed() {
		fmt.Fprintln(a.out, "an earlier release wrote this record, without a sum to prove it by")
	}
	if s.Error != "" {
		fmt.Fprintf(a.out, "%s\n", a.paint(a.out, red, s.Error))
	}
	fmt.Fprintf(a.out, "articles: %s%s\n\n", balance(s.Articles), reasons(s.Articles.Reasons))
	if err := a.jobTable(s); err != nil {
		return err
	}
	if len(s.Checks) == 0 {
		return nil
	}
	fmt.Fprintln(a.out)
	return a.checkTable(s)
}

func (a *app) jobTable(s *run.Summary) error {
	g := grid.New(a.out, []grid.Column{{Name: "job"}, {Name: "stage"}, {Name: "state"}, {Name: "units", Right: true},
		{Name: "seconds", Right: true}, {Name: "result"}}, a.style())
	for _, j := range s.Jobs {
		err := g.Row([]grid.Cell{{Text: j.Name}, {Text: string(j.Stage)}, {Text: j.State}, number(int64(j.Units)),
			{Text: strconv.FormatFloat(j.Seconds, 'f', 2, 64)}, {Text: j.Note}})
		if err != nil {
			return err
		}
	}
	return g.Close()
}

func (a *app) checkTable(s *run.Summary) error {
	g := grid.New(a.out, []grid.Column{{Name: "check"}, {Name: "severity"}, {Name: "failing", Right: true}, {Name: "what must hold"}}, a.style())
	for _, c := range s.Checks {
		if err := g.Row([]grid.Cell{{Text: c.Name}, {Text: c.Severity}, number(c.Failing), {Text: c.Purpose}}); err != nil {
			return err
		}
	}
	return g.Close()
}

// json prints a value as indented JSON.
func (a *app) json(v any) error {
	e := json.NewEncoder(a.out)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
