package article

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFieldsOfJSON(t *testing.T) {
	day := `"date":"2023-11-16"`
	tests := []struct {
		name, line string
		fields     map[string]string
		want       string // id, title and body of the article, or the reject's detail
	}{
		{"usual names", `{"guid":7,"headline":"H","body":"B",` + day + `}`, nil, "7 H B"},
		{"the first usual name wins", `{"id":"x","guid":"y","text":"T","body":"B",` + day + `}`, nil, "x  T"},
		{"case", `{"ID":"x","Text":"T","Date":"2023-11-16"}`, nil, "x  T"},
		{"a member that means something else", `{"id":"x","article":{"a":1},"maintext":"T",` + day + `}`, nil, "x  T"},
		{"mapped", `{"id":"x","text":"T","lead":"L",` + day + `}`, map[string]string{"text": "lead"}, "x  L"},
		{"nested", `{"id":"x","data":{"body":{"plain":"P"}},` + day + `}`, map[string]string{"text": "data.body.plain"}, "x  P"},
		{"a name with a dot", `{"id":"x","data.body":"D",` + day + `}`, map[string]string{"text": "data.body"}, "x  D"},
		{"mapped and not there", `{"id":"x","text":"T",` + day + `}`, map[string]string{"text": "lead"}, `the record has no "lead"`},
		{"mapped through a string", `{"data":"x",` + day + `}`, map[string]string{"text": "data.body"}, `the record has no "data.body"`},
		{"mapped to a number", `{"lead":5,` + day + `}`, map[string]string{"text": "lead"}, `"lead" is a JSON number, not a string`},
		{"no usual name", `{"summary":"S",` + day + `}`, nil, `the record has no "text"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles, rejects := collect(t, "in.jsonl", tt.line, Options{Fields: tt.fields, Format: "jsonl"})
			if len(rejects) > 0 {
				if rejects[0].Reason != BadRecord || rejects[0].Detail != tt.want {
					t.Errorf("rejected: %+v, want %s", rejects[0], tt.want)
				}
			} else if a := articles[0]; a.SourceID+" "+a.Title+" "+a.Body != tt.want {
				t.Errorf("got %+v, want %s", a, tt.want)
			}
		})
	}
	for _, err := range Read("in", strings.NewReader("{}"), Options{Fields: map[string]string{"txt": "a"}}).Items(context.Background()) {
		if err == nil || !strings.Contains(err.Error(), `unknown field "txt": there are id, published, title, text`) {
			t.Errorf("a role that there is not: %v", err)
		}
	}
}

func TestColumns(t *testing.T) {
	header := []string{"Link", " Date ", "body", "Body", "n"}
	found, err := columns(map[string]string{"text": "Body"}, header)
	if err != nil || found["text"] != 3 || found["published"] != 1 || found["id"] != 0 || found["title"] != -1 {
		t.Errorf("columns are %v, %v", found, err)
	}
	if _, err = columns(map[string]string{"text": "lead"}, header); err == nil || !strings.Contains(err.Error(), `no column "lead" for text: there are "Link"`) {
		t.Errorf("a mapped column that is not there: %v", err)
	}
	if _, err = columns(nil, []string{"text", "n"}); err == nil || !strings.Contains(err.Error(), "no column for published") {
		t.Errorf("no column for a role: %v", err)
	}
}

// atEnd is a format that reads its input by ReaderAt.
func atEnd(t *testing.T, f *File) string {
	t.Helper()
	f.raw.ctx = context.Background()
	s := &Stream{Name: f.source, local: f.local}
	if err := s.open(f.raw); err != nil {
		t.Fatal(err)
	}
	r, size, err := s.ReaderAt()
	if err != nil {
		t.Fatal(err)
	}
	tail := make([]byte, 4)
	if _, err := r.ReadAt(tail, size-4); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	s.close()
	if err := f.finish(func(Record) bool { return true }); err != nil {
		t.Fatal(err)
	}
	return string(tail)
}

func TestReaderAt(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	data := strings.Repeat("0123456789", 20000) + "tail"
	for name, packed := range map[string]string{"a": data, "a.gz": gzipped(data), "a.zst": zstded(data)} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(packed), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(Input{Path: path}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := atEnd(t, f); got != "tail" {
			t.Errorf("%s ends in %q", name, got)
		}
		if d := f.Digest(); d.Bytes != int64(len(packed)) || d.SHA256 != digest(packed) {
			t.Errorf("%s: digest is %+v", name, d)
		}
		f.Close()
	}
	if got := atEnd(t, Read("-", strings.NewReader(data), Options{})); got != "tail" {
		t.Errorf("standard input ends in %q", got)
	}
	if left, _ := os.ReadDir(temporary); len(left) > 0 {
		t.Errorf("temporary files are left: %v", left)
	}
	s := &Stream{}
	if err := s.open(strings.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	defer func() { s.close() }()
	if _, _, err := s.spool(1000); err == nil || !strings.Contains(err.Error(), "longer than 1000 bytes") {
		t.Errorf("over the limit: %v", err)
	}
}
