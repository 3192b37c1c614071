package faults

import (
	"fmt"
	"os/exec"
	"testing"
)

// TestLeastMemory gives DuckDB the least memory that limits.memory allows, and more
// articles than usual.
func TestLeastMemory(t *testing.T) {
	t.Parallel()
	in, home := t.TempDir(), fresh(t, "")
	inputs(t, in, 6, trials(90, 6000))
	d := dateline(t).With("DATELINE_LIMITS_BATCH_ARTICLES=4000")
	update(t, d.With("DATELINE_LIMITS_MEMORY=128MiB"), home, in)
	sound(t, d, home, undisturbed(t, in))
}

// TestOutOfMemory takes address space away until runs die: of what they leave, readers
// have the version they had, and a run with enough memory makes the rest.
func TestOutOfMemory(t *testing.T) {
	if _, err := exec.LookPath("prlimit"); err != nil {
		t.Skip("prlimit is not installed")
	}
	t.Parallel()
	s := scenes(t)[1]
	failed, n := 0, trials(2, 40)
	for i := range n {
		const least, most = 900 << 20, 2200 << 20 // it dies at the start, and it does not die
		size := least + i*(most-least)/n
		d, home := dateline(t), fresh(t, s.home)
		short := d
		short.Via = []string{"prlimit", fmt.Sprintf("--as=%d", size)}
		r, err := short.Run(t.Context(), "run", "--quiet", "--home", home, "--input", s.in)
		if err != nil {
			t.Fatal(err)
		}
		if r.Code != 0 {
			failed++
			if diff := readable(t, home).Diff(s.before.Part("warehouse.")); len(diff) > 0 {
				t.Errorf("%d MB: readers see something else than before: %v", size>>20, diff)
			}
		}
		update(t, d, home, s.in)
		sound(t, d, home, s.want)
	}
	t.Logf("%d of %d runs failed", failed, n)
	if failed == 0 {
		t.Error("no run failed")
	}
}
