package cli

import (
	"cmp"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/run"
)

func (a *app) retryVerb(args []string) *cobra.Command {
	var output string
	var rejected bool
	cmd := &cobra.Command{
		Use:   "retry",
		Short: "Do the last failed run again, or read rejected articles again",
		Long: `Do the last run of a home directory again if it failed, was stopped or was killed: with the
settings that it was started with, whatever jobs.yaml says today. What it has done
already is not done again. If the last run did not fail, say so and exit 0.

With --rejected, read again every raw file that has rows in the table rejects, and extract
again from articles that have rows in extract_failures: after a file was mended, a limit
was raised or a new release was installed. What can be read now leaves rejects. The rejects
of a file that is gone stay, with a warning. The exit code is 1 if more are still
rejected than limits.rejects allows.`,
		Example: `  dateline retry
  dateline retry --rejected
  dateline retry --rejected --home my-home -o json | jq .articles`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().BoolVar(&rejected, "rejected", false, "read again what was rejected, and what extraction failed on")
	cmd.Flags().StringVarP(&output, "output", "o", "text", "summary on stdout: text or json")
	a.complete(cmd, "output", "text", "json")
	cmd.RunE = func(*cobra.Command, []string) error {
		if output != "text" && output != "json" {
			return usageError{fmt.Errorf("-o is text or json, not %q", output)}
		}
		o := run.Options{Command: commandLine(args), Retry: rejected}
		if !rejected {
			return a.replay(s, o, output == "json")
		}
		var err error
		if o.Config, err = s.extracting(); err != nil {
			return err
		}
		if err := hasLake(o.Config.Home); err != nil {
			return err
		}
		return a.execute(s.cmd.Context(), o, s.homeFlag(), output == "json")
	}
	return cmd
}

// replay does the last failed run again.
func (a *app) replay(s *settings, o run.Options, asJSON bool) error {
	home, err := s.homeDir()
	if err != nil {
		return err
	}
	last, err := run.Last(home)
	switch {
	case err != nil:
		return err
	case last == nil:
		_, err := fmt.Fprintf(a.out, "nothing to retry: no runs in %s\n", home)
		return err
	case !last.Outcome.Bad():
		_, err := fmt.Fprintf(a.out, "nothing to retry: the last run, %s, ended as %q\n", last.RunID, last.Outcome)
		return err
	case last.Settings == nil:
		return fmt.Errorf("retry run %s: its record does not say with which settings it ran; start it again by hand: %s", last.RunID, cmp.Or(last.Command, "dateline run"))
	}
	log := a.logger(a.console())
	if o.Config, err = configOf(last.Settings, log); err != nil {
		return err
	}
	if err := last.Settings.Apply(&o); err != nil {
		return err
	}
	o.Config.Home = home // the record may be of the place where the home was before
	layer, err := readLexicon(o.Config.Lexicon)
	if err != nil {
		return err
	}
	if layer != nil {
		if err := layer.Use(); err != nil {
			return err
		}
	}
	log.Info(fmt.Sprintf("doing run %s again, which ended as %q", last.RunID, last.Outcome))
	return a.execute(s.cmd.Context(), o, s.homeFlag(), asJSON)
}

// configOf is the configuration that recorded settings are applied to: that of the
// same jobs file, which has what records do not, if it can still be read.
func configOf(s *run.Settings, log *slog.Logger) (*jobs.Config, error) {
	q := jobs.Request{File: s.JobsFile, Env: os.LookupEnv, Types: typeAndTableNames(), Tables: tableNames()}
	cfg, err := jobs.Resolve(q)
	if err == nil || q.File == "" {
		return cfg, err
	}
	log.Warn("the jobs file cannot be read, only its record is used", "file", q.File, "error", firstLine(err))
	q.File = ""
	return jobs.Resolve(q)
}

// firstLine is an error without the lines that show where it is.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
