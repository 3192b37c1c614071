package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"

	"github.com/dateline/dateline/pipeline/lake"
)

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
