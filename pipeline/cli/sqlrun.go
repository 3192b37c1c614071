package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/grid"
)

var errNoStatement = errors.New("there is no statement to run")

// script runs one statement after the other until one fails.
func (q *query) script(ctx context.Context, text string) error {
	statements := allStatements(text)
	if len(statements) == 0 {
		return usageError{errNoStatement}
	}
	if q.format == "parquet" && len(statements) > 1 {
		return usageError{errors.New("-o parquet takes one statement")}
	}
	if err := q.params.unused(statements); err != nil {
		return err
	}
	for i, s := range statements {
		if i > 0 && q.format == "table" && !s.command() && !statements[i-1].command() {
			fmt.Fprintln(q.out)
		}
		_, err := q.one(ctx, s)
		if errors.Is(err, errQuit) {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// one runs a statement and prints its result. Lines that begin with a dot are the
// shell's own commands, which work everywhere.
func (q *query) one(ctx context.Context, s statement) (rows int64, err error) {
	if s.command() {
		return 0, q.command(ctx, s.text)
	}
	args, err := q.params.arguments(ctx, q.db, s.text)
	if err != nil {
		return 0, q.failed(ctx, s, err)
	}
	if q.format == "parquet" {
		return 0, q.failed(ctx, s, q.parquet(ctx, s.text, args))
	}
	result, err := q.db.QueryContext(ctx, s.text, args...)
	if err != nil {
		return 0, q.failed(ctx, s, err)
	}
	defer result.Close()
	err = q.print(func(w io.Writer, style grid.Style) error {
		if q.format == "table" && s.explains() {
			return writePlan(w, result)
		}
		rows, err = export.Write(w, result, q.format, style)
		return err
	})
	return rows, q.failed(ctx, s, err)
}

// writePlan prints what explain says: its lines as they are drawn.
func writePlan(w io.Writer, result interface {
	Next() bool
	Scan(...any) error
	Err() error
}) error {
	for result.Next() {
		var key, plan string
		if err := result.Scan(&key, &plan); err != nil {
			return fmt.Errorf("read plan: %w", err)
		}
		if _, err := io.WriteString(w, strings.TrimRight(grid.Safe(plan), "\n")+"\n"); err != nil {
			return err
		}
	}
	return result.Err()
}

// parquet writes the result to stdout. DuckDB writes files only, so it passes
// through a temporary one, in the only directory that the statement can then reach.
func (q *query) parquet(ctx context.Context, text string, args []any) error {
	if terminal(q.out) {
		return usageError{errors.New("a Parquet file is nothing for a terminal: add \"> FILE\"")}
	}
	dir, err := os.MkdirTemp("", "dateline-sql-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if !q.external {
		if err := q.confine(ctx, dir); err != nil {
			return err
		}
	}
	if _, err := parameterNames(ctx, q.db, text); err != nil { // an error has its place in what was typed
		return err
	}
	if len(args) > 0 { // DuckDB copies statements without parameters only
		if _, err := q.db.ExecContext(ctx, "create temp table dateline_result as\n"+text, args...); err != nil {
			return err
		}
		text = "from dateline_result"
	}
	path := filepath.Join(dir, "result.parquet")
	if err := export.Query(ctx, q.db, text, path); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(q.out, f)
	return errors.Join(err, f.Close())
}

// confine takes all files but those of one directory from the statements' reach.
func (q *query) confine(ctx context.Context, dir string) error {
	for _, s := range []string{
		fmt.Sprintf("set allowed_directories = ['%s']", strings.ReplaceAll(dir, "'", "''")),
		"set enable_external_access = false",
	} {
		if _, err := q.db.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("confine SQL to %s: %w", dir, err)
		}
	}
	return nil
}
