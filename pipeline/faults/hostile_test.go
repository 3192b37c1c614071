package faults

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// kenya is a sentence with a fact that must be found wherever it stands.
const kenya = "Kenya has 1,200 soldiers in Somalia, the ministry said on Tuesday."

// hostileMemory is what a run over them may hold at most, a gigabyte unpacked among them.
const hostileMemory = 900 << 20

// hostile are the raw files of one folder. Those named good-* are articles, however
// odd they look, and each has the fact of kenya.
func hostile(t *testing.T) map[string]string {
	long := strings.Repeat("The road was closed. ", 50<<20/21)
	line := func(id, text string) string {
		return fmt.Sprintf(`{"id": %q, "published": "2021-03-10", "text": %q}`+"\n", id, text)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(line("cut", kenya+strings.Repeat(" More of it.", 5000)))) // into memory
	z.Close()
	encoder, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	packed := string(encoder.EncodeAll([]byte(line("cut", strings.Repeat("All that follows. ", 5000))), nil))
	var member bytes.Buffer
	bomb := gzip.NewWriter(&member)
	bomb.Write(make([]byte, 16<<20))
	bomb.Close()
	return map[string]string{
		"good-bom.txt":         "\ufeffdate 2021-03-10 With a mark\n\n" + kenya + "\n",
		"good-zero-width.txt":  "date 2021-03-10 A\u200bB\u200d\n\n\u200f" + kenya + " \u202eThis runs backwards.\u202c\n",
		"good-crlf.txt":        "date 2021-03-11 Lines\r\n\r\n" + kenya + "\r\n",
		"good-future.txt":      "date 2191-01-01 Not yet\n\n" + kenya + "\n",
		"good-numbers.txt":     "date 2021-03-12 Numbers\n\n" + kenya + " " + strings.Repeat("9", 5000) + " ships came, 1e999 left and -0.000 stayed. 99999999999999999999 people died.\n",
		"good-dates.txt":       "date 2021-03-13 Days\n\n" + kenya + " It was the 45th of Marchember 99999, 31 February 2020, 0000-00-00, and week 99.\n",
		"good-surrogate.jsonl": `{"id": "s", "published": "2021-03-14", "text": "` + kenya + ` \ud83d"}` + "\n",
		"good-same-id.jsonl":   line("same", kenya+" One.") + line("same", kenya+" Two.") + line("same", kenya+" One."),
		"bad-utf8.txt":         "date 2021-03-10 Bytes\n\nKenya \xff\xfe has soldiers.\n",
		"bad-nul.jsonl":        `{"id": "n", "published": "2021-03-10", "text": "a` + "\x00" + `b"}` + "\n" + `{"id": "n2", "published": "2021-03-10", "text": "a\u0000b"}` + "\n",
		"bad-long.jsonl":       line("long", long),
		"bad-deep.jsonl":       `{"id": "deep", "published": "2021-03-10", "text": ` + strings.Repeat("[", 10000) + strings.Repeat("]", 10000) + "}\n",
		"bad-dates.jsonl":      `{"id": "d", "published": "2021-02-31", "text": "a"}` + "\n" + `{"id": "d2", "published": "99999-01-01", "text": "b"}` + "\n" + `{"id": "d3", "published": "-1", "text": "c"}` + "\n",
		"bad-empty.txt":        "",
		"bad-blank.jsonl":      "\n\n  \n",
		"bad-cut.jsonl.gz":     zipped.String()[:zipped.Len()/2],
		"bad-cut.jsonl.zst":    packed[:len(packed)/2],
		"bad-not.gz":           "this is no gzip",
		"bad-bomb.txt.gz":      strings.Repeat(member.String(), 64), // a gigabyte
	}
}

// TestHostileArticles puts every unpleasant file there is into one folder. The run ends
// as limits.rejects says, the accounts balance, memory stays bounded, and the good
// articles among them are extracted all the same.
func TestHostileArticles(t *testing.T) {
	t.Parallel()
	d, home, in := dateline(t), fresh(t, ""), t.TempDir()
	good := 0
	for name, text := range hostile(t) {
		if err := WriteInput(filepath.Join(in, name), text); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(name, "good-") {
			good++
		}
	}
	if err := os.Mkdir(filepath.Join(in, "directory.txt"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(in, "dangling.txt")); err != nil {
		t.Fatal(err)
	}
	d = d.With("DATELINE_LIMITS_MEMORY=256MB")
	r := call(t, d, 1, "run", "--quiet", "--home", home, "--input", in)
	if !strings.Contains(r.Stderr, "limits.rejects") {
		t.Errorf("it failed for another reason than its rejects: %v", r)
	}
	if r.MaxRSS > hostileMemory {
		t.Errorf("the run held %d MB", r.MaxRSS>>20)
	}
	t.Logf("%d MB held at most", r.MaxRSS>>20)
	ask := func(query, want string) {
		t.Helper()
		r := call(t, d, 0, "sql", "--home", home, "-o", "csv", query)
		if _, got, _ := strings.Cut(strings.TrimSpace(r.Stdout), "\n"); got != want {
			t.Errorf("%s\nis %s, want %s", query, got, want)
		}
	}
	ask("select count(distinct input) from sources join troops using (article_id) where input like '%/good-%' and actor = 'KEN' and low = 1200", fmt.Sprint(good))
	ask("select count(*) from sources where input like '%/bad-%' and outcome <> 'rejected'", "0")
	ask("select count(*) from articles where source_id = 'same'", "2")
	ask("select (select count(*) from sources where outcome = 'rejected') = (select count(*) from rejects)", "true")
	ask("select articles_in = loaded + duplicates + rejected and articles_in = (select count(*) from sources) from meta.runs", "true")
	tidy(t, home)
	// What was rejected is known; what could not be opened is tried again until it can be.
	if err := os.Remove(filepath.Join(in, "dangling.txt")); err != nil {
		t.Fatal(err)
	}
	call(t, d, 0, "run", "--quiet", "--home", home, "--input", in)
}
