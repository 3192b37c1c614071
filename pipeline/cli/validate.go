package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/jobs"
)

func (a *app) validateVerb() *cobra.Command {
	var schema, resolved bool
	cmd := &cobra.Command{
		Use:   "validate",
		Short: "Check jobs.yaml without running anything",
		Long: `Read the jobs file as a run would and report every mistake in it at once: unknown
keys and stages, cycles among needs, bad globs, bad schedules, unset variables. Each
mistake is shown with its file, line and column. If a lexicon is named, its files are checked
in the same way. The exit code is 0 if there is no mistake, else 2.

--resolved prints every setting with its value and where the value came from. A flag
beats the environment (DATELINE_HOME, DATELINE_LIMITS_WORKERS, ...), which beats jobs.yaml,
which beats the default.

--schema prints the JSON Schema of jobs.yaml, for editors.`,
		Example: `  dateline validate
  dateline validate --jobs nightly.yaml --resolved
  dateline validate --schema > jobs.schema.json`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	s.inputFlags()
	cmd.Flags().BoolVar(&schema, "schema", false, "print the JSON Schema of jobs.yaml")
	cmd.Flags().BoolVar(&resolved, "resolved", false, "print every setting and where it comes from")
	cmd.MarkFlagsMutuallyExclusive("schema", "resolved")
	cmd.RunE = func(*cobra.Command, []string) error {
		if schema {
			_, err := a.out.Write(jobs.Schema())
			return err
		}
		cfg, err := s.config()
		if err != nil {
			return err
		}
		layer, err := readLexicon(cfg.Lexicon)
		if err != nil {
			return err
		}
		if resolved {
			return a.printOrigins(cfg.Origins())
		}
		name := cfg.File
		if name == "" {
			name = "built-in jobs"
		}
		fmt.Fprintf(a.out, "%s: %s, no mistakes\n", name, plural(int64(len(cfg.Jobs)), "job", "jobs"))
		if layer != nil {
			fmt.Fprintf(a.out, "%s: %s, no mistakes\n", fromHere(cfg.Lexicon), describeLexicon(layer))
		}
		return nil
	}
	return cmd
}

func (a *app) printOrigins(origins []jobs.Origin) error {
	g := grid.New(a.out, []grid.Column{{Name: "key"}, {Name: "value"}, {Name: "from"}},
		a.style())
	for _, o := range origins {
		if err := g.Row([]grid.Cell{{Text: o.Key}, {Text: o.Value}, {Text: o.Origin}}); err != nil {
			return err
		}
	}
	return g.Close()
}
