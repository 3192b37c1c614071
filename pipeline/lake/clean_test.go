package lake

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// versions makes a lake of n versions. Each has a file of inputs that stays and one
// of samples that the next version drops.
func versions(t *testing.T, n int) (home string) {
	home = t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	var last File
	for i := range n {
		if i > 0 {
			if err := b.Drop(last.Path); err != nil {
				t.Fatal(err)
			}
		}
		last = stage(t, b, samples, Origin{}, sample{ID: fmt.Sprint("of version ", i+1)})
		stage(t, b, Inputs, Origin{}, Input{Path: fmt.Sprint("input ", i+1)})
		commit(t, l, b)
	}
	return home
}

// onDisk lists every file of the lake.
func onDisk(t *testing.T, l *Lake) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(l.Dir(), "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i, path := range found {
		if found[i], err = filepath.Rel(l.Dir(), path); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

var afterClean = []string{
	"inputs/000001-0002.parquet", "inputs/000002-0002.parquet", "inputs/000003-0002.parquet", "inputs/000004-0002.parquet", "inputs/000005-0002.parquet",
	"manifests/000002.json", "manifests/000004.json", "manifests/000005.json",
	"samples/000002-0001.parquet", "samples/000004-0001.parquet", "samples/000005-0001.parquet",
}

func TestClean(t *testing.T) {
	l := openLake(t, versions(t, 5))
	writeIn(t, l, "samples/000006-0001.parquet", "left by a dead run")
	writeIn(t, l, "samples/notes.txt", "somebody's own")
	would, err := l.Cleanable(2, []int{2})
	if err != nil || len(onDisk(t, l)) != 17 {
		t.Fatalf("it would: %v; there is %v", err, onDisk(t, l))
	}
	done, err := l.Clean(t.Context(), 2, []int{2})
	if err != nil {
		t.Fatal(err)
	}
	wantFiles := []string{"samples/000001-0001.parquet", "samples/000003-0001.parquet", "samples/000006-0001.parquet"}
	if !slices.Equal(done.Manifests, []int{1, 3}) || !slices.Equal(done.Files, wantFiles) || done.Bytes < 1000 {
		t.Errorf("removed %+v", done)
	}
	if fmt.Sprint(would) != fmt.Sprint(done) {
		t.Errorf("said it would remove %+v, and removed %+v", would, done)
	}
	if got, want := onDisk(t, l), append(slices.Clone(afterClean), "samples/notes.txt"); !slices.Equal(got, want) {
		t.Errorf("there is\n%v\nwant\n%v", got, want)
	}
	checkSound(t, l, 5)
	if m, err := l.Manifest(2); err != nil || len(m.Files) != 3 {
		t.Errorf("version 2, which is needed: %v, %v", m, err)
	}
	if again, err := l.Clean(t.Context(), 2, []int{2}); err != nil || len(again.Manifests)+len(again.Files) != 0 {
		t.Errorf("a second time it removed %+v, %v", again, err)
	}
}

func TestCleanKilledAnywhere(t *testing.T) {
	for fail := 0; ; fail++ {
		home := versions(t, 5)
		l := openLake(t, home)
		r := record(l, fail, false)
		_, err := l.Clean(t.Context(), 2, []int{2})
		if !r.failed() {
			if err != nil || fail < 5 {
				t.Fatalf("%d steps, then %v", fail, err)
			}
			return
		}
		if !errors.Is(err, errCrash) {
			t.Fatalf("step %d: %v", fail, err)
		}
		l = openLake(t, home)
		checkSound(t, l, 5)
		if _, err := l.Clean(t.Context(), 2, []int{2}); err != nil {
			t.Fatalf("step %d failed; cleaned again: %v", fail, err)
		}
		checkSound(t, l, 5)
		if got := onDisk(t, l); !slices.Equal(got, afterClean) {
			t.Errorf("step %d failed; cleaned again there is %v", fail, got)
		}
	}
}

func TestCleanDoesNotDisturbReaders(t *testing.T) {
	home := versions(t, 5)
	reader := openLake(t, home)
	rows := 0
	for _, f := range reader.Current().Files {
		if rows == 1 { // in the middle of its reading
			if _, err := openLake(t, home).Clean(t.Context(), 1, nil); err != nil {
				t.Fatal(err)
			}
		}
		var err error
		if f.Table == samples.Name {
			_, err = readAll[sample](t.Context(), reader, f)
		} else {
			_, err = readAll[Input](t.Context(), reader, f)
		}
		if err != nil {
			t.Errorf("read %s: %v", f.Path, err)
		}
		rows++
	}
	if got := len(onDisk(t, reader)); rows != 6 || got != 7 {
		t.Errorf("read %d files; %d are left", rows, got)
	}
}

func TestCleanRefuses(t *testing.T) {
	l := openLake(t, versions(t, 3))
	before := onDisk(t, l)
	if _, err := l.Clean(t.Context(), 0, nil); err == nil {
		t.Error("kept no version at all")
	}
	writeIn(t, l, manifestName(1), "{}")
	if _, err := l.Clean(t.Context(), 1, nil); !errors.Is(err, ErrCorrupt) {
		t.Errorf("with a damaged manifest: %v", err)
	}
	if got := onDisk(t, l); !slices.Equal(got, before) {
		t.Errorf("there is %v, want %v", got, before)
	}
}

// cleaner is a disk on which a clean goes on as soon as the first file is opened.
type cleaner struct {
	disk
	clean func()
}

func (c *cleaner) open(name string) (io.ReadCloser, error) {
	if clean := c.clean; clean != nil && !strings.HasPrefix(name, manifestDir) {
		c.clean = nil
		clean()
	}
	return c.disk.open(name)
}

func TestVerifyWhileACleanGoesOn(t *testing.T) {
	home := versions(t, 5)
	l := openLake(t, home)
	l.disk = &cleaner{l.disk, func() {
		if _, err := openLake(t, home).Clean(t.Context(), 1, nil); err != nil {
			t.Error(err)
		}
	}}
	checkSound(t, l, 5)
	if got := len(onDisk(t, l)); got != 7 {
		t.Errorf("after the clean there are %d files", got)
	}
}

func TestCleanKeepsThePastOfADamagedLake(t *testing.T) {
	l := openLake(t, versions(t, 3))
	writeIn(t, l, "inputs/000003-0002.parquet", "damaged")
	before := onDisk(t, l)
	if _, err := l.Clean(t.Context(), 1, nil); !errors.Is(err, ErrCorrupt) {
		t.Errorf("error is %v, want the damage", err)
	}
	if after := onDisk(t, l); !slices.Equal(after, before) {
		t.Errorf("it left %v of %v", after, before)
	}
}
