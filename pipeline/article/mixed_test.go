package article

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
)

// mixedFolder writes every sample three times: as it is, and packed by gzip and zstd.
func mixedFolder(t *testing.T) (dir string, names []string) {
	t.Helper()
	table := []arrow.RecordBatch{recordBatch(t, notices, nil)}
	files := map[string]string{"notices.parquet": parquetOf(t, table), "notices.arrow": arrowFileOf(t, table), "notices.arrows": arrowOf(t, table)}
	for _, name := range []string{"convoy.txt", "dump.jsonl", "dispatches.csv", "wire.tsv", "tessit.html", "wire.rss", "planet.atom", "notes.feed.json", "valley.warc"} {
		files[name] = sample(t, name)
	}
	dir = t.TempDir()
	for name, data := range files {
		for end, packed := range map[string]string{"": data, ".gz": gzipped(data), ".zst": zstded(data)} {
			if err := os.WriteFile(filepath.Join(dir, name+end), []byte(packed), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir, slices.Sorted(maps.Keys(files))
}

// TestMixedFolder reads a folder of all formats, each plain and compressed: nothing is
// lost, and an article is the same one however it was packed.
func TestMixedFolder(t *testing.T) {
	dir, names := mixedFolder(t)
	inputs, warnings, err := Expand([]Pattern{{Path: dir}})
	if err != nil || len(warnings) > 0 || len(inputs) != 3*len(names) {
		t.Fatalf("%d inputs, %v, %v", len(inputs), warnings, err)
	}
	found := map[string][]string{} // ids, by the name of the file
	total := 0
	for _, in := range inputs {
		f, err := Open(in, Options{})
		if err != nil {
			t.Fatal(err)
		}
		items := 0
		for item, err := range f.Items(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			items++
			if item.Reject != nil {
				t.Errorf("rejected: %+v", item.Reject)
				continue
			}
			name := filepath.Base(in.Path)
			found[name] = append(found[name], item.Article.ID+" "+item.Article.SourceID)
		}
		if d := f.Digest(); d.Articles+d.Rejects != items || d.Bytes != in.Size {
			t.Errorf("%s: digest is %+v of %d items", in.Path, d, items)
		}
		total += items
		f.Close()
	}
	for _, name := range names {
		plain := strings.Join(found[name], "\n")
		if plain == "" {
			t.Errorf("%s holds no article", name)
		}
		for _, end := range []string{".gz", ".zst"} {
			if packed := strings.ReplaceAll(strings.Join(found[name+end], "\n"), name+end+":", name+":"); packed != plain {
				t.Errorf("%s%s holds\n%s\nplain it held\n%s", name, end, packed, plain)
			}
		}
	}
	t.Logf("%d files, %d articles", len(inputs), total)
}
