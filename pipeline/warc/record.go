package warc

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Record is one record. Reading it reads its block, which ends with io.EOF, or
// with io.ErrUnexpectedEOF if the file ends before the block does. It can be read
// until the next call of [Reader.Next].
type Record struct {
	Version string // "1.0", "1.1"
	Header  Header
	Offset  int64 // first byte of the version line in the decompressed file
	Length  int64 // bytes of the block, as Content-Length says

	r      *Reader
	left   int64 // bytes of the block not read yet
	closed bool
}

// Type is the kind of record in lower case: warcinfo, response, resource, request,
// metadata, revisit, conversion, continuation, or one the standard does not know.
func (rec *Record) Type() string { return strings.ToLower(rec.Header.Get("WARC-Type")) }

// TargetURI is the address the record is about, "" if it is about none. WARC 1.0
// shows it in angle brackets, which are no part of it.
func (rec *Record) TargetURI() string {
	uri := rec.Header.Get("WARC-Target-URI")
	if inner, ok := strings.CutPrefix(uri, "<"); ok {
		return strings.TrimSuffix(inner, ">")
	}
	return uri
}

// Read reads the block.
func (rec *Record) Read(p []byte) (int, error) {
	switch {
	case rec.left == 0 || rec.closed:
		return 0, io.EOF
	case int64(len(p)) > rec.left:
		p = p[:rec.left]
	}
	n, err := rec.r.read(p)
	rec.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// Close passes over the rest of the block and looks whether the record ends where
// it says. A [DamageError] means that it does not, and that what was read of the
// block may be too short or too long. Next closes a record that was left open.
func (rec *Record) Close() error {
	if rec.closed {
		return nil
	}
	rec.closed = true
	r := rec.r
	if err := r.skip(rec.left); err != nil {
		if err != io.EOF {
			return err
		}
		return r.damage(rec.Offset, fmt.Sprintf("the file ends inside its block of %d bytes", rec.Length))
	}
	found, err := r.atRecord()
	if err != nil {
		if err == io.EOF {
			return nil
		}
		return err
	}
	if !found {
		return r.resume(rec.Offset, fmt.Sprintf("no record follows its block of %d bytes: Content-Length is wrong", rec.Length))
	}
	return nil
}

// length reads Content-Length, of which there must be one; the same twice is one.
func (h Header) length() (int64, error) {
	value := h.Get("Content-Length")
	if value == "" {
		return 0, fmt.Errorf("it has no Content-Length")
	}
	for _, f := range h {
		if strings.EqualFold(f.Name, "Content-Length") && f.Value != value {
			return 0, fmt.Errorf("Content-Length is both %q and %q", value, f.Value)
		}
	}
	n, err := strconv.ParseUint(value, 10, 63)
	if err != nil {
		return 0, fmt.Errorf("Content-Length %.40q is no number of bytes", value)
	}
	if n > MaxBlock {
		return 0, fmt.Errorf("Content-Length %d is more than the limit of %d bytes", n, MaxBlock)
	}
	return int64(n), nil
}
