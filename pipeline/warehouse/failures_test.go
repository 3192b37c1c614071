package warehouse

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	dsql "github.com/dateline/dateline/sql"
)

// withCheck adds a check of its own to a configuration.
func withCheck(cfg Config, name, severity, query string) Config {
	text := fmt.Sprintf("-- check: %s\n-- severity: %s\n-- Made up.\n%s\n", name, severity, query)
	cfg.SQL = []fs.FS{dsql.Embedded(), fstest.MapFS{"checks/" + name + ".sql": {Data: []byte(text)}}}
	return cfg
}

// refuse builds a version that its checks refuse, and leaves the record that a run leaves.
func refuse(t *testing.T, cfg Config, run string) []CheckResult {
	t.Helper()
	b, _, results := built(t, cfg)
	if _, err := b.Publish(t.Context()); err == nil {
		t.Fatal("it was published")
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cfg.Home, "runs", run)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := WriteFailures(filepath.Join(dir, FailuresName), run, results); err != nil {
		t.Fatal(err)
	}
	return results
}

// publishRun publishes a version as the run of that id.
func publishRun(t *testing.T, cfg Config, run string) {
	t.Helper()
	b, _, _ := built(t, cfg)
	if err := b.Record(t.Context(), Run{ID: run}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

const failuresQuery = "select run_id, check_name, severity, n, row_json from meta.check_failures order by all"

func TestFailingRowsAreKept(t *testing.T) {
	w := newWorld(t)
	w.add(first, quiet)
	cfg := withCheck(w.config(), "tags", "error", `select '<b> "q" ' || article_id as id from articles`)
	results := refuse(t, cfg, "r1")
	if r := results[slices.IndexFunc(results, func(r CheckResult) bool { return r.Name == "tags" })]; r.Failing != 2 || len(r.Rows) != 2 {
		t.Errorf("the result is %+v", r)
	}
	want := []string{`r1|tags|error|1|{"id":"<b> \"q\" a1"}`, `r1|tags|error|2|{"id":"<b> \"q\" a3"}`}
	for _, run := range []string{"r2", "r3"} { // the second finds them in the table
		publishRun(t, withCheck(w.config(), "ids", "warn", "select article_id from articles where article_id = 'a3'"), run)
		all := append(slices.Clone(want), run+`|ids|warn|1|{"article_id":"a3"}`)
		if got := ask(t, reader(t, w.home), failuresQuery); !slices.Equal(got, all) {
			t.Errorf("run %s: got\n%s\nwant\n%s", run, strings.Join(got, "\n"), strings.Join(all, "\n"))
		}
	}
	if err := os.Remove(filepath.Join(w.home, "runs", "r1", FailuresName)); err != nil {
		t.Fatal(err)
	}
	publishRun(t, w.config(), "r4")
	if got := ask(t, reader(t, w.home), failuresQuery); len(got) != 0 {
		t.Errorf("a sound version has %q", got)
	}
}

func TestFailingRowsAreLimited(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	publishRun(t, withCheck(w.config(), "many", "warn", "select range as i from range(2500)"), "r1")
	db := reader(t, w.home)
	got := ask(t, db, "select count(*), max(n), max_by(row_json, n) from meta.check_failures")
	got = append(got, ask(t, db, "select failing, sample[1] from meta.checks where name = 'many'")...)
	if want := []string{`1000|1000|{"i":999}`, `2500|{"i":0}`}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for i := range keptRefusals + 5 {
		run := fmt.Sprintf("q%02d", i)
		dir := filepath.Join(w.home, "runs", run)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := WriteFailures(filepath.Join(dir, FailuresName), run, []CheckResult{{Name: "c", Severity: "error", Rows: []string{"{}"}}}); err != nil {
			t.Fatal(err)
		}
	}
	publishRun(t, w.config(), "r2")
	if got := ask(t, reader(t, w.home), "select count(*), min(run_id) from meta.check_failures"); !slices.Equal(got, []string{"20|q05"}) {
		t.Errorf("of refused builds it has %q", got)
	}
}

func TestDamagedRecordDoesNotStopTheNextVersion(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	dir := filepath.Join(w.home, "runs", "r1")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	lines := `{"run_id":"r1","check":"c","severity":"error","row":{"a":1}}
{"run_id":"another","check":"c","severity":"error","row":{}}
not json
{"run_id":"r1","check":"c","severity":"error","row":{"a":2}}
{"run_id":"r1","check":"c","sev`
	if err := os.WriteFile(filepath.Join(dir, FailuresName), []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	publishRun(t, w.config(), "r2")
	if got, want := ask(t, reader(t, w.home), failuresQuery), []string{`r1|c|error|1|{"a":1}`, `r1|c|error|2|{"a":2}`}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
