package lake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/number"
)

// sample has a column of every kind.
type sample struct {
	ID     string       `doc:"id"`
	Rank   int32        `doc:"rank"`
	Size   int64        `doc:"size"`
	Share  float64      `doc:"share"`
	Open   bool         `doc:"open"`
	On     calendar.Day `doc:"day, null if unknown"`
	Low    number.Bound `doc:"bound, null if unbounded"`
	Note   string       `doc:"note, null if empty" null:"zero"`
	Year   int32        `doc:"year, null if 0" null:"zero"`
	Names  []string     `doc:"names"`
	Source string       `doc:"where from"`
}

var samples = NewTable("samples", "Rows for tests.", reflect.TypeFor[sample](), "id", "rank")

func sampleRows() []sample {
	return []sample{
		{ID: "b", Rank: -3, Size: 1 << 40, Share: 0.25, Open: true, On: calendar.Date(1961, 8, 13), Low: 0, Note: "Zoë in Łódź, “on site” 東京 🛰", Year: 1961, Names: []string{"Côte d'Ivoire", ""}, Source: "s"},
		{ID: "a", Rank: 2, On: calendar.None, Low: number.None, Names: []string{}, Source: "s"},
		{ID: "a", Rank: 1, On: calendar.Date(2024, 2, 29), Low: -7, Note: "line\nbreak\ttab", Names: []string{"x"}, Source: "s"},
	}
}

var at = time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)

func testProvenance() Provenance { return Provenance{RunID: "r1", Dateline: "test", Created: at} }

