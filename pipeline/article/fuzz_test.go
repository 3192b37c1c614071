package article

import (
	"bytes"
	"context"
	"reflect"
	"runtime"
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

func FuzzCSV(f *testing.F) {
	head := "id,published,text\n"
	for _, seed := range []string{"", head, head + "a,2023-11-16,T\n", head + "a,2023-11-16,\"T\nU\"\"V\"\r\n\r\nb,16/11/2023,W\nc,d\n",
		"\uFEFFdate;body\n2023-11-16;\"x\n", "date\ttext\ttext\n", head + strings.Repeat("\"x\n", 100), "\"\"\"text\"|published\n1|2\r3"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, data, "csv") })
}

func FuzzHTML(f *testing.F) {
	day := `<meta name="date" content="2023-11-16">`
	for _, seed := range []string{"", story(day, "Guards left."), story(`<meta charset="utf-16">`, "x"), "<p>" + strings.Repeat("<b><div>", 50) + "x",
		story(`<script type="application/ld+json">[{"@type":"Article","datePublished":"2023-11-16"}]</script>`, "<pre>a\n b</pre><ul><li>x<li>y</ul>"),
		"<table><tr><td>a<td>b<tr><td><template><svg><math>c</table><select><frameset>", "<html><title>x</title><!-- a --><plaintext>b"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, data, "html") })
}

func FuzzFeed(f *testing.F) {
	for _, seed := range []string{"", rss(rssItem("a", "T"), rssItem("b", "<![CDATA[<p>x</p>]]>"), "<item>"), "<!DOCTYPE x [<!ENTITY a 'b'>]><rss/>",
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><updated>2023-11-16T00:00:00Z</updated><content type="html">&lt;p&gt;T</content></entry></feed>`,
		`<?xml version="1.0" encoding="iso-8859-1"?><rdf:RDF xmlns:rdf="x"><item a="'>"><x:y>5 < 6</x:y></item></rdf:RDF>`,
		`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_text":"T","date_published":"2023-11-16"},5]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, data, "feed") })
}

// hold asks of any bytes what every format promises: each record stands within the
// input, at its line and in its order, the accounts balance, memory is bounded, and
// reading again yields the same.
func hold(t *testing.T, data []byte, format string) {
	t.Helper()
	opt := Options{Format: format, MaxBytes: 1 << 12}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f := Read("in", bytes.NewReader(data), opt)
	var items []Item
	for item, err := range f.Items(t.Context()) {
		if err != nil {
			t.Fatalf("Items: %v", err)
		}
		items = append(items, item)
	}
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 32<<20+uint64(len(data))<<12 {
		t.Fatalf("%d bytes were allocated for %d", taken, len(data))
	}
	if d := f.Digest(); d.Bytes != int64(len(data)) || d.Articles+d.Rejects != len(items) || len(items) == 0 {
		t.Fatalf("digest %+v of %d items", d, len(items))
	}
	if again := read(t, data, opt); !reflect.DeepEqual(items, again) {
		t.Fatalf("read again: %+v, first %+v", again, items)
	}
	if !bytes.HasPrefix(data, []byte{0x1f, 0x8b}) && !bytes.HasPrefix(data, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
		stand(t, data, items)
	}
}

// stand holds the places of records against the bytes of the input.
func stand(t *testing.T, data []byte, items []Item) {
	t.Helper()
	last := int64(-1)
	for _, item := range items {
		place := Reject{}
		if a := item.Article; a != nil {
			place.Offset, place.Line = a.Offset, a.Line
		} else {
			place = *item.Reject
		}
		if place.Offset < last || place.Offset+place.Bytes > int64(len(data)) || place.Line != 1+bytes.Count(data[:place.Offset], []byte("\n")) {
			t.Fatalf("a record stands at byte %d, line %d, of %d bytes, after %d: %+v", place.Offset, place.Line, len(data), last, item)
		}
		last = place.Offset
	}
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(gzipped("date 2023-11-16 Guards left.")))
	f.Add([]byte(zstded("date 2023-11-16 Guards left.")))
	f.Fuzz(func(t *testing.T, data []byte) { read(t, data, Options{MaxBytes: 1 << 10}) })
}
