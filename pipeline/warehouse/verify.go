package warehouse

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// What ends a problem.
const (
	remedyRun     = `the next "dateline run" makes a new version`
	remedyRebuild = `"dateline rebuild" makes a new version from the lake`
	remedyLake    = `the lake has lost what it was made from: restore it from a backup, or take what it has with "dateline rebuild"`
)

// Problem is one thing of a warehouse that is not as it was published.
type Problem struct {
	Path   string // relative to the home directory
	Err    error  // wraps ErrDamaged or ErrUnsealed, or is the file system's or DuckDB's
	Remedy string // what to do about it, naming the command
}

// Error says what is wrong and what to do.
func (p Problem) Error() string {
	return fmt.Sprintf("%s: %v; %s", p.Path, p.Err, p.Remedy)
}

// Unwrap is the problem's cause.
func (p Problem) Unwrap() error { return p.Err }

// OfEarlierRelease reports whether nothing is wrong but that the release that
// published the version gave it no seal. A seal that was lost is another matter.
func (p Problem) OfEarlierRelease() bool {
	return errors.Is(p.Err, ErrUnsealed) && p.Remedy == remedyRun
}

// Verify names everything that is wrong with the warehouse: the link, each
// version against its seal, logs beside them, and the published version against the
// manifest it was made from. A home where nothing was ever published has no problem.
// Without cfg.Lake, because the lake cannot be opened, the last part is left out.
// It changes nothing, and what a run publishes meanwhile is no problem. The error is
// not nil only if it could not finish.
func Verify(ctx context.Context, cfg Config) ([]Problem, error) {
	cfg = cfg.withDefaults()
	for {
		before, err := look(cfg.Home)
		if err != nil {
			return nil, fmt.Errorf("verify warehouse: %w", err)
		}
		v := &verification{cfg: cfg}
		if err := v.all(ctx); err != nil {
			return nil, fmt.Errorf("verify warehouse: %w", err)
		}
		after, err := look(cfg.Home)
		if err != nil {
			return nil, fmt.Errorf("verify warehouse: %w", err)
		}
		if len(v.found) == 0 || slices.Equal(before, after) {
			return v.found, nil
		}
		// A run published or removed a version under our eyes: look again.
	}
}

// look lists what a publication changes: the link and the versions' files.
func look(home string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(home, dirName))
	if notMissing(err) != nil {
		return nil, err
	}
	target, _ := os.Readlink(filepath.Join(home, linkName)) // if it is no link, that does not change either
	names := []string{target}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, nil
}

// verification is the state of one call of Verify.
type verification struct {
	cfg   Config
	found []Problem
}

func (v *verification) problem(path string, err error, remedy string) {
	if rel, relErr := filepath.Rel(v.cfg.Home, path); relErr == nil {
		path = filepath.ToSlash(rel)
	}
	v.found = append(v.found, Problem{Path: path, Err: err, Remedy: remedy})
}

func (v *verification) all(ctx context.Context) error {
	link := filepath.Join(v.cfg.Home, linkName)
	current, err := Published(v.cfg.Home)
	versions, listErr := Versions(v.cfg.Home)
	switch {
	case listErr != nil:
		return listErr
	case err == nil:
		if err := v.published(ctx, current); err != nil {
			return err
		}
	case !errors.Is(err, ErrNotPublished):
		v.problem(link, err, remedyRebuild)
	case v.everPublished():
		v.problem(link, errors.New("it is missing, though versions were made"), remedyRebuild)
	}
	v.log(link)
	for _, p := range versions {
		v.log(p.Path)
		if err == nil && p.compare(current) >= 0 {
			continue // newer: its publication died or is at work, nobody reads it, the next run removes it
		}
		if why := unsound(ctx, p); why != nil {
			v.problem(culprit(p), why, remedyRebuild)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// everPublished reports whether there are traces of a publication: databases, or
// seals of databases that are gone.
func (v *verification) everPublished() bool {
	entries, err := os.ReadDir(filepath.Join(v.cfg.Home, dirName))
	return err == nil && len(entries) > 0
}

// log finds a write-ahead log beside a database or the link.
func (v *verification) log(path string) {
	if _, err := os.Lstat(path + ".wal"); !errors.Is(err, fs.ErrNotExist) {
		v.problem(path+".wal", errors.New("somebody wrote to the database beside it; DuckDB would replay this log into it"), remedyRebuild)
	}
}

// unsound says what is wrong with the file of a version, nil if nothing is. One of
// an earlier format has no seal; it is believed, but nothing is ever built upon it.
func unsound(ctx context.Context, p Publication) error {
	_, err := prove(ctx, p.Path)
	if errors.Is(err, ErrUnsealed) && formatOf(ctx, p) == 1 {
		return nil
	}
	return err
}

// culprit is the file that keeps a version from being proved: its seal or itself.
func culprit(p Publication) string {
	if _, err := readSeal(p.Path); err != nil {
		return sealPath(p.Path)
	}
	return p.Path
}

// formatOf is the layout of a version's meta schema, 0 if it cannot be read.
func formatOf(ctx context.Context, p Publication) int {
	db, err := openFile(p.Path, ReadOptions{Threads: 1})
	if err != nil {
		return 0
	}
	defer db.Close()
	i, _ := readInfo(ctx, db) // what cannot be read is 0
	return i.format
}
