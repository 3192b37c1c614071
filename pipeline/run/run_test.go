package run

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
	"github.com/dateline/dateline/transforms"
)

// options are those of a run over a folder with two articles.
func options(t *testing.T) Options {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "date 2021-03-10 The ferry sailed on Monday with 120 passengers.",
		"b.txt": "date 2021-03-12 The bridge was closed on Thursday after 40 lorries had crossed it.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cfg, err := jobs.Resolve(jobs.Request{Flags: []jobs.Flag{
		{Name: "home", Key: "home", Values: []string{filepath.Join(dir, "home")}},
		{Name: "input", Key: "inputs", Values: []string{filepath.Join(dir, "*.txt")}},
		{Name: "workers", Key: "limits.workers", Values: []string{"2"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return Options{
		Config: cfg, Types: transforms.Types(), Command: "test",
		Log: slog.New(slog.DiscardHandler), Progress: func(stages.Progress) {},
	}
}

func mustRun(t *testing.T, o Options, want Outcome) *Summary {
	t.Helper()
	s, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if s.Outcome != want {
		t.Fatalf("outcome is %q, want %q", s.Outcome, want)
	}
	return s
}

func count(t *testing.T, home, query string) (n int) {
	t.Helper()
	db, _, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// withDatesRaised is the registered types with a newer version of dates.
func withDatesRaised() []transforms.FactType {
	newer := transforms.Dates
	newer.Version++
	out := transforms.Types()
	for i, ft := range out {
		if ft.Describe().Name == newer.Name {
			out[i] = newer
		}
	}
	return out
}

func TestRaisedVersionReadsStoredArticlesNotRawFiles(t *testing.T) {
	o := options(t)
	first := mustRun(t, o, Published)
	if first.Version != "v1" || first.Articles.Loaded != 2 || first.Extracted.Facts["date"] != 2 {
		t.Fatalf("first run: %+v", first)
	}
	for _, p := range o.Config.Inputs { // the raw files are gone
		files, _ := filepath.Glob(p.Path)
		for _, f := range files {
			if err := os.Remove(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	o.Types = withDatesRaised()
	second := mustRun(t, o, Published)
	if second.Articles.In != 0 || second.Extracted.Articles != 2 {
		t.Errorf("ingested %d, extracted from %d; want 0 and 2", second.Articles.In, second.Extracted.Articles)
	}
	for name := range second.Extracted.Facts {
		if name != "date" && name != "quantity" { // quantities list what dates claim
			t.Errorf("%s was extracted again", name)
		}
	}
	raised := o.Types[0].Describe().Version
	if n := count(t, o.Config.Home, "select count(*) from dates where extractor_version = '"+raised+"'"); n != 2 {
		t.Errorf("%d dates of version %s, want 2", n, raised)
	}
	if n := count(t, o.Config.Home, "select count(*) from dates"); n != 2 {
		t.Errorf("%d dates, want the new ones only", n)
	}
	mustRun(t, o, Nothing)
}

func TestInterruptedRunIsResumed(t *testing.T) {
	o := options(t)
	ctx, cancel := context.WithCancelCause(t.Context())
	pulled := errors.New("plug pulled")
	o.Progress = func(p stages.Progress) {
		if p.Stage == jobs.Extract {
			cancel(pulled)
		}
	}
	s, err := Run(ctx, o)
	if !errors.Is(err, pulled) || s.Outcome != Interrupted {
		t.Fatalf("got %v, outcome %q", err, s.Outcome)
	}
	if s.LakeVersion != 1 || s.Rows["articles"] != 2 || s.Version != "" {
		t.Errorf("after the interruption: lake version %d, %d articles, published %q; want 1, 2 and nothing", s.LakeVersion, s.Rows["articles"], s.Version)
	}
	o.Progress = func(stages.Progress) {}
	s = mustRun(t, o, Published)
	if s.Articles.In != 0 {
		t.Errorf("the raw files were read again: %+v", s.Articles)
	}
	mustRun(t, o, Nothing)
}

// A run that dies after the lake's commit and before the warehouse's leaves work
// that the next run finds and does.
func TestRunAfterADeathBetweenTheCommits(t *testing.T) {
	o := options(t)
	mustRun(t, o, Published)
	if err := os.Remove(filepath.Join(o.Config.Home, "warehouse.duckdb")); err != nil {
		t.Fatal(err)
	}
	staged := filepath.Join(o.Config.Home, "staging", "dead", "troops.parquet")
	if err := os.MkdirAll(filepath.Dir(staged), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(staged, []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := mustRun(t, o, Published)
	if s.Articles.In != 0 || s.Extracted.Articles != 0 || s.LakeVersion != 1 {
		t.Errorf("more than the warehouse was made: %+v", s)
	}
	if s.Version == "v1" {
		t.Errorf("the name %s was used twice", s.Version)
	}
	if _, err := os.Stat(staged); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there", staged)
	}
}

func TestDamagedLakePublishesNothing(t *testing.T) {
	o := options(t)
	mustRun(t, o, Published)
	files, _ := filepath.Glob(filepath.Join(LakeDir(o.Config.Home), "dates", "*.parquet"))
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(files[0], data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(o.Config.Home, "warehouse.duckdb")); err != nil {
		t.Fatal(err)
	}
	s, err := Run(t.Context(), o)
	if !errors.Is(err, lake.ErrCorrupt) || s.Outcome != Failed || s.Version != "" {
		t.Errorf("got %v, outcome %q, published %q", err, s.Outcome, s.Version)
	}
	if read, err := Read(o.Config.Home, s.RunID); err != nil || read.Error == "" || !strings.Contains(read.Error, "dates") {
		t.Errorf("the record says %+v, %v; want the damaged file's name", read, err)
	}
}

func TestReadingNothingNewPublishesNothingNew(t *testing.T) {
	o := options(t)
	mustRun(t, o, Published)
	dir := filepath.Dir(o.Config.Home)
	again, err := os.ReadFile(filepath.Join(dir, "a.txt"))
	if err != nil {
		t.Fatal(err)
	}
	// A file that cannot be read is tried by every run and recorded by the first.
	if err := os.Symlink("nowhere.txt", filepath.Join(dir, "gone.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "c.txt"), again, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"v2", "v2", "v2"} {
		s, err := Run(t.Context(), o)
		if s.Version != want || i > 0 && s.LakeVersion != 2 {
			t.Errorf("run %d: published %s of lake version %d (%v), want %s", i, s.Version, s.LakeVersion, err, want)
		}
		if !errors.Is(err, ErrRejects) || s.Articles.Unreadable != 1 {
			t.Errorf("run %d: %v, %+v; want a run that names the unreadable file", i, err, s.Articles)
		}
	}
}

func TestHomeAmongTheInputsIsNotRead(t *testing.T) {
	o := options(t)
	o.Config.Inputs = []article.Pattern{{Path: filepath.Dir(o.Config.Home)}} // the home lies in it
	mustRun(t, o, Published)
	for _, name := range []string{"health.json", "backfills/2024-01-01_2024-12-31_month_ingest.json"} {
		path := filepath.Join(o.Config.Home, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("{}"), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if s := mustRun(t, o, Nothing); s.Rows["inputs"] != 2 {
		t.Errorf("%d inputs were read, want the two articles", s.Rows["inputs"])
	}
}

func TestRunsOfAHomeAreListedNewestFirst(t *testing.T) {
	o := options(t)
	a := mustRun(t, o, Published)
	b := mustRun(t, o, Nothing)
	if err := os.MkdirAll(filepath.Join(Dir(o.Config.Home), "20200101T000000.000Z"), 0o755); err != nil {
		t.Fatal(err)
	}
	got, err := List(o.Config.Home)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0].RunID != b.RunID || got[1].RunID != a.RunID || got[2].Outcome != Running {
		t.Errorf("got %+v", got)
	}
}
