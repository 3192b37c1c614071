package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
)

func (a *app) compactVerb(args []string) *cobra.Command {
	var rows int
	cmd := &cobra.Command{
		Use:   "compact",
		Short: "Merge the lake's small files",
		Long: `Merge the small files that many runs have left into few: 30 daily batches become one file a
table. The rows stay the same, and nothing is read or extracted again; the next run only
loads the merged files. Older versions of the lake keep the small files until
"dateline clean" removes them.

Articles from which other versions of the extractors have read stay as they are until a run
has read them anew.`,
		Example: `  dateline compact && dateline run && dateline clean --keep 1
  dateline compact --rows 5000 --home my-home`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().IntVar(&rows, "rows", 20000, "the most rows of a merged file; it must fit into memory")
	cmd.RunE = func(*cobra.Command, []string) error {
		if rows < 2 {
			return usageError{fmt.Errorf("--rows is at least 2, not %d", rows)}
		}
		return s.asWriter(args, func(ctx context.Context, home string) error {
			return a.compact(ctx, home, rows)
		})
	}
	return cmd
}

func (a *app) compact(ctx context.Context, home string, rows int) (err error) {
	l, err := lake.Open(run.LakeDir(home))
	if err != nil {
		return err
	}
	staging := filepath.Join(home, "staging")
	if _, err := l.Sweep(staging); err != nil {
		return err
	}
	own := filepath.Join(staging, "compact")
	b, err := l.Begin(own)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(own)) }()
	done, err := lake.Compact(ctx, b, rows)
	if err != nil {
		return err
	}
	m, err := l.Commit(ctx, b, lake.Provenance{RunID: "compact", Dateline: thisBuild().Dateline, Created: time.Now()})
	if err != nil {
		return err
	}
	if len(done) == 0 {
		fmt.Fprintln(a.out, "nothing to merge")
		return nil
	}
	if err := a.printCompacted(done); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "\nthe lake is at version %d; the next run loads the merged files\n", m.Version)
	return nil
}

func (a *app) printCompacted(done lake.Compacted) error {
	g := grid.New(a.out, []grid.Column{{Name: "table"}, {Name: "files", Right: true}, {Name: "now", Right: true}}, a.style())
	for _, t := range done {
		if err := g.Row([]grid.Cell{{Text: t.Name}, number(int64(t.Before)), number(int64(t.After))}); err != nil {
			return err
		}
	}
	return g.Close()
}
