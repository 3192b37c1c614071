package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lineage"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/transforms"
)

func (a *app) runVerb(args []string) *cobra.Command {
	var output, from, to string
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Bring the warehouse up to date with the raw articles",
		Long: `Do the jobs of jobs.yaml: read new and changed raw files, extract their facts, load
the warehouse, check it and publish it. What is up to date is not done again; without
anything new a run says so and exits 0.

A run either publishes a whole new version or leaves what readers see as it is. If a
check of severity error fails, nothing is published and the exit code is 1. Articles
that cannot be read are kept in the table rejects with the reason; if there are more than
limits.rejects allows, the rest is published and the exit code is 1.

With --from and --to only articles published on these days and between are taken in. A
raw file that holds others too is not recorded as read, so that a later run takes them in.

The first Ctrl-C finishes the batch in hand and stops; the next run goes on from there.
A second one ends the process at once, which does no harm either.

One run at a time writes to a home directory. A second exits with code 3 and names the
first. Readers are never disturbed.`,
		Example: `  dateline run
  dateline run --input 'articles/*.txt' --input more.jsonl.gz --home my-home
  dateline run --jobs nightly.yaml --quiet --log-format json
  dateline run --from 2024-01-01 --to 2024-01-31
  dateline run -o json | jq .articles`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	s.inputFlags()
	cmd.Flags().StringVarP(&output, "output", "o", "text", "summary on stdout: text or json")
	cmd.Flags().StringVar(&from, "from", "", "first day of publication that is taken in: YYYY-MM-DD")
	cmd.Flags().StringVar(&to, "to", "", "last day of publication that is taken in: YYYY-MM-DD")
	a.complete(cmd, "output", "text", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if output != "text" && output != "json" {
			return usageError{fmt.Errorf("-o is text or json, not %q", output)}
		}
		window, err := run.ParseWindow(from, to)
		if err != nil {
			return usageError{err}
		}
		return a.run(s, run.Options{Command: commandLine(args), Window: window}, output == "json")
	}
	return cmd
}

func (a *app) run(s *settings, o run.Options, asJSON bool) error {
	cfg, err := s.work()
	if err != nil {
		return err
	}
	o.Config = cfg
	return a.execute(s.cmd.Context(), o, s.homeFlag(), asJSON)
}

// execute does a run and tells how it went. home is how a next command must name
// the home directory: " --home X" or "".
func (a *app) execute(parent context.Context, o run.Options, home string, asJSON bool) error {
	c := a.console()
	log := a.logger(c)
	ctx, stop := interruptible(parent, func(second bool) {
		c.clear()
		if !second {
			log.Warn(fmt.Sprintf("finishing the batch in hand, %.0f seconds at most, then stopping; once more ends at once", stages.Grace.Seconds()))
		}
	})
	defer stop()
	o.Types, o.Dateline, o.Log, o.Progress = transforms.Types(), thisBuild().Dateline, log, c.progress
	var err error
	if o.Observer, err = observer(o.Config, log); err != nil {
		return err
	}
	summary, err := run.Run(ctx, o)
	c.clear()
	if summary == nil {
		return exitOfSignal(ctx, err)
	}
	if asJSON {
		return errors.Join(exitOfSignal(ctx, err), a.json(summary))
	}
	if perr := a.printSummary(ctx, summary, home); perr != nil {
		err = errors.Join(err, perr)
	}
	return exitOfSignal(ctx, err)
}

// observer tells OpenLineage what a run does, if the configuration names a place.
func observer(cfg *jobs.Config, log *slog.Logger) (run.Observer, error) {
	if cfg.Lineage == "" {
		return nil, nil
	}
	to, err := lineage.To(cfg.Lineage, os.Getenv("DATELINE_LINEAGE_TOKEN"))
	if err != nil {
		return nil, usageError{err}
	}
	return lineage.Observe(to, log), nil
}

// commandLine is how a verb was called, for the record.
func commandLine(args []string) string { return "dateline " + strings.Join(args, " ") }
