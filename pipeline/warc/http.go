package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// Limits of an archived answer.
const (
	maxCodings = 3       // content codings laid over one another
	zstdWindow = 8 << 20 // RFC 9659: the most a zstd content coding may ask for
)

// ErrNotHTTP is a block that does not begin as an HTTP answer does.
var ErrNotHTTP = errors.New("the block is no HTTP response")

// Response is an archived HTTP answer, its head read and its body not yet.
type Response struct {
	Status int
	Header Header
	body   *bufio.Reader
}

// statusLine takes "HTTP/1.1 200 OK" and "HTTP/2 200".
var statusLine = regexp.MustCompile(`^HTTP/\d(?:\.\d)? +(\d{3})\b`)

// ReadResponse reads the head of an HTTP answer, at most [MaxHeader] bytes.
//
// It takes more than net/http does, which refuses an answer for one field that is
// not as RFC 9112 wants it: crawlers keep what servers send.
func ReadResponse(block io.Reader) (*Response, error) {
	body := bufio.NewReaderSize(block, MaxHeader)
	var head []byte
	for {
		line, err := body.ReadSlice('\n')
		if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
			return nil, err
		}
		if len(head)+len(line) >= MaxHeader {
			return nil, fmt.Errorf("the HTTP header is longer than the limit of %d bytes", MaxHeader)
		}
		if len(head) == 0 && !statusLine.Match(line) {
			return nil, ErrNotHTTP
		}
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			break
		}
		head = append(head, line...)
	}
	first, fields, _ := strings.Cut(string(head), "\n")
	status, err := strconv.Atoi(statusLine.FindStringSubmatch(first)[1])
	if err != nil {
		return nil, ErrNotHTTP
	}
	return &Response{Status: status, Header: parseHeader(fields), body: body}, nil
}

// Body reads the body as the server meant it: put together from its chunks and
// decompressed (gzip, deflate, br, zstd). Crawlers often undo both and keep the
// fields that speak of them, so that a field is believed only if the body begins
// accordingly. The error says which coding cannot be undone.
func (r *Response) Body() (io.Reader, error) {
	body := r.body
	if strings.Contains(strings.ToLower(r.Header.Get("Transfer-Encoding")), "chunked") && beginsChunk(body) {
		body = bufio.NewReader(httputil.NewChunkedReader(body))
	}
	codings := strings.FieldsFunc(strings.ToLower(r.Header.Get("Content-Encoding")), func(c rune) bool { return c == ',' || c == ' ' || c == '\t' })
	if len(codings) > maxCodings {
		return nil, fmt.Errorf("%d content codings over one another, the limit is %d", len(codings), maxCodings)
	}
	for _, coding := range slices.Backward(codings) {
		decoded, err := decode(coding, body)
		if err != nil {
			return nil, fmt.Errorf("undo content coding %s: %w", coding, err)
		}
		body = bufio.NewReader(decoded)
	}
	return body, nil
}

// chunkLine is the line before a chunk: its length in hexadecimal.
var chunkLine = regexp.MustCompile(`^[0-9A-Fa-f]{1,8}[ \t]*(;[^\n]*)?\r?\n`)

func beginsChunk(body *bufio.Reader) bool {
	head, _ := body.Peek(256) // an error shows again when the body is read
	return chunkLine.Match(head)
}

// decode undoes one content coding, unless the body shows that it was undone.
func decode(coding string, body *bufio.Reader) (io.Reader, error) {
	head, _ := body.Peek(64)
	switch coding {
	case "gzip", "x-gzip":
		if bytes.HasPrefix(head, []byte{0x1f, 0x8b}) {
			return gzip.NewReader(body)
		}
	case "zstd":
		if bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return zstd.NewReader(body, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
		}
	case "deflate":
		switch {
		case beginsZlib(head):
			return zlib.NewReader(body)
		case !beginsMarkup(head): // as some servers understood the name
			return flate.NewReader(body), nil
		}
	case "br":
		if !beginsMarkup(head) {
			return brotli.NewReader(body), nil
		}
	case "identity", "utf-8", "none":
	default:
		return nil, errors.New("not one of gzip, deflate, br, zstd")
	}
	return body, nil
}

// beginsZlib looks for the two bytes of RFC 1950: method 8, and a check of them.
func beginsZlib(head []byte) bool {
	return len(head) >= 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0
}

var markup = regexp.MustCompile(`^(\x{FEFF})?\s*<[!?A-Za-z]`)

// beginsMarkup tells a page from one that is compressed without a mark of it.
func beginsMarkup(head []byte) bool { return len(head) == 0 || markup.Match(head) }
