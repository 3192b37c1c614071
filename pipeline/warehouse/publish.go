package warehouse

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2"
)

// Publish makes the build the published version: readers who open the warehouse
// from now on see it, those who have the previous one open keep it. It publishes
// nothing, with ErrChecksFailed, if a check of severity error failed or none was run.
// After a nil error the version survives a power cut; after an error the previous
// version is still the published one.
func (b *Build) Publish(ctx context.Context) (Publication, error) {
	p, err := b.publish(ctx)
	if err != nil {
		return Publication{}, fmt.Errorf("publish warehouse: %w", err)
	}
	return p, nil
}

func (b *Build) publish(ctx context.Context) (Publication, error) {
	if !b.checked {
		return Publication{}, fmt.Errorf("%w: none was run", ErrChecksFailed)
	}
	if len(b.failed) > 0 {
		return Publication{}, fmt.Errorf("%w: %s", ErrChecksFailed, strings.Join(b.failed, ", "))
	}
	if err := b.seal(ctx); err != nil {
		return Publication{}, err
	}
	dir := filepath.Join(b.cfg.Home, dirName)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Publication{}, err
	}
	path, err := b.unusedName()
	if err != nil {
		return Publication{}, err
	}
	if err := os.Rename(b.path, path); err != nil {
		return Publication{}, err
	}
	if err := syncDir(dir); err != nil {
		return Publication{}, err
	}
	if err := b.swapLink(path); err != nil {
		return Publication{}, err
	}
	return Published(b.cfg.Home)
}

// seal writes everything into the database file itself, closes it for good and
// makes it durable and read-only.
func (b *Build) seal(ctx context.Context) error {
	if _, err := b.conn.ExecContext(ctx, "checkpoint"); err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	if err := b.closeDB(); err != nil {
		return fmt.Errorf("close database: %w", err)
	}
	if err := refuseWAL(b.path); err != nil {
		return err
	}
	f, err := os.OpenFile(b.path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = errors.Join(f.Sync(), f.Chmod(0o444), f.Sync())
	return errors.Join(err, f.Close())
}

// unusedName finds a name for the version that no version had before, and beside
// which no log stands: v<manifest>, or v<manifest>.<k> when it is built again.
func (b *Build) unusedName() (string, error) {
	versions, err := Versions(b.cfg.Home)
	if err != nil {
		return "", err
	}
	build := 0
	for _, p := range versions {
		if p.Manifest == b.manifest.Version {
			build = max(build, p.build+1)
		}
	}
	for {
		name := fmt.Sprintf("v%d.duckdb", b.manifest.Version)
		if build > 0 {
			name = fmt.Sprintf("v%d.%d.duckdb", b.manifest.Version, build)
		}
		path := filepath.Join(b.cfg.Home, dirName, name)
		_, err := os.Lstat(path)
		_, errWAL := os.Lstat(path + ".wal")
		if errors.Is(err, fs.ErrNotExist) && errors.Is(errWAL, fs.ErrNotExist) {
			return path, nil
		}
		if err := errors.Join(notMissing(err), notMissing(errWAL)); err != nil {
			return "", err
		}
		build++
	}
}

func notMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// swapLink points the symlink at the version. It is relative, so that the home
// directory can be moved. A log beside the link belongs to a program that opened an
// earlier version through it for writing; DuckDB would replay it into this one.
func (b *Build) swapLink(path string) error {
	link := filepath.Join(b.cfg.Home, linkName)
	if err := os.Remove(link + ".wal"); notMissing(err) != nil {
		return err
	}
	if err := renameio.Symlink(filepath.Join(dirName, filepath.Base(path)), link); err != nil {
		return fmt.Errorf("swap %s: %w", linkName, err)
	}
	return syncDir(b.cfg.Home)
}

// syncDir makes the names in a directory durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
