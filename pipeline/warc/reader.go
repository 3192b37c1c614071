package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// recordStart is what each record of a version this package reads begins with.
var recordStart = []byte("WARC/1.")

// Reader reads records one after the other. It keeps no more than a header in
// memory, at most [MaxHeader] bytes, and a buffer of that size.
type Reader struct {
	src *bufio.Reader
	off int64 // of the next byte of src
	cur *Record
	err error // a failure of src, which stays
}

// NewReader reads from r, which is decompressed already.
func NewReader(r io.Reader) *Reader { return &Reader{src: bufio.NewReaderSize(r, MaxHeader)} }

// Next returns the next record, after passing over what was not read of the one
// before. It returns io.EOF at the end, a [DamageError] for a damaged record
// (call Next again), and any other error if r could not be read, which stays.
func (r *Reader) Next() (*Record, error) {
	if r.cur != nil {
		err := r.cur.Close()
		if r.cur = nil; err != nil {
			return nil, err
		}
	}
	found, err := r.atRecord()
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, r.resume(r.off, "no record begins here")
	}
	rec, err := r.begin()
	r.cur = rec
	return rec, err
}

// begin reads a record's version line and fields.
func (r *Reader) begin() (*Record, error) {
	rec := &Record{Offset: r.off, r: r}
	head, err := r.head()
	var wrong *headError
	if errors.As(err, &wrong) {
		return nil, r.resume(rec.Offset, wrong.cause)
	}
	if err != nil {
		return nil, err
	}
	line, fields, _ := strings.Cut(head, "\n")
	rec.Version = strings.TrimPrefix(strings.TrimRight(line, " \t\r"), "WARC/")
	rec.Header = parseHeader(fields)
	if rec.Type() == "" {
		return nil, r.resume(rec.Offset, "it has no WARC-Type")
	}
	if rec.Length, err = rec.Header.length(); err != nil {
		return nil, r.resume(rec.Offset, err.Error())
	}
	rec.left = rec.Length
	return rec, nil
}

// headError is a header that does not end as it should.
type headError struct{ cause string }

func (e *headError) Error() string { return e.cause }

// head reads to the blank line after the fields.
func (r *Reader) head() (string, error) {
	var head []byte
	for {
		// A header cut short is followed by the next record at once.
		if start, err := r.starts(recordStart); len(head) > 0 && (start || err == io.EOF) {
			return "", &headError{"its header breaks off"}
		} else if err != nil {
			return "", err
		}
		line, err := r.src.ReadSlice('\n')
		r.off += int64(len(line))
		if err == bufio.ErrBufferFull {
			err = r.skipLine()
		}
		if err != nil && err != io.EOF {
			return "", r.fail(err)
		}
		if len(head)+len(line) >= MaxHeader {
			return "", &headError{fmt.Sprintf("its header is longer than the limit of %d bytes", MaxHeader)}
		}
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			return string(head), nil
		}
		head = append(head, line...)
	}
}

// atRecord passes over line ends and reports whether a record begins then. It
// returns io.EOF if the file is over.
func (r *Reader) atRecord() (bool, error) {
	for {
		head, err := r.src.Peek(1)
		if len(head) == 0 {
			return false, r.fail(err)
		}
		if head[0] != '\r' && head[0] != '\n' {
			break
		}
		if err := r.skip(1); err != nil {
			return false, err
		}
	}
	head, err := r.src.Peek(len(recordStart))
	if err != nil && err != io.EOF {
		return false, r.fail(err)
	}
	return bytes.HasPrefix(recordStart, head), nil // shorter only where the file ends
}

// starts reports whether the next bytes are these. It returns io.EOF if there are none.
func (r *Reader) starts(with []byte) (bool, error) {
	head, err := r.src.Peek(len(with))
	if err != nil && (err != io.EOF || len(head) == 0) {
		return false, r.fail(err)
	}
	return bytes.Equal(head, with), nil
}

// resume looks for the next line on which a record begins, and returns the damage
// up to there. The reader stands at the beginning of a line, or inside one that
// does not begin a record.
func (r *Reader) resume(from int64, cause string) error {
	for {
		start, err := r.starts(recordStart)
		if err == nil && !start {
			err = r.skipLine()
		}
		switch {
		case start || err == io.EOF:
			return r.damage(from, cause)
		case err != nil:
			return err
		}
	}
}

// skipLine passes over the rest of a line.
func (r *Reader) skipLine() error {
	for {
		part, err := r.src.ReadSlice('\n')
		r.off += int64(len(part))
		if err != bufio.ErrBufferFull {
			return r.fail(err)
		}
	}
}

func (r *Reader) damage(from int64, cause string) error {
	return &DamageError{Offset: from, Bytes: r.off - from, Cause: cause}
}

// read reads up to len(p) bytes.
func (r *Reader) read(p []byte) (int, error) {
	n, err := r.src.Read(p)
	r.off += int64(n)
	return n, r.fail(err)
}

// skip passes over n bytes; io.EOF means that there are fewer.
func (r *Reader) skip(n int64) error {
	d, err := r.src.Discard(int(n))
	r.off += int64(d)
	return r.fail(err)
}

// fail remembers a failure to read, so that it is not taken for a fault of the
// data by whoever reads on. The end of the file is none.
func (r *Reader) fail(err error) error {
	if r.err != nil {
		return r.err
	}
	if err != nil && err != io.EOF {
		r.err = fmt.Errorf("read WARC at byte %d: %w", r.off, err)
		return r.err
	}
	return err
}
