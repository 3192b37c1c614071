package warehouse

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"testing"
)

// TestMain makes the test binary a reader of its own when it is started as one.
func TestMain(m *testing.M) {
	if path := os.Getenv("DATELINE_TEST_HOLD"); path != "" {
		hold(path)
		return
	}
	code := m.Run()
	if twoVersionsHome != "" {
		os.RemoveAll(twoVersionsHome)
	}
	os.Exit(code)
}

// hold opens a database as a reader does, says so, and keeps it until stdin ends.
func hold(path string) {
	db, err := openFile(path, ReadOptions{Threads: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	fmt.Println("open")
	io.Copy(io.Discard, os.Stdin)
}

// holder starts a process that has the database open; the function returned ends it.
func holder(t *testing.T, path string) (release func()) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "DATELINE_TEST_HOLD="+path)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil || line != "open\n" {
		t.Fatalf("the reader says %q, %v", line, err)
	}
	return func() {
		stdin.Close()
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
}

func versionsOf(publications []Publication) []string {
	var out []string
	for _, p := range publications {
		out = append(out, p.Version)
	}
	return out
}

func TestCleanSparesWhatAReaderHolds(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	var all []Publication
	for range 4 {
		p, _ := publish(t, w.config())
		all = append(all, p)
	}
	release := holder(t, all[1].Path)
	removed, held, err := Clean(w.home, 2)
	if err != nil || !slices.Equal(versionsOf(removed), []string{"v1"}) || !slices.Equal(versionsOf(held), []string{"v1.1"}) {
		t.Errorf("removed %v, held %v, %v", versionsOf(removed), versionsOf(held), err)
	}
	onlyVersions(t, w.home)
	release()
	if removed, err := Prune(w.home, 0); err != nil || !slices.Equal(versionsOf(removed), []string{"v1.1", "v1.2"}) {
		t.Errorf("once it is released: removed %v, %v", versionsOf(removed), err)
	}
	onlyVersions(t, w.home)
	if p, err := Published(w.home); err != nil || p.Version != "v1.3" {
		t.Errorf("published is %+v, %v", p, err)
	}
}

func TestCleanOfNothing(t *testing.T) {
	if removed, held, err := Clean(t.TempDir(), 3); err != nil || removed != nil || held != nil {
		t.Errorf("removed %v, held %v, %v", removed, held, err)
	}
}

// TestCleanWithoutLink has versions of which none is known to be the published one.
func TestCleanWithoutLink(t *testing.T) {
	w := newWorld(t)
	w.add(first)
	p, _ := publish(t, w.config())
	if err := os.Remove(w.home + "/warehouse.duckdb"); err != nil {
		t.Fatal(err)
	}
	if removed, _, err := Clean(w.home, 0); err == nil || removed != nil {
		t.Errorf("removed %v, %v", removed, err)
	}
	if missing(p.Path) {
		t.Error("the version is gone")
	}
}
