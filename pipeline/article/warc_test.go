package article

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/andybalholm/brotli"
)

// warcRecord writes a record as a crawler does; more are "Name: value" lines.
func warcRecord(kind, contentType, block string, more ...string) string {
	head := append([]string{"WARC/1.1", "WARC-Type: " + kind, "WARC-Date: 2024-03-08T05:00:02Z",
		"Content-Type: " + contentType, fmt.Sprintf("Content-Length: %d", len(block))}, more...)
	return strings.Join(head, "\r\n") + "\r\n\r\n" + block + "\r\n\r\n"
}

// httpRecord is a response record; fields are HTTP's, each with its line end.
func httpRecord(status, fields, body string, more ...string) string {
	return warcRecord("response", "application/http; msgtype=response", "HTTP/1.1 "+status+"\r\n"+fields+"\r\n"+body, more...)
}

// members compresses each record on its own, as crawlers do.
func members(archive string) string {
	var b strings.Builder
	for i, part := range strings.SplitAfter(archive, "\r\n\r\nWARC/") {
		part = strings.TrimSuffix(part, "WARC/")
		if i > 0 {
			part = "WARC/" + part
		}
		b.WriteString(gzipped(part))
	}
	return b.String()
}

const (
	storyHTML = `<html><head><title>Ferry rescued</title><meta property="article:published_time" content="2024-02-29T10:00:00Z"></head><body><article><h1>Ferry rescued</h1>` +
		`<p>Rescue crews brought 212 passengers ashore at Port Ansel on Thursday after their ferry lost its rudder in a gale, the coastguard said in a statement.</p>` +
		`<p>Nine of them were treated for injuries. The ship was towed to the naval yard, where divers are to inspect the hull before the weekend.</p></article></body></html>`
	utf8HTML = "Content-Type: text/html; charset=utf-8\r\n"
)

// The sample holds what archives hold: a page that the crawler unpacked and whose
// header says otherwise, one in chunks and windows-1252, plain texts, and records
// that are no articles.
func TestWARCSample(t *testing.T) {
	data := sample(t, "valley.warc")
	for name, packed := range map[string]string{"valley.warc": data, "valley.warc.gz": members(data), "x": gzipped(data), "valley.warc.zst": zstded(data)} {
		articles, rejects := collect(t, name, packed, Options{})
		if len(articles) != 4 || len(rejects) != 0 {
			t.Fatalf("%s: %d articles, rejects %+v", name, len(articles), rejects)
		}
		want := []struct{ id, published, title, begins, holds string }{
			{"https://valleypost.example/orla-bridge", "2024-03-07", "Engineers reopen the bridge at Orla", "", "120 army engineers"},
			{"https://brevik.example/storm", "2024-03-08", "Café owners of Brevik count their losses", "", "“We had an hour to carry things upstairs,” said René Holm"},
			{"file:///notes/weekly-11.txt", "2024-03-08", "", "Joint Monitoring Group", "on 5 March"},
			{"https://coast.example/accord", "2024-03-08", "", "Fishing fleets sign accord\n", "210 boats"},
		}
		for i, w := range want {
			a := articles[i]
			if a.SourceID != w.id || a.Published.String() != w.published || a.Title != w.title || !strings.HasPrefix(a.Body, w.begins) || !strings.Contains(a.Body, w.holds) {
				t.Errorf("%s: article %d is %+v", name, i, a)
			}
			if !strings.HasPrefix(data[a.Offset:], "WARC/1.0\r\nWARC-Type: ") || a.Line != []int{3, 5, 10, 11}[i] {
				t.Errorf("%s: article %d stands at byte %d, record %d", name, i, a.Offset, a.Line)
			}
			for _, noise := range []string{"newsletter", "Front page", "tracker", "Home News"} {
				if strings.Contains(a.Body, noise) {
					t.Errorf("%s: article %d has the page's %q", name, i, noise)
				}
			}
		}
	}
}

