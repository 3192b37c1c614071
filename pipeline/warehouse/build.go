package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/dateline/dateline/pipeline/lake"
)

// Build is a version of the warehouse in the making. Its methods are called in
// the order Load, Model, Check, Record, Publish, from one goroutine.
type Build struct {
	cfg      Config
	manifest *lake.Manifest
	dir      string // its own directory in staging; no other build ever has the same
	path     string
	db       *sql.DB
	conn     *sql.Conn

	disk     disk
	dateline string // version of the program, as Record was told

	fresh   string // why it began with a new database, "" if with a copy
	checked bool
	failed  []string // names of the failed checks of severity error
	results []CheckResult
}

// Begin opens a database to build in: a copy of the published version if that
// can be brought up to date, else a new one. The caller closes the Build.
func Begin(ctx context.Context, cfg Config) (*Build, error) {
	b := &Build{cfg: cfg.withDefaults(), manifest: cfg.Lake.Current(), disk: osDisk}
	err := b.begin(ctx)
	if err != nil {
		return nil, fmt.Errorf("begin warehouse version %d: %w", b.manifest.Version, errors.Join(b.explain(err), b.Close()))
	}
	return b, nil
}

func (b *Build) begin(ctx context.Context) error {
	if _, err := Sweep(b.cfg.Home); err != nil {
		return err
	}
	if err := os.MkdirAll(b.cfg.Staging, 0o755); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(b.cfg.Staging, "warehouse-")
	if err != nil {
		return err
	}
	b.dir = dir
	if b.fresh, err = b.openCopy(ctx); err != nil {
		return err
	}
	if b.fresh == "" {
		return nil
	}
	if err := b.dropCopy(); err != nil {
		return err
	}
	if err := b.saveHistory(ctx); err != nil {
		return err
	}
	b.path = filepath.Join(b.dir, "new.duckdb")
	return b.open(ctx)
}

// Fresh says why the build began with a new database and loads every file; ""
// if it began with a copy of the published one.
func (b *Build) Fresh() string { return b.fresh }

// openCopy opens a copy of the published version, whose bytes must be those that
// were sealed. If that is of no use it says why; what is open then is to be dropped.
func (b *Build) openCopy(ctx context.Context) (unfit string, err error) {
	if b.cfg.Fresh {
		return "a new one was asked for", nil
	}
	p, err := Published(b.cfg.Home)
	if errors.Is(err, ErrNotPublished) {
		return "no version is published", nil
	}
	if err != nil {
		return fmt.Sprintf("the published version cannot be read: %v", err), nil
	}
	if err := refuseWAL(p.Path); err != nil {
		return fmt.Sprintf("version %s was written to: %v", p.Version, err), nil
	}
	damage, err := b.copySealed(ctx, p)
	if err != nil {
		return "", fmt.Errorf("copy version %s: %w", p.Version, err)
	}
	if damage != nil {
		return fmt.Sprintf("version %s cannot be used: %v", p.Version, damage), nil
	}
	if err := b.open(ctx); err != nil {
		return fmt.Sprintf("version %s cannot be opened: %v", p.Version, err), nil
	}
	i, err := readInfo(ctx, b.conn)
	if err != nil {
		return fmt.Sprintf("version %s cannot be used: %v", p.Version, err), nil
	}
	if why := b.cfg.unfit(i); why != "" {
		return fmt.Sprintf("version %s cannot be used: %s", p.Version, why), nil
	}
	return "", nil
}

// copySealed copies a version's database. What is wrong with the original is
// damage; err means that the copy could not be written.
func (b *Build) copySealed(ctx context.Context, p Publication) (damage, err error) {
	seal, damage := readSeal(p.Path)
	if damage != nil {
		return damage, nil
	}
	b.path = filepath.Join(b.dir, "copy.duckdb")
	size, sum, err := copyFile(ctx, b.path, p.Path)
	var at *fs.PathError
	if errors.As(err, &at) && at.Path == p.Path {
		return err, nil
	}
	if err != nil {
		return nil, err
	}
	return seal.fits(size, sum), nil
}

// dropCopy gives up the copy, so that its room on the disk is free for a new database.
func (b *Build) dropCopy() error {
	err := b.closeDB()
	if b.path == "" {
		return err
	}
	for _, path := range []string{b.path, b.path + ".wal"} {
		err = errors.Join(err, notMissing(os.Remove(path)))
	}
	return err
}

func (b *Build) open(ctx context.Context) error {
	options := url.Values{"temp_directory": {filepath.Join(b.dir, "tmp")}}
	db, err := open(b.path, options, b.cfg.Threads, b.cfg.MemoryLimit)
	if err != nil {
		return err
	}
	b.db = db
	b.conn, err = db.Conn(ctx)
	return err
}

func (b *Build) closeDB() error {
	var errs []error
	if b.conn != nil {
		errs = append(errs, b.conn.Close())
	}
	if b.db != nil {
		errs = append(errs, b.db.Close())
	}
	b.conn, b.db = nil, nil
	return errors.Join(errs...)
}

// Close gives up what was not published and removes it. After Publish it only
// tidies up.
func (b *Build) Close() error {
	err := b.closeDB()
	if b.dir != "" {
		err = errors.Join(err, os.RemoveAll(b.dir))
		b.dir = ""
	}
	return err
}

// inTx runs fn in a transaction: all of it happens or nothing.
func (b *Build) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := b.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := fn(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
