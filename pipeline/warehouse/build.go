package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
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

	fresh   string // why it began with a new database, "" if with a copy
	checked bool
	failed  []string // names of the failed checks of severity error
}

// Begin opens a database to build in: a copy of the published version if that
// can be brought up to date, else a new one. The caller closes the Build.
func Begin(ctx context.Context, cfg Config) (*Build, error) {
	b := &Build{cfg: cfg.withDefaults(), manifest: cfg.Lake.Current()}
	err := b.begin(ctx)
	if err != nil {
		return nil, fmt.Errorf("begin warehouse version %d: %w", b.manifest.Version, errors.Join(err, b.Close()))
	}
	return b, nil
}

func (b *Build) begin(ctx context.Context) error {
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
	if b.fresh != "" {
		return b.openNew(ctx)
	}
	return nil
}

// Fresh says why the build began with a new database and loads every file; ""
// if it began with a copy of the published one.
func (b *Build) Fresh() string { return b.fresh }

// openCopy opens a copy of the published version. If that is of no use it says
// why, and nothing is open.
func (b *Build) openCopy(ctx context.Context) (unfit string, err error) {
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
	b.path = filepath.Join(b.dir, "copy.duckdb")
	if err := copyFile(b.path, p.Path); err != nil {
		return "", fmt.Errorf("copy version %s: %w", p.Version, err)
	}
	if err := b.open(ctx); err != nil {
		return fmt.Sprintf("version %s cannot be opened: %v", p.Version, errors.Join(err, b.closeDB())), nil
	}
	i, err := readInfo(ctx, b.conn)
	if err != nil {
		return fmt.Sprintf("version %s cannot be used: %v", p.Version, errors.Join(err, b.closeDB())), nil
	}
	if why := b.cfg.unfit(i); why != "" {
		if i.format == metaFormat {
			b.saveHistory(ctx)
		}
		return fmt.Sprintf("version %s cannot be used: %s", p.Version, why), b.closeDB()
	}
	return "", nil
}

func (b *Build) openNew(ctx context.Context) error {
	b.path = filepath.Join(b.dir, "new.duckdb")
	return b.open(ctx)
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
