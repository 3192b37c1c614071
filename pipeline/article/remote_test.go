package article

import (
	"bytes"
	"errors"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"github.com/dateline/dateline/pipeline/object"
)

// newBucket serves the objects from a bucket news and gives the parameters of its address.
func newBucket(t *testing.T, objects map[string][]byte) (parameters string) {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket("news"); err != nil {
		t.Fatal(err)
	}
	for key, data := range objects {
		if _, err := backend.PutObject("news", key, map[string]string{"Last-Modified": "Sat, 14 Mar 2026 08:00:00 GMT"}, bytes.NewReader(data), int64(len(data)), nil); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	return "?anonymous=true&endpoint=" + server.URL
}

func TestObjectsReadAsFilesDo(t *testing.T) {
	text := func(day string) string { return "date 2024-02-" + day + " The port was closed on day " + day + "." }
	parameters := newBucket(t, map[string][]byte{
		"a/plain.txt": []byte(text("01")), "a/b/packed.txt.gz": []byte(gzipped(text("02"))), "a/b/c/packed.zst": []byte(zstded(text("03"))),
		"a/.hidden.txt": []byte(text("04")), "ab/other.txt": []byte(text("05")),
	})
	for key, want := range map[string]string{
		"a":              "a/b/c/packed.zst:03 a/b/packed.txt.gz:02 a/plain.txt:01",
		"a/":             "a/b/c/packed.zst:03 a/b/packed.txt.gz:02 a/plain.txt:01",
		"a/plain.txt":    "a/plain.txt:01",
		"a/b/**":         "a/b/c/packed.zst:03 a/b/packed.txt.gz:02",
		"{ab,a}/*.txt":   "a/plain.txt:01 ab/other.txt:05",
		"a/.hidden.txt":  "a/.hidden.txt:04",
		"nothing/*.json": "",
	} {
		inputs, warnings, err := Expand([]Pattern{{Path: "s3://news/" + key + parameters}})
		if err != nil || (len(inputs) == 0) != (len(warnings) == 1) {
			t.Fatalf("%s: %v, %v", key, warnings, err)
		}
		var got []string
		for _, in := range inputs {
			name := strings.TrimPrefix(strings.TrimSuffix(in.Path, strings.TrimPrefix(parameters, "?anonymous=true&")), "s3://news/")
			got = append(got, strings.TrimSuffix(name, "?")+":"+readOne(t, in))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

// readOne reads an input of one article and gives the day it is about.
func readOne(t *testing.T, in Input) string {
	t.Helper()
	if !in.Remote() || in.Size == 0 || in.ModTime.IsZero() {
		t.Errorf("input %+v", in)
	}
	f, err := Open(in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	day := ""
	for item, err := range f.Items(t.Context()) {
		if err != nil || item.Article == nil || item.Article.Source != in.Path {
			t.Fatalf("%s: %+v, %v", in.Path, item, err)
		}
		day = strings.TrimSuffix(item.Article.Body[len(item.Article.Body)-3:], ".")
	}
	if f.Digest().Bytes != in.Size {
		t.Errorf("%s: %d bytes read, %d listed", in.Path, f.Digest().Bytes, in.Size)
	}
	return day
}

func TestVanishedObjectIsAnErrorOfItsOwn(t *testing.T) {
	parameters := newBucket(t, nil)
	f, err := Open(Input{Path: "s3://news/gone.txt" + parameters}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for item, err := range f.Items(t.Context()) {
		if !errors.Is(err, object.ErrNotFound) || !strings.Contains(err.Error(), "gone.txt") {
			t.Errorf("Items gives %+v, %v", item, err)
		}
	}
}

func TestFileAddressIsAPath(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/a b.txt", []byte("date 2024-02-01 The port was closed."), 0o600); err != nil {
		t.Fatal(err)
	}
	inputs, _, err := Expand([]Pattern{{Path: "file://" + dir + "/*.txt"}})
	if err != nil || len(inputs) != 1 || inputs[0].Path != dir+"/a b.txt" || inputs[0].Remote() {
		t.Errorf("Expand = %+v, %v", inputs, err)
	}
}
