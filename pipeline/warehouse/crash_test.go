package warehouse

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var errDisk = errors.New("the disk failed")

// failing is a disk whose operation n fails, counted from 0. If it is dead so do all
// that follow: the process was killed there.
func failing(n int, dead bool) disk {
	calls := -1
	broken := func() bool {
		calls++
		return calls == n || dead && calls > n
	}
	return disk{
		rename: func(from, to string) error {
			if broken() {
				return errDisk
			}
			return os.Rename(from, to)
		},
		syncDir: func(dir string) error {
			if broken() {
				return errDisk
			}
			return syncDir(dir)
		},
		write: func(aside, path string, data []byte) error {
			if broken() {
				return errDisk
			}
			return osDisk.write(aside, path, data)
		},
	}
}

// publicationSteps are the operations of the disk that a publication does: the
// database renamed in and its directory synced, its seal likewise, the link, the home.
const publicationSteps = 6

// TestPublicationFailsAtEachStep makes one operation of a publication fail, or the
// process die there, and goes on as the next run would.
func TestPublicationFailsAtEachStep(t *testing.T) {
	for step := range publicationSteps + 1 {
		for _, dead := range []bool{false, true} {
			t.Run(fmt.Sprintf("step %d, dead %t", step, dead), func(t *testing.T) { failAt(t, step, dead) })
		}
	}
}

func failAt(t *testing.T, step int, dead bool) {
	w, _ := twoVersions(t)
	w.add(quiet)
	b, _, _ := built(t, w.config())
	b.disk = failing(step, dead)
	_, err := b.Publish(t.Context())
	if done := step == publicationSteps; done != (err == nil) {
		t.Fatalf("Publish says %v", err)
	}
	want, n := "v2", "2"
	if err == nil || dead && step == publicationSteps-1 { // the link was swapped
		want, n = "v3", "3"
	}
	if p, err := Published(w.home); err != nil || p.Version != want {
		t.Errorf("published is %+v, %v; want %s", p, err, want)
	}
	if got := ask(t, reader(t, w.home), "select count(*) from articles"); got[0] != n {
		t.Errorf("readers see %s articles, want %s", got[0], n)
	}
	b.Close()
	w.add(story{id: "a4", body: "The ferry sailed on Monday."})
	if _, loaded := publish(t, w.config()); loaded.Fresh != "" || loaded.Tables["articles"] != 4 {
		t.Errorf("the next run loaded %+v", loaded)
	}
	onlyVersions(t, w.home)
}

// onlyVersions proves that nothing lies in the warehouse's directories but
// databases that have their seals.
func onlyVersions(t *testing.T, home string) {
	t.Helper()
	versions, err := Versions(home)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, p := range versions {
		if _, err := prove(t.Context(), p.Path); err != nil {
			t.Error(err)
		}
		want = append(want, p.Path, sealPath(p.Path))
	}
	found, err := filepath.Glob(filepath.Join(home, "warehouse", "*"))
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := filepath.Glob(filepath.Join(home, "warehouse", ".*"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	if found = append(found, hidden...); !slices.Equal(found, want) {
		t.Errorf("the directory has\n%s\nwant\n%s", strings.Join(found, "\n"), strings.Join(want, "\n"))
	}
}

// TestLeftoversAreSwept puts what dead publications leave where they leave it.
func TestLeftoversAreSwept(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	p, _ := publish(t, w.config())
	data, err := os.ReadFile(p.Path)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(w.home, "warehouse")
	var want []string
	for _, name := range []string{"v2.duckdb", "v2.seal.json", "v3.duckdb", "v7.seal.json", "v1.3.duckdb", "v9.duckdb.wal"} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o444); err != nil {
			t.Fatal(err)
		}
		want = append(want, name)
	}
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Sweep(w.home); err != nil {
		t.Fatal(err)
	}
	for _, name := range want {
		if !missing(filepath.Join(dir, name)) {
			t.Errorf("%s is still there", name)
		}
	}
	for _, name := range []string{"v1.duckdb", "v1.seal.json", "notes.txt"} {
		if missing(filepath.Join(dir, name)) {
			t.Errorf("%s is gone", name)
		}
	}
}
