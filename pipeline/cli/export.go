package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/warehouse"
)

func (a *app) exportVerb() *cobra.Command {
	var r export.Request
	cmd := &cobra.Command{
		Use:   "export DIR",
		Short: "Write tables of the warehouse as files for notebooks",
		Long: `Write tables and views of the published warehouse into DIR, one file each: Parquet, Arrow
IPC (Feather), CSV with a heading, or JSON lines. Without --tables all of them are written.

The files appear when all are complete. Those of an earlier export are replaced; a file that
dateline did not write is not, unless --force is given.`,
		Example: `  dateline export notebooks
  dateline export --format csv --tables troops,troop_presence out
  python3 -c "import pandas; print(pandas.read_parquet('notebooks/troops.parquet'))"`,
		Args: cobra.ExactArgs(1),
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().StringVar(&r.Format, "format", "parquet", strings.Join(export.Formats, ", "))
	cmd.Flags().StringSliceVar(&r.Tables, "tables", nil, "only these tables and views, separated by commas")
	cmd.Flags().BoolVar(&r.Force, "force", false, "also replace files that dateline did not write")
	a.complete(cmd, "format", export.Formats...)
	a.complete(cmd, "tables", tableNames()...)
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if !slices.Contains(export.Formats, r.Format) {
			return unknownName("format", r.Format, export.Formats)
		}
		if r.Home, err = s.homeDir(); err != nil {
			return err
		}
		r.Dir = args[0]
		ctx, stop := interruptible(cmd.Context(), func(bool) {})
		defer stop()
		files, err := export.Tables(ctx, r)
		if err != nil {
			return exitOfSignal(ctx, exportError(err))
		}
		return a.printFiles(files)
	}
	return cmd
}

// exportError adds what to do about an error.
func exportError(err error) error {
	var unknown *export.UnknownTableError
	switch {
	case errors.As(err, &unknown):
		if near := jobs.Closest(unknown.Table, unknown.Known); near != "" {
			return usageError{fmt.Errorf("%w; did you mean %q?", err, near)}
		}
		return usageError{err}
	case errors.Is(err, export.ErrForeign):
		return fmt.Errorf("%w; --force replaces them", err)
	case errors.Is(err, warehouse.ErrNotPublished):
		return fmt.Errorf("%w; \"dateline run\" makes one", err)
	}
	return err
}

func (a *app) printFiles(files []export.File) error {
	g := grid.New(a.out, []grid.Column{{Name: "file"}, {Name: "rows", Right: true}, {Name: "size", Right: true}}, a.style())
	for _, f := range files {
		if err := g.Row([]grid.Cell{{Text: f.Path}, number(f.Rows), {Text: size(f.Bytes)}}); err != nil {
			return err
		}
	}
	return g.Close()
}
