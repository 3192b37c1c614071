// Package lake keeps the pipeline's rows for good: Parquet files that are
// written once and never changed, and numbered manifests that say which files
// make up each version. The warehouse and every export can be made again from it.
//
// # Writing
//
// A [Batch] collects what one run adds. Its files are written under a staging
// directory; [Lake.Commit] moves them into the lake and then writes the next
// manifest, which is the moment at which they begin to exist:
//
//	b, err := l.Begin(stagingDir)
//	w, err := b.Create(table, lake.Origin{})
//	err = w.Append(lake.Article{...})
//	file, err := w.Close()
//	m, err := l.Commit(ctx, b, lake.Provenance{RunID: id, Created: now})
//
// # Promises
//
//   - A reader sees all of a batch or none of it, and after a nil error from
//     Commit it survives a power cut.
//   - No byte of a file or a manifest is used before its sum was checked.
//   - The same rows make the same bytes, whoever writes them and whenever.
//   - What no manifest names does not exist; [Lake.Sweep] removes it.
//
// FORMAT.md beside this file describes what lies on disk. A Lake has one writer at a
// time (package run holds the lock) and any number of readers.
package lake

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// ErrCorrupt is the cause of every error about bytes that are not what the
// manifest says.
var ErrCorrupt = errors.New("lake is corrupt")

// Lake is a directory of tables and manifests.
type Lake struct {
	dir     string
	disk    disk
	cache   *cache // of a lake in an object store, else nil
	suffix  string // of the names this writer gives to files; "" where it is the only one
	mu      sync.Mutex
	current *Manifest
}

// Open reads the newest manifest of the lake at dir. A directory that does not
// exist is an empty lake of version 0; it is made by the first commit. A manifest
// that was damaged is an error that wraps ErrCorrupt, never skipped.
func Open(dir string) (*Lake, error) {
	l, err := unread(dir)
	if err != nil {
		return nil, fmt.Errorf("open lake %s: %w", dir, err)
	}
	return l.newest()
}

// newest makes the newest manifest the current one.
func (l *Lake) newest() (*Lake, error) {
	versions, err := l.Versions()
	if err != nil {
		return nil, fmt.Errorf("open lake: %w", err)
	}
	if len(versions) == 0 {
		return l, nil
	}
	if l.current, err = l.Manifest(versions[len(versions)-1]); err != nil {
		return nil, fmt.Errorf("open lake: %w", err)
	}
	return l, nil
}

// unread is the lake at dir as if it were empty: none of its manifests has been read.
func unread(dir string) (*Lake, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	address, err := placed(abs)
	if err != nil {
		return nil, err
	}
	if address != "" {
		return remote(abs, address)
	}
	return &Lake{dir: abs, disk: localDisk{abs}, current: &Manifest{Format: manifestFormat}}, nil
}

// Dir is the lake's directory.
func (l *Lake) Dir() string { return l.dir }

// Current is the newest committed manifest; an empty lake's has version 0 and
// no files. It must not be changed.
func (l *Lake) Current() *Manifest {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.current
}

// Path is where the file's bytes are: in the lake, or in the staging directory
// of a batch that was not committed yet. Of a lake in an object store it is where
// VerifyFiles puts a copy.
func (l *Lake) Path(f File) string {
	if f.isStaged() {
		return f.staged
	}
	if l.cache != nil {
		return l.cache.path(f.SHA256)
	}
	return filepath.Join(l.dir, filepath.FromSlash(f.Path))
}

func (f File) isStaged() bool {
	if f.staged == "" {
		return false
	}
	_, err := os.Stat(f.staged)
	return err == nil
}

// open opens the file's bytes, wherever they are.
func (l *Lake) open(f File) (io.ReadCloser, error) {
	var (
		in  io.ReadCloser
		err error
	)
	switch {
	case f.isStaged():
		in, err = os.Open(f.staged)
	case l.cache != nil:
		in, err = l.cache.open(f)
	default:
		in, err = l.disk.open(f.Path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: the file is missing", ErrCorrupt)
	}
	return in, err
}
