package lake

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/dateline/dateline/pipeline/object"
)

// remoteDisk is a prefix of an object store. What it writes is durable at once, and it
// has no directories. Its requests are bounded by the store's policy, not by a context.
type remoteDisk struct {
	store  *object.Store
	prefix string // "" or ending in a slash
	cache  *cache
}

// young is how long a file that no manifest names is left alone: another writer may
// have uploaded it, and be about to name it.
const young = 24 * time.Hour

// remote is the lake of a directory that lies at an address, unread.
func remote(dir, address string) (*Lake, error) {
	a, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	store, err := object.Open(context.Background(), a)
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	writer := make([]byte, 4)
	rand.Read(writer) // it never fails
	d := &remoteDisk{store: store, cache: &cache{dir: filepath.Join(filepath.Dir(abs), "cache")}}
	if a.Key != "" {
		d.prefix = a.Key + "/"
	}
	d.cache.disk = d
	return &Lake{
		dir: abs, disk: d, cache: d.cache, suffix: "-" + hex.EncodeToString(writer),
		current: &Manifest{Format: manifestFormat},
	}, nil
}

func (d *remoteDisk) key(name string) string { return d.prefix + name }

func (d *remoteDisk) list(dir string) ([]entry, error) {
	prefix := d.key(dir + "/")
	if dir == "." {
		prefix = d.prefix
	}
	var out []entry
	for info, err := range d.store.Dir(context.Background(), prefix) {
		if err != nil {
			return nil, err
		}
		name, folder := strings.CutSuffix(strings.TrimPrefix(info.Key, prefix), "/")
		switch {
		case name == "":
		case dir != manifestDir && !folder && time.Since(info.ModTime) < young:
		default:
			out = append(out, entry{name, folder, info.Size})
		}
	}
	return out, nil
}

func (d *remoteDisk) open(name string) (io.ReadCloser, error) {
	r := d.store.Reader(context.Background(), d.key(name))
	head := bufio.NewReader(r)
	_, err := head.Peek(1) // nothing is requested before a read
	switch {
	case errors.Is(err, object.ErrNotFound):
		return nil, fmt.Errorf("%w: %w", fs.ErrNotExist, err)
	case err != nil && err != io.EOF:
		return nil, err
	}
	return &remoteFile{head, r}, nil
}

// remoteFile says of bytes that the store itself finds damaged that they are.
type remoteFile struct {
	head *bufio.Reader
	io.Closer
}

func (f *remoteFile) Read(p []byte) (int, error) {
	n, err := f.head.Read(p)
	if errors.Is(err, object.ErrDamaged) {
		err = fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return n, err
}

func (d *remoteDisk) mkdir(string) error { return nil }

func (d *remoteDisk) moveIn(staged, name string) error {
	if err := d.store.Upload(context.Background(), d.key(name), staged); err != nil {
		return err
	}
	return d.cache.moveIn(staged)
}

// publish writes by a conditional request, so that of two writers one wins.
func (d *remoteDisk) publish(name string, data []byte) error {
	err := d.store.Create(context.Background(), d.key(name), data)
	if errors.Is(err, object.ErrExists) {
		version := strings.TrimLeft(strings.TrimSuffix(path.Base(name), ".json"), "0")
		return fmt.Errorf("version %s was committed meanwhile by another writer; run again: %w", version, err)
	}
	return err
}

func (d *remoteDisk) rename(from, to string) error {
	data, err := d.store.ReadAll(context.Background(), d.key(from))
	if err != nil {
		return err
	}
	if err := d.store.Put(context.Background(), d.key(to), data); err != nil {
		return err
	}
	return d.remove(from)
}

func (d *remoteDisk) remove(name string) error {
	return d.store.Delete(context.Background(), d.key(name))
}

func (d *remoteDisk) sync(string) error { return nil }
