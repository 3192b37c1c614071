package faults

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// essence is what must not depend on how the articles came in: every row of every
// table of facts, and the articles without the place they were read from.
func essence(t testing.TB, home string) Print {
	t.Helper()
	db, _, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	p := make(Print)
	err = p.add(t.Context(), db, "articles", "(select * exclude (source, source_id) from articles)")
	for _, table := range lake.FactTables() {
		if err == nil {
			err = p.add(t.Context(), db, table.Name, `"`+table.Name+`"`)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	var again int64
	err = db.QueryRowContext(t.Context(), "select count(*) - count(distinct (input, \"offset\", article_id)) from sources").Scan(&again)
	if err != nil || again != 0 {
		t.Errorf("%d occurrences of articles are recorded twice, %v", again, err)
	}
	return p
}

// parquet gives the SHA-256 of each Parquet file of a lake, by name.
func parquet(t testing.TB, home string) map[string]string {
	t.Helper()
	sums := make(map[string]string)
	root := os.DirFS(filepath.Join(home, "lake"))
	err := fs.WalkDir(root, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".parquet") {
			return err
		}
		data, err := fs.ReadFile(root, path)
		sum := sha256.Sum256(data)
		sums[path] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

// TestSameFactsHoweverRun brings the same articles in by many ways: the facts are the
// same rows with the same ids every time.
func TestSameFactsHoweverRun(t *testing.T) {
	articles := Corpus(3, trials(16, 200))
	write := func(t *testing.T, dir, name string, some []Article) {
		if err := WriteLines(filepath.Join(dir, name), some); err != nil {
			t.Fatal(err)
		}
	}
	base, in := fresh(t, ""), t.TempDir()
	write(t, in, "all.jsonl", articles)
	update(t, dateline(t).With("DATELINE_LIMITS_WORKERS=1"), base, in)
	want := essence(t, base)
	if want["articles"].Count != int64(len(articles)) || want["dates"].Count == 0 {
		t.Fatalf("the corpus gives %v", want)
	}
	shuffled := slices.Clone(articles)
	random(5).Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
	half := len(articles) / 2

	ways := map[string]func(t *testing.T, d Dateline, home string){
		"small batches": func(t *testing.T, d Dateline, home string) {
			update(t, d.With("DATELINE_LIMITS_BATCH_ARTICLES=3"), home, in)
		},
		"one large batch": func(t *testing.T, d Dateline, home string) {
			update(t, d.With("DATELINE_LIMITS_BATCH_ARTICLES=4000"), home, in)
		},
		"split": func(t *testing.T, d Dateline, home string) {
			dir := t.TempDir()
			for i, part := range slices.Collect(slices.Chunk(articles, 5)) {
				write(t, dir, fmt.Sprintf("%d.jsonl", i), part)
			}
			update(t, d, home, dir)
		},
		"shuffled and twice": func(t *testing.T, d Dateline, home string) {
			dir := t.TempDir()
			write(t, dir, "all.jsonl", append(slices.Clone(shuffled), articles...))
			update(t, d, home, dir)
		},
		"daily": func(t *testing.T, d Dateline, home string) {
			dir := t.TempDir()
			for i, part := range slices.Collect(slices.Chunk(articles, (len(articles)+2)/3)) {
				write(t, dir, fmt.Sprintf("day-%d.jsonl", i), part)
				update(t, d, home, dir)
			}
		},
		"overlapping": func(t *testing.T, d Dateline, home string) {
			dir := t.TempDir()
			write(t, dir, "early.jsonl", articles[:half+3])
			update(t, d, home, dir)
			write(t, dir, "late.jsonl", articles[half-3:])
			update(t, d, home, dir)
		},
		"grown and run twice": func(t *testing.T, d Dateline, home string) {
			dir := t.TempDir()
			write(t, dir, "all.jsonl", articles[:half])
			update(t, d, home, dir)
			write(t, dir, "all.jsonl", articles)
			update(t, d, home, dir)
			before := parquet(t, home)
			update(t, d, home, dir)
			if after := parquet(t, home); !maps.Equal(before, after) {
				t.Error("a run with nothing new changed the lake")
			}
		},
		"killed and resumed": func(t *testing.T, d Dateline, home string) {
			for _, after := range []time.Duration{80, 200, 320, 440} {
				ctx, cancel := context.WithTimeout(t.Context(), after*time.Millisecond)
				if _, err := d.Run(ctx, "run", "--quiet", "--home", home, "--input", in); err != nil {
					t.Fatal(err)
				}
				cancel()
			}
			update(t, d, home, in)
		},
	}
	for name, bring := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, home := dateline(t), fresh(t, "")
			bring(t, d, home)
			for _, diff := range essence(t, home).Diff(want) {
				t.Error(diff)
			}
			tidy(t, home)
		})
	}
}

// TestSameBytesAtAnyWorkerCount wants the same Parquet files, to the byte and to the
// name, whoever did the work and how often it is done anew.
func TestSameBytesAtAnyWorkerCount(t *testing.T) {
	t.Parallel()
	in := t.TempDir()
	inputs(t, in, 4, trials(18, 300))
	var want map[string]string
	for _, workers := range []int{1, 2, 8} {
		home := fresh(t, "")
		update(t, dateline(t).With(fmt.Sprintf("DATELINE_LIMITS_WORKERS=%d", workers)), home, in)
		got := parquet(t, home)
		if want == nil {
			want = got
		}
		if len(got) == 0 || !maps.Equal(got, want) {
			t.Errorf("%d workers: %d files are not those of one worker", workers, len(got))
		}
	}
}
