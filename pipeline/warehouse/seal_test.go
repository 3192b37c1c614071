package warehouse

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/pipeline/lake"
)

func TestSealSaysWhatWasPublished(t *testing.T) {
	w := newWorld(t)
	w.add(first, quiet)
	b, _, _ := built(t, w.config())
	if err := b.Record(t.Context(), Run{ID: "r1", Dateline: "1.2.3"}, nil); err != nil {
		t.Fatal(err)
	}
	p, err := b.Publish(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s, err := prove(t.Context(), p.Path)
	if err != nil {
		t.Fatal(err)
	}
	if s.Version != "v1" || s.Manifest != 1 || s.ManifestSHA256 != w.lake.Current().SHA256 || s.Dateline != "1.2.3" ||
		s.Tables["articles"] != 2 || s.Tables["troops"] != 1 || s.Tables["entities"] != 3 || time.Since(s.Created) > time.Hour {
		t.Errorf("the seal says %+v", s)
	}
	if info, err := os.Stat(filepath.Join(w.home, "warehouse", "v1.seal.json")); err != nil || info.Mode() != 0o444 {
		t.Errorf("its file: %v, %v", info, err)
	}
}

// rewrite replaces a file's bytes, whatever its mode.
func rewrite(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEveryFlippedBitOfASealIsFound(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	p, _ := publish(t, w.config())
	data, err := os.ReadFile(sealPath(p.Path))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := decodeSeal(data); err != nil {
		t.Fatal(err)
	}
	for i := range data {
		for bit := range 8 {
			changed := slices.Clone(data)
			changed[i] ^= 1 << bit
			if s, err := decodeSeal(changed); err == nil {
				t.Fatalf("bit %d of byte %d: believed %+v", bit, i, s)
			}
		}
		if s, err := decodeSeal(data[:i]); err == nil {
			t.Fatalf("cut to %d bytes: believed %+v", i, s)
		}
	}
}

// twoVersions gives a home of its own with v1, published by run r1, and v2, by r2.
func twoVersions(t *testing.T) (*world, Publication) {
	t.Helper()
	made := madeOnce(t)
	w := &world{t: t, home: t.TempDir(), n: 2}
	if err := os.CopyFS(w.home, os.DirFS(made)); err != nil {
		t.Fatal(err)
	}
	var err error
	if w.lake, err = lake.Open(filepath.Join(w.home, "lake")); err != nil {
		t.Fatal(err)
	}
	p, err := Published(w.home)
	if err != nil {
		t.Fatal(err)
	}
	return w, p
}

// twoVersionsHome is the home that twoVersions copies, "" until it is made.
var twoVersionsHome string

func madeOnce(t *testing.T) string {
	t.Helper()
	if twoVersionsHome != "" {
		return twoVersionsHome
	}
	w := newWorld(t)
	for i, s := range []story{first, second} {
		w.add(s)
		publishRun(t, w.config(), fmt.Sprint("r", i+1))
	}
	home, err := os.MkdirTemp("", "dateline-warehouse-") // it outlives this test; TestMain removes it
	if err != nil {
		t.Fatal(err)
	}
	twoVersionsHome = home
	if err := os.CopyFS(home, os.DirFS(w.home)); err != nil {
		t.Fatal(err)
	}
	return home
}

func TestDatabaseWithoutItsSealIsNeverCopied(t *testing.T) {
	flip := func(data []byte) []byte { data[len(data)/2] ^= 16; return data }
	for name, damage := range map[string]struct {
		do    func(p Publication)
		fresh string // why the next build begins anew
	}{
		"no seal":             {func(p Publication) { os.Remove(sealPath(p.Path)) }, "no seal"},
		"damaged seal":        {func(p Publication) { rewrite(t, sealPath(p.Path), flip) }, "v2.seal.json"},
		"another's seal":      {func(p Publication) { copySeal(t, p, "v1") }, "it is the seal of v1"},
		"damaged database":    {func(p Publication) { rewrite(t, p.Path, flip) }, "its seal says"},
		"truncated database":  {func(p Publication) { rewrite(t, p.Path, func(d []byte) []byte { return d[:len(d)-4096] }) }, "its seal says"},
		"no database":         {func(p Publication) { os.Remove(p.Path) }, "published version cannot be read"},
		"a file for the link": {func(p Publication) { fileForLink(t, p) }, "published version cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			w, p := twoVersions(t)
			damage.do(p)
			if why, err := Behind(t.Context(), w.config()); err != nil || why == "" && name != "damaged database" {
				t.Errorf("Behind says %q, %v", why, err)
			}
			again, loaded := publish(t, w.config())
			if !strings.Contains(loaded.Fresh, damage.fresh) || loaded.Tables["articles"] != 2 {
				t.Errorf("loaded %+v", loaded)
			}
			if _, err := prove(t.Context(), again.Path); err != nil {
				t.Error(err)
			}
			if got := ask(t, reader(t, w.home), "select count(*) from meta.runs"); got[0] == "0" {
				t.Error("the history is lost, though an older version has some")
			}
		})
	}
}

func copySeal(t *testing.T, p Publication, from string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(filepath.Dir(p.Path), from+".seal.json"))
	if err != nil {
		t.Fatal(err)
	}
	rewrite(t, sealPath(p.Path), func([]byte) []byte { return data })
}

func fileForLink(t *testing.T, p Publication) {
	t.Helper()
	link := filepath.Join(filepath.Dir(filepath.Dir(p.Path)), "warehouse.duckdb")
	if err := errors.Join(os.Remove(link), os.WriteFile(link, []byte("not a database"), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// TestFreshBuildKeepsHistory asks for a new database though a copy would do.
func TestFreshBuildKeepsHistory(t *testing.T) {
	w, _ := twoVersions(t)
	cfg := w.config()
	cfg.Fresh = true
	p, loaded := publish(t, cfg)
	if loaded.Fresh != "a new one was asked for" || loaded.Files != 8 || p.Version != "v2.1" {
		t.Errorf("published %+v, loaded %+v", p, loaded)
	}
	if got := ask(t, reader(t, w.home), "select run_id from meta.runs order by all"); !slices.Equal(got, []string{"r1", "r2"}) {
		t.Errorf("its runs are %q", got)
	}
}

// edit opens a published database for writing, as nobody should.
func edit(t *testing.T, path string, statements ...string) {
	t.Helper()
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := open(path, url.Values{}, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	defer func(db *sql.DB) {
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}(db)
	for _, s := range append(statements, "checkpoint") {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// TestEarlierFormatKeepsHistory upgrades a database of the layout before seals.
func TestEarlierFormatKeepsHistory(t *testing.T) {
	w, p := twoVersions(t)
	edit(t, p.Path, "update meta.info set format = 0")
	if err := os.Remove(sealPath(p.Path)); err != nil {
		t.Fatal(err)
	}
	if why, err := Behind(t.Context(), w.config()); err != nil || !strings.Contains(why, "its format is 0") {
		t.Errorf("Behind says %q, %v", why, err)
	}
	if _, loaded := publish(t, w.config()); loaded.Fresh == "" {
		t.Errorf("loaded %+v", loaded)
	}
	if got := ask(t, reader(t, w.home), "select count(*) from meta.runs"); got[0] != "2" {
		t.Errorf("%s of two runs are known", got[0])
	}
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
