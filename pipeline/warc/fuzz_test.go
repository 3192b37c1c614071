package warc

import (
	"bytes"
	"errors"
	"io"
	"testing"
)

// FuzzReader reads any bytes as a WARC file: each byte belongs to one record, one
// damage or the line ends between them, in order, and bodies unpack or fail.
func FuzzReader(f *testing.F) {
	whole := record("warcinfo", "software: none\r\n") + record("response", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n", "WARC-Target-URI: <http://example.org/>")
	for _, seed := range []string{"", whole, whole[:len(whole)-9], "x\n" + whole, "WARC/1.0\r\nWARC-Type: a\nContent-Length: 99999\n\nWARC/1.0\n",
		record("response", "HTTP/2 200\r\nContent-Encoding: br\r\n\r\n\x0b\x02\x80hello\x03"), record("response", "HTTP/1.1 200 OK\r\nContent-Encoding: deflate, gzip\r\n\r\n\x1f\x8b")} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := NewReader(bytes.NewReader(data))
		var end int64
		for {
			rec, err := r.Next()
			var damage *DamageError
			switch {
			case err == io.EOF:
				if r.off != int64(len(data)) {
					t.Fatalf("ends at %d of %d", r.off, len(data))
				}
				return
			case errors.As(err, &damage):
				end = follows(t, data, end, damage.Offset, damage.Bytes)
				continue
			case err != nil:
				t.Fatalf("Next: %v", err)
			}
			if response, err := ReadResponse(rec); err == nil {
				if body, err := response.Body(); err == nil {
					io.Copy(io.Discard, io.LimitReader(body, 1<<20))
				}
			}
			switch err := rec.Close(); {
			case errors.As(err, &damage):
				end = follows(t, data, end, damage.Offset, damage.Bytes)
			case err != nil:
				t.Fatalf("Close: %v", err)
			default:
				end = follows(t, data, end, rec.Offset, r.off-rec.Offset)
			}
		}
	})
}

// follows checks that a stretch begins where the one before ended, but for line
// ends, and returns its end.
func follows(t *testing.T, data []byte, end, from, n int64) int64 {
	t.Helper()
	if from < end || n <= 0 || from+n > int64(len(data)) {
		t.Fatalf("%d bytes from %d, after %d of %d", n, from, end, len(data))
	}
	if gap := bytes.Trim(data[end:from], "\r\n"); len(gap) > 0 {
		t.Fatalf("nobody told of %q before %d", gap, from)
	}
	return from + n
}
