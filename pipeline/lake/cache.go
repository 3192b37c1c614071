package lake

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// cache keeps the files of a lake in an object store on this machine, where DuckDB can
// read them. A file is named by its sum, so it is the same whatever lake it came from.
type cache struct {
	dir  string
	disk disk
	mu   sync.Mutex // one download at a time
}

func (c *cache) path(sha256 string) string { return filepath.Join(c.dir, sha256+".parquet") }

// open opens the file's bytes, which are what the manifest says. A copy that was
// damaged is fetched again.
func (c *cache) open(f File) (io.ReadCloser, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	name := c.path(f.SHA256)
	if n, sum, err := sumFile(name); err != nil || f.check(n, sum) != nil {
		if err := c.fetch(f); err != nil {
			return nil, err
		}
	}
	return os.Open(name)
}

// fetch downloads a file, and keeps it only if it is what the manifest says.
func (c *cache) fetch(f File) error {
	in, err := c.disk.open(f.Path)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return err
	}
	out, err := os.CreateTemp(c.dir, "download-*")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name()) // after the renaming there is none
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(out, h), in)
	if err := errors.Join(err, out.Close()); err != nil {
		return fmt.Errorf("fetch %s: %w", f.Path, err)
	}
	if err := f.check(n, h.Sum(nil)); err != nil {
		return err
	}
	return os.Rename(out.Name(), c.path(f.SHA256))
}

// moveIn keeps a file that was uploaded.
func (c *cache) moveIn(staged string) error {
	_, sum, err := sumFile(staged)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return err
	}
	return os.Rename(staged, c.path(hex.EncodeToString(sum)))
}

// sweep removes copies of files that the manifest does not name, and broken downloads.
func (c *cache) sweep(m *Manifest) ([]string, error) {
	named := make(map[string]bool)
	for _, f := range m.Files {
		named[c.path(f.SHA256)] = true
	}
	var removed []string
	for _, pattern := range []string{"*.parquet", "download-*"} {
		names, err := filepath.Glob(filepath.Join(c.dir, pattern))
		if err != nil {
			return removed, err
		}
		for _, name := range names {
			if named[name] {
				continue
			}
			if err := os.Remove(name); err != nil {
				return removed, err
			}
			removed = append(removed, name)
		}
	}
	return removed, nil
}

// sumFile gives a local file's size and SHA-256.
func sumFile(name string) (int64, []byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, nil, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return n, h.Sum(nil), err
}
