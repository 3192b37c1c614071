// Package warc reads WARC files: what a web crawler kept of its visits, as ISO
// 28500:2017 (WARC 1.1) and its forerunner WARC 1.0 describe it.
//
//	r := warc.NewReader(decompressed)
//	for {
//		rec, err := r.Next()
//		var damage *warc.DamageError
//		switch {
//		case err == io.EOF:
//			return nil
//		case errors.As(err, &damage):
//			log(damage) // the next call goes on behind it
//			continue
//		case err != nil:
//			return err
//		}
//		if rec.Type() == "response" {
//			answer, err := warc.ReadResponse(rec)
//			...
//		}
//	}
//
// # The format
//
// A WARC file is a sequence of records, each
//
//	version   "WARC/1.1" CRLF
//	fields    name ":" value CRLF, any number of them
//	          CRLF
//	block     as many bytes as the field Content-Length says
//	          CRLF CRLF
//
// Compressed files have one gzip member for each record. The members follow one
// another, so a gzip reader that reads all members sees the plain sequence; this
// package is given that.
//
// # What is tolerated
//
// Field names in any case; lines that end in LF alone; values continued on a next
// line; lines among the fields that are no field; URIs in angle brackets; any
// number of line ends after a block, or none at all.
//
// # Damage
//
// Anything else is a [DamageError], which names the bytes lost. Reading goes on at
// the next line that begins with "WARC/1.". A block whose length is given too
// long takes the beginning of its follower with it; the error covers both.
package warc

import (
	"fmt"
	"strings"
)

// Limits of a record. The standard has none, but recommends files of at most 1 GB.
const (
	MaxHeader = 64 << 10 // bytes of the version line and the fields
	MaxBlock  = 1 << 30  // bytes of the block
)

// Field is one named field.
type Field struct{ Name, Value string }

// Header is the fields of a record, or of an archived HTTP message, in their order.
type Header []Field

// Get returns the first value of a field, "" if there is none. Case does not matter.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// parseHeader reads fields from lines that may end in CRLF or LF. A line that
// begins with a blank continues the value before it (the standard's LWS); a line
// that is no field is passed over, its continuations with it.
func parseHeader(text string) Header {
	var h Header
	open := false // the line before was a field or part of one
	for line := range strings.Lines(text) {
		value := strings.Trim(line, " \t\r\n")
		if line[0] == ' ' || line[0] == '\t' {
			if open && value != "" {
				f := &h[len(h)-1]
				f.Value = strings.TrimLeft(f.Value+" "+value, " ")
			}
			continue
		}
		name, value, found := strings.Cut(value, ":")
		if open = found && isToken(name); open {
			h = append(h, Field{name, strings.Trim(value, " \t")})
		}
	}
	return h
}

// isToken reports whether s is a field name: RFC 2616's token, on which both
// WARC and HTTP build.
func isToken(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`()<>@,;:\"/[]?={}`, c) >= 0 {
			return false
		}
	}
	return s != ""
}

// DamageError is a stretch of a file that is no intact record. It does not end the
// reading: the next call of [Reader.Next] goes on behind it.
type DamageError struct {
	Offset int64  // where the damaged record begins
	Bytes  int64  // from there to where reading goes on
	Cause  string // what is wrong, for people
}

func (e *DamageError) Error() string {
	return fmt.Sprintf("read WARC record at byte %d: %s; %d bytes lost", e.Offset, e.Cause, e.Bytes)
}