func openLake(t *testing.T, home string) *Lake {
	t.Helper()
	l, err := Open(filepath.Join(home, "lake"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func begin(t *testing.T, l *Lake, home string) *Batch {
	t.Helper()
	b, err := l.Begin(filepath.Join(home, "staging", fmt.Sprint(l.Current().Version)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func stage[T any](t *testing.T, b *Batch, table Table, from Origin, rows ...T) File {
	t.Helper()
	w, err := b.Create(table, from)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.AppendSlice(reflect.ValueOf(rows)); err != nil {
		t.Fatal(err)
	}
	f, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func commit(t *testing.T, l *Lake, b *Batch) *Manifest {
	t.Helper()
	m, err := l.Commit(t.Context(), b, testProvenance())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func readAll[T any](ctx context.Context, l *Lake, f File) ([]T, error) {
	var out []T
	for row, err := range Rows[T](ctx, l, f) {
		if err != nil {
			return out, err
		}
		out = append(out, row)
	}
	return out, nil
}

func TestRowsComeBackSorted(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	f := stage(t, b, samples, Origin{}, sampleRows()...)

	want := sampleRows()
	want = []sample{want[2], want[1], want[0]}
	for _, when := range []string{"staged", "committed", "opened again"} {
		switch when {
		case "committed":
			commit(t, l, b)
		case "opened again":
			l = openLake(t, home)
			f = l.Current().Files[0]
		}
		got, err := readAll[sample](t.Context(), l, f)
		if err != nil {
			t.Fatalf("%s: %v", when, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got\n%+v\nwant\n%+v", when, got, want)
		}
	}
	if f.Rows != 3 || f.Table != "samples" || f.SchemaHash != samples.SchemaHash() {
		t.Errorf("manifest entry is %+v", f)
	}
}

func TestSameRowsSameBytes(t *testing.T) {
	rows := sampleRows()
	for i := range 3000 { // several row groups and a dictionary
		rows = append(rows, sample{ID: fmt.Sprintf("id%05d", i), Note: strings.Repeat("n", i%7), Source: "s", On: calendar.Day(i)})
	}
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	one := stage(t, b, samples, Origin{}, rows...)
	slices.Reverse(rows)
	two := stage(t, b, samples, Origin{}, rows...)
	if one.SHA256 != two.SHA256 {
		t.Errorf("the same rows in another order: sha256 %s and %s", one.SHA256, two.SHA256)
	}
	rows[5].Note += "!"
	if three := stage(t, b, samples, Origin{}, rows...); three.SHA256 == one.SHA256 {
		t.Error("a changed row did not change the sha256")
	}
}

func TestRowGroupsAreBounded(t *testing.T) {
	e, err := newEncoder(samples)
	if err != nil {
		t.Fatal(err)
	}
	big := strings.Repeat("x", maxGroupBytes/2)
	rows := func(notes ...string) []reflect.Value {
		out := make([]reflect.Value, len(notes))
		for i, n := range notes {
			out[i] = reflect.ValueOf(sample{Note: n})
		}
		return out
	}
	for name, tt := range map[string]struct {
		notes []string
		want  int
	}{
		"few rows":         {make([]string, 10), 10},
		"many rows":        {make([]string, maxGroupRows+1), maxGroupRows},
		"much text":        {[]string{big, big, big}, 2},
		"one row too long": {[]string{big + big + big, ""}, 1},
	} {
		if got := e.groupLen(rows(tt.notes...)); got != tt.want {
			t.Errorf("%s: the first group takes %d rows, want %d", name, got, tt.want)
		}
	}
}

func TestAppendRefusesOtherRows(t *testing.T) {
	home := t.TempDir()
	b := begin(t, openLake(t, home), home)
	w, err := b.Create(samples, Origin{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []any{Input{}, nil, (*sample)(nil), 7} {
		if err := w.Append(row); err == nil {
			t.Errorf("Append(%T) took it", row)
		}
	}
	if err := w.Append(&sample{ID: "ok"}); err != nil {
		t.Errorf("Append of a pointer: %v", err)
	}
	if err := w.Append(sample{ID: "caf\xe9"}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Close(); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("Close with text that is not UTF-8: %v", err)
	}
}

func TestFileWithoutRows(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	f := stage[sample](t, b, samples, Origin{From: "articles/000001-0001.parquet", Version: "1.4"})
	commit(t, l, b)
	got, err := readAll[sample](t.Context(), l, f)
	if err != nil || len(got) != 0 {
		t.Errorf("got %d rows, %v", len(got), err)
	}
	if f := openLake(t, home).Current().Files[0]; f.From != "articles/000001-0001.parquet" || f.Version != "1.4" {
		t.Errorf("its origin is %+v", f.Origin)
	}
}

func TestDropKeepsBytesForOlderVersions(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	f := stage(t, b, samples, Origin{}, sampleRows()...)
	commit(t, l, b)
	b = begin(t, l, home)
	if err := b.Drop("samples/000009-0001.parquet"); err == nil {
		t.Error("dropped a file that is not there")
	}
	if err := b.Drop(f.Path); err != nil {
		t.Fatal(err)
	}
	stage(t, b, samples, Origin{}, sample{ID: "new"})
	m := commit(t, l, b)
	if len(m.Files) != 1 || m.Files[0].Path != "samples/000002-0001.parquet" || m.Parent != 1 {
		t.Errorf("version 2 is %+v", m)
	}
	if removed, err := l.Sweep(); err != nil || len(removed) != 0 {
		t.Errorf("sweep removed %v, %v: version 1 names that file", removed, err)
	}
	if _, err := readAll[sample](t.Context(), l, f); err != nil {
		t.Errorf("the dropped file: %v", err)
	}
}

func TestBatchGoesOnAfterItsCommit(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	first := stage(t, b, samples, Origin{}, sampleRows()...)
	commit(t, l, b)
	if !b.Empty() || b.next != 2 {
		t.Errorf("after its commit the batch has %v and becomes version %d", b.Files(), b.next)
	}
	second := stage(t, b, samples, Origin{}, sample{ID: "second"})
	if second.Path != "samples/000002-0001.parquet" {
		t.Errorf("the second version's first file is %s", second.Path)
	}
	if err := b.Drop(first.Path); err != nil {
		t.Errorf("drop a file that the batch committed itself: %v", err)
	}
	if m := commit(t, l, b); m.Version != 2 || m.Parent != 1 || len(m.Files) != 1 || m.Files[0].Path != second.Path {
		t.Errorf("the second commit is %+v", m)
	}
}

func TestWriterDoesNotOutlastACommit(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	w, err := b.Create(samples, Origin{})
	if err != nil {
		t.Fatal(err)
	}
	stage(t, b, samples, Origin{}, sampleRows()...)
	commit(t, l, b)
	if _, err := w.Close(); err == nil || !b.Empty() {
		t.Errorf("closed into the next version: %v, %v", b.Files(), err)
	}
}

func TestDiscardTakesAFileOutOfTheBatch(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	first := stage(t, b, samples, Origin{}, sampleRows()...)
	second := stage(t, b, samples, Origin{}, sample{ID: "second"})
	if err := b.Discard(first.Path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(first.staged); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the staged file: %v", err)
	}
	if err := b.Discard(first.Path); err == nil {
		t.Error("discarded it twice")
	}
	if m := commit(t, l, b); len(m.Files) != 1 || m.Files[0].Path != second.Path {
		t.Errorf("committed %v", m.Files)
	}
	if err := b.Discard(second.Path); err == nil {
		t.Error("discarded a committed file")
	}
}

func TestEmptyBatchMakesNoVersion(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	if m := commit(t, l, begin(t, l, home)); m.Version != 0 {
		t.Errorf("version %d", m.Version)
	}
	if _, err := os.Stat(l.Dir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the lake's directory was made: %v", err)
	}
}

func TestKnownInputs(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	in := Input{Path: "news/a.txt", Bytes: 10, Mtime: 99, SHA256: "aa", Articles: 1, Loaded: 1}
	stage(t, b, Inputs, Origin{}, in)
	commit(t, l, b)
	known, err := l.KnownInputs(t.Context())
	if err != nil || known[InputKey{"news/a.txt", 10, 99}] != in {
		t.Errorf("known inputs are %v, %v", known, err)
	}
}

func TestEveryTableIsSound(t *testing.T) {
	seen := make(map[string]bool)
	for _, table := range Tables() {
		if seen[table.Name] {
			t.Errorf("table %s is declared twice", table.Name)
		}
		seen[table.Name] = true
		if table.Doc == "" {
			t.Errorf("table %s has no doc", table.Name)
		}
		if table.Key != "" && table.Column(table.Key) == nil {
			t.Errorf("table %s has no column %s", table.Name, table.Key)
		}
		if _, err := newEncoder(table); err != nil {
			t.Error(err)
		}
		names := make(map[string]bool)
		for _, c := range table.Columns {
			if names[c.Name] {
				t.Errorf("table %s has two columns %s", table.Name, c.Name)
			}
			names[c.Name] = true
		}
	}
}
