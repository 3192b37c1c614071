package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
)

func (a *app) rebuildVerb(args []string) *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "rebuild",
		Short: "Make the warehouse anew from the lake",
		Long: `Build a new database from every file of the lake, check it and publish it as a new version,
whatever became of the published one: damaged, removed, or replaced by something else. No raw
file is read and nothing is extracted again. The history of runs is taken over from the newest
version that is sound. Older versions that are damaged are removed.

Readers see the new version when it is complete. If the lake itself is damaged nothing is
published and the exit code is 1: "dateline verify" names the damage, "dateline repair" makes the
lake whole.`,
		Example: `  dateline rebuild
  dateline verify --home my-home || dateline rebuild --home my-home`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	s.lexiconFlag()
	cmd.Flags().StringVarP(&output, "output", "o", "text", "summary on stdout: text or json")
	a.complete(cmd, "output", "text", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if output != "text" && output != "json" {
			return usageError{fmt.Errorf("-o is text or json, not %q", output)}
		}
		cfg, err := s.extracting()
		if err != nil {
			return err
		}
		l, err := lake.Open(run.LakeDir(cfg.Home))
		switch {
		case err != nil:
			return run.Advised(err)
		case l.Current().Version == 0:
			return usageError{fmt.Errorf("%s has no lake to make a warehouse from; \"dateline run\" makes one", cfg.Home)}
		}
		o := run.Options{Config: cfg, Command: commandLine(args), Fresh: true}
		return a.execute(cmd.Context(), o, s.homeFlag(), output == "json")
	}
	return cmd
}
