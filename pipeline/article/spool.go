package article

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// spoolBytes is the most that is unfolded into a temporary file for a format that
// needs to read here and there.
const spoolBytes = 4 << 30

// ReaderAt gives random access to the whole input, decompressed, and its length in
// bytes. It is for formats whose index stands at their end. An uncompressed local
// file is read where it lies; anything else is first copied into a temporary file,
// which goes when the input has been read. It is called before anything is read
// from the Stream, and nothing is read from the Stream after it.
func (s *Stream) ReaderAt() (io.ReaderAt, int64, error) {
	if s.local != nil {
		info, err := s.local.Stat()
		if err != nil {
			return nil, 0, err
		}
		return s.local, info.Size(), nil
	}
	return s.spool(spoolBytes)
}

// spool copies the input into a temporary file, up to limit.
func (s *Stream) spool(limit int64) (io.ReaderAt, int64, error) {
	f, err := os.CreateTemp("", "dateline-input-*")
	if err != nil {
		return nil, 0, fmt.Errorf("make a temporary file: %w", err)
	}
	os.Remove(f.Name()) // where the system keeps an open file, a killed process leaves nothing behind
	closeStream := s.close
	s.close = func() {
		closeStream()
		f.Close()
		os.Remove(f.Name())
	}
	n, err := io.Copy(f, io.LimitReader(s.Reader, limit+1))
	if err != nil {
		return nil, 0, err
	}
	if n > limit {
		return nil, 0, &lostError{TooLarge, fmt.Errorf("longer than %d bytes, the most that is unfolded for a format that needs its end first", limit)}
	}
	return f, n, nil
}

// lostError is a fault of the data that costs all that follows in an input. It
// becomes a reject.
type lostError struct {
	reason Reason
	err    error
}

func (e *lostError) Error() string { return e.err.Error() }
func (e *lostError) Unwrap() error { return e.err }

func isLost(err error) bool {
	var lost *lostError
	return errors.As(err, &lost)
}