func TestWARCRecords(t *testing.T) {
	brotliHTML := func() string {
		var b bytes.Buffer
		w := brotli.NewWriter(&b)
		io.WriteString(w, storyHTML)
		w.Close()
		return b.String()
	}()
	cut := gzipped(storyHTML + strings.Repeat("<!-- "+strings.Repeat("x", 99)+" -->", 50))
	tests := []struct {
		name, record string
		reason       Reason // "" an article, "none" passed over
		detail       string
	}{
		{"page", httpRecord("200 OK", utf8HTML, storyHTML), "", ""},
		{"page in gzip", httpRecord("200 OK", utf8HTML+"Content-Encoding: gzip\r\n", gzipped(storyHTML)), "", ""},
		{"page in brotli", httpRecord("200 OK", utf8HTML+"Content-Encoding: br\r\n", brotliHTML), "", ""},
		{"HTTP/2", strings.Replace(httpRecord("200 OK", utf8HTML, storyHTML), "HTTP/1.1 200 OK", "HTTP/2 200     ", 1), "", ""},
		{"XHTML", httpRecord("200 OK", "Content-Type: application/xhtml+xml\r\n", storyHTML), "", ""},
		{"no type, looks like a page", httpRecord("200 OK", "", storyHTML), "", ""},
		{"no type, the crawler knew", httpRecord("200 OK", "", "Guards left.", "WARC-Identified-Payload-Type: text/plain"), "", ""},
		{"type with bad parameters", httpRecord("200 OK", "Content-Type: TEXT/HTML; charset=utf-8; charset=\"\r\n", storyHTML), "", ""},
		{"resource", warcRecord("resource", "text/html", storyHTML), "", ""},
		{"cut off by the crawler", httpRecord("200 OK", utf8HTML+"Content-Encoding: gzip\r\n", cut[:len(cut)-12], "WARC-Truncated: length"), "", ""},

		{"partial content", httpRecord("206 Partial Content", utf8HTML, storyHTML), "none", ""},
		{"picture", httpRecord("200 OK", "Content-Type: image/png\r\nContent-Encoding: compress\r\n", "\x89PNG"), "none", ""},
		{"no type, binary", httpRecord("200 OK", "", "\x89PNG\r\n\x1a\n\x00"), "none", ""},
		{"answer of DNS", warcRecord("response", "text/dns", "20240308050002\nvalleypost.example. 60 IN A 192.0.2.7\n"), "none", ""},
		{"resource that is no text", warcRecord("resource", "application/pdf", "%PDF-1.7"), "none", ""},
		{"kind of record unknown", warcRecord("screenshot", "text/html", storyHTML), "none", ""},

		{"no HTTP", warcRecord("response", "application/http", storyHTML), BadRecord, "no HTTP response"},
		{"coding unknown", httpRecord("200 OK", utf8HTML+"Content-Encoding: compress\r\n", storyHTML), BadRecord, "content coding compress"},
		{"gzip cut off", httpRecord("200 OK", utf8HTML+"Content-Encoding: gzip\r\n", cut[:len(cut)-12]), BadRecord, "unexpected EOF"},
		{"segment", httpRecord("200 OK", utf8HTML, storyHTML, "WARC-Segment-Number: 1"), BadRecord, "segments"},
		{"page too large", httpRecord("200 OK", utf8HTML, storyHTML+strings.Repeat(" ", 8000)), TooLarge, "the page is longer than the limit of 8000"},
		{"bomb", httpRecord("200 OK", utf8HTML+"Content-Encoding: gzip\r\n", gzipped(storyHTML+strings.Repeat(" ", 1<<22))), TooLarge, "limit of 8000"},
		{"text too large", httpRecord("200 OK", "Content-Type: text/plain\r\n", strings.Repeat("Guards left. ", 200)), TooLarge, "the text is longer than the limit of 2000"},
		{"empty text", httpRecord("200 OK", "Content-Type: text/plain\r\n", ""), Empty, ""},
		{"NUL in a text", httpRecord("200 OK", "Content-Type: text/plain\r\n", "Guards\x00left"), NotText, "NUL at byte 6"},
		{"bad byte in a text", httpRecord("200 OK", "Content-Type: text/plain; charset=utf-8\r\n", "caf\xe9 owners left"), InvalidUTF8, "read as utf-8"},
		{"no date anywhere", strings.Replace(httpRecord("200 OK", "Content-Type: text/plain\r\n", "Guards left."), "WARC-Date", "WARC-When", 1), NoDate, ""},
		{"bad date", strings.Replace(httpRecord("200 OK", "Content-Type: text/plain\r\n", "Guards left."), "2024-03-08T", "2024-13-08T", 1), BadDate, "2024-13-08"},
		{"length too short", strings.Replace(httpRecord("200 OK", "Content-Type: text/plain\r\n", "Guards left the bridge."), "Content-Length: 68", "Content-Length: 50", 1), BadRecord, "the record is damaged: no record follows"},
	}
	before := warcRecord("conversion", "text/plain", "First.", "WARC-Target-URI: a:first")
	after := warcRecord("conversion", "text/plain", "Last.", "WARC-Target-URI: a:last")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles, rejects := collect(t, "/in/x.warc", before+tt.record+after, Options{MaxBytes: 2000})
			if len(articles) < 2 || articles[0].SourceID != "a:first" || articles[len(articles)-1].SourceID != "a:last" {
				t.Fatalf("the records around it: %+v %+v", articles, rejects)
			}
			if end := articles[len(articles)-1]; end.Offset != int64(len(before)+len(tt.record)) || end.Line != 3 {
				t.Errorf("the record after it stands at byte %d, record %d", end.Offset, end.Line)
			}
			switch {
			case tt.reason == "none":
				if len(articles) != 2 || len(rejects) != 0 {
					t.Errorf("not passed over: %+v %+v", articles[1:len(articles)-1], rejects)
				}
			case tt.reason == "":
				if len(articles) != 3 || articles[1].SourceID != "x.warc:2" {
					t.Fatalf("no article: %+v", rejects)
				}
			default:
				if len(rejects) != 1 || rejects[0].Reason != tt.reason || !strings.Contains(rejects[0].Detail, tt.detail) {
					t.Fatalf("got %+v, want %s naming %q", rejects, tt.reason, tt.detail)
				}
				if r := rejects[0]; r.Offset != int64(len(before)) || r.Line != 2 || r.SourceID != "x.warc:2" {
					t.Errorf("the reject stands at byte %d, record %d, id %s", r.Offset, r.Line, r.SourceID)
				}
			}
		})
	}
}

