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
		return Publication{}, fmt.Errorf("publish warehouse: %w", b.explain(err))
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
	seal, err := b.newSeal(ctx)
	if err != nil {
		return Publication{}, err
	}
	if err := b.finish(ctx); err != nil {
		return Publication{}, err
	}
	if seal.Bytes, seal.DatabaseSHA256, err = hashFile(ctx, b.path); err != nil {
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
	if err := b.moveIn(path, seal); err != nil {
		return Publication{}, err
	}
	if err := b.swapLink(path); err != nil {
		return Publication{}, err
	}
	if b.cfg.Fresh {
		b.removeUnsound(ctx)
	}
	return Published(b.cfg.Home)
}

// removeUnsound removes the older versions that are damaged. What cannot be
// removed Verify goes on naming.
func (b *Build) removeUnsound(ctx context.Context) {
	versions, _ := Versions(b.cfg.Home)
	for _, p := range versions {
		if unsound(ctx, p) != nil && ctx.Err() == nil {
			_, _ = removeVersion(p)
		}
	}
}

// finish writes everything into the database file itself, closes it for good and
// makes it durable and read-only.
func (b *Build) finish(ctx context.Context) error {
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

// moveIn gives the database its name and puts its seal beside it, both durably.
// Nobody reads either before the link is swapped; if that never happens Sweep
// removes them.
func (b *Build) moveIn(path string, seal *Seal) error {
	p, _ := publicationAt(path)
	seal.Version = p.Version
	data, err := seal.encode()
	if err != nil {
		return err
	}
	if err := b.disk.rename(b.path, path); err != nil {
		return err
	}
	if err := b.disk.syncDir(filepath.Dir(path)); err != nil {
		return err
	}
	if err := b.disk.write(b.dir, sealPath(path), data); err != nil {
		return fmt.Errorf("write seal: %w", err)
	}
	return b.disk.syncDir(filepath.Dir(path))
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
	before, _ := os.Readlink(link) // "" if there is none, or something else has its name
	if err := b.point(link, filepath.Join(dirName, filepath.Base(path))); err != nil {
		return fmt.Errorf("swap %s: %w", linkName, err)
	}
	err := b.disk.syncDir(b.cfg.Home)
	if err == nil {
		return nil
	}
	// Readers would see the version, but it might not survive a power cut: take it back.
	if before == "" {
		return errors.Join(err, os.Remove(link))
	}
	return errors.Join(err, b.point(link, before))
}

// point makes link a symlink to target, whatever it was before.
func (b *Build) point(link, target string) error {
	aside := filepath.Join(b.dir, linkName)
	if err := os.Symlink(target, aside); err != nil {
		return err
	}
	return b.disk.rename(aside, link)
}

// disk is what a publication asks of the file system, in one place so that tests
// can see the order of it and make each step fail.
type disk struct {
	rename  func(from, to string) error
	syncDir func(dir string) error
	write   func(aside, path string, data []byte) error // write in the directory aside, sync, rename
}

var osDisk = disk{rename: os.Rename, syncDir: syncDir, write: func(aside, path string, data []byte) error {
	return renameio.WriteFile(path, data, 0o444, renameio.WithTempDir(aside), renameio.IgnoreUmask())
}}

// syncDir makes the names in a directory durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
