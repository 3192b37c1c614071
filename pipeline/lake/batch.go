package lake

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
)

// Batch collects the files of the lake's next version. Once that is committed it
// is empty again and collects those of the version after it. Its methods may be
// called from several goroutines.
type Batch struct {
	lake *Lake
	dir  string

	mu      sync.Mutex
	base    *Manifest // the version it adds to
	next    int       // the version it becomes
	seq     int
	files   []File
	dropped map[string]bool
}

// Begin starts the next version. Its files are written under the directory
// staging, which must lie in the same file system as the lake and belong to this
// batch alone.
func (l *Lake) Begin(staging string) (*Batch, error) {
	if err := os.MkdirAll(staging, 0o755); err != nil {
		return nil, fmt.Errorf("begin batch: %w", err)
	}
	last, err := l.last()
	if err != nil {
		return nil, fmt.Errorf("begin batch: %w", err)
	}
	return &Batch{lake: l, dir: staging, base: l.Current(), next: last + 1, dropped: make(map[string]bool)}, nil
}

// rebase empties the batch, which now adds to the version m that it made.
func (b *Batch) rebase(m *Manifest) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.base, b.next, b.seq, b.files, b.dropped = m, m.Version+1, 0, nil, make(map[string]bool)
}

// Files lists the files finished so far, in the order they were finished.
func (b *Batch) Files() []File {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]File(nil), b.files...)
}

// Empty reports whether there is nothing to commit.
func (b *Batch) Empty() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.files) == 0 && len(b.dropped) == 0
}

// Drop leaves a file of the current version out of the next one. Its bytes stay
// on disk as long as an older manifest names them.
func (b *Batch) Drop(path string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.base.File(path); !ok {
		return fmt.Errorf("drop %s: version %d has no such file", path, b.base.Version)
	}
	b.dropped[path] = true
	return nil
}

// Discard takes a finished file out of the batch before it is committed, and
// removes it.
func (b *Batch) Discard(path string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	i := slices.IndexFunc(b.files, func(f File) bool { return f.Path == path })
	if i < 0 {
		return fmt.Errorf("discard %s: the batch has no such file", path)
	}
	if err := os.Remove(b.files[i].staged); err != nil {
		return fmt.Errorf("discard %s: %w", path, err)
	}
	b.files = slices.Delete(b.files, i, i+1)
	return nil
}

// Writer collects the rows of one file. It is for one goroutine.
type Writer struct {
	batch *Batch
	base  *Manifest // of the batch when the file got its name
	enc   *encoder
	file  File
	rows  []reflect.Value
}

// Create starts a file of the table. Its name is settled here, so files that
// are created in the same order have the same names. The rows are held in memory
// until Close, to be sorted: a file should hold a few thousand articles at most.
func (b *Batch) Create(t Table, from Origin) (*Writer, error) {
	enc, err := newEncoder(t)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.seq++
	name := fmt.Sprintf("%06d-%04d%s.parquet", b.next, b.seq, b.lake.suffix)
	return &Writer{batch: b, base: b.base, enc: enc, file: File{
		Table: t.Name, Path: t.Name + "/" + name, SchemaHash: t.SchemaHash(), Origin: from,
		staged: filepath.Join(b.dir, t.Name+"-"+name),
	}}, nil
}

// Len is the number of rows so far.
func (w *Writer) Len() int { return len(w.rows) }

// Append adds a row: a value of the table's row type, a pointer to one, or a
// reflect.Value of either. The row must not change until Close.
func (w *Writer) Append(row any) error {
	v, ok := row.(reflect.Value)
	if !ok {
		v = reflect.ValueOf(row)
	}
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if !v.IsValid() || v.Type() != w.enc.table.Row {
		return fmt.Errorf("append to %s: row is a %T, want %s", w.file.Table, row, w.enc.table.Row)
	}
	w.rows = append(w.rows, v)
	return nil
}

// AppendSlice adds every row of a slice, as a fact type's Rows returns it.
func (w *Writer) AppendSlice(rows reflect.Value) error {
	if rows.Kind() != reflect.Slice {
		return fmt.Errorf("append to %s: want a slice of %s", w.file.Table, w.enc.table.Row)
	}
	for i := range rows.Len() {
		if err := w.Append(rows.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

// Close sorts the rows, writes the staged file to stable storage and adds it to
// the batch. A file without rows is written too: it says that there are none. A
// writer does not outlast a commit of its batch, for its file has a name of the
// version that was committed.
func (w *Writer) Close() (File, error) {
	data, err := w.enc.encode(w.rows)
	if err != nil {
		return File{}, fmt.Errorf("write %s: %w", w.file.Path, err)
	}
	if err := writeSynced(w.file.staged, data); err != nil {
		return File{}, fmt.Errorf("write %s: %w", w.file.Path, err)
	}
	sum := sha256.Sum256(data)
	w.file.Rows, w.file.Bytes, w.file.SHA256 = int64(len(w.rows)), int64(len(data)), hex.EncodeToString(sum[:])
	w.rows = nil
	w.batch.mu.Lock()
	defer w.batch.mu.Unlock()
	if w.batch.base != w.base {
		return File{}, errors.Join(fmt.Errorf("write %s: its batch was committed meanwhile", w.file.Path), os.Remove(w.file.staged))
	}
	w.batch.files = append(w.batch.files, w.file)
	return w.file, nil
}

// WriteFile writes rows, a slice of the table's row type, as a Parquet file
// outside any lake.
func WriteFile(path string, t Table, rows any) error {
	enc, err := newEncoder(t)
	if err != nil {
		return err
	}
	w := Writer{enc: enc, file: File{Table: t.Name}}
	if err := w.AppendSlice(reflect.ValueOf(rows)); err != nil {
		return err
	}
	data, err := enc.encode(w.rows)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return writeSynced(path, data)
}
