package faults

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// filesByKind lists the files of a home that can be damaged.
func filesByKind(t testing.TB, home string) map[string][]string {
	t.Helper()
	files, err := Files(home)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"manifest", "record", "events", "database", "seal", "table articles"} {
		if len(files[kind]) == 0 {
			t.Errorf("there is no %s to damage in %s", kind, home)
		}
	}
	return files
}

// damage flips a bit of a file, or cuts it, and says what it did.
func damage(t testing.TB, file string, r *rand.Rand) string {
	t.Helper()
	how, err := Damage(file, r)
	if err != nil {
		t.Fatal(err)
	}
	return how
}

// TestDamageIsNamed flips bits of every kind of file and cuts them short: verify names
// the file every time, and finds nothing wrong before and after.
func TestDamageIsNamed(t *testing.T) {
	home := fresh(t, scenes(t)[1].home)
	r := random(13)
	tidy(t, home)
	n := 0
	for kind, files := range filesByKind(t, home) {
		for range trials(8, 200) {
			name := files[r.IntN(len(files))]
			file := filepath.Join(home, name)
			sound, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			how := damage(t, file, r)
			found, err := verifyPart(name)(t.Context(), home)
			if err != nil || !slices.ContainsFunc(found, func(p Problem) bool { return p.Path == name }) {
				t.Errorf("%s %s, %s: verify says %v, %v", kind, name, how, found, err)
			}
			if err := rewrite(file, sound); err != nil {
				t.Fatal(err)
			}
			n++
		}
	}
	t.Logf("%d files damaged", n)
	tidy(t, home)
}

// verifyPart is the part of Verify that looks at a file.
func verifyPart(name string) func(context.Context, string) ([]Problem, error) {
	switch top, _, _ := strings.Cut(name, "/"); top {
	case "lake":
		return verifyLake
	case "warehouse":
		return verifyWarehouse
	}
	return verifyRecords
}

// TestDamageIsNeverLoaded damages a file and runs with new inputs: the run either fails,
// and readers keep what they have, or it makes what an undisturbed run makes without
// the damaged bytes. The verb verify names the file as long as it is damaged.
func TestDamageIsNeverLoaded(t *testing.T) {
	s := scenes(t)[1]
	some := []string{"manifest", "database", "seal", "table articles", "table troops"} // in the short form
	for kind, files := range filesByKind(t, s.home) {
		if trials(0, 1) == 0 && !slices.Contains(some, kind) {
			continue
		}
		for i := range trials(1, 200) {
			t.Run(fmt.Sprint(kind, " ", i), func(t *testing.T) {
				t.Parallel()
				r := random(uint64(17 + i))
				d, home := dateline(t), fresh(t, s.home)
				name := files[r.IntN(len(files))]
				file := filepath.Join(home, name)
				whole, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				how := damage(t, file, r)
				said := call(t, d, 1, "verify", "--home", home)
				if !strings.Contains(said.Stdout+said.Stderr, name) {
					t.Errorf("%s, %s: verify does not name it: %v", name, how, said)
				}
				ran, err := d.Run(t.Context(), "run", "--quiet", "--home", home, "--input", s.in)
				if err != nil {
					t.Fatal(err)
				}
				s.afterDamage(t, home, file, whole, ran)
				update(t, d, home, s.in)
				if kind != "database" && kind != "seal" { // the versions of before stay as they are
					sound(t, d, home, s.want)
				}
			})
		}
	}
}

// afterDamage looks at what a run over damaged bytes has made, and makes them whole.
func (s scene) afterDamage(t *testing.T, home, file string, whole []byte, ran Result) {
	t.Helper()
	if _, err := os.Stat(file); err == nil {
		if err := rewrite(file, whole); err != nil {
			t.Fatal(err)
		}
	}
	want := s.want
	switch ran.Code {
	case 0:
	case 1:
		want = s.before
		if !strings.Contains(ran.Stderr, filepath.Base(file)) {
			t.Errorf("the run does not name %s: %v", file, ran)
		}
	default:
		t.Errorf("want exit code 0 or 1, got %v", ran)
	}
	for _, diff := range readable(t, home).Diff(want.Part("warehouse.")) {
		t.Errorf("silently wrong: %s", diff)
	}
}
