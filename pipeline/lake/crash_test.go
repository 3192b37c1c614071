package lake

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var errCrash = errors.New("power cut")

// recorder notes each step a commit takes, and fails from step fail on, as a
// process does that was killed there.
type recorder struct {
	home  string
	steps []string
	fail  int // index of the first step that fails, -1 for none
}

func (r *recorder) step(format string, args ...any) error {
	name := strings.ReplaceAll(fmt.Sprintf(format, args...), r.home+"/", "")
	r.steps = append(r.steps, strings.TrimPrefix(name, " "))
	if r.fail >= 0 && len(r.steps) > r.fail {
		return errCrash
	}
	return nil
}

func (r *recorder) disk() disk {
	return disk{
		rename: func(from, to string) error {
			if err := r.step("rename %s", to); err != nil {
				return err
			}
			return osDisk.rename(from, to)
		},
		syncDir: func(dir string) error {
			if err := r.step("sync %s", dir); err != nil {
				return err
			}
			return osDisk.syncDir(dir)
		},
		publish: func(path string, data []byte) error {
			if err := r.step("publish %s", path); err != nil {
				return err
			}
			return osDisk.publish(path, data)
		},
	}
}

func TestCommitOrder(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	stage(t, b, samples, Origin{}, sampleRows()...)
	stage(t, b, Inputs, Origin{}, Input{Path: "p"})
	r := &recorder{home: home, fail: -1}
	if _, err := l.commit(t.Context(), b, testProvenance(), r.disk()); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"sync lake", // the tables' directories
		"sync " + home,
		"rename lake/samples/000001-0001.parquet",
		"rename lake/inputs/000001-0002.parquet",
		"sync lake/samples",
		"sync lake/inputs",
		"publish lake/manifests/000001.json",
		"sync lake/manifests",
	}
	if !slices.Equal(r.steps, want) {
		t.Errorf("steps are\n%s\nwant\n%s", strings.Join(r.steps, "\n"), strings.Join(want, "\n"))
	}
}

// TestCommitKilledAnywhere kills a commit at each of its steps: the version before
// it must stand, the leftovers go, and the same work done again must succeed.
func TestCommitKilledAnywhere(t *testing.T) {
	for fail := 0; ; fail++ {
		home := t.TempDir()
		l := openLake(t, home)
		b := begin(t, l, home)
		first := stage(t, b, samples, Origin{}, sampleRows()...)
		commit(t, l, b)

		b = begin(t, l, home)
		stage(t, b, samples, Origin{}, sample{ID: "second"})
		stage(t, b, Inputs, Origin{}, Input{Path: "p"})
		r := &recorder{home: home, fail: fail}
		_, err := l.commit(t.Context(), b, testProvenance(), r.disk())
		if err == nil {
			if fail != len(r.steps) || fail < 6 {
				t.Fatalf("no error, yet step %d of %d was to fail", fail, len(r.steps))
			}
			return
		}
		if !errors.Is(err, errCrash) {
			t.Fatalf("step %d: %v", fail, err)
		}
		checkRecovery(t, home, fail, first)
	}
}

func checkRecovery(t *testing.T, home string, fail int, first File) {
	t.Helper()
	l := openLake(t, home) // as the next process sees it
	if v := l.Current().Version; v != 1 {
		t.Fatalf("step %d failed, and the version is %d", fail, v)
	}
	if _, err := l.Sweep(filepath.Join(home, "staging")); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(home, "lake", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Join(home, "lake/manifests/000001.json"), filepath.Join(home, "lake", first.Path)}
	if !slices.Equal(found, want) {
		t.Errorf("step %d failed; after the sweep there is %v, want %v", fail, found, want)
	}
	if left, err := os.ReadDir(filepath.Join(home, "staging")); err != nil || len(left) != 0 {
		t.Errorf("step %d failed; staging has %v, %v", fail, left, err)
	}
	b := begin(t, l, home)
	stage(t, b, samples, Origin{}, sample{ID: "second"})
	if m := commit(t, l, b); m.Version != 2 {
		t.Errorf("step %d failed; the next commit is version %d", fail, m.Version)
	}
	if problems, err := l.Verify(t.Context()); err != nil || len(problems) != 0 {
		t.Errorf("step %d failed; then %v, %v", fail, problems, err)
	}
}

