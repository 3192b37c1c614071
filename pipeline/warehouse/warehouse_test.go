package warehouse

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/who"
)

// world is a home directory with a lake, for tests.
type world struct {
	t    *testing.T
	home string
	lake *lake.Lake
	n    int // batches begun
}

func newWorld(t *testing.T) *world {
	t.Helper()
	home := t.TempDir()
	l, err := lake.Open(filepath.Join(home, "lake"))
	if err != nil {
		t.Fatal(err)
	}
	return &world{t: t, home: home, lake: l}
}

func (w *world) config() Config {
	return Config{Home: w.home, Lake: w.lake, Threads: 2, MemoryLimit: "512MB", Entities: []who.Entity{
		{ID: "FRA", Name: "France", Kind: who.State, ISO2: "FR", ISO3: "FRA", Aliases: []string{"French Republic"}},
		{ID: "MLI", Name: "Mali", Kind: who.State, ISO2: "ML", ISO3: "MLI"},
		{ID: "NATO", Name: "North Atlantic Treaty Organization", Kind: who.Bloc},
	}}
}

// story is an article with the troops it tells of.
type story struct {
	id, body, quote string
	actor           who.ID
	low, high       number.Bound
}

var published = calendar.Date(2020, 5, 4)

func (s story) article() lake.Article {
	sum := sha256.Sum256([]byte(s.body))
	return lake.Article{ArticleID: s.id, Source: "test", SourceID: s.id, Published: published, Body: s.body,
		Bytes: int64(len(s.body)), SHA256: hex.EncodeToString(sum[:])}
}

func (s story) troops() transforms.Row[transforms.TroopFact] {
	start := len([]rune(s.body[:strings.Index(s.body, s.quote)]))
	row := transforms.Row[transforms.TroopFact]{
		Mention: transforms.Mention{
			FactID: "f-" + s.id, ArticleID: s.id, Published: published, SpanStart: int32(start), SpanEnd: int32(start + len([]rune(s.quote))),
			Quote: s.quote, Context: s.body, Assertion: "actual", EventFrom: published, EventTo: published,
			DateSource: "publication", Rule: "troops.test", Confidence: 0.9, ExtractorVersion: "1.1",
		},
		Own: transforms.TroopFact{Actor: s.actor, Location: "MLI", Status: "present"},
	}
	row.Own.Count = number.Count{Low: s.low, High: s.high, Qualifier: number.Exact, Unit: "soldiers"}
	return row
}

// add commits one batch: a raw file with these stories, and the facts in them.
func (w *world) add(stories ...story) *lake.Manifest {
	w.t.Helper()
	b := w.begin()
	input := fmt.Sprintf("raw/%d.jsonl", w.n)
	n := int64(len(stories))
	put(w.t, b, lake.Inputs, lake.Origin{}, []lake.Input{{Path: input, Bytes: 1, SHA256: "00", Articles: n, Loaded: n}})
	var articles []lake.Article
	var sources []lake.Source
	for i, s := range stories {
		articles = append(articles, s.article())
		sources = append(sources, lake.Source{Source: "test", SourceID: s.id, Input: input, Offset: int64(i), ArticleID: s.id, Outcome: lake.Loaded})
	}
	put(w.t, b, lake.Sources, lake.Origin{}, sources)
	f := put(w.t, b, lake.Articles, lake.Origin{}, articles)
	w.facts(b, f.Path, "1.1", stories)
	return w.commit(b)
}

func (w *world) begin() *lake.Batch {
	w.t.Helper()
	w.n++
	b, err := w.lake.Begin(filepath.Join(w.home, "staging", fmt.Sprint("batch", w.n)))
	if err != nil {
		w.t.Fatal(err)
	}
	return b
}

func (w *world) facts(b *lake.Batch, from, version string, stories []story) lake.File {
	w.t.Helper()
	var rows []transforms.Row[transforms.TroopFact]
	for _, s := range stories {
		if s.quote != "" {
			rows = append(rows, s.troops())
		}
	}
	return put(w.t, b, tableNamed(w.t, "troops"), lake.Origin{From: from, Version: version}, rows)
}

func (w *world) commit(b *lake.Batch) *lake.Manifest {
	w.t.Helper()
	m, err := w.lake.Commit(w.t.Context(), b, lake.Provenance{RunID: fmt.Sprint("run", w.n), Created: time.Now()})
	if err != nil {
		w.t.Fatal(err)
	}
	return m
}

func tableNamed(t *testing.T, name string) lake.Table {
	t.Helper()
	for _, table := range lake.Tables() {
		if table.Name == name {
			return table
		}
	}
	t.Fatalf("no table %s", name)
	return lake.Table{}
}

func put[T any](t *testing.T, b *lake.Batch, table lake.Table, from lake.Origin, rows []T) lake.File {
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

// built takes a build as far as its checks.
func built(t *testing.T, cfg Config) (*Build, Loaded, []CheckResult) {
	t.Helper()
	b, err := Begin(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	loaded, err := b.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Model(t.Context()); err != nil {
		t.Fatal(err)
	}
	results, err := b.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return b, loaded, results
}

func publish(t *testing.T, cfg Config) (Publication, Loaded) {
	t.Helper()
	b, loaded, results := built(t, cfg)
	for _, r := range results {
		if r.Failed() {
			t.Errorf("check %s: %d rows fail: %v", r.Name, r.Failing, r.Samples)
		}
	}
	p, err := b.Publish(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return p, loaded
}

func reader(t *testing.T, home string) *sql.DB {
	t.Helper()
	db, _, err := OpenReadOnly(home, ReadOptions{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// ask gives a query's rows, each as its columns with | between.
func ask(t *testing.T, q querier, query string) []string {
	t.Helper()
	rows, err := q.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		said := make([]string, len(values))
		for i, v := range values {
			said[i] = fmt.Sprint(v)
		}
		out = append(out, strings.Join(said, "|"))
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return out
}

var (
	first  = story{id: "a1", body: "“Café” opens; France keeps 1,500 soldiers in Mali.", quote: "1,500", actor: "FRA", low: 1500, high: 1500}
	second = story{id: "a2", body: "Some say 2,000 soldiers of the Élan League are in Mali.", quote: "2,000", actor: "Élan League", low: 2000, high: number.None}
	quiet  = story{id: "a3", body: "It rained in Bamako."}
)
