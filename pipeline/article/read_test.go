package article

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/zstd"
)

// collect reads an input to its end and checks the digest against the items.
func collect(t *testing.T, name, data string, opt Options) ([]Article, []Reject) {
	t.Helper()
	f := Read(name, strings.NewReader(data), opt)
	var articles []Article
	var rejects []Reject
	for item, err := range f.Items(context.Background()) {
		switch {
		case err != nil:
			t.Fatalf("Items: %v", err)
		case item.Article != nil:
			articles = append(articles, *item.Article)
		case item.Reject != nil:
			rejects = append(rejects, *item.Reject)
		}
	}
	want := Digest{int64(len(data)), digest(data), len(articles), len(rejects)}
	if d := f.Digest(); d != want {
		t.Errorf("Digest is %+v, want %+v", d, want)
	}
	return articles, rejects
}

func TestTextFile(t *testing.T) {
	tests := []struct {
		name, data string
		published  string
		body       string
		reason     Reason
		detail     string
	}{
		{name: "text follows on the line", data: "date 2023-11-16 Guards left.\n", published: "2023-11-16", body: "Guards left.\n"},
		{name: "blanks before the header", data: " \t date 2023-11-16 Guards left.", published: "2023-11-16", body: "Guards left."},
		{name: "text on later lines", data: "date 1999-02-28\r\n\r\n  Guards left.\r\nThey drove. \n\n", published: "1999-02-28", body: "Guards left.\r\nThey drove. \n\n"},
		{name: "byte order mark", data: "\uFEFFdate 2023-11-16 Guards left.", published: "2023-11-16", body: "Guards left."},
		{name: "leap day", data: "date 2024-02-29 Guards left.", published: "2024-02-29", body: "Guards left."},
		{name: "day that does not exist", data: "date 2023-02-30 Guards left.", reason: BadDate, detail: "2023-02-30"},
		{name: "another way to write it", data: "date 2023/02/03 Guards left.", reason: BadDate},
		{name: "glued to the text", data: "date 2023-02-03Guards left.", reason: BadDate},
		{name: "header with a time", data: "date 2023-02-03T10:00:00Z Guards left.", reason: BadDate},
		{name: "no header", data: "Guards left on 2023-02-03.", reason: NoDate},
		{name: "prose about dates", data: "date palms grow here.", reason: NoDate},
		{name: "header in the second line", data: "Guards left.\ndate 2023-02-03 They did.", reason: NoDate},
		{name: "empty", data: "", reason: Empty},
		{name: "blanks only", data: " \n\t\n", reason: Empty},
		{name: "header only", data: "date 2023-02-03 \n", reason: Empty},
		{name: "NUL", data: "date 2023-02-03 Guards\x00left", reason: NotText, detail: "byte 22"},
		{name: "UTF-16", data: "\xff\xfed\x00a\x00t\x00e\x00", reason: NotText, detail: "UTF-16"},
		{name: "Latin-1", data: "date 2023-02-03 caf\xe9 owners left", reason: InvalidUTF8, detail: "0xe9 at byte 19"},
		{name: "cut inside a character", data: "date 2023-02-03 caf\xc3", reason: InvalidUTF8, detail: "byte 19"},
		{name: "mark counts in positions", data: "\uFEFFdate 2023-02-03 caf\xe9", reason: InvalidUTF8, detail: "byte 22"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles, rejects := collect(t, "/in/guards.left.txt", tt.data, Options{})
			if len(articles)+len(rejects) != 1 {
				t.Fatalf("%d articles and %d rejects, want one record", len(articles), len(rejects))
			}
			if tt.reason != "" {
				if len(rejects) == 0 || rejects[0].Reason != tt.reason || !strings.Contains(rejects[0].Detail, tt.detail) {
					t.Fatalf("got %+v %+v, want reject %s naming %q", articles, rejects, tt.reason, tt.detail)
				}
				if rejects[0].SourceID != "guards.left" || rejects[0].Line != 1 {
					t.Errorf("reject stands at %q line %d", rejects[0].SourceID, rejects[0].Line)
				}
				return
			}
			if len(articles) == 0 {
				t.Fatalf("rejected: %+v", rejects)
			}
			a := articles[0]
			if a.Published.String() != tt.published || a.Body != tt.body || a.SourceID != "guards.left" {
				t.Errorf("got %s %q %q", a.Published, a.Body, a.SourceID)
			}
			if a.Bytes != len(a.Body) || a.SHA256 != digest(a.Body) || a.ID != Identify(a.Published, a.Body) {
				t.Errorf("bytes, sha256 or id do not belong to the body: %+v", a)
			}
		})
	}
}

