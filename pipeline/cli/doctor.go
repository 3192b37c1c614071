package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// finding is the result of one examination.
type finding struct {
	name   string
	detail string
	advice string // what to do; "" if all is well
	grave  bool   // a run would fail
}

// leastFree is the disk space below which a run may not end well.
const leastFree = 500 << 20

func (a *app) doctorVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check that a run can work here",
		Long: `Examine the set-up: the jobs file, your lexicon, the home directory and its disk and file system,
the clock, the lake (every file against the sha256 in its manifest), whether the published warehouse
opens, and what dead runs left behind. Nothing is changed. "dateline verify" compares every byte of the
warehouse and of the runs' records too. The exit code is 1 if something stands in the way of a run.`,
		Example: "  dateline doctor\n  dateline doctor --home my-home",
		Args:    cobra.NoArgs,
	}
	s := a.settingsFlags(cmd)
	s.lexiconFlag()
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		cfg, err := s.config()
		var problems jobs.Errors
		if err != nil && !errors.As(err, &problems) {
			return err
		}
		findings := []finding{examineJobs(cfg, problems)}
		home := s.home
		if cfg != nil {
			findings = append(findings, examineLexicon(cfg.Lexicon))
			home = cfg.Home
		}
		if home != "" {
			findings = append(findings, examine(cmd.Context(), home)...)
		}
		return a.printFindings(findings)
	}
	return cmd
}

func (a *app) printFindings(findings []finding) error {
	grave := 0
	for _, f := range findings {
		mark := a.paint(a.out, green, "ok  ")
		switch {
		case f.grave:
			grave++
			mark = a.paint(a.out, red, "fail")
		case f.advice != "":
			mark = a.paint(a.out, yellow, "warn")
		}
		fmt.Fprintf(a.out, "%s  %-12s %s\n", mark, f.name, f.detail)
		if f.advice != "" {
			fmt.Fprintf(a.out, "      %-12s %s\n", "", f.advice)
		}
	}
	if grave > 0 {
		return &exitError{code: exitFailed, err: fmt.Errorf("%s in the way of a run", plural(int64(grave), "thing stands", "things stand"))}
	}
	return nil
}

func examineJobs(cfg *jobs.Config, problems jobs.Errors) finding {
	f := finding{name: "jobs"}
	switch {
	case len(problems) > 0:
		f.detail, f.grave = plural(int64(len(problems)), "mistake", "mistakes"), true
		f.advice = "\"dateline validate\" shows them"
	case cfg.File == "":
		f.detail = "the built-in jobs"
	default:
		f.detail = cfg.File
	}
	return f
}

func examine(ctx context.Context, home string) []finding {
	return []finding{
		examineHome(home), examineDisk(home), examineClock(home),
		examineLake(ctx, home), examineWarehouse(home), examineStaging(home), examineLock(home),
	}
}

// examineHome tries in the home directory what publishing does: write, link, rename.
func examineHome(home string) finding {
	f := finding{name: "home", detail: home}
	dir := home
	for {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir) // not made yet: its parent must allow it
	}
	if err := tryPublishing(dir); err != nil {
		f.grave, f.advice = true, fmt.Sprintf("it must be writable and on a file system with symbolic links: %v", err)
	}
	if dir != home {
		f.detail += ", which the first run creates"
	}
	return f
}

func tryPublishing(dir string) error {
	aside, err := os.MkdirTemp(dir, ".dateline-doctor-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	link, final := filepath.Join(aside, "link"), filepath.Join(aside, "final")
	for _, target := range []string{"first", "second"} {
		if err := os.Symlink(target, link); err != nil {
			return err
		}
		if err := os.Rename(link, final); err != nil {
			return err
		}
	}
	if got, err := os.Readlink(final); err != nil || got != "second" {
		return fmt.Errorf("a renamed link reads %q: %w", got, err)
	}
	return nil
}

func examineDisk(home string) finding {
	f := finding{name: "disk"}
	free, err := freeBytes(home)
	switch {
	case err != nil:
		f.detail, f.advice = "unknown", fmt.Sprintf("cannot ask the file system: %v", err)
	case free < leastFree:
		f.detail, f.advice = size(free)+" free", "a run needs room for a second copy of the warehouse"
	default:
		f.detail = size(free) + " free"
	}
	return f
}

// examineClock finds a clock that was set back: run ids and ages would be wrong.
func examineClock(home string) finding {
	f := finding{name: "clock", detail: time.Now().Format(time.RFC3339)}
	runs, err := run.List(home)
	if err == nil && len(runs) > 0 && runs[0].Started.After(time.Now().Add(time.Minute)) {
		f.advice = fmt.Sprintf("the last run began at %s, which is still to come", runs[0].Started.Format(time.RFC3339))
	}
	return f
}

const damagedLake = "\"dateline verify\" names all of it, \"dateline repair\" makes it whole: "

func examineLake(ctx context.Context, home string) finding {
	f := finding{name: "lake"}
	l, err := lake.Open(run.LakeDir(home))
	if err != nil {
		f.detail, f.grave, f.advice = "cannot be opened", true, err.Error()
		if errors.Is(err, lake.ErrCorrupt) {
			f.advice = damagedLake + err.Error()
		}
		return f
	}
	m := l.Current()
	problems, err := l.Verify(ctx)
	f.detail = fmt.Sprintf("version %d, %s as their manifest says", m.Version, plural(int64(len(m.Files)), "file", "files"))
	if err == nil && len(problems) > 0 {
		err = problems[0]
	}
	if err != nil {
		f.detail, f.grave = fmt.Sprintf("version %d, %s damaged", m.Version, plural(int64(max(len(problems), 1)), "file", "files")), true
		f.advice = damagedLake + err.Error()
	}
	return f
}

func examineWarehouse(home string) finding {
	f := finding{name: "warehouse"}
	db, p, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{Threads: 1})
	versions, _ := warehouse.Versions(home) // what keeps them from being listed keeps one from being opened
	switch {
	case errors.Is(err, warehouse.ErrNotPublished) && len(versions) > 0:
		f.detail, f.advice = "none is published, though versions were made", "\"dateline rebuild\" publishes a new one, made from the lake"
	case errors.Is(err, warehouse.ErrNotPublished):
		f.detail = "none yet"
	case err != nil:
		f.detail, f.advice = "cannot be opened", err.Error()
	default:
		f.detail = p.Version + ", opens"
		if err := db.Close(); err != nil {
			f.advice = err.Error()
		}
	}
	return f
}

func examineStaging(home string) finding {
	f := finding{name: "staging", detail: "empty"}
	entries, err := os.ReadDir(filepath.Join(home, "staging"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		f.detail, f.advice = "cannot be read", err.Error()
	}
	if len(entries) > 0 {
		f.detail = fmt.Sprintf("%s of a run that goes on or died", plural(int64(len(entries)), "entry", "entries"))
		if _, busy := run.Writer(home); !busy {
			f.advice = "the next run removes them"
		}
	}
	return f
}

func examineLock(home string) finding {
	f := finding{name: "lock", detail: "free"}
	if h, busy := run.Writer(home); busy {
		f.detail = "held by " + h.String()
	}
	return f
}
