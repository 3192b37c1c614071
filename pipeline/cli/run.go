package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/transforms"
)

func (a *app) runVerb(args []string) *cobra.Command {
	var output string
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

The first Ctrl-C finishes the batch in hand and stops; the next run goes on from there.
A second one ends the process at once, which does no harm either.

One run at a time writes to a home directory. A second exits with code 3 and names the
first. Readers are never disturbed.`,
		Example: `  dateline run
  dateline run --input 'articles/*.txt' --input more.jsonl.gz --home my-home
  dateline run --jobs nightly.yaml --quiet --log-format json
  dateline run -o json | jq .articles`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	s.inputFlags()
	cmd.Flags().StringVarP(&output, "output", "o", "text", "summary on stdout: text or json")
	a.complete(cmd, "output", "text", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if output != "text" && output != "json" {
			return usageError{fmt.Errorf("-o is text or json, not %q", output)}
		}
		return a.run(s, output == "json", "dateline "+strings.Join(args, " "))
	}
	return cmd
}

func (a *app) run(s *settings, asJSON bool, command string) error {
	cfg, err := s.work()
	if err != nil {
		return err
	}
	c := a.console()
	log := a.logger(c)
	ctx, stop := interruptible(s.cmd.Context(), func(second bool) {
		c.clear()
		if !second {
			log.Warn(fmt.Sprintf("finishing the batch in hand, %.0f seconds at most, then stopping; once more ends at once", stages.Grace.Seconds()))
		}
	})
	defer stop()
	summary, err := run.Run(ctx, run.Options{
		Config: cfg, Types: transforms.Types(), Command: command, Dateline: thisBuild().Dateline, Log: log, Progress: c.progress,
	})
	c.clear()
	if summary == nil {
		return exitOfSignal(ctx, err)
	}
	if asJSON {
		return errors.Join(exitOfSignal(ctx, err), a.json(summary))
	}
	if perr := a.printSummary(ctx, summary, s.homeFlag()); perr != nil {
		err = errors.Join(err, perr)
	}
	return exitOfSignal(ctx, err)
}
