package lake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/renameio/v2"
)

// Provenance says who made a version, and when.
type Provenance struct {
	RunID    string
	Dateline string // version of the program
	Created  time.Time
}

// disk is what a commit asks of the file system, in one place so that tests
// can see the order of it and make each step fail.
type disk struct {
	rename  func(from, to string) error
	syncDir func(dir string) error
	publish func(path string, data []byte) error // write aside, sync, rename
}

var osDisk = disk{rename: os.Rename, syncDir: syncDir, publish: func(path string, data []byte) error {
	return renameio.WriteFile(path, data, 0o644)
}}

// Commit makes the batch's files visible as the lake's next version: readers see
// all of them or none. After a nil error they survive a power cut; after an error
// the previous version is still the current one, and Sweep removes what was left
// lying. The batch is then empty and goes on from the new version, unless there was
// an error: then it is of no further use. A batch with nothing in it makes no version;
// Commit returns the current one.
func (l *Lake) Commit(ctx context.Context, b *Batch, p Provenance) (*Manifest, error) {
	return l.commit(ctx, b, p, osDisk)
}

func (l *Lake) commit(ctx context.Context, b *Batch, p Provenance, d disk) (*Manifest, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b.Empty() {
		return l.current, nil
	}
	m := b.manifest(p)
	if err := l.mayCommit(ctx, b); err != nil {
		return nil, fmt.Errorf("commit version %d: %w", m.Version, err)
	}
	if err := l.moveIn(b.Files(), d); err != nil {
		return nil, fmt.Errorf("commit version %d: %w", m.Version, err)
	}
	data, err := m.encode()
	if err != nil {
		return nil, fmt.Errorf("commit version %d: %w", m.Version, err)
	}
	path := filepath.Join(l.manifestDir(), manifestName(m.Version))
	if err := d.publish(path, data); err != nil {
		return nil, fmt.Errorf("commit version %d: write manifest: %w", m.Version, err)
	}
	if err := d.syncDir(l.manifestDir()); err != nil {
		// The manifest is there but might not survive a power cut: take it back.
		return nil, fmt.Errorf("commit version %d: %w", m.Version, errors.Join(err, os.Remove(path)))
	}
	l.current = m
	b.rebase(m)
	return m, nil
}

// mayCommit proves that the batch continues the newest version on disk.
func (l *Lake) mayCommit(ctx context.Context, b *Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	versions, err := l.Versions()
	if err != nil {
		return err
	}
	newest := 0
	if len(versions) > 0 {
		newest = versions[len(versions)-1]
	}
	if newest != b.base.Version || l.current != b.base {
		return fmt.Errorf("version %d was committed meanwhile", newest)
	}
	return nil
}

// manifest is the next version: the base's files without the dropped ones, and the batch's own.
func (b *Batch) manifest(p Provenance) *Manifest {
	b.mu.Lock()
	defer b.mu.Unlock()
	m := &Manifest{
		Format: manifestFormat, Version: b.version(), Parent: b.base.Version,
		Created: p.Created.UTC().Truncate(time.Second), RunID: p.RunID, Dateline: p.Dateline,
		Files: []File{},
	}
	for _, f := range b.base.Files {
		if !b.dropped[f.Path] {
			m.Files = append(m.Files, f)
		}
	}
	for _, f := range b.files {
		f.staged = ""
		m.Files = append(m.Files, f)
	}
	slices.SortFunc(m.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return m
}

// moveIn renames the staged files to their places and makes the names durable.
func (l *Lake) moveIn(files []File, d disk) error {
	dirs := []string{l.manifestDir()}
	for _, f := range files {
		if dir := filepath.Join(l.dir, f.Table); !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	for _, dir := range dirs {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	if err := d.syncDir(l.dir); err != nil {
		return err
	}
	if err := d.syncDir(filepath.Dir(l.dir)); err != nil {
		return err
	}
	for _, f := range files {
		if err := d.rename(f.staged, filepath.Join(l.dir, filepath.FromSlash(f.Path))); err != nil {
			return fmt.Errorf("move %s in: %w", f.Path, err)
		}
	}
	for _, dir := range dirs[1:] {
		if err := d.syncDir(dir); err != nil {
			return err
		}
	}
	return nil
}

// syncDir makes the names in a directory durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil {
		return fmt.Errorf("sync directory %s: %w", dir, err)
	}
	return nil
}

// writeSynced writes a new file to stable storage. An existing one is an error.
func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
