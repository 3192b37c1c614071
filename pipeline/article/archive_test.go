package article

import (
	"fmt"
	"strings"
	"testing"
)

// TestExpandingArchives reads archives that unfold to 110 MB.
func TestExpandingArchives(t *testing.T) {
	line := `{"published":"2023-11-16","text":"Guards left.","padding":"` + strings.Repeat("0", 1<<20) + `"}` + "\n"
	data := strings.Repeat(line, 110)
	for codec, packed := range map[string]string{"gzip": gzipped(data), "zstd": zstded(data)} {
		articles, rejects := collect(t, "in.jsonl", packed, Options{})
		if len(rejects) != 1 || rejects[0].Reason != BadArchive || !strings.Contains(rejects[0].Detail, codec+": it expands more than 250 times") {
			t.Errorf("%s: %+v", codec, rejects)
			continue
		}
		if n := len(articles); n < 64 || n > 100 || rejects[0].Offset != int64(n*len(line)) || rejects[0].Line != n+1 {
			t.Errorf("%s: %d articles, then %+v", codec, n, rejects[0])
		}
	}
	// What is small may unfold as it likes.
	if articles, _ := collect(t, "in.jsonl", zstded(strings.Repeat(line, 32)), Options{}); len(articles) != 32 {
		t.Errorf("%d articles of a small archive", len(articles))
	}
}

// TestArchivesInParts reads archives made of several, as log writers append them.
func TestArchivesInParts(t *testing.T) {
	line := func(id int) string {
		return fmt.Sprintf(`{"id":"%d","published":"2023-11-16","text":"Guards left."}`+"\n", id)
	}
	for codec, pack := range map[string]func(string) string{"gzip": gzipped, "zstd": zstded} {
		packed := pack(line(1)) + pack(line(2)+line(3)) + pack(line(4))
		if articles, rejects := collect(t, "in.jsonl", packed, Options{}); len(articles) != 4 || articles[3].SourceID != "4" {
			t.Errorf("%s: %+v %+v", codec, articles, rejects)
		}
		if articles, rejects := collect(t, "in.jsonl", packed+"rest", Options{}); len(articles) != 4 || len(rejects) != 1 || rejects[0].Reason != BadArchive || rejects[0].Line != 5 {
			t.Errorf("%s with something behind it: %+v %+v", codec, articles, rejects)
		}
	}
}

// TestCutArchives cuts an archive of each format in the middle: what is whole
// before the cut is kept, and the reject says where it was.
func TestCutArchives(t *testing.T) {
	records := func(head, format, end string) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range 5000 {
			fmt.Fprintf(&b, format, i, fmt.Sprintf("%x guards left %x posts.", i*7919, i*i*104729))
		}
		return b.String() + end
	}
	for name, data := range map[string]string{
		"in.jsonl": records("", `{"id":"%d","published":"2023-11-16","text":"%s"}`+"\n", ""),
		"in.csv":   records("id,published,text\n", "%d,2023-11-16,%s\n", ""),
		"in.rss":   records("<rss><channel>\n", "<item><guid>%d</guid><pubDate>2023-11-16</pubDate><description>%s</description></item>\n", "</channel></rss>"),
		"in.json":  records(`{"version":"https://jsonfeed.org/version/1","items":[{}`, "\n"+`,{"id":"%d","date_published":"2023-11-16","content_text":"%s"}`, "]}"),
	} {
		packed := gzipped(data)
		articles, rejects := collect(t, name, packed[:len(packed)/2], Options{})
		last := Reject{}
		if len(rejects) > 0 {
			last = rejects[len(rejects)-1]
		}
		if n := len(articles); n < 500 || n > 4500 || last.Reason != BadArchive || last.Line < n || last.Offset <= articles[n-1].Offset {
			t.Errorf("%s: %d articles, then %+v", name, n, last)
		}
	}
}
