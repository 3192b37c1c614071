package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"

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

	close func()
}

var byteOrderMark = []byte("\uFEFF")

// open decompresses by the first bytes: a name may lie, a magic number does not.
func (s *Stream) open(raw io.Reader) error {
	s.close = func() {}
	plain := bufio.NewReaderSize(raw, headBytes)
	s.Reader = plain
	head, err := plain.Peek(4)
	if err != nil && err != io.EOF {
		return err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(plain)
		if err != nil {
			return &archiveError{"gzip", err}
		}
		s.Reader = bufio.NewReaderSize(archiveReader{"gzip", z}, headBytes)
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(plain, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return &archiveError{"zstd", err}
		}
		s.close = z.Close
		s.Reader = bufio.NewReaderSize(archiveReader{"zstd", z}, headBytes)
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

// archiveError is compressed data that does not decompress.
type archiveError struct {
	codec string
	err   error
}

func (e *archiveError) Error() string { return fmt.Sprintf("decompress %s: %v", e.codec, e.err) }
func (e *archiveError) Unwrap() error { return e.err }

type archiveReader struct {
	codec string
	r     io.Reader
}

func (a archiveReader) Read(p []byte) (int, error) {
	n, err := a.r.Read(p)
	if err != nil && err != io.EOF {
		err = &archiveError{a.codec, err}
	}
	return n, err
}
