package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// record writes one whole record of WARC 1.1; fields are "Name: value" lines.
func record(kind, block string, fields ...string) string {
	head := append([]string{"WARC/1.1", "WARC-Type: " + kind, "WARC-Record-ID: <urn:uuid:7a4e6fd0-61a2-4f5c-9d0b-0f5f4b1c9f11>",
		"WARC-Date: 2023-11-16T06:12:44Z", fmt.Sprintf("Content-Length: %d", len(block))}, fields...)
	return strings.Join(head, "\r\n") + "\r\n\r\n" + block + "\r\n\r\n"
}

// seen is a record or a damage in one line.
type seen struct {
	at   int64
	what string // "type:block" or the cause
}

// walk reads all there is, and closes each record before it counts it.
func walk(t *testing.T, data string) (all []seen) {
	t.Helper()
	r := NewReader(strings.NewReader(data))
	damaged := func(err error) bool {
		var d *DamageError
		if !errors.As(err, &d) {
			return false
		}
		all = append(all, seen{d.Offset, "! " + d.Cause})
		return true
	}
	for {
		rec, err := r.Next()
		switch {
		case err == io.EOF:
			return all
		case damaged(err):
			continue
		case err != nil:
			t.Fatalf("Next: %v", err)
		}
		block, err := io.ReadAll(rec)
		if err != nil && err != io.ErrUnexpectedEOF {
			t.Fatalf("read block: %v", err)
		}
		if !damaged(rec.Close()) {
			all = append(all, seen{rec.Offset, rec.Type() + ":" + string(block)})
		}
	}
}

