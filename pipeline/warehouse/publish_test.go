package warehouse

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReaderKeepsItsVersion(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	publish(t, w.config())
	before := reader(t, w.home)
	w.add(second)
	publish(t, w.config())
	count := "select count(*) from articles"
	if got := ask(t, before, count); got[0] != "1" {
		t.Errorf("the reader of v1 sees %s articles", got[0])
	}
	if got := ask(t, reader(t, w.home), count); got[0] != "2" {
		t.Errorf("the reader of v2 sees %s articles", got[0])
	}
}

func TestNotPublished(t *testing.T) {
	if _, _, err := OpenReadOnly(t.TempDir(), ReadOptions{}); !errors.Is(err, ErrNotPublished) {
		t.Errorf("OpenReadOnly says %v", err)
	}
}

func TestReaderCannotReachFiles(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	publish(t, w.config())
	db := reader(t, w.home)
	secret := filepath.Join(w.home, "secret.csv")
	if err := os.WriteFile(secret, []byte("a\n1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		"select * from read_csv('" + secret + "')",
		"copy articles to '" + filepath.Join(w.home, "out.csv") + "'",
		"set enable_external_access = true",
		"create table t (a integer)",
		"delete from articles",
	} {
		if _, err := db.ExecContext(t.Context(), query); err == nil {
			t.Errorf("allowed: %s", query)
		}
	}
}

func TestHomeCanBeMoved(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	publish(t, w.config())
	if target, err := os.Readlink(filepath.Join(w.home, "warehouse.duckdb")); err != nil || target != "warehouse/v1.duckdb" {
		t.Errorf("the link is %q, %v", target, err)
	}
	moved := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Rename(w.home, moved); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, reader(t, moved), "select count(*) from articles"); got[0] != "1" {
		t.Errorf("it has %s articles", got[0])
	}
}

// staleWAL makes the write-ahead log that a killed writer leaves beside a
// database: here, of a copy of the published one from which all articles were deleted.
func staleWAL(t *testing.T, published string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "victim.duckdb")
	if _, _, err := copyFile(t.Context(), path, published); err != nil {
		t.Fatal(err)
	}
	db, err := open(path, url.Values{"checkpoint_threshold": {"1TB"}}, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "delete from articles; create table haunted (a integer)"); err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(path + ".wal")
	if err != nil || len(log) == 0 {
		t.Fatalf("no log to test with: %v", err)
	}
	return log
}

// TestStaleLogIsNeverReplayed lays the trap that DuckDB has for every program that
// renames a database over another: it replays the log left by the old one into the new one.
func TestStaleLogIsNeverReplayed(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	p, _ := publish(t, w.config())
	log := staleWAL(t, p.Path)
	put := func(path string) {
		if err := os.WriteFile(path, log, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	intact := func(when string) {
		t.Helper()
		db := reader(t, w.home)
		if got := ask(t, db, "select count(*) from articles"); got[0] == "0" {
			t.Errorf("%s: the articles are gone", when)
		}
		if got := ask(t, db, "select table_name from duckdb_tables() where table_name = 'haunted'"); len(got) != 0 {
			t.Errorf("%s: the log was replayed", when)
		}
	}

	w.add(second)
	b, loaded, _ := built(t, w.config())
	put(filepath.Join(w.home, "warehouse", "v2.duckdb.wal")) // where the next version would go
	put(filepath.Join(w.home, "warehouse.duckdb.wal"))       // beside the link
	p, err := b.Publish(t.Context())
	if err != nil || p.Version != "v2.1" || loaded.Fresh != "" {
		t.Errorf("published %+v, %v, loaded %+v", p, err, loaded)
	}
	intact("a log where the version would go")
	if _, err := os.Lstat(filepath.Join(w.home, "warehouse.duckdb.wal")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the log beside the link: %v", err)
	}

	put(p.Path + ".wal")
	if _, _, err := OpenReadOnly(w.home, ReadOptions{}); err == nil || !strings.Contains(err.Error(), ".wal stands beside it") {
		t.Errorf("a log beside the published version: OpenReadOnly says %v", err)
	}
	w.add(quiet)
	if _, loaded = publish(t, w.config()); !strings.Contains(loaded.Fresh, "written to") {
		t.Errorf("a log beside the published version: loaded %+v", loaded)
	}
	intact("a log beside the version before")
	if _, err := Sweep(w.home); err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(filepath.Join(w.home, "warehouse", "*.wal")); err != nil || len(left) > 0 {
		t.Errorf("logs that nobody needs: %v, %v", left, err)
	}
}

func TestVersionNamesAreNeverReused(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	var names []string
	for range 3 {
		p, _ := publish(t, w.config())
		names = append(names, p.Version)
		if _, err := Prune(w.home, 1); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"v1", "v1.1", "v1.2"}; !slices.Equal(names, want) {
		t.Errorf("published %v, want %v", names, want)
	}
	left, err := Versions(w.home)
	if err != nil || len(left) != 1 || left[0].Version != "v1.2" {
		t.Errorf("after pruning there is %+v, %v", left, err)
	}
}

func TestVersionsAreOrderedAsNumbers(t *testing.T) {
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, "warehouse"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"v10.duckdb", "v9.duckdb", "v9.10.duckdb", "v9.2.duckdb", "v3.duckdb.wal", "vx.duckdb"} {
		if err := os.WriteFile(filepath.Join(home, "warehouse", name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	versions, err := Versions(home)
	var names []string
	for _, p := range versions {
		names = append(names, p.Version)
	}
	if want := []string{"v9", "v9.2", "v9.10", "v10"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("got %v, %v, want %v", names, err, want)
	}
}

func TestPathsTheDriverWouldMisread(t *testing.T) {
	for _, name := range []string{"a?b", "a%b", "a#b"} {
		home := filepath.Join(t.TempDir(), name)
		if err := os.MkdirAll(home, 0o755); err != nil {
			t.Fatal(err)
		}
		if _, err := open(filepath.Join(home, "x.duckdb"), url.Values{"access_mode": {"read_only"}}, 1, ""); err == nil || !strings.Contains(err.Error(), "cannot open a path") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