func TestTextFileTooLarge(t *testing.T) {
	data := "date 2023-11-16 " + strings.Repeat("Guards left. ", 100)
	if _, rejects := collect(t, "a.txt", data, Options{MaxBytes: int64(len(data)) - 1}); len(rejects) != 1 || rejects[0].Reason != TooLarge {
		t.Errorf("one byte over the limit: %+v", rejects)
	}
	if articles, _ := collect(t, "a.txt", data, Options{MaxBytes: int64(len(data))}); len(articles) != 1 {
		t.Error("rejected at the limit")
	}
}

func TestJSONL(t *testing.T) {
	const rest = `"published":"2023-11-16","text":"Guards left."}`
	tests := []struct {
		name, line string
		id         string
		reason     Reason
		detail     string
	}{
		{name: "all members", line: `{"id":"x","title":"T",` + rest, id: "x"},
		{name: "number as id", line: `{"id":17,` + rest, id: "17"},
		{name: "no id", line: `{` + rest, id: "in.jsonl:2"},
		{name: "null id and title", line: `{"id":null,"title":null,` + rest, id: "in.jsonl:2"},
		{name: "members of no interest", line: `{"id":"x","tags":[{"a":1}],` + rest, id: "x"},
		{name: "carriage return", line: `{"id":"x",` + rest + "\r", id: "x"},
		{name: "time of day", line: `{"id":"x","published":"2023-11-16T23:30:00-05:00","text":"Guards left."}`, id: "x"},
		{name: "id is an object", line: `{"id":{},` + rest, reason: BadRecord, detail: `"id"`},
		{name: "text is a number", line: `{"published":"2023-11-16","text":5}`, reason: BadRecord, detail: `"text" is a JSON number`},
		{name: "published is a number", line: `{"published":20231116,"text":"Guards left."}`, reason: BadRecord, detail: `"published"`},
		{name: "no text", line: `{"published":"2023-11-16"}`, reason: BadRecord, detail: `no "text"`},
		{name: "array", line: `["a"]`, reason: BadRecord, detail: "array"},
		{name: "cut off", line: `{"id":"x","published":"2023`, reason: BadRecord, detail: "not JSON"},
		{name: "prose", line: `Guards left.`, reason: BadRecord, detail: "not JSON"},
		{name: "no date", line: `{"text":"Guards left."}`, reason: NoDate},
		{name: "empty date", line: `{"published":"","text":"Guards left."}`, reason: NoDate},
		{name: "day that does not exist", line: `{"published":"2023-02-30","text":"Guards left."}`, reason: BadDate},
		{name: "blank text", line: `{"published":"2023-11-16","text":" \n"}`, reason: Empty},
		{name: "NUL escaped", line: `{"published":"2023-11-16","text":"a\u0000b"}`, reason: NotText},
		{name: "bad byte", line: `{"published":"2023-11-16","text":"caf` + "\xe9" + `"}`, reason: InvalidUTF8, detail: "byte 99"},
		{name: "too long", line: `{"text":"` + strings.Repeat("x", 300) + `"}`, reason: TooLarge},
	}
	first, last := `{"id":"first",`+rest, `{"id":"last",`+rest
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles, rejects := collect(t, "/d/in.jsonl", first+"\n"+tt.line+"\n\n"+last, Options{MaxBytes: 200})
			end := articles[len(articles)-1]
			if end.SourceID != "last" || end.Line != 4 || end.Offset != int64(len(first)+len(tt.line)+3) {
				t.Errorf("the line after it is %q, line %d, offset %d", end.SourceID, end.Line, end.Offset)
			}
			if tt.reason == "" {
				if len(articles) != 3 {
					t.Fatalf("rejected: %+v", rejects)
				}
				if a := articles[1]; a.SourceID != tt.id || a.Published.String() != "2023-11-16" || a.Body != "Guards left." || a.Line != 2 {
					t.Errorf("got %+v", a)
				}
				return
			}
			if len(rejects) != 1 || rejects[0].Reason != tt.reason || !strings.Contains(rejects[0].Detail, tt.detail) {
				t.Fatalf("got %+v, want reject %s naming %q", rejects, tt.reason, tt.detail)
			}
			if r := rejects[0]; r.Line != 2 || r.Offset != int64(len(first)+1) || r.Bytes != int64(len(tt.line)+1) {
				t.Errorf("reject stands at line %d, offset %d, %d bytes", r.Line, r.Offset, r.Bytes)
			}
		})
	}
}

func TestLimitOfALine(t *testing.T) {
	line := `{"published":"2023-11-16","text":"Guards left."}`
	for _, end := range []string{"", "\n", "\r\n"} {
		if articles, _ := collect(t, "in.jsonl", line+end, Options{MaxBytes: int64(len(line))}); len(articles) != 1 {
			t.Errorf("rejected at the limit, line ends in %q", end)
		}
		if _, rejects := collect(t, "in.jsonl", line+end, Options{MaxBytes: int64(len(line)) - 1}); len(rejects) != 1 {
			t.Errorf("read over the limit, line ends in %q", end)
		}
	}
	long := `{"text":"` + strings.Repeat("x", 3*headBytes) + "\"}\n" + line
	if articles, rejects := collect(t, "in.jsonl", long, Options{MaxBytes: 1000}); len(articles) != 1 || len(rejects) != 1 {
		t.Errorf("a line longer than the buffer: %d articles, %d rejects", len(articles), len(rejects))
	}
}

