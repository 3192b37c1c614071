package warehouse

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/dateline/dateline/pipeline/lake"
	dsql "github.com/dateline/dateline/sql"
	"github.com/dateline/dateline/transforms/who"
)

func TestFirstVersion(t *testing.T) {
	w := newWorld(t)
	w.add(first, quiet)
	if why, err := Behind(t.Context(), w.config()); err != nil || why == "" {
		t.Errorf("before: Behind says %q, %v", why, err)
	}
	p, loaded := publish(t, w.config())
	if p.Version != "v1" || loaded.Fresh == "" || loaded.Tables["articles"] != 2 || loaded.Tables["troops"] != 1 {
		t.Errorf("published %+v, loaded %+v", p, loaded)
	}
	if why, err := Behind(t.Context(), w.config()); err != nil || why != "" {
		t.Errorf("after: Behind says %q, %v", why, err)
	}
	if info, err := os.Stat(p.Path); err != nil || info.Mode() != 0o444 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	db := reader(t, w.home)
	for query, want := range map[string]string{
		"select actor, location, low, high, quote from troops":                                                  "FRA|MLI|1500|1500|1,500",
		"select actor_name, best_low, n_articles, sample_quote from troop_presence":                             "France|1500|1|1,500",
		"select summary, quote from article_facts":                                                              "actor FRA; location MLI; 1,500 soldiers; status present|1,500",
		"select count(*), max(table_name) from meta.files where table_name = 'troops'":                          "1|troops",
		"select comment from duckdb_tables() where table_name = 'rejects'":                                      lake.Rejects.Doc,
		"select comment from duckdb_columns() where table_name = 'inputs' and column_name = 'bytes'":            "its size in bytes",
		"select comment like 'Every fact of every type%' from duckdb_views() where view_name = 'article_facts'": "true",
		"select aliases from entities where entity_id = 'FRA'":                                                  "[French Republic]",
		"select count(*) > 10 and max(failing) filter (severity = 'error') = 0 from meta.checks":                "true",
	} {
		if got := ask(t, db, query); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

// contents gives every row of every table, and the definitions of all relations, so that two
// databases can be compared.
func contents(t *testing.T, home string) map[string][]string {
	t.Helper()
	db := reader(t, home)
	out := map[string][]string{
		"definitions": ask(t, db, "select sql from duckdb_tables() union all select sql from duckdb_views() where not internal order by all"),
		"comments":    ask(t, db, "select table_name, column_name, comment from duckdb_columns() where not internal order by all"),
	}
	names := ask(t, db, "select table_schema || '.' || table_name from information_schema.tables order by all")
	for _, name := range names {
		if name != "meta.info" && name != "meta.runs" && name != "meta.jobs" {
			out[name] = ask(t, db, "select * from "+name+" order by all")
		}
	}
	return out
}

func TestIncrementalIsFullRebuild(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	publish(t, w.config())
	w.add(second, quiet)
	p, loaded := publish(t, w.config())
	if p.Version != "v2" || loaded.Fresh != "" || loaded.Files != 4 || loaded.Tables["articles"] != 3 {
		t.Errorf("second version: %+v, %+v", p, loaded)
	}
	incremental := contents(t, w.home)
	if err := os.Remove(filepath.Join(w.home, "warehouse.duckdb")); err != nil {
		t.Fatal(err)
	}
	p, loaded = publish(t, w.config())
	if p.Version != "v2.1" || loaded.Fresh == "" || loaded.Files != 8 {
		t.Errorf("rebuilt: %+v, %+v", p, loaded)
	}
	rebuilt := contents(t, w.home)
	if len(incremental) != len(rebuilt) || len(incremental["main.articles"]) != 3 {
		t.Errorf("relations: %d and %d", len(incremental), len(rebuilt))
	}
	for name, rows := range rebuilt {
		if !slices.Equal(incremental[name], rows) {
			t.Errorf("%s: added to, it has\n%s\nbuilt anew, it has\n%s", name, strings.Join(incremental[name], "\n"), strings.Join(rows, "\n"))
		}
	}
}

func TestNewExtractorVersionReloadsItsTable(t *testing.T) {
	w := newWorld(t)
	w.add(first, second)
	publish(t, w.config())

	b := w.begin()
	old := w.lake.Current().Of("troops")[0]
	if err := b.Drop(old.Path); err != nil {
		t.Fatal(err)
	}
	better := first
	better.low = 1400
	w.facts(b, old.From, "1.2", []story{better})
	w.commit(b)

	_, loaded := publish(t, w.config())
	if loaded.Fresh != "" || !slices.Equal(loaded.Reloaded, []string{"troops"}) || loaded.Files != 1 {
		t.Errorf("loaded %+v", loaded)
	}
	db := reader(t, w.home)
	if got := ask(t, db, "select fact_id, low from troops"); !slices.Equal(got, []string{"f-a1|1400"}) {
		t.Errorf("troops are %q", got)
	}
	if got := ask(t, db, "select extractor_version from meta.files where table_name = 'troops'"); !slices.Equal(got, []string{"1.2"}) {
		t.Errorf("meta.files says %q", got)
	}
	if got := ask(t, db, "select entity_id from entities where kind = 'other'"); len(got) != 0 {
		t.Errorf("entities that no fact names any more: %q", got)
	}
}

func TestUnknownNamesBecomeEntities(t *testing.T) {
	w := newWorld(t)
	w.add(first, second)
	_, _, results := built(t, w.config())
	i := slices.IndexFunc(results, func(r CheckResult) bool { return r.Name == "entities_outside_lexicon" })
	if i < 0 || results[i].Failed() || !slices.Equal(results[i].Samples, []string{`{"entity_id":"Élan League"}`}) {
		t.Errorf("results are %+v", results)
	}
}

func TestPlacesOfOneNameAreOneEntity(t *testing.T) {
	rows := entityRows([]who.Entity{
		{ID: "MLI", Kind: who.State},
		{ID: "Tripoli", Kind: who.City, Country: "LBY", Aliases: []string{"Tarabulus"}},
		{ID: "Odesa", Kind: who.City, Country: "UKR"},
		{ID: "Tripoli", Kind: who.City, Country: "LBN", Aliases: []string{"Trablus", "Tarabulus"}},
		{ID: "Odesa", Kind: who.Region, Country: "UKR"},
		{ID: "MLI", Kind: who.State},
	})
	var got []string
	for _, r := range rows {
		got = append(got, fmt.Sprint(r.EntityID, r.Country, r.Aliases))
	}
	if want := []string{"MLI[]", "Tripoli[Tarabulus Trablus]", "OdesaUKR[]", "MLI[]"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCorruptFileIsNotLoaded(t *testing.T) {
	w := newWorld(t)
	m := w.add(first)
	path := w.lake.Path(m.Of("articles")[0])
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/3] ^= 4
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	b, err := Begin(t.Context(), w.config())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.Load(t.Context()); !errors.Is(err, lake.ErrCorrupt) || !strings.Contains(err.Error(), m.Of("articles")[0].Path) {
		t.Errorf("Load says %v", err)
	}
}

func TestDatabaseOfAnotherLakeIsNotBuiltUpon(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	publish(t, w.config())
	other := newWorld(t)
	other.add(second)
	other.add(quiet)
	cfg := other.config()
	cfg.Home = w.home
	b, loaded, _ := built(t, cfg)
	if !strings.Contains(b.Fresh(), "another version 1") || loaded.Tables["articles"] != 2 {
		t.Errorf("fresh: %q, loaded %+v", b.Fresh(), loaded)
	}
}

func TestFailedCheckPublishesNothing(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	publish(t, w.config())
	wrong := second
	w.add(wrong)
	cfg := w.config()
	cfg.SQL = []fs.FS{dsql.Embedded(), fstest.MapFS{
		"checks/no_league.sql": {Data: []byte("-- check: no_league\n-- severity: error\n-- The League is unwelcome.\nselect actor, low from troops where actor like '%League'\n")},
		"checks/warned.sql":    {Data: []byte("-- check: warned\n-- severity: warn\n-- Just so.\nselect 1 as one\n")},
	}}
	b, _, results := built(t, cfg)
	r := results[slices.IndexFunc(results, func(r CheckResult) bool { return r.Name == "no_league" })]
	if !r.Failed() || r.Failing != 1 || !slices.Equal(r.Samples, []string{`{"actor":"Élan League","low":2000}`}) || r.Purpose != "The League is unwelcome." {
		t.Errorf("result is %+v", r)
	}
	if _, err := b.Publish(t.Context()); !errors.Is(err, ErrChecksFailed) || !strings.Contains(err.Error(), "no_league") {
		t.Errorf("Publish says %v", err)
	}
	if p, err := Published(w.home); err != nil || p.Version != "v1" {
		t.Errorf("published is %+v, %v", p, err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(w.home, "staging", "warehouse-*")); err != nil || len(left) != 0 {
		t.Errorf("staging has %v, %v", left, err)
	}
}

func TestUncheckedBuildIsNotPublished(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	b, err := Begin(t.Context(), w.config())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Publish(t.Context()); !errors.Is(err, ErrChecksFailed) {
		t.Errorf("Publish says %v", err)
	}
}

func TestRecord(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	b, _, _ := built(t, w.config())
	now := time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)
	run := Run{ID: "r1", Command: "run", Dateline: "dev", Outcome: "published", Started: now, Finished: now.Add(time.Minute), ArticlesIn: 1, Loaded: 1, Facts: 1}
	for range 2 {
		if err := b.Record(t.Context(), run, []Job{{Name: "load", Stage: "load", Outcome: "done", Started: now, Finished: now, Units: 4}}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.add(second)
	publish(t, w.config())
	db := reader(t, w.home)
	if got := ask(t, db, "select run_id, epoch(r.finished - r.started), job, units from meta.runs r join meta.jobs using (run_id)"); !slices.Equal(got, []string{"r1|60|load|4"}) {
		t.Errorf("meta has %q", got)
	}
	// A database that must be built anew takes the history over.
	cfg := w.config()
	cfg.Tables = slices.DeleteFunc(lake.Tables(), func(t lake.Table) bool { return t.Name == "rejects" })
	cfg.SQL = []fs.FS{fstest.MapFS{"checks/none.sql": {Data: []byte("-- check: none\n-- severity: error\nselect 1 where false")}}}
	if _, loaded := publish(t, cfg); !strings.Contains(loaded.Fresh, "other columns") {
		t.Errorf("loaded %+v", loaded)
	}
	if got := ask(t, reader(t, w.home), "select run_id, job from meta.runs join meta.jobs using (run_id)"); !slices.Equal(got, []string{"r1|load"}) {
		t.Errorf("a new database's meta has %q", got)
	}
}

func TestRecallAddsWhatTheHistoryLacks(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	b, _, _ := built(t, w.config())
	past := []Past{{Run{ID: "r1", Command: "first"}, []Job{{Name: "load"}}}, {Run{ID: "r2"}, nil}}
	err := b.Record(t.Context(), Run{ID: "r2", Command: "as recorded"}, nil)
	for range 2 {
		err = errors.Join(err, b.Recall(t.Context(), past))
	}
	if err != nil {
		t.Fatal(err)
	}
	got := ask(t, b.conn, "select run_id, command, job from meta.runs left join meta.jobs using (run_id) order by all")
	if want := []string{"r1|first|load", "r2|as recorded|<nil>"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNamedQueriesRun(t *testing.T) {
	w := newWorld(t)
	w.add(first, second, quiet)
	publish(t, w.config())
	db := reader(t, w.home)
	for _, f := range dsql.Queries() {
		if f.Header["query"] != f.Name || f.Header["title"] == "" || f.Purpose == "" {
			t.Errorf("%s.sql: header %v, purpose %q", f.Name, f.Header, f.Purpose)
		}
		ask(t, db, strings.TrimRight(strings.TrimSpace(f.Text), ";"))
	}
	if n := len(dsql.Queries()); n < 8 {
		t.Errorf("only %d queries", n)
	}
	if _, ok := dsql.Query("troops_by_country"); !ok {
		t.Error("no query troops_by_country")
	}
	if _, ok := dsql.Query("no such query"); ok {
		t.Error("found a query that is not there")
	}
}
