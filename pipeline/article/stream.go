package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"
)

// headBytes is how much of an input decides its format. It is also the read
// buffer, so a peek never fails for lack of room.
const headBytes = 64 << 10

// zstdWindow bounds what a zstd frame may ask us to keep in memory.
const zstdWindow = 128 << 20

// Stream is an input as a format reads it: decompressed, without its byte order mark.
type Stream struct {
	*bufio.Reader
	Name     string // the source
	MaxBytes int64  // longest record to read
	Offset   int64  // byte at which the next record begins; formats keep it
	Line     int    // line at which the next record begins, from 1; formats keep it

	// Fields maps a role (see [Roles]) to the member or column that has it; a role
	// that is not in it goes by its usual names.
	Fields map[string]string

	local *os.File // the input itself, if it is a local file and not compressed
	close func()
}

var byteOrderMark = []byte("\uFEFF")

// open decompresses by the first bytes: a name may lie, a magic number does not.
func (s *Stream) open(raw io.Reader) error {
	s.close = func() {}
	packed := &countingReader{r: raw}
	plain := bufio.NewReaderSize(packed, headBytes)
	s.Reader = plain
	head, err := plain.Peek(4)
	if err != nil && err != io.EOF {
		return err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		s.local = nil
		z, err := gzip.NewReader(plain)
		if err != nil {
			return broken("gzip", err)
		}
		s.Reader = bufio.NewReaderSize(&archiveReader{codec: "gzip", r: z, packed: packed}, headBytes)
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		s.local = nil
		z, err := zstd.NewReader(plain, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return broken("zstd", err)
		}
		s.close = z.Close
		s.Reader = bufio.NewReaderSize(&archiveReader{codec: "zstd", r: z, packed: packed}, headBytes)
	}
	return s.skipMark()
}

func (s *Stream) skipMark() error {
	head, err := s.Peek(len(byteOrderMark))
	if bytes.Equal(head, byteOrderMark) {
		s.Offset = int64(len(byteOrderMark))
		_, err = s.Discard(len(byteOrderMark))
	}
	if err == io.EOF {
		return nil
	}
	return err
}

// broken is compressed data that does not decompress.
func broken(codec string, err error) error {
	return &lostError{BadArchive, fmt.Errorf("decompress %s: %w", codec, err)}
}

// An archive may unfold to freeBytes whatever its size, and beyond that to maxFold
// times what was read of it. Text compresses three- to tenfold; what passes these
// limits was made to fill somebody's disk.
const (
	freeBytes = 64 << 20
	maxFold   = 250
)

type archiveReader struct {
	codec  string
	r      io.Reader
	packed *countingReader
	n      int64 // bytes handed out
}

func (a *archiveReader) Read(p []byte) (int, error) {
	n, err := a.r.Read(p)
	if a.n += int64(n); a.n-freeBytes > maxFold*a.packed.n {
		return 0, broken(a.codec, fmt.Errorf("it expands more than %d times: %d bytes of it have become %d", maxFold, a.packed.n, a.n))
	}
	if err != nil && err != io.EOF {
		err = broken(a.codec, err)
	}
	return n, err
}

// countingReader counts what is read through it.
type countingReader struct {
	r io.Reader
	n int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
