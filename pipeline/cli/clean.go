package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/warehouse"
)

func (a *app) cleanVerb(args []string) *cobra.Command {
	var (
		keep   int
		dryRun bool
	)
	cmd := &cobra.Command{
		Use:   "clean",
		Short: "Remove old versions of the warehouse and the lake",
		Long: `Remove all but the newest versions of the warehouse and of the lake, and the files that
no other version needs. The published version stays, and so does a warehouse that a
reader has open, with the version of the lake it was made from. No fact of the current
version is lost: only the past is forgotten.

It can be interrupted at any point; the next clean finishes the work.`,
		Example: `  dateline clean --dry-run
  dateline clean --keep 1 --home my-home`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().IntVar(&keep, "keep", 3, "how many versions are kept, at least 1")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be removed, and remove nothing")
	cmd.RunE = func(*cobra.Command, []string) error {
		if keep < 1 {
			return usageError{fmt.Errorf("--keep is at least 1, not %d", keep)}
		}
		return s.asWriter(args, func(ctx context.Context, home string) error {
			return a.clean(ctx, home, keep, dryRun)
		})
	}
	return cmd
}

// asWriter does the work of a verb that changes a home directory outside a run, as
// its one writer. A home that has no lake is a mistake: nothing is made there.
func (s *settings) asWriter(args []string, work func(ctx context.Context, home string) error) error {
	home, err := s.homeDir()
	if err != nil {
		return err
	}
	if err := hasLake(home); err != nil {
		return err
	}
	host, _ := os.Hostname() // only for people
	command := "dateline " + strings.Join(args, " ")
	lock, err := run.Acquire(home, run.Holder{PID: os.Getpid(), Host: host, Since: time.Now(), Command: command})
	if err != nil {
		return run.Advised(err)
	}
	ctx, stop := interruptible(s.cmd.Context(), func(bool) {})
	defer stop()
	err = run.Advised(work(ctx, home))
	return exitOfSignal(ctx, errors.Join(err, lock.Release()))
}

// hasLake is a mistake in the call if no run has made a lake in the home directory yet.
func hasLake(home string) error {
	if _, err := os.Stat(run.LakeDir(home)); errors.Is(err, os.ErrNotExist) {
		return usageError{fmt.Errorf("%s has no lake yet; \"dateline run\" makes one", home)}
	}
	return nil
}

func (a *app) clean(ctx context.Context, home string, keep int, dryRun bool) error {
	l, err := lake.Open(run.LakeDir(home))
	if err != nil {
		return err
	}
	before, err := warehouse.Versions(home)
	if err != nil {
		return err
	}
	bytes := sizes(before)
	var removed, held []warehouse.Publication
	if dryRun {
		removed, err = oldVersions(home, before, keep)
	} else {
		removed, held, err = warehouse.Clean(home, keep)
	}
	if err != nil {
		return err
	}
	var needed []int
	for _, p := range before {
		if !slices.ContainsFunc(removed, func(r warehouse.Publication) bool { return r.Path == p.Path }) {
			needed = append(needed, p.Manifest)
		}
	}
	var old lake.Cleaned
	if dryRun {
		old, err = l.Cleanable(keep, needed)
	} else {
		old, err = l.Clean(ctx, keep, needed)
	}
	if err != nil {
		return err
	}
	a.printCleaned(removed, held, old, bytes, dryRun)
	return nil
}

// oldVersions are the versions of the warehouse that a clean would try to remove.
func oldVersions(home string, all []warehouse.Publication, keep int) ([]warehouse.Publication, error) {
	if len(all) <= keep {
		return nil, nil
	}
	current, err := warehouse.Published(home)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(all[:len(all)-keep]), func(p warehouse.Publication) bool { return p.Version == current.Version }), nil
}

// sizes are the bytes of each version's database, by its path.
func sizes(all []warehouse.Publication) map[string]int64 {
	out := make(map[string]int64)
	for _, p := range all {
		if info, err := os.Stat(p.Path); err == nil {
			out[p.Path] = info.Size()
		}
	}
	return out
}

func (a *app) printCleaned(removed, held []warehouse.Publication, old lake.Cleaned, bytes map[string]int64, dryRun bool) {
	would, freed := "removed", old.Bytes
	if dryRun {
		would = "would remove"
	}
	for _, p := range removed {
		fmt.Fprintf(a.out, "%s warehouse %s (%s)\n", would, p.Version, size(bytes[p.Path]))
		freed += bytes[p.Path]
	}
	if n := len(old.Manifests); n > 0 {
		which := fmt.Sprint(old.Manifests[0])
		if n > 1 {
			which += fmt.Sprintf(" to %d", old.Manifests[n-1])
		}
		fmt.Fprintf(a.out, "%s %s of the lake (%s)\n", would, plural(int64(n), "version", "versions"), which)
	}
	if len(old.Files) > 0 {
		fmt.Fprintf(a.out, "%s %s of the lake that no version needs\n", would, plural(int64(len(old.Files)), "file", "files"))
	}
	for _, p := range held {
		fmt.Fprintf(a.out, "kept warehouse %s: a reader has it open\n", p.Version)
	}
	switch {
	case freed == 0:
		fmt.Fprintln(a.out, "nothing to remove")
	case dryRun:
		fmt.Fprintf(a.out, "%s would be freed\n", size(freed))
	default:
		fmt.Fprintf(a.out, "%s freed\n", size(freed))
	}
}
