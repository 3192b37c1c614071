package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

const page = "<!DOCTYPE html><html><body><p>Guards left the bridge on Monday.</p></body></html>\n"

// packed compresses the page with a writer made on b.
func packed(t *testing.T, make func(b io.Writer) (io.WriteCloser, error)) string {
	t.Helper()
	var b bytes.Buffer
	w, err := make(&b)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, page)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBody(t *testing.T) {
	gz := packed(t, func(b io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(b), nil })
	zl := packed(t, func(b io.Writer) (io.WriteCloser, error) { return zlib.NewWriter(b), nil })
	raw := packed(t, func(b io.Writer) (io.WriteCloser, error) { return flate.NewWriter(b, 6) })
	br := packed(t, func(b io.Writer) (io.WriteCloser, error) { return brotli.NewWriter(b), nil })
	zs := packed(t, func(b io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(b) })
	twice := packed(t, func(b io.Writer) (io.WriteCloser, error) { return twoWriters(b), nil })
	chunked := "Transfer-Encoding: chunked\r\n"
	tests := []struct{ name, fields, body, want string }{
		{"as it is", "", page, page},
		{"gzip", "Content-Encoding: gzip\r\n", gz, page},
		{"gzip by its old name", "content-encoding: X-GZIP\r\n", gz, page},
		{"deflate with zlib's header", "Content-Encoding: deflate\r\n", zl, page},
		{"deflate without", "Content-Encoding: deflate\r\n", raw, page},
		{"brotli", "Content-Encoding: br\r\n", br, page},
		{"zstd", "Content-Encoding: zstd\r\n", zs, page},
		{"brotli over gzip", "Content-Encoding: gzip, br\r\n", twice, page},
		{"gzip undone by the crawler", "Content-Encoding: gzip\r\n", page, page},
		{"deflate undone", "Content-Encoding: deflate\r\n", page, page},
		{"brotli undone", "Content-Encoding: br\r\n", page, page},
		{"chunks", chunked, "b\r\nhello there\r\n4;x=y\r\n and\r\n0\r\n\r\n", "hello there and"},
		{"chunks undone", chunked, page, page},
		{"gzip in chunks", chunked + "Content-Encoding: gzip\r\n", "A\r\n" + gz[:10] + "\r\n" + strconv.FormatInt(int64(len(gz)-10), 16) + "\r\n" + gz[10:] + "\r\n0\r\n\r\n", page},
		{"not of this world", "Content-Encoding: utf-8\r\n", page, page},
		{"empty", "Content-Encoding: br\r\n", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := ReadResponse(strings.NewReader("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + tt.fields + "\r\n" + tt.body))
			if err != nil {
				t.Fatal(err)
			}
			body, err := r.Body()
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(body)
			if err != nil || string(got) != tt.want {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

// twoWriters compresses with gzip, and that with brotli.
func twoWriters(b io.Writer) io.WriteCloser {
	outer := brotli.NewWriter(b)
	return &nested{gzip.NewWriter(outer), outer}
}

type nested struct {
	*gzip.Writer
	outer io.Closer
}

func (n *nested) Close() error { return errors.Join(n.Writer.Close(), n.outer.Close()) }

func TestResponseHead(t *testing.T) {
	tests := []struct {
		name, block string
		status      int
		kind        string
		fails       string
	}{
		{"usual", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nx", 200, "text/html", ""},
		{"no reason, line ends of Unix", "HTTP/1.0 404\nContent-Type: text/html\n\nx", 404, "text/html", ""},
		{"HTTP/2 as crawlers write it", "HTTP/2 200 \r\ncontent-type: text/plain\r\n\r\n", 200, "text/plain", ""},
		{"fields that are none", "HTTP/1.1 200 OK\r\nP3P policy\r\n\x00: x\r\nBad Name: y\r\nContent-Type: a\r\n b\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 200, "a b", ""},
		{"no body", "HTTP/1.1 304 Not Modified\r\n", 304, "", ""},
		{"a page alone", page, 0, "", "no HTTP response"},
		{"empty", "", 0, "", "no HTTP response"},
		{"status of four digits", "HTTP/1.1 2000 OK\r\n\r\n", 0, "", "no HTTP response"},
		{"endless line", "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 2*MaxHeader), 0, "", "longer than the limit"},
		{"endless fields", "HTTP/1.1 200 OK\r\n" + strings.Repeat("X: x\r\n", MaxHeader), 0, "", "longer than the limit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := ReadResponse(strings.NewReader(tt.block))
			if tt.fails != "" {
				if err == nil || !strings.Contains(err.Error(), tt.fails) {
					t.Errorf("got %v, want an error with %q", err, tt.fails)
				}
				return
			}
			if err != nil || r.Status != tt.status || r.Header.Get("Content-Type") != tt.kind {
				t.Errorf("got %+v, %v", r, err)
			}
		})
	}
}

func TestBodyThatCannotBeRead(t *testing.T) {
	gz := packed(t, func(b io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(b), nil })
	zs := packed(t, func(b io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(b) })
	br := packed(t, func(b io.Writer) (io.WriteCloser, error) { return brotli.NewWriter(b), nil })
	tests := []struct{ name, fields, body, want string }{
		{"a coding nobody undoes", "Content-Encoding: compress\r\n", page, "undo content coding compress: not one of"},
		{"four codings", "Content-Encoding: br, br, br, br\r\n", page, "4 content codings"},
		{"gzip header cut off", "Content-Encoding: gzip\r\n", gz[:5], "undo content coding gzip: unexpected EOF"},
		{"gzip cut off", "Content-Encoding: gzip\r\n", gz[:30], "unexpected EOF"},
		{"zstd cut off", "Content-Encoding: zstd\r\n", zs[:30], "unexpected EOF"},
		{"brotli cut off", "Content-Encoding: br\r\n", br[:30], "unexpected EOF"},
		{"gzip with a bad sum", "Content-Encoding: gzip\r\n", gz[:len(gz)-6] + "xxxxxx", "checksum"},
		{"chunk cut off", "Transfer-Encoding: chunked\r\n", "20\r\nhello", "unexpected EOF"},
		{"chunk with a bad length", "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\nzz\r\n", "invalid"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := ReadResponse(strings.NewReader("HTTP/1.1 200 OK\r\n" + tt.fields + "\r\n" + tt.body))
			if err != nil {
				t.Fatal(err)
			}
			body, err := r.Body()
			if err == nil {
				_, err = io.ReadAll(body)
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}
