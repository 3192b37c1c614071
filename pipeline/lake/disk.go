package lake

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"
)

// disk is where a lake lies, and all that a lake does there. Names are relative to
// the lake, with slashes. Tests put a disk of their own in its place to see the order
// of the steps and to make each of them fail; an object store could be one too.
type disk interface {
	list(dir string) ([]entry, error)        // what is in a directory, by name; nothing if it is not there
	open(name string) (io.ReadCloser, error) // wraps fs.ErrNotExist if it is not there
	mkdir(dir string) error                  // and its parents
	moveIn(staged, name string) error        // a finished local file becomes a file of the lake
	publish(name string, data []byte) error  // a small file, whole or not at all, and durable once its directory is synced
	rename(from, to string) error            // within the lake
	remove(name string) error                // no error if it is not there
	sync(dir string) error                   // makes the names in a directory durable
}

// entry is one name in a directory.
type entry struct {
	name  string
	dir   bool
	bytes int64
}

// localDisk is a directory of this machine.
type localDisk struct{ dir string }

func (d localDisk) path(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

func (d localDisk) list(dir string) ([]entry, error) {
	entries, err := os.ReadDir(d.path(dir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []entry
	for _, e := range entries {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // removed meanwhile
		}
		if err != nil {
			return nil, err
		}
		out = append(out, entry{e.Name(), e.IsDir(), info.Size()})
	}
	return out, nil
}

func (d localDisk) open(name string) (io.ReadCloser, error) { return os.Open(d.path(name)) }

func (d localDisk) mkdir(dir string) error { return os.MkdirAll(d.path(dir), 0o755) }

func (d localDisk) moveIn(staged, name string) error { return os.Rename(staged, d.path(name)) }

func (d localDisk) publish(name string, data []byte) error {
	path := d.path(name)
	// Aside in the same directory, where Sweep finds it: renameio would prefer $TMPDIR.
	return renameio.WriteFile(path, data, 0o644, renameio.WithTempDir(filepath.Dir(path)))
}

func (d localDisk) rename(from, to string) error { return os.Rename(d.path(from), d.path(to)) }

func (d localDisk) remove(name string) error {
	if err := os.Remove(d.path(name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (d localDisk) sync(dir string) error {
	f, err := os.Open(d.path(dir))
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil {
		return fmt.Errorf("sync directory %s: %w", f.Name(), err)
	}
	return nil
}