func TestFormatIsToldByContent(t *testing.T) {
	record := `{"published":"2023-11-16","text":"Guards left."}`
	tests := []struct{ name, data, format, id string }{
		{"a.txt", record, "", "a.txt:1"},
		{"a.jsonl", "date 2023-11-16 Guards left.", "", "a"},
		{"-", "date 2023-11-16 Guards left.", "", "stdin"},
		{"a.b.txt.gz", "date 2023-11-16 Guards left.", "", "a.b"},
		{"a.txt", "\n\n  { \"published\":\"2023-11-16\",\"text\":\"x\"}", "auto", "a.txt:3"},
		{"a.txt", record, "jsonl", "a.txt:1"},
	}
	for _, tt := range tests {
		articles, rejects := collect(t, tt.name, tt.data, Options{Format: tt.format})
		if len(articles) != 1 || articles[0].SourceID != tt.id {
			t.Errorf("%s as %q: %+v %+v, want id %s", tt.name, tt.format, articles, rejects, tt.id)
		}
	}
	for _, err := range Read("a", strings.NewReader("x"), Options{Format: "html5"}).Items(context.Background()) {
		if err == nil || !strings.Contains(err.Error(), `unknown format "html5": there are`) {
			t.Errorf("unknown format: %v", err)
		}
	}
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func zstded(s string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(s), nil))
}

func TestCompressed(t *testing.T) {
	text, line := "date 2023-11-16 Guards left.\n", `{"id":"x","published":"2023-11-16","text":"Guards left."}`+"\n"
	for _, pack := range []func(string) string{gzipped, zstded} {
		if a, _ := collect(t, "a.txt.gz", pack(text), Options{}); len(a) != 1 || a[0].Body != "Guards left.\n" || a[0].SourceID != "a" {
			t.Errorf("text: %+v", a)
		}
		if a, _ := collect(t, "a", pack("\uFEFF"+strings.Repeat(line, 5000)), Options{}); len(a) != 5000 || a[4999].Line != 5000 {
			t.Errorf("%d lines", len(a))
		}
		if a, r := collect(t, "a.txt", pack(text+strings.Repeat("x", 1<<20)), Options{MaxBytes: 1000}); len(a) != 0 || r[0].Reason != TooLarge {
			t.Errorf("a large file packed small: %+v", r)
		}
		if a, r := collect(t, "a.txt", pack(text)[:30], Options{}); len(a) != 0 || len(r) != 1 || r[0].Reason != BadArchive {
			t.Errorf("cut off: %+v %+v", a, r)
		}
	}
	var many strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&many, `{"id":"%d","published":"2023-11-16","text":"Guards left %d posts."}`+"\n", i, i*i)
	}
	packed := gzipped(many.String())
	if a, r := collect(t, "a", packed[:len(packed)/2], Options{}); len(a) == 0 || len(r) != 1 || r[0].Reason != BadArchive || r[0].Line != len(a)+1 {
		t.Errorf("cut off in the middle: %d articles, %+v", len(a), r)
	}
}

func TestErrorsNameTheFile(t *testing.T) {
	if _, err := Open(Input{Path: filepath.Join(t.TempDir(), "gone.txt")}, Options{}); !errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), "gone.txt") {
		t.Errorf("Open: %v", err)
	}
	broken := errors.New("disk on fire")
	for _, data := range []string{"", "date 2023-11-16 x", `{"id":"x"`, gzipped("date 2023-11-16 x")[:20]} {
		r := io.MultiReader(strings.NewReader(data), iotest.ErrReader(broken))
		var last error
		for item, err := range Read("/in/a.txt", r, Options{}).Items(context.Background()) {
			if last = err; item.Reject != nil {
				t.Errorf("reading %q: the disk's fault was put on the article: %+v", data, item.Reject)
			}
		}
		if !errors.Is(last, broken) || !strings.Contains(last.Error(), "/in/a.txt") {
			t.Errorf("reading %q: %v", data, last)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	data := strings.Repeat(`{"published":"2023-11-16","text":"Guards left."}`+"\n", 100)
	n := 0
	var last error
	for _, err := range Read("a.jsonl", strings.NewReader(data), Options{}).Items(ctx) {
		if last = err; err == nil {
			n++
			cancel()
		}
	}
	if n != 1 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d items, then %v", n, last)
	}
}

func TestBreak(t *testing.T) {
	data := strings.Repeat(`{"published":"2023-11-16","text":"Guards left."}`+"\n", 3)
	for range Read("a.jsonl", strings.NewReader(data), Options{}).Items(context.Background()) {
		break // must not panic by yielding again
	}
}
