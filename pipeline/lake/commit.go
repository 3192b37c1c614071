package lake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"
)

// Provenance says who made a version, and when.
type Provenance struct {
	RunID    string
	Dateline string // version of the program
	Created  time.Time
}

// Commit makes the batch's files visible as the lake's next version: readers see
// all of them or none. After a nil error they survive a power cut; after an error
// the previous version is still the current one, and Sweep removes what was left
// lying. The batch is then empty and goes on from the new version, unless there was
// an error: then it is of no further use. A batch with nothing in it makes no version;
// Commit returns the current one.
func (l *Lake) Commit(ctx context.Context, b *Batch, p Provenance) (*Manifest, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b.Empty() {
		return l.current, nil
	}
	m := b.manifest(p)
	if err := l.commit(ctx, b, m); err != nil {
		return nil, fmt.Errorf("commit version %d: %w", m.Version, err)
	}
	l.current = m
	b.rebase(m)
	return m, nil
}

func (l *Lake) commit(ctx context.Context, b *Batch, m *Manifest) error {
	if err := l.mayCommit(ctx, b); err != nil {
		return err
	}
	if err := l.moveIn(b.Files()); err != nil {
		return err
	}
	return l.publish(m)
}

// publish writes the manifest, from which on its version exists.
func (l *Lake) publish(m *Manifest) error {
	data, err := m.encode()
	if err != nil {
		return err
	}
	name := manifestName(m.Version)
	if err := l.disk.publish(name, data); err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	if err := l.disk.sync(manifestDir); err != nil {
		// The manifest is there but might not survive a power cut: take it back.
		return errors.Join(err, l.disk.remove(name))
	}
	return nil
}

// mayCommit proves that the batch continues the newest version on disk.
func (l *Lake) mayCommit(ctx context.Context, b *Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	last, err := l.last()
	if err != nil {
		return err
	}
	if last != b.next-1 || l.current != b.base {
		return fmt.Errorf("version %d was committed meanwhile", last)
	}
	return nil
}

// manifest is the next version: the base's files without the dropped ones, and the batch's own.
func (b *Batch) manifest(p Provenance) *Manifest {
	b.mu.Lock()
	defer b.mu.Unlock()
	m := &Manifest{
		Format: manifestFormat, Version: b.next, Parent: b.base.Version,
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
	slices.SortFunc(m.Files, byPath)
	return m
}

// moveIn brings the staged files to their places and makes their names durable.
func (l *Lake) moveIn(files []File) error {
	dirs := []string{manifestDir}
	for _, f := range files {
		if !slices.Contains(dirs, f.Table) {
			dirs = append(dirs, f.Table)
		}
	}
	for _, dir := range dirs {
		if err := l.disk.mkdir(dir); err != nil {
			return err
		}
	}
	if err := syncAll(l.disk, ".", ".."); err != nil {
		return err
	}
	for _, f := range files {
		if err := l.disk.moveIn(f.staged, f.Path); err != nil {
			return fmt.Errorf("move %s in: %w", f.Path, err)
		}
	}
	return syncAll(l.disk, dirs[1:]...)
}

func syncAll(d disk, dirs ...string) error {
	for _, dir := range dirs {
		if err := d.sync(dir); err != nil {
			return err
		}
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
