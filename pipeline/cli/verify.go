package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// verified is what `dateline verify` says.
type verified struct {
	Home     string    `json:"home"`
	Checked  []checked `json:"checked"`
	Problems []problem `json:"problems"`
	Unsealed []problem `json:"unsealed"` // what an earlier release made: nothing proves it, and nothing is wrong
}

// checked is one part of a home directory.
type checked struct {
	Name   string `json:"name"` // "lake", "warehouse" or "runs"
	Detail string `json:"detail"`
	Files  int    `json:"files"`
	Bytes  int64  `json:"bytes"`
}

// problem is one file that is not as it was written.
type problem struct {
	Part   string `json:"part"` // the name of what was checked
	Path   string `json:"path"` // relative to the home directory
	Error  string `json:"error"`
	Remedy string `json:"remedy"`
}

func (a *app) verifyVerb() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Prove that no byte of lake, warehouse and run records has changed",
		Long: `Read every file of a home directory and compare it with the SHA-256 that was taken when it
was written: the lake's manifests and all files they name, every version of the warehouse with
its seal, and the records of runs. Compare the published version with the lake as well:
its files, and how many rows each table has. What an earlier release left without a seal is
named, and is no problem.

Each problem is named with its file and with what to do about it. The exit code is 1 if there
is any. Nothing is changed, and a run may go on meanwhile.`,
		Example: `  dateline verify
  dateline verify --home my-home -o json | jq .problems`,
		Args: cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "text", "text or json")
	a.complete(cmd, "output", "text", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if output != "text" && output != "json" {
			return usageError{fmt.Errorf("-o is text or json, not %q", output)}
		}
		home, err := s.homeDir()
		if err != nil {
			return err
		}
		if _, err := os.Stat(home); err != nil {
			return usageError{fmt.Errorf("there is no home directory to verify: %w", err)}
		}
		ctx, stop := interruptible(cmd.Context(), func(bool) {})
		defer stop()
		v := &verified{Home: home, Problems: []problem{}, Unsealed: []problem{}}
		if err := v.all(ctx); err != nil {
			return exitOfSignal(ctx, err)
		}
		return a.printVerified(v, output == "json")
	}
	return cmd
}

func (v *verified) all(ctx context.Context) error {
	for _, part := range []func(context.Context) error{v.lake, v.warehouse, v.runs} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (v *verified) problem(part, path string, err error, remedy string) {
	v.Problems = append(v.Problems, problem{part, path, err.Error(), remedy})
}

// lake compares the lake's files with its manifests. What a clean removes meanwhile
// is no problem: then it looks again.
func (v *verified) lake(ctx context.Context) error {
	dir := run.LakeDir(v.Home)
	for {
		l, err := lake.OpenDamaged(dir)
		if err != nil {
			return err
		}
		before, err := l.Versions()
		if err != nil {
			return err
		}
		problems, err := lake.VerifyDir(ctx, dir)
		if err != nil {
			return err
		}
		after, err := l.Versions()
		if err != nil {
			return err
		}
		if len(problems) > 0 && !slices.Equal(before, after) {
			continue
		}
		for _, p := range problems {
			v.problem("lake", "lake/"+p.Path, p.Err, `"dateline repair" makes the lake whole again`)
		}
		v.Checked = append(v.Checked, tallyLake(l, before))
		return nil
	}
}

// tallyLake counts the manifests, and the files that they name, each once.
func tallyLake(l *lake.Lake, versions []int) checked {
	files := make(map[string]int64)
	newest := 0
	for _, n := range versions {
		newest = n
		m, err := l.Manifest(n)
		if err != nil {
			continue // it is among the problems
		}
		for _, f := range m.Files {
			files[f.Path] = f.Bytes
		}
	}
	c := checked{Name: "lake", Files: len(files), Detail: "empty"}
	for _, n := range files {
		c.Bytes += n
	}
	if newest > 0 {
		c.Detail = fmt.Sprintf("version %d, %s", newest, plural(int64(len(versions)), "manifest", "manifests"))
	}
	return c
}

func (v *verified) warehouse(ctx context.Context) error {
	l, err := lake.Open(run.LakeDir(v.Home))
	if err != nil {
		l = nil // it is among the problems; the versions still have their seals
	}
	problems, err := warehouse.Verify(ctx, warehouse.Config{Home: v.Home, Lake: l})
	if err != nil {
		return err
	}
	for _, p := range problems {
		if p.OfEarlierRelease() {
			v.Unsealed = append(v.Unsealed, problem{"warehouse", p.Path, p.Err.Error(), p.Remedy})
			continue
		}
		v.problem("warehouse", p.Path, p.Err, p.Remedy)
	}
	versions, err := warehouse.Versions(v.Home)
	if err != nil {
		return err
	}
	c := checked{Name: "warehouse", Detail: "nothing is published", Files: len(versions)}
	for _, n := range sizes(versions) {
		c.Bytes += n
	}
	if p, err := warehouse.Published(v.Home); err == nil {
		c.Detail = p.Version + " is published"
	}
	v.Checked = append(v.Checked, c)
	return nil
}

func (v *verified) runs(context.Context) error {
	problems, err := run.VerifyRecords(v.Home)
	if err != nil {
		return err
	}
	for _, p := range problems {
		v.problem("runs", p.Path, p.Err, p.Remedy)
	}
	c := checked{Name: "runs"}
	records := 0
	err = filepath.WalkDir(run.Dir(v.Home), func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil // a run that begins or is removed meanwhile is counted next time
		}
		if info, err := e.Info(); err == nil {
			c.Files, c.Bytes = c.Files+1, c.Bytes+info.Size()
		}
		if e.Name() == "summary.json" {
			records++
		}
		return nil
	})
	c.Detail = plural(int64(records), "record", "records")
	v.Checked = append(v.Checked, c)
	return err
}

func (a *app) printVerified(v *verified, asJSON bool) error {
	if asJSON {
		if err := a.json(v); err != nil {
			return err
		}
	} else if _, err := fmt.Fprint(a.out, a.verifiedText(v)); err != nil {
		return err
	}
	if n := len(v.Problems); n > 0 {
		return &exitError{code: exitFailed, err: fmt.Errorf("%s is not sound: %s", v.Home, plural(int64(n), "problem", "problems"))}
	}
	return nil
}

// verifiedText has a line for each part that was checked, and two for each problem.
func (a *app) verifiedText(v *verified) string {
	var b strings.Builder
	for _, c := range v.Checked {
		mark := a.paint(a.out, green, "ok  ")
		if slices.ContainsFunc(v.Problems, func(p problem) bool { return p.Part == c.Name }) {
			mark = a.paint(a.out, red, "fail")
		}
		fmt.Fprintf(&b, "%s  %-10s %s, %s, %s\n", mark, c.Name, c.Detail, plural(int64(c.Files), "file", "files"), size(c.Bytes))
		for _, p := range slices.Concat(v.Problems, v.Unsealed) {
			if p.Part == c.Name {
				fmt.Fprintf(&b, "      %s: %s\n        %s\n", p.Path, p.Error, p.Remedy)
			}
		}
	}
	return b.String()
}
