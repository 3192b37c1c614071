package faults

import (
	"slices"
	"strings"
	"testing"
)

// TestFailedSystemCalls makes one call of a run fail: an input/output error, a full
// disk, a read-only one. The run says so and exits 1, or did not need the call; readers
// have what they had, and the next run makes what an undisturbed one does.
func TestFailedSystemCalls(t *testing.T) {
	for _, s := range traced(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			all := slices.DeleteFunc(slices.Clone(s.points), func(f Fault) bool { return f.N > 60 })
			reached, failed := 0, 0
			chosen := sample(random(11), all, trials(3, 300))
			for i, f := range chosen {
				f.Error = []string{"EIO", "ENOSPC", "EROFS"}[i%3]
				t.Run(f.String(), func(t *testing.T) {
					d, home := dateline(t), fresh(t, s.home)
					r, log := trace(t, d, f, home, s.in)
					hit, err := Injected(log, home)
					if err != nil {
						t.Fatal(err)
					}
					if hit != "" {
						reached++
						failed += r.Code
						s.judge(t, r, f, hit, home)
					}
					update(t, d, home, s.in)
					sound(t, d, home, s.want)
				})
			}
			t.Logf("%d of %d faults were reached, %d runs failed, of %d points", reached, len(chosen), failed, len(all))
			if reached < len(chosen)/3 || failed == 0 {
				t.Errorf("only %d of %d faults were reached, %d runs failed", reached, len(chosen), failed)
			}
		})
	}
}

// causes are the words by which a person knows an error of the file system.
var causes = map[string][]string{
	"EIO":    {"input/output error"},
	"ENOSPC": {"no space left on device", "disk is full"},
	"EROFS":  {"read-only file system"},
}

// judge looks at a run one of whose calls failed.
func (s scene) judge(t *testing.T, r Result, f Fault, hit, home string) {
	t.Helper()
	warehouse := readable(t, home)
	if r.Code == 0 {
		if diff := warehouse.Diff(s.want.Part("warehouse.")); len(diff) > 0 {
			t.Errorf("%s: exit code 0, and %v", hit, diff)
		}
		return
	}
	if r.Code != 1 {
		t.Errorf("%s: want exit code 1, got %v", hit, r)
	}
	last := r.Stderr[strings.LastIndex(strings.TrimSpace(r.Stderr), "\n")+1:]
	named := slices.ContainsFunc(causes[f.Error], func(words string) bool { return strings.Contains(strings.ToLower(r.Stderr), words) })
	if !named || !strings.Contains(r.Stderr, "dateline: ") {
		t.Errorf("%s: the message does not say why: %s", hit, last)
	}
	// A call after the publication may be what failed: then readers have the new version.
	if len(warehouse.Diff(s.before.Part("warehouse."))) > 0 && len(warehouse.Diff(s.want.Part("warehouse."))) > 0 {
		t.Errorf("%s: exit code 1, and readers see neither the old version nor the new one: %v", hit, r)
	}
}
