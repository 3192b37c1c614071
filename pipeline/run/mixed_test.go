package run

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/dateline/dateline/pipeline/article"
)

// packed gives data compressed with gzip and with zstd.
func packed(t *testing.T, data []byte) (gz, zst []byte) {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	e, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), e.EncodeAll(data, nil)
}

// TestMixedFolderIsPublishedWithBalancedAccounts runs over a sample of every format
// we have one of, each plain, .gz and .zst, with a broken sibling of each.
func TestMixedFolderIsPublishedWithBalancedAccounts(t *testing.T) {
	samples, err := filepath.Glob("../article/testdata/*.*")
	if err != nil || len(samples) < 9 {
		t.Fatalf("found %d samples: %v", len(samples), err)
	}
	dir := t.TempDir()
	files := 0
	for _, sample := range samples {
		data, err := os.ReadFile(sample)
		if err != nil {
			t.Fatal(err)
		}
		gz, zst := packed(t, data)
		name := filepath.Base(sample)
		for suffix, content := range map[string][]byte{"": data, ".gz": gz, ".zst": zst, ".cut.gz": gz[:len(gz)*2/3]} {
			if err := os.WriteFile(filepath.Join(dir, name+suffix), content, 0o644); err != nil {
				t.Fatal(err)
			}
			files++
		}
	}
	o := options(t)
	o.Config.Inputs = []article.Pattern{{Path: dir}}
	if err := o.Config.Limits.Rejects.UnmarshalText([]byte("50%")); err != nil {
		t.Fatal(err)
	}
	s := mustRun(t, o, Published)
	a := s.Articles
	if a.Files != files || a.In != a.Loaded+a.Duplicates+a.Rejected || a.Unreadable > 0 {
		t.Errorf("%d files gave %+v, want %d files and balanced accounts", a.Files, a, files)
	}
	if a.Duplicates < 2*a.Loaded {
		t.Errorf("%d duplicates of %d articles, want each plain article again as .gz and .zst", a.Duplicates, a.Loaded)
	}
	if int(a.Rejected) < len(samples) || a.Reasons[string(article.BadArchive)] < len(samples) {
		t.Errorf("rejected are %v, want each cut archive", a.Reasons)
	}
	home := o.Config.Home
	if n := count(t, home, "select count(*) from sources"); n != int(a.In) {
		t.Errorf("sources has %d rows, want %d", n, a.In)
	}
	if n := count(t, home, "select count(*) from inputs where articles <> loaded + duplicates + rejected"); n > 0 {
		t.Errorf("the accounts of %d files do not balance", n)
	}
	mustRun(t, o, Nothing)
}
