package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/warehouse"
)

func (a *app) exportVerb() *cobra.Command {
	var r export.Request
	var since string
	cmd := &cobra.Command{
		Use:   "export DIR",
		Short: "Write tables of the warehouse as files for notebooks, spreadsheets and others",
		Long: `Write tables and views of the published warehouse into DIR. Without --tables all of them are
written. The formats:

  parquet   one file a table
  arrow     one file a table, Arrow IPC (Feather)
  csv       one file a table with a heading, and datapackage.json, which describes them
            (Frictionless Data Package); lists are written as JSON
  jsonl     one file a table, a row a line
  xlsx      one workbook, dateline.xlsx, with a sheet for each table
  notebook  Parquet and Arrow, the Jupyter notebook overview.ipynb with figures, and
            dateline_data.py, which opens the tables with DuckDB, pandas or polars

--since-run writes only rows that the published version has and an earlier one lacks: the
version of the lake of that number, or the one that the run of that id left. Rows that are
gone stand in removed_rows. What follows from other tables (entities, dup_groups, models)
is not written then.

The files appear when all are complete. Those of an earlier export are replaced; a file that
dateline did not write is not, unless --force is given.`,
		Example: `  dateline export notebooks
  dateline export --format notebook notebooks
  dateline export --format csv --tables troops,troop_presence out
  dateline export --since-run 12 --format jsonl new
  python3 -c "import pandas; print(pandas.read_parquet('notebooks/troops.parquet'))"`,
		Args: cobra.ExactArgs(1),
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().StringVar(&r.Format, "format", "parquet", strings.Join(export.Formats, ", "))
	cmd.Flags().StringSliceVar(&r.Tables, "tables", nil, "only these tables and views, separated by commas")
	cmd.Flags().StringVar(&since, "since-run", "", "only rows that are new since this version of the lake, or run ID")
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
		if r.Since, err = sinceRun(r.Home, since); err != nil {
			return err
		}
		if r.Since != nil && r.Format == "notebook" {
			return usageError{errors.New("a notebook needs all rows: --since-run goes with the other formats")}
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
	case errors.Is(err, export.ErrSince):
		return usageError{err}
	case errors.Is(err, export.ErrForeign):
		return fmt.Errorf("%w; --force replaces them", err)
	case errors.Is(err, warehouse.ErrNotPublished):
		return fmt.Errorf("%w; \"dateline run\" makes one", err)
	}
	return err
}

// sinceRun is the version of the lake that --since-run names, by its number or by the
// run that left it; nil if it names none.
func sinceRun(home, name string) (*export.Since, error) {
	if name == "" {
		return nil, nil
	}
	l, err := lake.Open(run.LakeDir(home))
	if err != nil {
		return nil, err
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 0 {
		return &export.Since{Lake: l, Version: n}, nil
	}
	past, err := run.Read(home, name)
	if err != nil {
		return nil, usageError{fmt.Errorf("--since-run takes a version of the lake or the id of a run (\"dateline runs\" lists them): %w", err)}
	}
	return &export.Since{Lake: l, Version: past.LakeVersion}, nil
}

func (a *app) printFiles(files []export.File) error {
	g := grid.New(a.out, []grid.Column{{Name: "file"}, {Name: "rows", Right: true}, {Name: "size", Right: true}}, a.style())
	for _, f := range files {
		rows := number(f.Rows)
		if f.Table == "" && f.Rows == 0 {
			rows = grid.Cell{Text: "-"}
		}
		if err := g.Row([]grid.Cell{{Text: f.Path}, rows, {Text: size(f.Bytes)}}); err != nil {
			return err
		}
	}
	if err := g.Close(); err != nil {
		return err
	}
	for _, f := range files {
		if _, err := fmt.Fprint(a.err, f.Note); err != nil {
			return err
		}
	}
	return nil
}
