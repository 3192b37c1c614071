package lake

import (
	"flag"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// compact compacts the lake of home and commits.
func compact(t *testing.T, home string, limit int) (*Lake, Compacted, bool) {
	t.Helper()
	l := openLake(t, home)
	b, err := l.Begin(filepath.Join(home, "staging", "compact"))
	if err != nil {
		t.Fatal(err)
	}
	done, err := Compact(t.Context(), b, limit)
	if err != nil {
		t.Fatal(err)
	}
	changed := !b.Empty()
	commit(t, l, b)
	return l, done, changed
}

// TestCompactDailyBatches merges 30 daily batches: each table has one file, with the
// bytes of one big batch, and the fact files name the merged articles.
func TestCompactDailyBatches(t *testing.T) {
	const n = 30
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	for i := range n {
		stageRows(t, b, "1.0", true, i)
		commit(t, l, b)
	}
	l, done, _ := compact(t, home, 1000)
	var summary []string
	for _, c := range done {
		summary = append(summary, fmt.Sprintf("%s %d %d %d", c.Name, c.Before, c.After, c.Rows))
	}
	want := []string{"articles 30 1 30", "sources 30 1 30", "rejects 30 1 30", "inputs 30 1 30", "extract_failures 30 1 30", "troops 30 1 30", "casualties 30 1 30"}
	if !slices.Equal(summary, want) {
		t.Errorf("compacted %v, want %v", summary, want)
	}

	big := t.TempDir()
	bigLake := openLake(t, big)
	b = begin(t, bigLake, big)
	days := make([]int, n)
	for i := range days {
		days[i] = i
	}
	stageRows(t, b, "1.0", true, days...)
	for _, f := range commit(t, bigLake, b).Files {
		same := l.Current().Of(f.Table)
		if len(same) != 1 || same[0].SHA256 != f.SHA256 || same[0].Version != f.Version {
			t.Errorf("table %s is %+v, one big batch makes %+v", f.Table, same, f)
		}
		if f.From != "" && same[0].From != l.Current().Of("articles")[0].Path {
			t.Errorf("table %s is made from %s", f.Table, same[0].From)
		}
	}
	checkSound(t, l, n+1)

	if _, err := l.Clean(t.Context(), 1, nil); err != nil {
		t.Fatal(err)
	}
	checkSound(t, l, n+1)
	if got := len(onDisk(t, l)); got != 8 {
		t.Errorf("after a clean there is %v", onDisk(t, l))
	}
}

// stageRows stages one file a table with a row for each of the numbers.
func stageRows(t *testing.T, b *Batch, version string, failures bool, numbers ...int) {
	t.Helper()
	var (
		articles []Article
		sources  []Source
		rejects  []Reject
		inputs   []Input
		failed   []Failure
		ids      []string
	)
	for _, i := range numbers {
		id, raw := fmt.Sprintf("article%03d", i*7919%1000), fmt.Sprintf("raw%03d", i)
		ids = append(ids, id)
		articles = append(articles, Article{ArticleID: id, Body: strings.Repeat("text ", i%5)})
		sources = append(sources, Source{Input: raw, ArticleID: id, Outcome: Loaded})
		rejects = append(rejects, Reject{Input: raw, Offset: 1, Reason: "empty"})
		inputs = append(inputs, Input{Path: raw, Mtime: int64(i), Loaded: 1, Rejected: 1})
		failed = append(failed, Failure{ArticleID: id, FactType: "troops", ExtractorVersion: version})
	}
	from := stage(t, b, Articles, Origin{}, articles...)
	stage(t, b, Sources, Origin{}, sources...)
	stage(t, b, Rejects, Origin{}, rejects...)
	stage(t, b, Inputs, Origin{}, inputs...)
	stageFacts(t, b, "troops", from, version, ids...)
	stageFacts(t, b, "casualties", from, "2.0", ids...)
	if failures {
		stage(t, b, Failures, Origin{From: from.Path, Version: "troops " + version}, failed...)
	}
}

func TestCompactLeavesWhatDiffers(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	stageRows(t, b, "1.0", false, 1, 2)
	commit(t, l, b)
	stageRows(t, b, "1.1", false, 3)
	commit(t, l, b)
	stageRows(t, b, "1.0", true, 4)
	commit(t, l, b)
	other := stage(t, b, Articles, Origin{}, Article{ArticleID: "of a type of tomorrow"})
	stage(t, b, samples, Origin{From: other.Path, Version: "9"}, sample{ID: "x"})
	commit(t, l, b)

	l, _, _ = compact(t, home, 10)
	var got []string
	for _, f := range l.Current().Files {
		if f.From != "" || f.Table == "articles" {
			got = append(got, fmt.Sprintf("%s %d rows, %s from %s", f.Path, f.Rows, f.Version, f.From))
		}
	}
	want := []string{
		"articles/000002-0001.parquet 1 rows,  from ",
		"articles/000004-0001.parquet 1 rows,  from ",
		"articles/000005-0001.parquet 3 rows,  from ",
		"casualties/000002-0006.parquet 1 rows, 2.0 from articles/000002-0001.parquet",
		"casualties/000005-0003.parquet 3 rows, 2.0 from articles/000005-0001.parquet",
		"extract_failures/000005-0004.parquet 1 rows, troops 1.0 from articles/000005-0001.parquet",
		"samples/000004-0002.parquet 1 rows, 9 from articles/000004-0001.parquet",
		"troops/000002-0005.parquet 1 rows, 1.1 from articles/000002-0001.parquet",
		"troops/000005-0002.parquet 3 rows, 1.0 from articles/000005-0001.parquet",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestCompactBringsOldColumnsUpToDate(t *testing.T) {
	type oldInput struct {
		Path       string `doc:"path"`
		Bytes      int64  `doc:"bytes"`
		Mtime      int64  `doc:"mtime"`
		SHA256     string `col:"sha256" doc:"sum"`
		Articles   int64  `doc:"n"`
		Loaded     int64  `doc:"n"`
		Duplicates int64  `doc:"n"`
		Rejected   int64  `doc:"n"`
		Gone       string `doc:"a column of yesterday"`
	}
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	stage(t, b, NewTable("inputs", "old", reflect.TypeFor[oldInput](), "path"), Origin{}, oldInput{Path: "a"})
	stage(t, b, Inputs, Origin{}, Input{Path: "b"})
	commit(t, l, b)
	if _, err := Compact(t.Context(), b, 10); err == nil || !strings.Contains(err.Error(), "column gone (text) is in the file and not in the table") {
		t.Errorf("merged away a column: %v", err)
	}
}

// TestCompactKeepsEveryRow compacts lakes of random batches: the rows of each table
// stay the same, so does what was extracted from each article, and a second compaction
// has nothing to do.
func TestCompactKeepsEveryRow(t *testing.T) {
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		// Each writes some fifty files to stable storage; 20 lakes take a few seconds.
		if err := checks.Value.Set("20"); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		home := t.TempDir()
		l := openLake(t, home)
		b := begin(t, l, home)
		next := 0
		for range rapid.IntRange(1, 5).Draw(rt, "batches") {
			numbers := make([]int, rapid.IntRange(1, 5).Draw(rt, "articles"))
			for i := range numbers {
				numbers[i], next = next, next+1
			}
			stageRows(t, b, rapid.SampledFrom([]string{"1.0", "1.1"}).Draw(rt, "version"), rapid.Bool().Draw(rt, "failures"), numbers...)
		}
		commit(t, l, b)
		before, version := contents(t, l), l.Current().Version
		limit := rapid.IntRange(1, 12).Draw(rt, "limit")
		l, _, changed := compact(t, home, limit)
		if changed {
			version++
		}
		checkSound(t, l, version)
		if got := contents(t, l); !slices.Equal(got, before) {
			rt.Fatalf("compacted to at most %d rows:\n%s\nbefore:\n%s", limit, strings.Join(got, "\n"), strings.Join(before, "\n"))
		}
		if _, _, changed := compact(t, home, limit); changed {
			rt.Fatalf("a second compaction to at most %d rows found something to do", limit)
		}
	})
}

// contents lists every row of the lake, and with each article the versions of the
// types that have read its file.
func contents(t *testing.T, l *Lake) []string {
	t.Helper()
	m := l.Current()
	var out []string
	for _, table := range Tables() {
		for _, f := range m.Of(table.Name) {
			readBy := []string{f.Version}
			for _, other := range m.Files {
				if other.From == f.Path && other.Table != Failures.Name {
					readBy = append(readBy, other.Table+" "+other.Version)
				}
			}
			slices.Sort(readBy)
			err := l.scanRows(t.Context(), f, table.Columns, func(set rowFunc) error {
				row := reflect.New(table.Row).Elem()
				set(row)
				out = append(out, fmt.Sprintf("%s %v %+v", table.Name, readBy, row))
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	slices.Sort(out)
	return out
}
