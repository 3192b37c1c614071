package faults

import (
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestKilledAtAnySystemCall kills runs before the N-th call of each kind, wherever
// that is. Run again, the home is what an undisturbed run makes, and nothing is left over.
func TestKilledAtAnySystemCall(t *testing.T) {
	testKilled(t, trials(2, 200), func(f Fault) bool { return f.Path == "" })
}

// TestKilledWhilePublishing kills runs between the calls by which a version comes into
// being: its manifest, the database, its seal, the link; and in the long form each file
// of the lake.
func TestKilledWhilePublishing(t *testing.T) {
	names := []string{"fsync", "rename", "renameat", "renameat2", "symlink", "symlinkat", "link", "linkat", "fchmod"}
	tables := trials(0, 1) == 1
	testKilled(t, trials(4, 200), func(f Fault) bool {
		return f.Path != "" && slices.Contains(names, f.Syscall) && (tables || !isTable(f.Path))
	})
}

// isTable reports whether a path of a home is a table's directory or file in the lake.
func isTable(path string) bool {
	return strings.HasPrefix(path, "lake/") && !strings.HasPrefix(path, "lake/manifests")
}

func testKilled(t *testing.T, n int, at func(Fault) bool) {
	for _, s := range traced(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			all := slices.DeleteFunc(slices.Clone(s.points), func(f Fault) bool { return !at(f) })
			chosen := sample(random(7), all, n)
			died := 0
			for _, f := range chosen {
				t.Run(f.String(), func(t *testing.T) {
					d, home := dateline(t), fresh(t, s.home)
					if r, _ := trace(t, d, f, home, s.in); r.Signal == syscall.SIGKILL {
						died++
					}
					update(t, d, home, s.in)
					sound(t, d, home, s.want)
				})
			}
			t.Logf("%d of %d runs died, of %d points", died, len(chosen), len(all))
			if died < len(chosen)/2 {
				t.Errorf("only %d of %d runs died", died, len(chosen))
			}
		})
	}
}
