package article

import (
	"context"
	"io"
	"iter"
	"time"
)

// DefaultMaxBytes is the size limit of one article, unless Options say otherwise.
const DefaultMaxBytes = 10 << 20

// Options say how an input is read.
type Options struct {
	MaxBytes int64  // longest record that is read; 0 means DefaultMaxBytes
	Format   string // name of a registered format; "" or "auto" tells it by content
}

// Pattern names inputs: a file, a directory (read recursively), a glob with **, or
// "-" for standard input.
type Pattern struct {
	Path   string
	Format string // "" or "auto" tells it by content
	Base   string // directory a relative Path starts from; "" is the working directory
}

// Input is one raw file.
type Input struct {
	Path    string // absolute, or "-" for standard input
	Format  string
	Size    int64
	ModTime time.Time
}

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
type File struct{}

// Expand lists the inputs that the patterns name, sorted by path, each once.
// Hidden files and directories are passed over unless named outright. A glob with
// bad syntax and a named file that is not there are errors, all of them joined.
func Expand(patterns []Pattern) ([]Input, []Warning, error) { panic("being written") }

// Open opens an input. Its errors name the file.
func Open(in Input, opt Options) (*File, error) { panic("being written") }

// Read reads an input that is open already; source names it in articles and errors.
func Read(source string, r io.Reader, opt Options) *File { panic("being written") }

// Items yields the records in their order. An error (reading the disk, ctx) ends
// the sequence; a record that is no article does not. Memory is bounded by a few
// times the size limit. Items can be ranged over once.
func (f *File) Items(ctx context.Context) iter.Seq2[Item, error] { panic("being written") }

// Digest is complete once Items has ended without an error.
func (f *File) Digest() Digest { panic("being written") }

// Close closes the file.
func (f *File) Close() error { panic("being written") }
