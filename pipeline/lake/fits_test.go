package lake

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/dateline/dateline/transforms/calendar"
)

// aged is a table as an earlier release declared it; the types below are what later
// ones made of it.
type (
	aged struct {
		ID    string   `doc:"id"`
		Rank  int32    `doc:"rank"`
		Note  string   `doc:"note, null if empty" null:"zero"`
		Names []string `doc:"names"`
	}
	moved struct {
		Names []string `doc:"names"`
		Note  string   `doc:"note, null if empty" null:"zero"`
		Rank  int32    `doc:"rank"`
		ID    string   `doc:"id"`
	}
	younger struct {
		ID    string       `doc:"id"`
		Rank  int32        `doc:"rank"`
		Note  string       `doc:"note, null if empty" null:"zero"`
		Names []string     `doc:"names"`
		On    calendar.Day `doc:"a new column, null if unknown"`
	}
	loosened struct {
		ID    string   `doc:"id"`
		Rank  int32    `doc:"rank, null if 0" null:"zero"`
		Note  string   `doc:"note, null if empty" null:"zero"`
		Names []string `doc:"names"`
	}
	retyped struct {
		ID    string   `doc:"id"`
		Rank  int64    `doc:"rank, once an int32"`
		Note  string   `doc:"note, null if empty" null:"zero"`
		Names []string `doc:"names"`
	}
	unlisted struct {
		ID    string `doc:"id"`
		Rank  int32  `doc:"rank"`
		Note  string `doc:"note, null if empty" null:"zero"`
		Names string `doc:"names, once a list"`
	}
	tightened struct {
		ID    string   `doc:"id"`
		Rank  int32    `doc:"rank"`
		Note  string   `doc:"note, which may no longer be null"`
		Names []string `doc:"names"`
	}
	demanding struct {
		ID    string   `doc:"id"`
		Rank  int32    `doc:"rank"`
		Note  string   `doc:"note, null if empty" null:"zero"`
		Names []string `doc:"names"`
		Size  int64    `doc:"a new column that is never null"`
	}
	shrunk struct {
		ID    string   `doc:"id"`
		Note  string   `doc:"note, null if empty" null:"zero"`
		Names []string `doc:"names"`
	}
)

func agedFile(t *testing.T) (*Lake, File) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	f := stage(t, b, declared[aged](), Origin{}, aged{ID: "a", Rank: 7, Note: "n", Names: []string{"x"}}, aged{ID: "b"})
	commit(t, l, b)
	return l, f
}

func declared[T any]() Table {
	return NewTable("samples", "Rows for tests.", reflect.TypeFor[T](), "id")
}

func TestFits(t *testing.T) {
	l, f := agedFile(t)
	for name, tt := range map[string]struct {
		table Table
		want  string // of the error, "" if it fits
	}{
		"the same":               {declared[aged](), ""},
		"columns moved":          {declared[moved](), ""},
		"a new nullable column":  {declared[younger](), ""},
		"a column made nullable": {declared[loosened](), ""},
		"a changed type":         {declared[retyped](), "column rank is int32 in the file and int64 in the table"},
		"a list made text":       {declared[unlisted](), "column names is text list in the file and text in the table"},
		"a column made not null": {declared[tightened](), "column note (text) may be null in the file and not in the table"},
		"a new not-null column":  {declared[demanding](), "column size (int64) is not in the file and may not be null"},
		"a removed column":       {declared[shrunk](), "column rank (int32) is in the file and not in the table"},
	} {
		t.Run(name, func(t *testing.T) {
			err := l.Fits(f, tt.table)
			if tt.want == "" {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			if !errors.Is(err, ErrSchema) || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error is %v, want %q", err, tt.want)
			}
			for _, part := range []string{f.Path, `use dateline test, which wrote it`, `"dateline run --home NEW"`} {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("error %q lacks %q", err, part)
				}
			}
		})
	}
}

func TestFitsSaysThatFactsAreExtractedAgain(t *testing.T) {
	l, f := agedFile(t)
	facts := declared[retyped]()
	facts.Fact = "sample"
	if err := l.Fits(f, facts); !errors.Is(err, ErrSchema) || !strings.Contains(err.Error(), `"dateline run" extracts it again`) {
		t.Errorf("error is %v", err)
	}
}

func TestFitsChecksTheSum(t *testing.T) {
	l, f := agedFile(t)
	writeIn(t, l, f.Path, "not these bytes")
	if err := l.Fits(f, declared[younger]()); !errors.Is(err, ErrCorrupt) {
		t.Errorf("error is %v", err)
	}
}

func TestColumnsYoungerThanTheFileReadAsNull(t *testing.T) {
	l, f := agedFile(t)
	got, err := readAll[younger](t.Context(), l, f)
	if err != nil {
		t.Fatal(err)
	}
	want := []younger{{ID: "a", Rank: 7, Note: "n", Names: []string{"x"}, On: calendar.None}, {ID: "b", Names: []string{}, On: calendar.None}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestRowsRefuseWhatTheyCannotRead(t *testing.T) {
	l, f := agedFile(t)
	for name, read := range map[string]func() error{
		"a changed type":         func() error { _, err := readAll[retyped](t.Context(), l, f); return err },
		"a list made text":       func() error { _, err := readAll[unlisted](t.Context(), l, f); return err },
		"a column made not null": func() error { _, err := readAll[tightened](t.Context(), l, f); return err },
		"a new not-null column":  func() error { _, err := readAll[demanding](t.Context(), l, f); return err },
	} {
		if err := read(); !errors.Is(err, ErrSchema) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
	if got, err := readAll[shrunk](t.Context(), l, f); err != nil || len(got) != 2 {
		t.Errorf("fewer columns: %v, %v", got, err)
	}
}

func TestScanRefusesAChangedType(t *testing.T) {
	type old struct {
		ArticleID string `doc:"id"`
		SHA256    int64  `col:"sha256" doc:"once a number"`
	}
	home := t.TempDir()
	l := openLake(t, home)
	f := stage(t, begin(t, l, home), NewTable("articles", "old", reflect.TypeFor[old](), "article_id"), Origin{}, old{ArticleID: "a"})
	never := func(arrow.RecordBatch) error { t.Error("handed out a record"); return nil }
	if err := l.Scan(t.Context(), f, []string{"sha256"}, never); !errors.Is(err, ErrSchema) {
		t.Errorf("error is %v", err)
	}
	rows := int64(0)
	err := l.Scan(t.Context(), f, []string{"article_id"}, func(rec arrow.RecordBatch) error { rows += rec.NumRows(); return nil })
	if err != nil || rows != 1 {
		t.Errorf("a column of the same type: %d rows, %v", rows, err)
	}
}
