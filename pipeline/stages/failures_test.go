package stages

import (
	"regexp"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/reading"
)

// breaking is a type that finds a day in every article but one, on which it panics.
func breaking() transforms.Type[transforms.DateFact] {
	broken := transforms.Dates
	broken.Extract = func(r *reading.Reading) []transforms.Found[transforms.DateFact] {
		if strings.Contains(r.Doc.Body, "number 3,") {
			panic("out of words\xff")
		}
		return transforms.Dates.Extract(r)
	}
	return broken
}

func TestPanicOfATransformCostsOnlyItsArticle(t *testing.T) {
	inputs := corpus(t)[:1]
	env := newEnv(t, 2, 100)
	b := begin(t, env)
	if _, err := Ingest(t.Context(), env, b, inputs, nil); err != nil {
		t.Fatal(err)
	}
	got, err := Extract(t.Context(), env, b, ofBatch(b, breaking(), transforms.Quantities))
	if err != nil {
		t.Fatal(err)
	}
	m := commit(t, env, b)
	if got.Failed != 1 || m.Rows("dates") != 6 {
		t.Errorf("%d articles failed, %d dates; want 1 and those of the 6 others", got.Failed, m.Rows("dates"))
	}
	failures := rows[lake.Failure](t, env, lake.Failures.Name)
	if len(failures) != 2 || failures[0].FactType != "date" || failures[1].FactType != "quantity" {
		t.Fatalf("failures are %+v, want one row for each type", failures)
	}
	want := regexp.MustCompile(`^panic: out of words\x{FFFD} in stages\.\S*breaking\S* \(pipeline/stages/failures_test\.go:\d+\)$`)
	for _, f := range failures {
		if !want.MatchString(f.Message) {
			t.Errorf("message is %q", f.Message)
		}
	}
	for _, a := range rows[lake.Article](t, env, "articles") {
		if (a.ArticleID == failures[0].ArticleID) != (a.SourceID == "a3") {
			t.Errorf("article %s: the failure is of %s, want that of a3", a.SourceID, failures[0].ArticleID)
		}
	}
}

func TestFailuresAreTriedAgainByANewVersionOrARetry(t *testing.T) {
	inputs := corpus(t)[:1]
	env := newEnv(t, 2, 100)
	b := begin(t, env)
	if _, err := Ingest(t.Context(), env, b, inputs, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := Extract(t.Context(), env, b, ofBatch(b, breaking())); err != nil {
		t.Fatal(err)
	}
	commit(t, env, b)

	planned := func(retry bool, version int) *plan.Plan {
		mended := transforms.Dates
		mended.Version += version
		types := []transforms.FactType{mended}
		return plan.Make(plan.State{Jobs: []jobs.Job{{Stage: jobs.Extract}}, Manifest: env.Lake.Current(), Types: plan.Versions(types, types), Retry: retry})
	}
	if p := planned(false, 0); !p.Empty() {
		t.Errorf("the next run would do %v", p.Units)
	}
	if p := planned(true, 0); len(p.Units) != 1 || p.Units[0].Why != "failed on 1 of its articles" {
		t.Errorf("a retry would do %v", p.Units)
	}
	for name, p := range map[string]*plan.Plan{"retry": planned(true, 0), "new version": planned(false, 1)} {
		if len(p.Extract) != 1 || len(p.Extract[0].Types[0].Replaces) != 2 {
			t.Fatalf("%s: extractions are %+v, want one that replaces the facts and the failures", name, p.Extract)
		}
	}
	b = begin(t, env)
	if _, err := Extract(t.Context(), env, b, planned(true, 0).Extract); err != nil {
		t.Fatal(err)
	}
	m := commit(t, env, b)
	if m.Rows("dates") != 7 || m.Rows(lake.Failures.Name) != 0 {
		t.Errorf("after the retry: %d dates, %d failures", m.Rows("dates"), m.Rows(lake.Failures.Name))
	}
}
