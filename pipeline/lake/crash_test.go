package lake

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var errCrash = errors.New("power cut")

// recorder is a disk that notes each step that changes it. Step fail fails, and so
// do all after it, as in a process that was killed there, or it alone, as by an error.
type recorder struct {
	disk
	steps []string
	fail  int // index of the step, -1 for none
	alone bool
}

// record puts a recorder between the lake and its disk.
func record(l *Lake, fail int, alone bool) *recorder {
	r := &recorder{disk: l.disk, fail: fail, alone: alone}
	l.disk = r
	return r
}

// failed reports whether the step that was to fail was reached.
func (r *recorder) failed() bool { return r.fail >= 0 && len(r.steps) > r.fail }

func (r *recorder) step(verb, name string, do func() error) error {
	r.steps = append(r.steps, verb+" "+name)
	if r.failed() && (!r.alone || len(r.steps) == r.fail+1) {
		return errCrash
	}
	return do()
}

func (r *recorder) moveIn(staged, name string) error {
	return r.step("move in", name, func() error { return r.disk.moveIn(staged, name) })
}

func (r *recorder) publish(name string, data []byte) error {
	return r.step("publish", name, func() error { return r.disk.publish(name, data) })
}

func (r *recorder) rename(from, to string) error {
	return r.step("rename", from, func() error { return r.disk.rename(from, to) })
}

func (r *recorder) remove(name string) error {
	return r.step("remove", name, func() error { return r.disk.remove(name) })
}

func (r *recorder) sync(dir string) error {
	return r.step("sync", dir, func() error { return r.disk.sync(dir) })
}

func TestCommitOrder(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	stage(t, b, samples, Origin{}, sampleRows()...)
	stage(t, b, Inputs, Origin{}, Input{Path: "p"})
	r := record(l, -1, false)
	commit(t, l, b)
	want := []string{
		"sync .", // the tables' directories
		"sync ..",
		"move in samples/000001-0001.parquet",
		"move in inputs/000001-0002.parquet",
		"sync samples",
		"sync inputs",
		"publish manifests/000001.json",
		"sync manifests",
	}
	if !slices.Equal(r.steps, want) {
		t.Errorf("steps are\n%s\nwant\n%s", strings.Join(r.steps, "\n"), strings.Join(want, "\n"))
	}
}

// TestCommitFailsAnywhere lets each step of a commit fail, and kills it there: the
// version before it must stand, the leftovers go, and the same work done again must
// succeed. Killed after its manifest was written, the commit stands.
func TestCommitFailsAnywhere(t *testing.T) {
	for _, alone := range []bool{true, false} {
		for fail := 0; ; fail++ {
			home := t.TempDir()
			l := openLake(t, home)
			b := begin(t, l, home)
			first := stage(t, b, samples, Origin{}, sampleRows()...)
			commit(t, l, b)

			stage(t, b, samples, Origin{}, sample{ID: "second"})
			stage(t, b, Inputs, Origin{}, Input{Path: "p"})
			r := record(l, fail, alone)
			_, err := l.Commit(t.Context(), b, testProvenance())
			if !r.failed() {
				if err != nil || fail < 8 {
					t.Fatalf("%d steps, then %v", fail, err)
				}
				break
			}
			if !errors.Is(err, errCrash) {
				t.Fatalf("step %d: %v", fail, err)
			}
			if !alone && r.steps[fail] == "sync manifests" {
				checkSound(t, openLake(t, home), 2)
				continue
			}
			checkRecovery(t, home, fail, first)
		}
	}
}

// checkSound wants the lake to be at a version, with every byte in its place.
func checkSound(t *testing.T, l *Lake, version int) {
	t.Helper()
	if v := l.Current().Version; v != version {
		t.Errorf("the lake is at version %d, want %d", v, version)
	}
	if problems, err := l.Verify(t.Context()); err != nil || len(problems) != 0 {
		t.Errorf("the lake has %v, %v", problems, err)
	}
}

func checkRecovery(t *testing.T, home string, fail int, first File) {
	t.Helper()
	l := openLake(t, home) // as the next process sees it
	checkSound(t, l, 1)
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
	commit(t, l, b)
	checkSound(t, l, 2)
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

// TestVerifyReadsEveryVersion damages a file that only an older version names, and
// the newest manifest: both are found, and an unnamed file is no problem.
func TestVerifyReadsEveryVersion(t *testing.T) {
	home := t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	old := stage(t, b, samples, Origin{}, sampleRows()...)
	commit(t, l, b)
	if err := b.Drop(old.Path); err != nil {
		t.Fatal(err)
	}
	stage(t, b, samples, Origin{}, sample{ID: "second"})
	commit(t, l, b)
	writeIn(t, l, "samples/000009-0001.parquet", "left by a dead run")
	checkSound(t, l, 2)

	writeIn(t, l, old.Path, "short")
	writeIn(t, l, manifestName(2), "{}")
	problems, err := VerifyDir(t.Context(), l.Dir())
	if err != nil || len(problems) != 2 || problems[0].Path != manifestName(2) || problems[1].Path != old.Path {
		t.Errorf("found %v, %v", problems, err)
	}
	for _, p := range problems {
		if !errors.Is(p, ErrCorrupt) {
			t.Errorf("%v is not corrupt", p)
		}
	}
}

func TestManifestOfAnotherFormatIsNotDamaged(t *testing.T) {
	m := &Manifest{Format: manifestFormat + 1, Version: 1, Created: at}
	data, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := decodeManifest(data); err == nil || errors.Is(err, ErrCorrupt) {
		t.Errorf("decoded with %v", err)
	}
}

// writeIn puts other bytes in the place of a file of the lake.
func writeIn(t *testing.T, l *Lake, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(l.Dir(), name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
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
