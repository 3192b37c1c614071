package stages

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/transforms"
)

func newEnv(t *testing.T, workers, batch int) *Env {
	t.Helper()
	home := t.TempDir()
	l, err := lake.Open(filepath.Join(home, "lake"))
	if err != nil {
		t.Fatal(err)
	}
	return &Env{
		Started: time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC),
		Config:  &jobs.Config{Home: home, Limits: jobs.Limits{Workers: workers, BatchArticles: batch}},
		Lake:    l, Types: transforms.Types(), Log: slog.New(slog.DiscardHandler), Progress: func(Progress) {},
	}
}

// corpus writes a folder of files with several articles each, some twice.
func corpus(t *testing.T) []article.Input {
	t.Helper()
	dir := t.TempDir()
	for file := range 9 {
		var b strings.Builder
		for i := range 7 {
			n := file*7 + i
			fmt.Fprintf(&b, `{"id": "a%d", "published": "2021-03-%02d", "text": "On Monday %d people crossed bridge number %d, and %d lorries were turned back."}`+"\n",
				n, n%28+1, 100+n%50, n%50, n%9)
		}
		b.WriteString("no record\n")
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.jsonl", file)), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return expand(t, dir)
}

func expand(t *testing.T, path string) []article.Input {
	t.Helper()
	inputs, _, err := article.Expand([]article.Pattern{{Path: path}})
	if err != nil {
		t.Fatal(err)
	}
	return inputs
}

func begin(t *testing.T, env *Env) *lake.Batch {
	t.Helper()
	b, err := env.Lake.Begin(filepath.Join(env.Config.Home, "staging", t.Name()))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func commit(t *testing.T, env *Env, b *lake.Batch) *lake.Manifest {
	t.Helper()
	m, err := env.Lake.Commit(t.Context(), b, lake.Provenance{RunID: "r", Created: env.Started})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(env.Config.Home, "staging")); err != nil {
		t.Fatal(err)
	}
	return m
}

// ofBatch lists what to extract from the articles files of a batch.
func ofBatch(b *lake.Batch, types ...transforms.FactType) []plan.Extraction {
	var out []plan.Extraction
	for _, f := range b.Files() {
		if f.Table == lake.Articles.Name {
			out = append(out, plan.Extraction{Articles: f, Types: plan.Versions(types, types)})
		}
	}
	return out
}

func rows[T any](t *testing.T, env *Env, table string) []T {
	t.Helper()
	var out []T
	for _, f := range env.Lake.Current().Of(table) {
		for row, err := range lake.Rows[T](t.Context(), env.Lake, f) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, row)
		}
	}
	return out
}

