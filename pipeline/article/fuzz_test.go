package article

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"
)

// read collects what an input yields; a plain reader in memory cannot fail.
func read(t *testing.T, data []byte, opt Options) (items []Item) {
	t.Helper()
	for item, err := range Read("in", bytes.NewReader(data), opt).Items(context.Background()) {
		if err != nil {
			t.Fatalf("Items: %v", err)
		}
		if (item.Article == nil) == (item.Reject == nil) {
			t.Fatalf("item is %+v, want an article or a reject", item)
		}
		if a := item.Article; a != nil && (!utf8.ValidString(a.Body) || strings.TrimSpace(a.Body) == "" || a.Bytes != len(a.Body)) {
			t.Fatalf("article %+v", a)
		}
		items = append(items, item)
	}
	return items
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "date 2023-11-16 Guards left.", "\uFEFF date 2023-02-30\n\nx", "date 2020-01-01 caf\xe9", "date ", "\xff\xfed\x00",
		"date 2001-01-01 BONN, March 3 (AP) - It was told in 2031, on May 3, 2044."} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		items := read(t, data, Options{Format: "text", MaxBytes: 1 << 10})
		if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) || bytes.HasPrefix(data, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return
		}
		if len(items) != 1 {
			t.Fatalf("%d records, want 1", len(items))
		}
		if a := items[0].Article; a != nil && !bytes.HasSuffix(data, []byte(a.Body)) {
			t.Fatalf("body %q is not the end of the file", a.Body)
		}
	})
}

func FuzzJSONL(f *testing.F) {
	line := `{"id":"x","published":"2023-11-16","title":"T","text":"Guards left."}`
	for _, seed := range []string{"", line, line + "\r\n\n" + line, "{", "\uFEFF" + line, `{"id":{},"text":5}` + "\n[1]\n\"a\"", "null"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		items := read(t, data, Options{Format: "jsonl", MaxBytes: 1 << 10})
		if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) || bytes.HasPrefix(data, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return
		}
		records := 0
		for line := range bytes.SplitSeq(bytes.TrimPrefix(data, byteOrderMark), []byte("\n")) {
			// White space over the limit is still a line too long to look at.
			if len(bytes.TrimSpace(line)) > 0 || len(bytes.TrimRight(line, "\r\n")) > 1<<10 {
				records++
			}
		}
		if want := max(records, 1); len(items) != want {
			t.Fatalf("%d records, want %d", len(items), want)
		}
	})
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(gzipped("date 2023-11-16 Guards left.")))
	f.Add([]byte(zstded("date 2023-11-16 Guards left.")))
	f.Fuzz(func(t *testing.T, data []byte) { read(t, data, Options{MaxBytes: 1 << 10}) })
}
