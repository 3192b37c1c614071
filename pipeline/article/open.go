package article

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"
	"os"
	"time"

	"github.com/dateline/dateline/pipeline/object"
)

// DefaultMaxBytes is the size limit of one article, unless Options say otherwise.
const DefaultMaxBytes = 10 << 20

// Options say how an input is read.
type Options struct {
	MaxBytes int64  // longest record that is read; 0 means DefaultMaxBytes
	Format   string // name of a registered format; "" or "auto" tells it by content

	// Fields maps a role (see [Roles]) to the member or column of the input that has
	// it: {"text": "body"}. Of a JSON member in a member the names are joined by
	// dots: "data.body". A role that is not in it goes by its usual names.
	Fields map[string]string
}

// Pattern names inputs: a file, a directory (read recursively), a glob with **, the
// same in an object store (s3://bucket/key), or "-" for standard input.
type Pattern struct {
	Path   string
	Format string // "" or "auto" tells it by content
	Base   string // directory a relative Path starts from; "" is the working directory

	Fields map[string]string // as in [Options]; may be nil
}

// Input is one raw file.
type Input struct {
	Path    string // absolute, an address without settings, or "-" for standard input
	Format  string
	Fields  map[string]string // as in [Options]; may be nil
	Size    int64
	ModTime time.Time

	store *object.Store // of an object, nil of a file
	key   string
}

// Remote reports whether the input is an object of a store.
func (in Input) Remote() bool { return object.IsAddress(in.Path) }

// Warning is a pattern that named nothing, which is no error for a glob.
type Warning struct {
	Pattern string
	Message string
}

// Digest is what was seen of a raw file that was read to its end.
type Digest struct {
	Bytes    int64  // raw bytes, still compressed
	SHA256   string // of the raw bytes, lower-case hex
	Articles int
	Rejects  int
}

// File is an open input.
type File struct {
	source string
	opt    Options
	raw    *rawReader
	local  *os.File // what raw reads, if it is a regular file
	object *Input   // what raw will read, if it is an object
	closer io.Closer
	digest Digest
}

// Open opens an input. Its errors name the file.
func Open(in Input, opt Options) (*File, error) {
	if opt.Format == "" {
		opt.Format = in.Format
	}
	if opt.Fields == nil {
		opt.Fields = in.Fields
	}
	if in.Path == "-" {
		return Read(in.Path, os.Stdin, opt), nil
	}
	if in.Remote() {
		return openObject(in, opt)
	}
	f, err := os.Open(in.Path)
	if err != nil {
		return nil, fmt.Errorf("read input: %w", err)
	}
	file := Read(in.Path, f, opt)
	file.closer = f
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		file.local = f
	}
	return file, nil
}

// Read reads an input that is open already; source names it in articles and errors.
func Read(source string, r io.Reader, opt Options) *File {
	if opt.MaxBytes <= 0 {
		opt.MaxBytes = DefaultMaxBytes
	}
	return &File{source: source, opt: opt, raw: &rawReader{r: r, sum: sha256.New()}}
}

// Items yields the records in their order. An error (reading the disk, ctx) ends
// the sequence; a record that is no article does not. Memory is bounded by a few
// times the size limit. Items can be ranged over once.
func (f *File) Items(ctx context.Context) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		f.begin(ctx)
		stopped := false
		emit := func(rec Record) bool {
			if ctx.Err() != nil {
				return false
			}
			stopped = !yield(f.item(rec), nil)
			return !stopped
		}
		err := f.records(emit)
		if stopped {
			return
		}
		if err == nil {
			err = f.finish(emit)
		}
		if err == nil {
			err = ctx.Err()
		}
		if err == nil || stopped {
			return
		}
		if f.object == nil || f.raw.err == nil { // a store's error names the object
			err = fmt.Errorf("read input %s: %w", f.source, err)
		}
		yield(Item{}, err)
	}
}

// records reads the input by its format. Data that does not decompress is a
// record that was lost, not a failure of the run.
func (f *File) records(emit func(Record) bool) error {
	if err := CheckFields(f.opt.Fields); err != nil {
		return err
	}
	s := &Stream{Name: f.source, MaxBytes: f.opt.MaxBytes, Line: 1, Fields: f.opt.Fields, local: f.local}
	err := s.open(f.raw)
	defer func() { s.close() }()
	if err == nil {
		var format Format
		if format, err = pick(f.opt.Format, s); err == nil {
			err = format.Read(s, emit)
		}
	}
	var lost *lostError
	if f.raw.err == nil && errors.As(err, &lost) {
		emit(Record{Offset: s.Offset, Line: s.Line, Reason: lost.reason, Detail: lost.Error()})
		return nil
	}
	return err
}

// finish reads what the format left, so that the digest covers the whole file,
// and accounts for a file that held no record at all.
func (f *File) finish(emit func(Record) bool) error {
	if _, err := io.Copy(io.Discard, f.raw); err != nil {
		return err
	}
	if f.digest.Articles+f.digest.Rejects == 0 {
		emit(Record{Line: 1, Bytes: f.raw.n, Reason: Empty, Detail: "the file holds no record"})
	}
	f.digest.Bytes = f.raw.n
	f.digest.SHA256 = hex.EncodeToString(f.raw.sum.Sum(nil))
	return nil
}

// Digest is complete once Items has ended without an error.
func (f *File) Digest() Digest { return f.digest }

// Close closes the file.
func (f *File) Close() error {
	if f.closer == nil {
		return nil
	}
	return f.closer.Close()
}

// rawReader counts and hashes the raw bytes, and remembers a failure to read
// them, so that it is not taken for a fault of the data.
type rawReader struct {
	r   io.Reader
	ctx context.Context
	sum hash.Hash
	n   int64
	err error
}

func (r *rawReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		r.err = err
		return 0, err
	}
	n, err := r.r.Read(p)
	r.sum.Write(p[:n])
	r.n += int64(n)
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}
