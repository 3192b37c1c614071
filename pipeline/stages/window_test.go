package stages

import (
	"path/filepath"
	"testing"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms/calendar"
)

func TestOverlappingWindowsTakeEachArticleOnce(t *testing.T) {
	inputs := corpus(t)
	env := newEnv(t, 2, 10)
	march := func(day int) calendar.Day { return calendar.Date(2021, 3, day) }
	ingest := func(w *Window) *Ingested {
		t.Helper()
		env.Window = w
		b := begin(t, env)
		got, err := Ingest(t.Context(), env, b, inputs, nil)
		if err != nil {
			t.Fatal(err)
		}
		commit(t, env, b)
		balanced(t, env)
		return got
	}
	first := ingest(&Window{calendar.None, march(10)})
	if first.Loaded == 0 || first.Outside == 0 || first.Loaded+first.Outside != 63 {
		t.Errorf("up to the 10th: %+v", *first)
	}
	for _, a := range rows[lake.Article](t, env, "articles") {
		if a.Published > march(10) {
			t.Errorf("%s was published on %s", a.SourceID, a.Published)
		}
	}
	ingest(&Window{march(5), march(20)})
	ingest(&Window{march(15), calendar.None})
	if n := len(rows[lake.Article](t, env, "articles")); n != 63 {
		t.Errorf("%d articles, want all 63", n)
	}
	for _, in := range rows[lake.Input](t, env, "inputs") {
		if in.Articles != 8 {
			t.Errorf("%s is recorded as read with %d of its 8 articles", filepath.Base(in.Path), in.Articles)
		}
	}
	all := ingest(nil)
	if all.In != 0 || all.Outside != 0 || len(rows[lake.Input](t, env, "inputs")) != 9 {
		t.Errorf("without a window: %+v, want nothing new and every input recorded", *all)
	}
}
