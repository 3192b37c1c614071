package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/warehouse"
	"github.com/dateline/dateline/transforms"
)

// version is set by the Makefile: -ldflags "-X github.com/dateline/dateline/pipeline/cli.version=..."
var version = ""

// build says what this program was made from.
type build struct {
	Dateline   string            `json:"dateline"`
	Commit     string            `json:"commit,omitempty"`
	Go         string            `json:"go"`
	Platform   string            `json:"platform"`
	DuckDB     string            `json:"duckdb"`
	Arrow      string            `json:"arrow_go"`
	Extractors map[string]string `json:"extractors"`
}

func thisBuild() build {
	b := build{Dateline: version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Extractors: map[string]string{}}
	if info, ok := debug.ReadBuildInfo(); ok {
		b.read(info)
	}
	if b.Dateline == "" {
		b.Dateline = "development"
	}
	for _, t := range transforms.Types() {
		d := t.Describe()
		b.Extractors[d.Name] = d.Version
	}
	return b
}

func (b *build) read(info *debug.BuildInfo) {
	if b.Dateline == "" && info.Main.Version != "(devel)" {
		b.Dateline = info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			b.Commit = s.Value
		}
	}
	for _, d := range info.Deps {
		if d.Path == "github.com/apache/arrow-go/v18" {
			b.Arrow = d.Version
		}
	}
}

func (a *app) versionVerb() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version of dateline, its libraries and its extractors",
		Long: `Print the version of dateline, the Go, DuckDB and Arrow versions it was built with,
and the version of every extractor. A fact's extractor_version column holds the latter:
when it rises, the next run reads the stored articles again for that fact type.`,
		Example: "  dateline version\n  dateline version -o json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if output != "text" && output != "json" {
				return usageError{fmt.Errorf("-o is text or json, not %q", output)}
			}
			return a.printVersion(output == "json")
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "text", "text or json")
	a.complete(cmd, "output", "text", "json")
	return cmd
}

func (a *app) printVersion(asJSON bool) error {
	b := thisBuild()
	var err error
	if b.DuckDB, err = warehouse.EngineVersion(); err != nil {
		return err
	}
	if asJSON {
		return a.json(b)
	}
	fmt.Fprintf(a.out, "dateline    %s\n", b.Dateline)
	if b.Commit != "" {
		fmt.Fprintf(a.out, "commit      %s\n", b.Commit)
	}
	fmt.Fprintf(a.out, "go          %s %s\nduckdb      %s\narrow-go    %s\n", b.Go, b.Platform, b.DuckDB, b.Arrow)
	fmt.Fprintf(a.out, "extractors ")
	for _, t := range transforms.Types() {
		d := t.Describe()
		fmt.Fprintf(a.out, " %s %s", d.Name, d.Version)
	}
	_, err = fmt.Fprintln(a.out)
	return err
}
