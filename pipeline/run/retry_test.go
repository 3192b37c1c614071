package run

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/reading"
)

func TestRetryReadsWhatWasRejectedAndNothingElse(t *testing.T) {
	o := options(t)
	dir := filepath.Dir(o.Config.Home)
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("bad.txt", "The harbour was closed.")
	write("gone.txt", "The harbour was opened.")
	write("worse.txt", "date 2021-02-30 The harbour was open for 3 days.")
	if _, err := Run(t.Context(), o); !errors.Is(err, ErrRejects) {
		t.Fatalf("first run: %v", err)
	}
	write("bad.txt", "date 2021-03-14 The harbour was closed on Friday.")
	write("new.txt", "date 2021-03-15 This one is no retry's business.")
	if err := os.Remove(filepath.Join(dir, "gone.txt")); err != nil {
		t.Fatal(err)
	}
	o.Retry = true
	s, err := Run(t.Context(), o)
	if !errors.Is(err, ErrRejects) || s.Outcome != Published {
		t.Fatalf("retry: %v, %s; want the mended file published and an error for the other", err, s.Outcome)
	}
	a := s.Articles
	if a.Files != 2 || a.Loaded != 1 || a.Superseded != 1 || a.Standing["bad_date"] != 1 {
		t.Errorf("retry: %+v", a)
	}
	home := o.Config.Home
	if n := count(t, home, "select count(*) from rejects where reason = 'no_date' and input like '%gone.txt'"); n != 1 {
		t.Errorf("the reject of the file that is gone: %d rows, want it kept", n)
	}
	if n := count(t, home, "select count(*) from rejects"); n != 2 {
		t.Errorf("%d rejects, want those of the gone and of the worse file", n)
	}
	if again, err := Run(t.Context(), o); again.Outcome != Nothing || !errors.Is(err, ErrRejects) {
		t.Errorf("second retry: %s, %v; want nothing new and the error again", again.Outcome, err)
	}
}

func TestRetryExtractsAgainWhereArticlesFailed(t *testing.T) {
	o := options(t)
	broken := transforms.Dates
	broken.Extract = func(r *reading.Reading) []transforms.Found[transforms.DateFact] {
		if strings.Contains(r.Doc.Body, "ferry") {
			panic("seasick")
		}
		return transforms.Dates.Extract(r)
	}
	mended := o.Types
	o.Types = append([]transforms.FactType{broken}, mended[1:]...)
	s, err := Run(t.Context(), o)
	if !errors.Is(err, ErrRejects) || s.Outcome != Published || s.Extracted.Failed != 1 {
		t.Fatalf("first run: %v, %+v", err, s)
	}
	home := o.Config.Home
	if n := count(t, home, "select count(*) from extract_failures where message like '%seasick%'"); n != len(mended) {
		t.Errorf("%d rows of extract_failures, want one for each of %d types", n, len(mended))
	}
	mustRun(t, o, Nothing)
	o.Types, o.Retry = mended, true
	if s := mustRun(t, o, Published); s.Extracted.Failed != 0 || s.Articles.In != 0 {
		t.Errorf("retry: %+v", s)
	}
	if n := count(t, home, "select count(*) from extract_failures"); n != 0 {
		t.Errorf("%d failures are left", n)
	}
	if n := count(t, home, "select count(*) from dates"); n != 2 {
		t.Errorf("%d dates, want 2", n)
	}
	mustRun(t, o, Nothing)
}

func TestFreshMakesTheWarehouseAnewAndNothingElse(t *testing.T) {
	o := options(t)
	first := mustRun(t, o, Published)
	o.Fresh = true
	s := mustRun(t, o, Published)
	if s.Version == first.Version || s.LakeVersion != first.LakeVersion || s.Articles.In != 0 || s.Extracted.Articles != 0 {
		t.Errorf("published %s of lake version %d after %s of %d, %+v", s.Version, s.LakeVersion, first.Version, first.LakeVersion, s.Articles)
	}
	if n := count(t, s.Home, "select count(*) from articles"); n != 2 {
		t.Errorf("%d articles, want 2", n)
	}
}

func TestRunWhoseRecordCannotBeWrittenSaysSo(t *testing.T) {
	o := options(t)
	if err := os.MkdirAll(o.Config.Home, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(Dir(o.Config.Home), nil, 0o644); err != nil { // where a directory should be
		t.Fatal(err)
	}
	s, err := Run(t.Context(), o)
	if err == nil || s.Outcome != Failed || !strings.Contains(err.Error(), Dir(o.Config.Home)) {
		t.Errorf("got %v, %q; want a failure that names the directory", err, s.Outcome)
	}
}
