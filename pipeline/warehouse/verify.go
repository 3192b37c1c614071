package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"github.com/dateline/dateline/pipeline/lake"
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

// published compares the version that readers see with its seal and, if that
// holds, with the lake.
func (v *verification) published(ctx context.Context, p Publication) error {
	seal, err := prove(ctx, p.Path)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ErrUnsealed) && formatOf(ctx, p) == 1:
		v.problem(p.Path, fmt.Errorf("%w: an earlier release made it, so nothing shows whether it is intact", ErrUnsealed), remedyRun)
		return nil
	case err != nil:
		v.problem(culprit(p), err, remedyRebuild)
		return nil
	}
	db, err := openFile(p.Path, ReadOptions{Threads: 1})
	if err != nil {
		if missing(p.Path + ".wal") { // else that is named already
			v.problem(p.Path, err, remedyRebuild)
		}
		return nil
	}
	defer db.Close()
	if err := v.contents(ctx, db, p, seal); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		remedy := remedyRebuild
		if v.cfg.Lake != nil && v.cfg.Lake.Current().Version < seal.Manifest {
			remedy = remedyLake
		}
		v.problem(p.Path, err, remedy)
	}
	return nil
}

// contents compares what the database says about itself, and its rows, with its
// seal and with the manifest it was made from.
func (v *verification) contents(ctx context.Context, db *sql.DB, p Publication, seal *Seal) error {
	i, err := readInfo(ctx, db)
	if err != nil {
		return err
	}
	if i.manifest != seal.Manifest || i.manifestSHA256 != seal.ManifestSHA256 {
		return fmt.Errorf("%w: it was made from manifest %d, its seal says %d", ErrDamaged, i.manifest, seal.Manifest)
	}
	have := Loaded{Tables: make(map[string]int64)}
	for name := range seal.Tables {
		if err := countRows(ctx, db, []lake.Table{{Name: name}}, &have); err != nil {
			return err
		}
	}
	if !reflect.DeepEqual(have.Tables, seal.Tables) {
		return fmt.Errorf("%w: its tables have %v rows, its seal says %v", ErrDamaged, have.Tables, seal.Tables)
	}
	if v.cfg.Lake == nil || i.manifest == 0 {
		return nil
	}
	m, err := v.cfg.Lake.Manifest(i.manifest)
	if err != nil {
		return fmt.Errorf("the manifest it was made from cannot be read: %w", err)
	}
	if m.SHA256 != i.manifestSHA256 {
		return fmt.Errorf("%w: it was made from another version %d than this lake's", ErrDamaged, i.manifest)
	}
	return v.rows(ctx, db, m, have.Tables)
}

// rows compares the files and rows that the database holds with those of the manifest.
func (v *verification) rows(ctx context.Context, db *sql.DB, m *lake.Manifest, have map[string]int64) error {
	files, err := loadedFiles(ctx, db)
	if err != nil {
		return err
	}
	want := make(map[string]string)
	for _, f := range m.Files {
		if _, ok := have[f.Table]; ok {
			want[f.Path] = f.SHA256
		}
	}
	if !reflect.DeepEqual(files, want) {
		return fmt.Errorf("%w: meta.files has not the files of manifest %d", ErrDamaged, m.Version)
	}
	for name, n := range have {
		if name != Entities.Name && name != DupGroups.Name && n != m.Rows(name) {
			return fmt.Errorf("%w: table %s has %d rows, manifest %d says %d", ErrDamaged, name, n, m.Version, m.Rows(name))
		}
	}
	return nil
}
