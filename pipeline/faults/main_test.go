package faults

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// trials is how often to try: short in make test, long with DATELINE_SOAK set.
func trials(short, long int) int {
	if os.Getenv("DATELINE_SOAK") != "" {
		return long
	}
	return short
}

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// sample takes up to n of the points, at random but in their order.
func sample[T any](r *rand.Rand, points []T, n int) []T {
	var out []T
	for i, p := range points {
		if left := len(points) - i; r.IntN(left) < n-len(out) {
			out = append(out, p)
		}
	}
	return out
}

// dateline is the test binary as the command, with two workers.
func dateline(t testing.TB) Dateline {
	t.Helper()
	d, err := Self(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return d.With("DATELINE_LIMITS_WORKERS=2", "DATELINE_LIMITS_BATCH_ARTICLES=6")
}

// call runs a verb and wants this exit code of it.
func call(t testing.TB, d Dateline, code int, args ...string) Result {
	t.Helper()
	r, err := d.Run(t.Context(), args...)
	if err != nil {
		t.Fatal(err)
	}
	if r.Code != code {
		t.Fatalf("dateline %v: want exit code %d, got %v", args, code, r)
	}
	return r
}

// update does a run that must succeed.
func update(t testing.TB, d Dateline, home, in string) {
	t.Helper()
	call(t, d, 0, "run", "--quiet", "--home", home, "--input", in)
}

// fingerprint takes the fingerprint of a home.
func fingerprint(t testing.TB, home string) Print {
	t.Helper()
	p, err := Fingerprint(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// readable takes the fingerprint of what readers of a home see.
func readable(t testing.TB, home string) Print {
	t.Helper()
	p, err := FingerprintWarehouse(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// undisturbed is the fingerprint of a home that one run has made of the inputs.
func undisturbed(t testing.TB, in string) Print {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home")
	update(t, dateline(t), home, in)
	return fingerprint(t, home)
}

// sound wants a home to hold what an undisturbed run makes, and nothing to be left
// over, neither there nor among temporary files.
func sound(t testing.TB, d Dateline, home string, want Print) {
	t.Helper()
	temporary, err := filepath.Glob(filepath.Join(d.Dir, "*"))
	if hidden, herr := filepath.Glob(filepath.Join(d.Dir, ".*")); err != nil || herr != nil || len(temporary)+len(hidden) > 0 {
		t.Errorf("temporary files are left: %q %q %v", temporary, hidden, err)
	}
	for _, diff := range fingerprint(t, home).Diff(want) {
		t.Error(diff)
	}
	tidy(t, home)
}

// tidy wants a home without leftovers that verifies.
func tidy(t testing.TB, home string) {
	t.Helper()
	left, err := Leftovers(home)
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range left {
		t.Error(what)
	}
	problems, err := Verify(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}

// inputs writes a corpus in all the forms a folder may have. An incremental one adds
// to it: a new file, and a line-file that is longer than it was.
func inputs(t testing.TB, dir string, seed uint64, n int) {
	t.Helper()
	made := Corpus(seed, n)
	third := n / 3
	if err := WriteTexts(dir, made[:third]); err != nil {
		t.Fatal(err)
	}
	// The last of the texts comes again: one duplicate.
	if err := WriteLines(filepath.Join(dir, fmt.Sprintf("lines-%d.jsonl", seed)), made[third-1:]); err != nil {
		t.Fatal(err)
	}
}

func fresh(t testing.TB, from string) string {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home")
	if from != "" {
		if err := Copy(home, from); err != nil {
			t.Fatal(err)
		}
	}
	return home
}
