package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
)

func (a *app) repairVerb(args []string) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "repair",
		Short: "Make a damaged lake whole again",
		Long: `Read every manifest and every file of the lake, and make a new version of what is sound:

  - facts that are damaged or missing are extracted again, from the stored articles;
  - if articles, sources, rejects or inputs are damaged, or the newest manifest, the lake
    goes back to the newest version in which they are sound, and the raw files that were
    read since then are read again.

The next "dateline run" does that work. Damaged files keep their bytes under another name,
NAME.damaged. If raw files that must be read again are gone or have changed, nothing is
done and the exit code is 1: put them back, or restore the damaged files from a backup.
--force goes ahead without them.

A damaged warehouse needs no repair: "dateline rebuild" makes it anew from the lake.`,
		Example: `  dateline repair && dateline run
  dateline repair --home my-home --force`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().BoolVar(&force, "force", false, "go ahead although articles are lost")
	cmd.RunE = func(*cobra.Command, []string) error {
		return s.asWriter(args, func(ctx context.Context, home string) error {
			return a.repair(ctx, home, force)
		})
	}
	return cmd
}

func (a *app) repair(ctx context.Context, home string, force bool) error {
	l, err := lake.OpenDamaged(run.LakeDir(home))
	if err != nil {
		return err
	}
	r, err := l.Repair(ctx, lake.Provenance{RunID: "repair", Dateline: thisBuild().Dateline, Created: time.Now()}, force)
	if err == nil && len(r.Damaged) == 0 {
		fmt.Fprintln(a.out, "the lake is sound; nothing to repair")
		return nil
	}
	a.printRepaired(r)
	if errors.Is(err, lake.ErrLost) {
		return fmt.Errorf("nothing was repaired, for %s cannot be read again as they were; put them back, restore the damaged files from a backup, or add --force",
			plural(int64(len(r.Lost)), "raw file", "raw files"))
	}
	return err
}

func (a *app) printRepaired(r lake.Repaired) {
	for _, p := range r.Damaged {
		fmt.Fprintf(a.out, "damaged    %s: %v\n", p.Path, p.Err)
	}
	for _, l := range r.Lost {
		fmt.Fprintf(a.out, "lost       %s: %s\n", l.Path, l.Why)
	}
	for _, name := range r.Aside {
		fmt.Fprintf(a.out, "set aside  %s\n", name)
	}
	if r.Version == 0 {
		if len(r.Aside) > 0 {
			fmt.Fprintln(a.out, "the current version of the lake is sound; only older ones were damaged")
		}
		return
	}
	fmt.Fprintf(a.out, "the lake is at version %d, made of what is sound in version %d\n", r.Version, r.Base)
	if n := len(r.Again); n > 0 {
		fmt.Fprintf(a.out, "the next run reads %s again\n", plural(int64(n), "raw file", "raw files"))
	}
	fmt.Fprintln(a.out, "\"dateline run\" makes up for the rest")
}
