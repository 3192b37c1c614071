package export_test

import (
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	_ "github.com/duckdb/duckdb-go/v2"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/reading"
)

// corpus is a folder of articles with a home directory in it.
type corpus struct {
	*testing.T
	dir, home string
	types     []transforms.FactType
}

func newCorpus(t *testing.T) *corpus {
	dir := t.TempDir()
	return &corpus{t, dir, filepath.Join(dir, "home"), transforms.Types()}
}

func (c *corpus) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

func (c *corpus) write(name, text string) {
	c.Helper()
	c.must(os.WriteFile(filepath.Join(c.dir, name), []byte(text), 0o644))
}

func (c *corpus) run() *run.Summary {
	c.Helper()
	cfg, err := jobs.Resolve(jobs.Request{Flags: []jobs.Flag{
		{Name: "home", Key: "home", Values: []string{c.home}},
		{Name: "input", Key: "inputs", Values: []string{filepath.Join(c.dir, "*.txt")}},
		{Name: "rejects", Key: "limits.rejects", Values: []string{"100%"}},
	}})
	c.must(err)
	s, err := run.Run(c.Context(), run.Options{
		Config: cfg, Types: c.types, Command: "test", Log: slog.New(slog.DiscardHandler), Progress: func(stages.Progress) {},
	})
	c.must(err)
	return s
}

// compact merges the lake's files in a version of their own.
func (c *corpus) compact() {
	c.Helper()
	l, err := lake.Open(run.LakeDir(c.home))
	c.must(err)
	b, err := l.Begin(filepath.Join(c.home, "staging", "compact"))
	c.must(err)
	_, err = lake.Compact(c.Context(), b, 1000)
	c.must(err)
	_, err = l.Commit(c.Context(), b, lake.Provenance{RunID: "compact", Created: time.Now()})
	c.must(err)
}

func (c *corpus) export(r export.Request) []export.File {
	c.Helper()
	r.Home, r.Dir = c.home, c.TempDir()
	files, err := export.Tables(c.Context(), r)
	c.must(err)
	return files
}

func (c *corpus) since(version int) []export.File {
	c.Helper()
	l, err := lake.Open(run.LakeDir(c.home))
	c.must(err)
	return c.export(export.Request{Format: "parquet", Since: &export.Since{Lake: l, Version: version}})
}

// apply brings the tables of a database up to date with an export of what is new:
// removed rows go, and new ones come, by key where there is one.
func (c *corpus) apply(db *sql.DB, files []export.File) {
	c.Helper()
	paths := make(map[string]string)
	for _, f := range files {
		paths[f.Table] = f.Path
	}
	exec := func(query string, args ...any) {
		c.Helper()
		if _, err := db.Exec(fmt.Sprintf(query, args...)); err != nil {
			c.Fatalf("%v in %s", err, fmt.Sprintf(query, args...))
		}
	}
	removed := paths[export.RemovedName]
	for _, t := range lake.Tables() {
		exec("create table if not exists %s as from '%s' limit 0", t.Name, paths[t.Name])
		if t.Key == "" {
			exec("create or replace table %[1]s as select r.* from (select r, row_number() over (partition by to_json(r)::varchar) as n, to_json(r)::varchar as j from %[1]s r) anti join (select row_json as j, row_number() over (partition by row_json) as n from '%[2]s' where table_name = '%[1]s') using (j, n)",
				t.Name, removed)
		} else {
			exec("delete from %s where %s in (select id from '%s' where table_name = '%[1]s')", t.Name, t.Key, removed)
			exec("delete from %s where %s in (select %[2]s from '%[3]s')", t.Name, t.Key, paths[t.Name])
		}
		exec("insert into %s by name from '%s'", t.Name, paths[t.Name])
	}
}

// same fails unless the database has the rows of a whole export.
func (c *corpus) same(db *sql.DB, what string) {
	c.Helper()
	var names []string
	for _, t := range lake.Tables() {
		names = append(names, t.Name)
	}
	for _, f := range c.export(export.Request{Format: "parquet", Tables: names}) {
		var lacks, extra, rows int64
		query := fmt.Sprintf(`select (select count(*) from (from '%[2]s' except all from %[1]s)), (select count(*) from (from %[1]s except all from '%[2]s')), (select count(*) from %[1]s)`, f.Table, f.Path)
		if err := db.QueryRow(query).Scan(&lacks, &extra, &rows); err != nil {
			c.Fatal(err)
		}
		if lacks != 0 || extra != 0 || rows != f.Rows {
			c.Errorf("%s, %s: of %d rows %d are lacking and %d are too many", what, f.Table, f.Rows, lacks, extra)
		}
	}
}

func rowsOf(files []export.File, table string) int64 {
	for _, f := range files {
		if f.Table == table {
			return f.Rows
		}
	}
	return -1
}

func TestSuccessiveExportsAddUpToTheWhole(t *testing.T) {
	c := newCorpus(t)
	db, err := sql.Open("duckdb", "")
	c.must(err)
	defer db.Close()
	last := 0
	step := func(what string, wantNew map[string]int64) {
		t.Helper()
		files := c.since(last)
		for table, want := range wantNew {
			if got := rowsOf(files, table); got != want {
				t.Errorf("%s: %d rows of %s are new, want %d", what, got, table, want)
			}
		}
		c.apply(db, files)
		c.same(db, what)
		l, err := lake.Open(run.LakeDir(c.home))
		c.must(err)
		last = l.Current().Version
	}

	c.write("a.txt", "date 2021-03-10 Norway has 170 soldiers in Mali since Monday.")
	c.write("bad.txt", "no date stands here")
	c.run()
	step("first run", map[string]int64{"articles": 1, "troops": 1, "rejects": 1, export.RemovedName: 0})

	c.write("b.txt", "date 2021-03-12 The bridge was closed on Thursday after 40 lorries had crossed it.")
	c.run()
	step("second run", map[string]int64{"articles": 1, "troops": 0, export.RemovedName: 0})

	c.compact()
	c.run()
	step("compacted", map[string]int64{"articles": 0, "dates": 0, "sources": 0, export.RemovedName: 0})

	newer := transforms.Dates
	newer.Version++
	newer.Extract = func(*reading.Reading) []transforms.Found[transforms.DateFact] { return nil }
	for i, ft := range c.types {
		if ft.Describe().Name == newer.Name {
			c.types[i] = newer
		}
	}
	c.run()
	step("facts are gone", map[string]int64{"articles": 0, "dates": 0, export.RemovedName: 2})

	if files := c.since(last); rowsOf(files, "articles") != 0 || rowsOf(files, "inputs") != 0 {
		t.Errorf("since the published version there are new rows: %v", files)
	}
}

func TestSinceRefusesWhatItCannotTell(t *testing.T) {
	c := newCorpus(t)
	c.write("a.txt", "date 2021-03-10 Norway has 170 soldiers in Mali.")
	c.run()
	l, err := lake.Open(run.LakeDir(c.home))
	c.must(err)
	for name, r := range map[string]export.Request{
		"a later version": {Since: &export.Since{Lake: l, Version: 99}},
		"a model":         {Since: &export.Since{Lake: l}, Tables: []string{"troop_presence"}},
		"entities":        {Since: &export.Since{Lake: l}, Tables: []string{"entities"}},
	} {
		r.Home, r.Dir, r.Format = c.home, t.TempDir(), "csv"
		if _, err := export.Tables(t.Context(), r); !errors.Is(err, export.ErrSince) {
			t.Errorf("%s: got %v, want ErrSince", name, err)
		}
	}
}