func TestRecords(t *testing.T) {
	kinds := []string{"warcinfo", "request", "response", "metadata", "revisit", "resource", "conversion", "continuation", "something-new"}
	var data strings.Builder
	var want []seen
	for i, kind := range kinds {
		block := strings.Repeat("WARC/1.0 in a block\r\n\r\n", i)
		want = append(want, seen{int64(data.Len()), kind + ":" + block})
		data.WriteString(record(kind, block))
	}
	if got := walk(t, data.String()); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestBlockIsPassedOver(t *testing.T) {
	r := NewReader(iotest.OneByteReader(strings.NewReader(record("response", strings.Repeat("x", 300_000)) + record("metadata", "b"))))
	first, err := r.Next()
	if err != nil || first.Length != 300_000 {
		t.Fatalf("first: %+v, %v", first, err)
	}
	if second, err := r.Next(); err != nil || second.Type() != "metadata" {
		t.Fatalf("second: %+v, %v", second, err)
	}
	if n, err := first.Read(make([]byte, 8)); n != 0 || err != io.EOF {
		t.Errorf("the first record still reads: %d bytes, %v", n, err)
	}
}

func TestHeader(t *testing.T) {
	data := "WARC/1.0\nwarc-type: Response\nWARC-Target-URI: <http://example.org/a>\r\n" +
		"X-Long: one\r\n two\r\n\t three \r\nno field at all\r\n  its continuation\r\nb@d: name\r\n: none\r\nContent-length: 2\nContent-Length:2\n\nab"
	rec, err := NewReader(strings.NewReader(data)).Next()
	if err != nil {
		t.Fatal(err)
	}
	if rec.Version != "1.0" || rec.Type() != "response" || rec.TargetURI() != "http://example.org/a" || rec.Length != 2 {
		t.Errorf("got %+v", rec)
	}
	if long := rec.Header.Get("x-long"); long != "one two three" {
		t.Errorf("continued value is %q", long)
	}
	if len(rec.Header) != 5 {
		t.Errorf("%d fields: %q", len(rec.Header), rec.Header)
	}
}

func TestDamage(t *testing.T) {
	whole := record("metadata", "whole")
	tests := []struct {
		name, data string
		want       []string // before the whole record that follows
	}{
		{"nothing wrong", record("response", "ab"), []string{"response:ab"}},
		{"one line end after the block", strings.TrimSuffix(record("response", "ab"), "\r\n"), []string{"response:ab"}},
		{"no line end after the block", strings.TrimSuffix(record("response", "ab"), "\r\n\r\n"), []string{"response:ab"}},
		{"many line ends", "\r\n\n" + record("response", "ab") + "\n\n\n", []string{"response:ab"}},
		{"length too short", strings.Replace(record("response", "abcdef\r\nghi"), "Length: 11", "Length: 4", 1), []string{"! no record follows its block of 4 bytes"}},
		{"length too long", strings.Replace(record("response", "ab"), "Length: 2", "Length: 30", 1) + record("response", "lost"), []string{"! no record follows its block of 30"}},
		{"no length", strings.Replace(record("response", "ab"), "Content-Length", "Content-Size", 1), []string{"! it has no Content-Length"}},
		{"two lengths", record("response", "ab", "Content-Length: 3"), []string{`! Content-Length is both "2" and "3"`}},
		{"negative length", strings.Replace(record("response", "ab"), "Length: 2", "Length: -2", 1), []string{`! Content-Length "-2" is no number`}},
		{"length over the limit", strings.Replace(record("response", "ab"), "Length: 2", "Length: 1073741825", 1), []string{"! Content-Length 1073741825 is more than"}},
		{"length beyond counting", strings.Replace(record("response", "ab"), "Length: 2", "Length: 9223372036854775808", 1), []string{"! Content-Length"}},
		{"no type", strings.Replace(record("response", "ab"), "WARC-Type", "Type", 1), []string{"! it has no WARC-Type"}},
		{"another version", "WARC/2.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n", []string{"! no record begins here"}},
		{"rubbish first", "\x00\x01 rubbish\nmore of it WARC/1.0\n", []string{"! no record begins here"}},
		{"header broken off", "WARC/1.0\r\nWARC-Type: response\r\nContent-Len\r\n", []string{"! its header breaks off"}},
		{"header without end", "WARC/1.0\r\nX: " + strings.Repeat("x", 3*MaxHeader) + "\n", []string{"! its header is longer than the limit"}},
		{"too many fields", "WARC/1.0\r\n" + strings.Repeat("X: y\r\n", MaxHeader/6) + "\r\n", []string{"! its header is longer than the limit"}},
		{"a line of prose", "WARC/1.0 is older than\nWARC/1.1, we are told.\n\n", []string{"! its header breaks off", "! it has no WARC-Type"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := walk(t, tt.data+whole)
			if len(got) != len(tt.want)+1 {
				t.Fatalf("got %.300v, want %d and the whole record", got, len(tt.want))
			}
			for i, want := range tt.want {
				if !strings.HasPrefix(got[i].what, want) {
					t.Errorf("got %.300v, want %q", got[i], want)
				}
			}
			if last := got[len(got)-1]; last != (seen{int64(len(tt.data)), "metadata:whole"}) {
				t.Errorf("the record after it is %.300v", last)
			}
		})
	}
}

func TestDamageCountsTheBytesLost(t *testing.T) {
	first, lost := record("response", "ab"), strings.Replace(record("response", "abcdef"), "Length: 6", "Length: 0", 1)
	r := NewReader(strings.NewReader(first + lost + first))
	r.Next()
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	_, err := r.Next()
	var d *DamageError
	if !errors.As(err, &d) || d.Offset != int64(len(first)) || d.Bytes != int64(len(lost)) {
		t.Fatalf("got %v, want %d bytes from %d", err, len(lost), len(first))
	}
	if !strings.Contains(err.Error(), fmt.Sprintf("at byte %d", len(first))) {
		t.Errorf("the error does not say where: %v", err)
	}
	if rec, err := r.Next(); err != nil || rec.Offset != int64(len(first)+len(lost)) {
		t.Errorf("behind the damage: %+v, %v", rec, err)
	}
}

// Wherever a file is cut, all whole records come out and the cut is told, unless
// it falls on line ends or between records.
func TestCutAnywhere(t *testing.T) {
	first, second := record("response", "one"), record("response", "two")
	data := first + second
	for cut := range data {
		got := walk(t, data[:cut])
		whole := 0
		if cut >= len(first)-4 {
			whole++
		}
		if cut >= len(data)-4 {
			whole++
		}
		inside := cut > 0 && cut < len(first)-4 || cut > len(first) && cut < len(data)-4
		if want := whole + map[bool]int{true: 1}[inside]; len(got) != want {
			t.Fatalf("cut at %d: got %v, want %d", cut, got, want)
		}
	}
}

func TestGzipMembers(t *testing.T) {
	var packed bytes.Buffer
	var plain int
	for _, rec := range []string{record("warcinfo", "a"), record("response", strings.Repeat("b", 100_000)), record("metadata", "c")} {
		z := gzip.NewWriter(&packed)
		io.WriteString(z, rec)
		z.Close()
		plain += len(rec)
	}
	z, err := gzip.NewReader(&packed)
	if err != nil {
		t.Fatal(err)
	}
	r := NewReader(z)
	var kinds []string
	var last *Record
	for {
		rec, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		kinds, last = append(kinds, rec.Type()), rec
	}
	if strings.Join(kinds, " ") != "warcinfo response metadata" || last.Offset != int64(plain-len(record("metadata", "c"))) {
		t.Errorf("got %v, the last at %d", kinds, last.Offset)
	}
}

// A disk that fails is no damage of the file, at whatever byte it does.
func TestReadFailure(t *testing.T) {
	broken := errors.New("disk on fire")
	data := record("response", "one") + "rubbish\n"
	for cut := range len(data) + 1 {
		r := NewReader(io.MultiReader(strings.NewReader(data[:cut]), iotest.ErrReader(broken)))
		var err error
		for range 4 { // record, damage, failure, and the failure again
			if _, err = r.Next(); errors.Is(err, broken) {
				break
			}
		}
		if !errors.Is(err, broken) {
			t.Fatalf("failure at byte %d: %v", cut, err)
		}
		if _, err = r.Next(); !errors.Is(err, broken) {
			t.Fatalf("failure at byte %d is forgotten: %v", cut, err)
		}
	}
}
