package stages

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/dateline/dateline/pipeline/lake"
)

// reread writes a file anew and ingests it again.
func reread(t *testing.T, env *Env, path, text string) *Ingested {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	later := time.Now().Add(time.Duration(env.Lake.Current().Version) * time.Second)
	if err := os.Chtimes(path, later, later); err != nil {
		t.Fatal(err)
	}
	b := begin(t, env)
	got, err := Ingest(t.Context(), env, b, expand(t, path), nil)
	if err != nil {
		t.Fatal(err)
	}
	commit(t, env, b)
	return got
}

// balanced proves what the checks accounting_* ask of the lake.
func balanced(t *testing.T, env *Env) {
	t.Helper()
	outcomes := map[string]map[string]int64{}
	total := map[string]int{}
	for _, s := range rows[lake.Source](t, env, "sources") {
		if outcomes[s.Input] == nil {
			outcomes[s.Input] = map[string]int64{}
		}
		outcomes[s.Input][s.Outcome]++
		total[s.Outcome]++
	}
	if n := len(rows[lake.Article](t, env, "articles")); n != total[lake.Loaded] {
		t.Errorf("%d articles, %d loaded", n, total[lake.Loaded])
	}
	if n := len(rows[lake.Reject](t, env, "rejects")); n != total[lake.Rejected] {
		t.Errorf("%d rejects, %d rejected", n, total[lake.Rejected])
	}
	for _, in := range rows[lake.Input](t, env, "inputs") {
		has := outcomes[in.Path]
		if in.Articles != in.Loaded+in.Duplicates+in.Rejected || in.Loaded > has[lake.Loaded] || in.Duplicates > has[lake.Duplicate] || in.Rejected > has[lake.Rejected] {
			t.Errorf("input %+v has %v in sources", in, has)
		}
	}
}

func rejectReasons(t *testing.T, env *Env) (reasons []string) {
	t.Helper()
	for _, r := range rows[lake.Reject](t, env, "rejects") {
		reasons = append(reasons, r.Reason)
	}
	return reasons
}

const (
	good    = `{"id": "r1", "published": "2021-03-10", "text": "The ferry sailed on Monday."}` + "\n"
	badDate = `{"id": "r2", "published": "2021-02-30", "text": "The bridge was closed on Friday."}` + "\n"
	mended  = `{"id": "r2", "published": "2021-02-28", "text": "The bridge was closed on Friday."}` + "\n"
	noText  = `{"id": "r3", "published": "2021-02-28", "text": ""}` + "\n"
)

func TestRejectOfAMendedFileIsTakenBack(t *testing.T) {
	env := newEnv(t, 2, 100)
	path := filepath.Join(t.TempDir(), "in.jsonl")
	reread(t, env, path, good+badDate+noText)
	balanced(t, env)
	got := reread(t, env, path, good+mended+noText)
	balanced(t, env)
	if got.In != 1 || got.Loaded != 1 || got.Superseded != 1 || got.Standing["empty"] != 1 {
		t.Errorf("got %+v, want one loaded, one reject taken back and one that stands", *got)
	}
	if reasons := rejectReasons(t, env); len(reasons) != 1 || reasons[0] != "empty" {
		t.Errorf("rejects are %v, want the one that cannot be read today", reasons)
	}
	if inputs := rows[lake.Input](t, env, "inputs"); len(inputs) != 1 || inputs[0].Rejected != 1 || inputs[0].Loaded != 2 {
		t.Errorf("inputs are %+v, want the present state only", inputs)
	}
}

func TestRereadingTheSameChangesNothing(t *testing.T) {
	env := newEnv(t, 2, 100)
	path := filepath.Join(t.TempDir(), "in.jsonl")
	reread(t, env, path, good+badDate)
	version := env.Lake.Current().Version
	b := begin(t, env)
	got, err := Ingest(t.Context(), env, b, expand(t, path), nil)
	if err != nil {
		t.Fatal(err)
	}
	if m := commit(t, env, b); m.Version != version || got.Standing["bad_date"] != 1 || got.Superseded != 0 {
		t.Errorf("version %d after %d, %+v", m.Version, version, *got)
	}
}

func TestUnreadableFileThatIsReadAtLast(t *testing.T) {
	env := newEnv(t, 2, 100)
	path := filepath.Join(t.TempDir(), "in.jsonl")
	if err := os.Symlink("nowhere", path); err != nil {
		t.Fatal(err)
	}
	b := begin(t, env)
	gone := expand(t, filepath.Dir(path))
	if _, err := Ingest(t.Context(), env, b, gone, nil); err != nil {
		t.Fatal(err)
	}
	commit(t, env, b)
	if reasons := rejectReasons(t, env); len(reasons) != 1 || reasons[0] != "unreadable" {
		t.Fatalf("rejects are %v", reasons)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	reread(t, env, path, good)
	balanced(t, env)
	if reasons := rejectReasons(t, env); len(reasons) != 0 {
		t.Errorf("rejects are %v, want none", reasons)
	}
}

func TestRejectsOfAnInputThatIsNotReadToItsEndStay(t *testing.T) {
	env := newEnv(t, 2, 100)
	path := filepath.Join(t.TempDir(), "in.jsonl")
	reread(t, env, path, good+badDate)
	inputs := expand(t, path)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	b := begin(t, env)
	if _, err := Ingest(t.Context(), env, b, inputs, nil); err != nil {
		t.Fatal(err)
	}
	commit(t, env, b)
	balanced(t, env)
	if reasons := rejectReasons(t, env); len(reasons) != 2 {
		t.Errorf("rejects are %v, want bad_date and unreadable", reasons)
	}
}
