package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/pipeline/run"
)

func (a *app) planVerb() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "plan",
		Short: "Say what a run would do, to which unit, and why",
		Long: `Compare the inputs, the lake, the versions of the extractors and the published
warehouse, and list what a run would do now. Nothing is written and no lock is taken.

A raw file whose path, size and time of change are known is not opened again. Facts are
extracted from every stored batch of articles that lacks them in the current version of
their type; raw files are not needed for that.`,
		Example: `  dateline plan
  dateline plan --input 'articles/*.txt' --home my-home
  dateline plan -o json | jq '.units[].why'`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	s.inputFlags()
	cmd.Flags().StringVarP(&output, "output", "o", "table", "table or json")
	a.complete(cmd, "output", "table", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if output != "table" && output != "json" {
			return usageError{fmt.Errorf("-o is table or json, not %q", output)}
		}
		cfg, err := s.work()
		if err != nil {
			return err
		}
		env, err := s.env(cfg, a.console())
		if err != nil {
			return err
		}
		p, err := run.Plan(cmd.Context(), env)
		if err != nil {
			return err
		}
		if output == "json" {
			return a.json(p)
		}
		return a.printPlan(p)
	}
	return cmd
}

func (a *app) printPlan(p *plan.Plan) error {
	if p.Empty() {
		_, err := fmt.Fprintf(a.out, "nothing to do: %s, the warehouse is up to date\n", known(p.Known))
		return err
	}
	g := grid.New(a.out, []grid.Column{{Name: "stage"}, {Name: "unit"}, {Name: "why"}},
		a.style())
	for _, u := range p.Units {
		if err := g.Row([]grid.Cell{{Text: string(u.Stage)}, {Text: u.Unit}, {Text: u.Why}}); err != nil {
			return err
		}
	}
	if err := g.Close(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.out, "\n%s to do; %s\n", plural(int64(len(p.Units)), "unit", "units"), known(p.Known))
	return err
}

func known(n int) string {
	if n == 1 {
		return "1 input is known already"
	}
	return fmt.Sprintf("%s inputs are known already", grid.Thousands(int64(n)))
}
