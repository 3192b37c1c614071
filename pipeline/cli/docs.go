package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"
	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/dictionary"
)

// dictionaryFormats are the forms of the data dictionary and what writes each.
var dictionaryFormats = map[string]struct {
	file  string
	write func(io.Writer, []dictionary.Section) error
}{
	"markdown": {"dictionary.md", dictionary.Markdown},
	"html":     {"dictionary.html", dictionary.HTML},
}

func (a *app) docsVerb() *cobra.Command {
	var dir, format string
	cmd := &cobra.Command{
		Use:   "docs",
		Short: "Print the data dictionary: every table, model and column",
		Long: `Print the data dictionary: every table, model and macro of a warehouse, and every
column with its type, unit, closed vocabulary and what null means in it. It is made from
the code, so that it describes the warehouses that this very program builds; no warehouse is needed.
With -o DIR it is written to DIR/dictionary.md or DIR/dictionary.html. The HTML page needs no other file.`,
		Example: "  dateline docs | less\n  dateline docs --format html -o public",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, ok := dictionaryFormats[format]; !ok {
				return unknownName("format", format, []string{"markdown", "html"})
			}
			return a.docs(cmd.Context(), dir, format)
		},
	}
	cmd.Flags().StringVarP(&dir, "output", "o", "", "write a file into this directory instead of standard output")
	cmd.Flags().StringVar(&format, "format", "markdown", "markdown or html")
	a.complete(cmd, "format", "markdown", "html")
	return cmd
}

func (a *app) docs(ctx context.Context, dir, format string) error {
	sections, err := dictionary.Make(ctx)
	if err != nil {
		return err
	}
	f := dictionaryFormats[format]
	var b bytes.Buffer
	if err := f.write(&b, sections); err != nil {
		return fmt.Errorf("write data dictionary: %w", err)
	}
	if dir == "" {
		_, err := b.WriteTo(a.out)
		return err
	}
	path := filepath.Join(dir, f.file)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write data dictionary: %w", err)
	}
	if err := renameio.WriteFile(path, b.Bytes(), 0o644, renameio.WithTempDir(filepath.Dir(path))); err != nil {
		return fmt.Errorf("write data dictionary: %w", err)
	}
	_, err = fmt.Fprintln(a.out, path)
	return err
}