func TestOutputDoesNotDependOnWorkers(t *testing.T) {
	inputs := corpus(t)
	var manifests [][]lake.File
	for _, workers := range []int{1, 5} {
		env := newEnv(t, workers, 20)
		b := begin(t, env)
		got, err := Ingest(t.Context(), env, b, inputs, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.In != 72 || got.In != got.Loaded+got.Duplicates+got.Rejected || got.Rejected != 9 || got.Loaded != 63 {
			t.Fatalf("%d workers: %+v", workers, *got)
		}
		if _, err := Extract(t.Context(), env, b, ofBatch(b, transforms.Types()...)); err != nil {
			t.Fatal(err)
		}
		m := commit(t, env, b)
		if n := len(m.Of(lake.Articles.Name)); n < 3 {
			t.Fatalf("%d articles files, want several", n)
		}
		manifests = append(manifests, m.Files)
	}
	if !reflect.DeepEqual(manifests[0], manifests[1]) {
		t.Errorf("1 and 5 workers wrote different files:\n%v\n%v", manifests[0], manifests[1])
	}
}

func TestKnownOccurrencesAreNotRecordedAgain(t *testing.T) {
	inputs := corpus(t)
	env := newEnv(t, 2, 1000)
	b := begin(t, env)
	if _, err := Ingest(t.Context(), env, b, inputs[:4], nil); err != nil {
		t.Fatal(err)
	}
	commit(t, env, b)
	b = begin(t, env)
	got, err := Ingest(t.Context(), env, b, inputs, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Known != 32 || got.In != 40 {
		t.Errorf("got %+v, want 32 known and 40 in", *got)
	}
	commit(t, env, b)
	if n := len(rows[lake.Source](t, env, "sources")); n != 72 {
		t.Errorf("%d rows of sources, want 72", n)
	}
	// A file's row counts all that is in it, known or not.
	for _, in := range rows[lake.Input](t, env, "inputs") {
		if in.Articles != 8 || in.Loaded+in.Duplicates+in.Rejected != 8 {
			t.Errorf("row of %s: %+v", filepath.Base(in.Path), in)
		}
	}
}

func TestUnreadableFileIsRecordedAndTriedAgain(t *testing.T) {
	inputs := corpus(t)[:2]
	gone := inputs[0]
	gone.Path = filepath.Join(t.TempDir(), "gone.txt")
	env := newEnv(t, 2, 1000)
	for attempt := range 2 {
		b := begin(t, env)
		got, err := Ingest(t.Context(), env, b, []article.Input{gone, inputs[1]}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Unreadable != 1 || got.Files != 1 {
			t.Errorf("attempt %d: %+v, want one file read and one not", attempt, *got)
		}
		commit(t, env, b)
	}
	rejects := rows[lake.Reject](t, env, "rejects")
	if len(rejects) != 2 || rejects[0].Reason != "unreadable" && rejects[1].Reason != "unreadable" {
		t.Errorf("rejects are %+v, want the unreadable file once and one bad record", rejects)
	}
	for _, in := range rows[lake.Input](t, env, "inputs") {
		if in.Path == gone.Path {
			t.Error("the ledger says that the unreadable file was read")
		}
	}
}

func TestInterruptedIngestKeepsWhatItHasRead(t *testing.T) {
	inputs := corpus(t)
	env := newEnv(t, 1, 10)
	ctx, cancel := context.WithCancel(t.Context())
	env.Progress = func(p Progress) {
		if p.Note == inputs[2].Path {
			cancel()
		}
	}
	b := begin(t, env)
	got, err := Ingest(ctx, env, b, inputs, nil)
	if !errors.Is(err, context.Canceled) || got == nil {
		t.Fatalf("got %v, %v", got, err)
	}
	commit(t, env, b)
	b = begin(t, env)
	rest, err := Ingest(t.Context(), env, b, inputs, nil)
	if err != nil {
		t.Fatal(err)
	}
	commit(t, env, b)
	if rest.Known != got.In || got.In+rest.In != 72 || got.In == 0 || rest.In == 0 {
		t.Errorf("first %+v, then %+v", *got, *rest)
	}
	seen := make(map[string]bool)
	for _, a := range rows[lake.Article](t, env, "articles") {
		if seen[a.ArticleID] {
			t.Errorf("article %s is there twice", a.SourceID)
		}
		seen[a.ArticleID] = true
	}
	if len(seen) != 63 {
		t.Errorf("%d articles, want 63", len(seen))
	}
}

func TestInterruptedExtractFinishesTheFileInHand(t *testing.T) {
	inputs := corpus(t)
	env := newEnv(t, 3, 20)
	b := begin(t, env)
	if _, err := Ingest(t.Context(), env, b, inputs, nil); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	env.Progress = func(p Progress) { cancel() }
	got, err := Extract(ctx, env, b, ofBatch(b, transforms.Dates, transforms.Quantities))
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error is %v", err)
	}
	m := commit(t, env, b)
	dates := m.Of("dates")
	if got.Files != 1 || len(dates) != 1 || len(m.Of("quantities")) != 1 {
		t.Fatalf("%d files done, %d of dates; want one each", got.Files, len(dates))
	}
	from, _ := m.File(dates[0].From)
	if got.Articles != from.Rows || dates[0].Rows != from.Rows {
		t.Errorf("%d articles, %d dates of the %d articles in %s", got.Articles, dates[0].Rows, from.Rows, from.Path)
	}
}

func TestOutlive(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		longer, done := outlive(ctx, time.Minute)
		defer done()
		began := time.Now()
		cancel()
		synctest.Wait()
		if longer.Err() != nil {
			t.Error("it ended with the context it outlives")
		}
		<-longer.Done()
		if d := time.Since(began); d != time.Minute {
			t.Errorf("it ended after %s, want a minute", d)
		}
	})
}
