package warehouse

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/lake"
)

// named gives the problems' paths, and proves that each says what to do.
func named(t *testing.T, cfg Config) []string {
	t.Helper()
	problems, err := Verify(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range problems {
		if !strings.Contains(p.Remedy, `"dateline r`) || p.Err == nil {
			t.Errorf("problem %+v", p)
		}
		out = append(out, p.Path)
	}
	return out
}

// rebuild makes the warehouse anew, as the verb of that name does.
func rebuild(t *testing.T, cfg Config) {
	t.Helper()
	cfg.Fresh = true
	publish(t, cfg)
	if _, err := Prune(cfg.Home, 3); err != nil {
		t.Fatal(err)
	}
}

func TestVerifyNamesWhatIsWrong(t *testing.T) {
	flip := func(data []byte) []byte { data[len(data)/3] ^= 1; return data }
	link := func(w *world) string { return filepath.Join(w.home, "warehouse.duckdb") }
	old := func(p Publication) string { return filepath.Join(filepath.Dir(p.Path), "v1.duckdb") }
	touch := func(path string) error { return os.WriteFile(path, []byte("log"), 0o644) }
	for name, damage := range map[string]struct {
		do   func(w *world, p Publication) error
		want string
	}{
		"link missing": {func(w *world, p Publication) error { return os.Remove(link(w)) }, "warehouse.duckdb"},
		"link and versions missing": {func(w *world, p Publication) error {
			return errors.Join(os.Remove(link(w)), os.Remove(p.Path), os.Remove(old(p)))
		}, "warehouse.duckdb"},
		"link dangling":         {func(w *world, p Publication) error { return os.Remove(p.Path) }, "warehouse.duckdb"},
		"link a file":           {func(w *world, p Publication) error { fileForLink(t, p); return nil }, "warehouse.duckdb"},
		"database flipped":      {func(w *world, p Publication) error { rewrite(t, p.Path, flip); return nil }, "warehouse/v2.duckdb"},
		"old database flipped":  {func(w *world, p Publication) error { rewrite(t, old(p), flip); return nil }, "warehouse/v1.duckdb"},
		"seal flipped":          {func(w *world, p Publication) error { rewrite(t, sealPath(p.Path), flip); return nil }, "warehouse/v2.seal.json"},
		"old seal missing":      {func(w *world, p Publication) error { return os.Remove(sealPath(old(p))) }, "warehouse/v1.seal.json"},
		"log beside the link":   {func(w *world, p Publication) error { return touch(link(w) + ".wal") }, "warehouse.duckdb.wal"},
		"log beside a version":  {func(w *world, p Publication) error { return touch(p.Path + ".wal") }, "warehouse/v2.duckdb.wal"},
		"log beside an old one": {func(w *world, p Publication) error { return touch(old(p) + ".wal") }, "warehouse/v1.duckdb.wal"},
		"manifest missing": {func(w *world, p Publication) error {
			w.add(quiet) // the lake goes on
			return os.Remove(filepath.Join(w.home, "lake", "manifests", "000002.json"))
		}, "warehouse/v2.duckdb"},
		"rows lost, sealed again": {func(w *world, p Publication) error {
			edit(t, p.Path, "delete from troops")
			return reseal(p, func(s *Seal) { s.Tables["troops"] = 0 })
		}, "warehouse/v2.duckdb"},
		"files lost, sealed again": {func(w *world, p Publication) error {
			edit(t, p.Path, "update meta.files set sha256 = 'x' where table_name = 'troops'")
			return reseal(p, func(*Seal) {})
		}, "warehouse/v2.duckdb"},
		"rows lost": {func(w *world, p Publication) error {
			edit(t, p.Path, "delete from entities")
			return reseal(p, func(*Seal) {})
		}, "warehouse/v2.duckdb"},
	} {
		t.Run(name, func(t *testing.T) {
			w, p := twoVersions(t)
			if got := named(t, w.config()); len(got) != 0 {
				t.Fatalf("of a sound warehouse it names %v", got)
			}
			if err := damage.do(w, p); err != nil {
				t.Fatal(err)
			}
			if got := named(t, w.config()); !slices.Equal(got, []string{damage.want}) {
				t.Errorf("it names %v, want %s", got, damage.want)
			}
			rebuild(t, w.config())
			if got := named(t, w.config()); len(got) != 0 {
				t.Errorf("after the rebuild it names %v", got)
			}
		})
	}
}

// reseal makes a seal for a database that was changed, as an attacker or a
// mistake in the program would.
func reseal(p Publication, change func(*Seal)) error {
	s, err := readSeal(p.Path)
	if err != nil {
		return err
	}
	file, err := os.ReadFile(p.Path)
	if err != nil {
		return err
	}
	s.Bytes, s.DatabaseSHA256 = int64(len(file)), sumOf(file)
	change(s)
	data, err := s.encode()
	return errors.Join(err, os.Chmod(sealPath(p.Path), 0o644), os.WriteFile(sealPath(p.Path), data, 0o644))
}

func TestVerifyOfAnEarlierFormat(t *testing.T) {
	w, p := twoVersions(t)
	edit(t, p.Path, "update meta.info set format = 1")
	if err := os.Remove(sealPath(p.Path)); err != nil {
		t.Fatal(err)
	}
	problems, err := Verify(t.Context(), w.config())
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Remedy, "dateline run") || !errors.Is(problems[0], ErrUnsealed) {
		t.Errorf("it names %v, %v", problems, err)
	}
	publish(t, w.config())
	if got := named(t, w.config()); len(got) != 0 {
		t.Errorf("once it is an old version it names %v", got)
	}
}

// TestVerifyOfALostLake has a warehouse that a lake begun anew could not make again.
func TestVerifyOfALostLake(t *testing.T) {
	w, _ := twoVersions(t)
	empty, err := lake.Open(filepath.Join(t.TempDir(), "lake"))
	if err != nil {
		t.Fatal(err)
	}
	cfg := w.config()
	cfg.Lake = empty
	problems, err := Verify(t.Context(), cfg)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Remedy, "backup") {
		t.Errorf("it names %v, %v", problems, err)
	}
}

func TestVerifyOfNothing(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	if got := named(t, w.config()); len(got) != 0 {
		t.Errorf("where nothing was published it names %v", got)
	}
}

// TestVerifyWhileRunsPublish looks again and again while versions come and go.
func TestVerifyWhileRunsPublish(t *testing.T) {
	w, _ := twoVersions(t)
	done := make(chan struct{})
	looked := make(chan int)
	go func() {
		n := 0
		for running := true; running; n++ {
			if problems, err := Verify(t.Context(), w.config()); err != nil || len(problems) > 0 {
				t.Errorf("it names %v, %v", problems, err)
			}
			select {
			case <-done:
				running = false
			default:
			}
		}
		looked <- n
	}()
	for range 8 {
		publish(t, w.config())
		if _, err := Prune(w.home, 1); err != nil {
			t.Error(err)
		}
	}
	close(done)
	if n := <-looked; n < 8 {
		t.Errorf("only %d looks at 8 publications", n)
	}
}