func TestSweepLeavesOthersFilesAlone(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	stage(t, b, samples, Origin{}, sampleRows()...)
	commit(t, l, b)
	for _, name := range []string{"samples/README.txt", "samples/000007-0001.parquet", "manifests/.000002.json123"} {
		if err := os.WriteFile(filepath.Join(l.Dir(), name), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	removed, err := l.Sweep()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Join(l.Dir(), "manifests/.000002.json123"), filepath.Join(l.Dir(), "samples/000007-0001.parquet")}
	if !slices.Equal(removed, want) {
		t.Errorf("removed %v, want %v", removed, want)
	}
}

func TestCommitRefusesASecondWriter(t *testing.T) {
	home := t.TempDir()
	one, two := openLake(t, home), openLake(t, home)
	b1, b2 := begin(t, one, home), begin(t, two, filepath.Join(home, "other"))
	stage(t, b1, samples, Origin{}, sampleRows()...)
	stage(t, b2, samples, Origin{}, sampleRows()...)
	commit(t, one, b1)
	if _, err := two.Commit(t.Context(), b2, testProvenance()); err == nil {
		t.Error("committed over a version it had not seen")
	}
}

func TestFlippedBitsAreFound(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	f := stage(t, b, samples, Origin{}, sampleRows()...)
	commit(t, l, b)
	path := l.Path(f)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(data); i += 97 {
		flip(t, path, data, i)
		problems, err := l.Verify(t.Context())
		if err != nil || len(problems) != 1 || problems[0].Path != f.Path || !errors.Is(problems[0], ErrCorrupt) {
			t.Fatalf("byte %d flipped: Verify says %v, %v", i, problems, err)
		}
		if _, err := readAll[sample](t.Context(), l, f); !errors.Is(err, ErrCorrupt) {
			t.Fatalf("byte %d flipped: Rows says %v", i, err)
		}
		if err := l.VerifyFiles(t.Context(), []File{f}); !errors.Is(err, ErrCorrupt) {
			t.Fatalf("byte %d flipped: VerifyFiles says %v", i, err)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if problems, err := l.Verify(t.Context()); err != nil || len(problems) != 1 || !errors.Is(problems[0], ErrCorrupt) {
		t.Errorf("file missing: Verify says %v, %v", problems, err)
	}
}

func TestDamagedManifestIsNotBelieved(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	stage(t, b, samples, Origin{}, sampleRows()...)
	commit(t, l, b)
	path := filepath.Join(l.Dir(), "manifests/000001.json")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		flip(t, path, data, i)
		if _, err := Open(l.Dir()); err == nil {
			t.Fatalf("byte %d (%q) flipped, and it opens", i, data[i])
		}
		if _, err := l.Sweep(); err == nil {
			t.Fatalf("byte %d flipped, and a sweep goes ahead", i)
		}
	}
	for _, cut := range []int{0, 1, len(data) / 2, len(data) - 1} {
		if err := os.WriteFile(path, data[:cut], 0o644); err != nil {
			t.Fatal(err)
		}
		if problems, err := l.Verify(t.Context()); err != nil || len(problems) != 1 || !errors.Is(problems[0], ErrCorrupt) {
			t.Errorf("cut to %d bytes: Verify says %v, %v", cut, problems, err)
		}
	}
}

func flip(t *testing.T, path string, data []byte, i int) {
	t.Helper()
	broken := slices.Clone(data)
	broken[i] ^= 1
	if err := os.WriteFile(path, broken, 0o644); err != nil {
		t.Fatal(err)
	}
}

func FuzzDecodeManifest(f *testing.F) {
	m := &Manifest{Format: manifestFormat, Version: 1, Created: at, Files: []File{{Table: "samples", Path: "samples/000001-0001.parquet", Rows: 3}}}
	data, err := m.encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"format":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := decodeManifest(data)
		if err != nil {
			return
		}
		again, err := m.encode()
		if err != nil || string(again) != string(data) {
			t.Errorf("decoded what it would not write: %q", data)
		}
	})
}
