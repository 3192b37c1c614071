package faults

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// scene is a home to disturb a run in: one without anything, or one that has a
// published version and new inputs.
type scene struct {
	name, home, in string
	want           Print   // of an undisturbed run over the inputs
	before         Print   // of the home
	points         []Fault // at which such a run changes something; none if strace is not there
}

// scenesDir outlives the test that happens to make the scenes; TestMain removes it.
var scenesDir string

var (
	scenesOnce sync.Once
	scenesMade []scene
)

// scenes makes both kinds, once for all tests.
func scenes(t *testing.T) []scene {
	t.Helper()
	scenesOnce.Do(func() {
		in, more, home := filepath.Join(scenesDir, "in"), filepath.Join(scenesDir, "more"), filepath.Join(scenesDir, "home")
		inputs(t, in, 1, 12)
		inputs(t, more, 1, 12)
		update(t, dateline(t), home, more)
		before := fingerprint(t, home)
		inputs(t, more, 2, 12)
		scenesMade = []scene{
			{name: "first", in: in, want: undisturbed(t, in), before: Print{}},
			{name: "incremental", home: home, in: more, want: undisturbed(t, more), before: before},
		}
		for i := range scenesMade {
			if CanTrace() == "" {
				scenesMade[i].points = scenesMade[i].trace(t)
			}
		}
	})
	if len(scenesMade) == 0 {
		t.Fatal("the scenes could not be made")
	}
	return scenesMade
}

// traced are the scenes, for tests that need strace.
func traced(t *testing.T) []scene {
	t.Helper()
	if why := CanTrace(); why != "" {
		t.Skip(why)
	}
	return scenes(t)
}

// trace lists where an undisturbed run of the scene changes something.
func (s scene) trace(t testing.TB) []Fault {
	t.Helper()
	home := fresh(t, s.home)
	r, log := trace(t, dateline(t), Fault{}, home, s.in)
	if r.Code != 0 {
		t.Fatalf("run under strace: %v", r)
	}
	all, err := Points(log, home)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// trace runs dateline with a fault and gives its result and strace's log.
func trace(t testing.TB, d Dateline, f Fault, home, in string) (Result, string) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace.log")
	r, err := d.Trace(log, home, f).Run(t.Context(), "run", "--quiet", "--home", home, "--input", in)
	if err != nil {
		t.Fatal(err)
	}
	return r, log
}

func TestMain(m *testing.M) {
	Become()
	os.Exit(testMain(m))
}

func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "dateline-faults-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	scenesDir = dir
	return m.Run()
}