// A cut or damaged file gives what is whole, and says what is not.
func TestWARCDamage(t *testing.T) {
	data := sample(t, "valley.warc")
	articles, rejects := collect(t, "valley.warc", data[:len(data)-30], Options{})
	if len(articles) != 3 || len(rejects) != 1 || rejects[0].Reason != BadRecord || !strings.Contains(rejects[0].Detail, "the file ends inside") {
		t.Errorf("cut off: %d articles, %+v", len(articles), rejects)
	}
	packed := members(data)
	articles, rejects = collect(t, "valley.warc.gz", packed[:len(packed)-30], Options{})
	if len(articles) != 3 || len(rejects) != 1 || rejects[0].Reason != BadArchive || rejects[0].Line != 11 {
		t.Errorf("cut off and compressed: %d articles, %+v", len(articles), rejects)
	}
	second := strings.Index(data, "WARC/1.0\r\nWARC-Type: request")
	articles, rejects = collect(t, "valley.warc", data[:second]+"WARC/1.0\r\nlost\r\n\r\nrubbish\r\n"+data[second:], Options{})
	if len(articles) != 4 || len(rejects) != 1 || rejects[0].Offset != int64(second) || rejects[0].Bytes != 27 {
		t.Errorf("rubbish in between: %d articles, %+v", len(articles), rejects)
	}
	_, rejects = collect(t, "in.warc", warcRecord("request", "application/http", "GET / HTTP/1.1\r\n\r\n"), Options{})
	if len(rejects) != 1 || rejects[0].Reason != Empty || !strings.Contains(rejects[0].Detail, "none of its 1 records") {
		t.Errorf("an archive without pages: %+v", rejects)
	}
}

func TestWARCReadFailure(t *testing.T) {
	broken := errors.New("disk on fire")
	data := sample(t, "valley.warc")
	for _, cut := range []int{0, 5, 700, 1000, 2000, len(data) - 10, len(data)} {
		var last error
		r := io.MultiReader(strings.NewReader(data[:cut]), iotest.ErrReader(broken))
		for item, err := range Read("in.warc", r, Options{Format: "warc"}).Items(context.Background()) {
			if last = err; item.Reject != nil {
				t.Errorf("cut at %d: the disk's fault was put on a record: %+v", cut, item.Reject)
			}
		}
		if !errors.Is(last, broken) {
			t.Errorf("cut at %d: %v", cut, last)
		}
	}
}

// Memory stays bounded by a page, however long the archive is.
func BenchmarkWARC(b *testing.B) {
	var member bytes.Buffer
	z := gzip.NewWriter(&member)
	io.WriteString(z, httpRecord("200 OK", utf8HTML, storyHTML))
	z.Close()
	data := bytes.Repeat(member.Bytes(), 500)
	b.SetBytes(int64(500 * len(httpRecord("200 OK", utf8HTML, storyHTML))))
	for b.Loop() {
		for _, err := range Read("in", bytes.NewReader(data), Options{}).Items(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
