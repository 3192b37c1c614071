package lake

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// damage flips a bit in the middle of a file.
func damage(t *testing.T, home, name string) {
	t.Helper()
	path := filepath.Join(home, "lake", name)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	flip(t, path, data, len(data)/2)
}

func repair(t *testing.T, home string, force bool) (*Lake, Repaired, error) {
	t.Helper()
	l, err := OpenDamaged(filepath.Join(home, "lake"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Repair(t.Context(), testProvenance(), force)
	return l, r, err
}

func paths(files []File) []string {
	out := []string{}
	for _, f := range files {
		out = append(out, f.Path)
	}
	slices.Sort(out)
	return out
}

func TestRepairOfASoundLakeDoesNothing(t *testing.T) {
	home, _ := daily(t, 2)
	before := onDisk(t, openLake(t, home))
	l, r, err := repair(t, home, false)
	if err != nil || r.Version != 0 || len(r.Damaged) != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if got := onDisk(t, l); !slices.Equal(got, before) {
		t.Errorf("there is %v, want %v", got, before)
	}
}

// TestRepair damages one thing or several in a lake of three days.
func TestRepair(t *testing.T) {
	home, days := daily(t, 3)
	one, two, three := days[0], days[1], days[2]
	all := openLake(t, home).Current().Files
	except := func(files ...File) []string {
		return slices.DeleteFunc(paths(all), func(p string) bool { return slices.Contains(paths(files), p) })
	}
	of := func(d day) []File {
		return []File{d.articles, d.sources, d.inputs, d.troops, d.casualties, d.troopsFailures}
	}
	for name, tt := range map[string]struct {
		bad   []string
		want  []string // files of the version after it, nil if it makes none
		base  int
		again []string
	}{
		"the newest manifest":           {[]string{manifestName(3)}, except(of(three)...), 2, []string{three.raw}},
		"the two newest manifests":      {[]string{manifestName(3), manifestName(2)}, paths(of(one)), 1, []string{two.raw, three.raw}},
		"every manifest":                {[]string{manifestName(1), manifestName(2), manifestName(3)}, []string{}, 0, []string{one.raw, two.raw, three.raw}},
		"an old manifest":               {[]string{manifestName(1)}, nil, 3, nil},
		"a fact file":                   {[]string{two.casualties.Path}, except(two.casualties), 3, nil},
		"a fact file with failures":     {[]string{two.troops.Path}, except(two.troops, two.troopsFailures), 3, nil},
		"a file of failures":            {[]string{two.troopsFailures.Path}, except(two.troops, two.troopsFailures), 3, nil},
		"the newest articles":           {[]string{three.articles.Path}, except(of(three)...), 2, []string{three.raw}},
		"sources":                       {[]string{two.sources.Path}, paths(of(one)), 1, []string{two.raw, three.raw}},
		"inputs":                        {[]string{two.inputs.Path}, paths(of(one)), 1, []string{two.raw, three.raw}},
		"articles of the first day":     {[]string{one.articles.Path}, []string{}, 0, []string{one.raw, two.raw, three.raw}},
		"articles and facts":            {[]string{three.articles.Path, one.troops.Path}, except(append(of(three), one.troops, one.troopsFailures)...), 2, []string{three.raw}},
		"the newest manifest and facts": {[]string{manifestName(3), one.casualties.Path}, except(append(of(three), one.casualties)...), 2, []string{three.raw}},
	} {
		t.Run(name, func(t *testing.T) {
			home := copied(t, home)
			for _, bad := range tt.bad {
				damage(t, home, bad)
			}
			l, r, err := repair(t, home, false)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Damaged) != len(tt.bad) || r.Base != tt.base || !slices.Equal(r.Again, tt.again) || len(r.Lost) != 0 {
				t.Errorf("%+v", r)
			}
			version := 3
			if tt.want != nil {
				version = 4
				if got := paths(l.Current().Files); !slices.Equal(got, tt.want) || r.Version != 4 {
					t.Errorf("version %d has\n%v\nwant\n%v", r.Version, got, tt.want)
				}
			}
			checkRepaired(t, home, version, tt.bad)
		})
	}
}

// checkRepaired wants a lake that is sound, keeps the damaged bytes through a sweep,
// and needs no second repair.
func checkRepaired(t *testing.T, home string, version int, bad []string) {
	t.Helper()
	l := openLake(t, home)
	checkSound(t, l, version)
	if _, err := l.Sweep(); err != nil {
		t.Error(err)
	}
	for _, name := range bad {
		if !slices.Contains(onDisk(t, l), name+damagedSuffix) {
			t.Errorf("the bytes of %s are gone", name)
		}
	}
	if _, r, err := repair(t, home, false); err != nil || len(r.Damaged) != 0 {
		t.Errorf("a second repair: %+v, %v", r, err)
	}
	b := begin(t, l, home)
	stage(t, b, samples, Origin{}, sample{ID: "the next run's"})
	commit(t, l, b)
	checkSound(t, openLake(t, home), version+1)
}

// copied is a copy of the lake of home; the raw files are named where they lie.
func copied(t *testing.T, home string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(filepath.Join(to, "lake"), os.DirFS(filepath.Join(home, "lake"))); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestRepairOfAMissingFile(t *testing.T) {
	home, days := daily(t, 2)
	if err := os.Remove(filepath.Join(home, "lake", days[0].troops.Path)); err != nil {
		t.Fatal(err)
	}
	_, r, err := repair(t, home, false)
	if err != nil || len(r.Dropped) != 2 {
		t.Errorf("%+v, %v", r, err)
	}
	checkRepaired(t, home, 3, nil)
}

func TestRepairRefusesToLoseArticles(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(t *testing.T, raw string)
		why    string
	}{
		"removed": {func(t *testing.T, raw string) {
			if err := os.Remove(raw); err != nil {
				t.Fatal(err)
			}
		}, "it no longer exists"},
		"rewritten": {func(t *testing.T, raw string) {
			if err := os.WriteFile(raw, []byte("date 2024-01-01 Other news."), 0o644); err != nil {
				t.Fatal(err)
			}
		}, "it was changed since it was read"},
	} {
		for _, bad := range []string{"manifest", "sources"} {
			t.Run(name+" "+bad, func(t *testing.T) {
				home, days := daily(t, 3)
				file := days[2].sources.Path
				if bad == "manifest" {
					file = manifestName(3)
				}
				damage(t, home, file)
				tt.change(t, days[2].raw)
				before := onDisk(t, &Lake{dir: filepath.Join(home, "lake")})
				l, r, err := repair(t, home, false)
				if !errors.Is(err, ErrLost) || !slices.Equal(r.Lost, []Lost{{days[2].raw, tt.why}}) {
					t.Fatalf("%+v, %v", r, err)
				}
				if got := onDisk(t, l); !slices.Equal(got, before) {
					t.Errorf("it changed the lake to %v", got)
				}
				l, r, err = repair(t, home, true)
				if err != nil || r.Base != 2 || r.Version != 4 {
					t.Fatalf("by force: %+v, %v", r, err)
				}
				checkRepaired(t, home, 4, []string{file})
				if !slices.Contains(onDisk(t, l), days[2].articles.Path+droppedSuffix) {
					t.Error("the sound articles of the lost raw file are gone")
				}
			})
		}
	}
}

func TestRepairTakesATouchedFileForTheSame(t *testing.T) {
	home, days := daily(t, 2)
	damage(t, home, days[1].articles.Path)
	if err := os.Chtimes(days[1].raw, at, at); err != nil {
		t.Fatal(err)
	}
	if _, r, err := repair(t, home, false); err != nil || len(r.Lost) != 0 || len(r.Again) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestRepairRefusesWhatIsNotDamage(t *testing.T) {
	home, _ := daily(t, 1)
	m := &Manifest{Format: manifestFormat + 1, Version: 2, Created: at}
	data, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	writeIn(t, openLake(t, home), manifestName(2), string(data))
	if _, err := OpenDamaged(filepath.Join(home, "lake")); err == nil || !strings.Contains(err.Error(), "format is 2") {
		t.Errorf("a manifest of a newer release: %v", err)
	}
}

func TestRepairKilledAnywhere(t *testing.T) {
	home, days := daily(t, 3)
	bad := []string{manifestName(3), days[1].sources.Path, days[0].casualties.Path}
	for fail := 0; ; fail++ {
		home := copied(t, home)
		for _, name := range bad {
			damage(t, home, name)
		}
		l, err := OpenDamaged(filepath.Join(home, "lake"))
		if err != nil {
			t.Fatal(err)
		}
		r := record(l, fail, false)
		_, err = l.Repair(t.Context(), testProvenance(), false)
		if !r.failed() {
			if err != nil || fail < 8 {
				t.Fatalf("%d steps, then %v", fail, err)
			}
			return
		}
		if !errors.Is(err, errCrash) {
			t.Fatalf("step %d: %v", fail, err)
		}
		if l, _, err = repair(t, home, false); err != nil {
			t.Fatalf("step %d (%s) failed; repaired again: %v", fail, r.steps[fail], err)
		}
		if got, want := paths(l.Current().Files), wantKilled(days[0]); !slices.Equal(got, want) {
			t.Errorf("step %d failed; repaired again the lake has\n%v\nwant\n%v", fail, got, want)
		}
		checkRepaired(t, home, l.Current().Version, bad)
	}
}

// wantKilled is what is left of the first day without its casualties.
func wantKilled(d day) []string {
	return paths([]File{d.articles, d.sources, d.inputs, d.troops, d.troopsFailures})
}

// TestRepairOfAnyDamage flips bits of, cuts and removes random files, up to four at
// once: verification names exactly those, and a repair leaves a sound lake.
func TestRepairOfAnyDamage(t *testing.T) {
	home, _ := daily(t, 3)
	files := onDisk(t, openLake(t, home))
	rapid.Check(t, func(rt *rapid.T) {
		home := copied(t, home)
		chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(files), 1, 4, rapid.ID[string]).Draw(rt, "files")
		for _, name := range chosen {
			path := filepath.Join(home, "lake", name)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			at := rapid.IntRange(0, len(data)-1).Draw(rt, "at")
			switch rapid.SampledFrom([]string{"flip", "cut", "remove"}).Draw(rt, "damage") {
			case "flip":
				data[at] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
				err = os.WriteFile(path, data, 0o644)
			case "cut":
				err = os.WriteFile(path, data[:at], 0o644)
			case "remove":
				err = os.Remove(path)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		found, err := VerifyDir(t.Context(), filepath.Join(home, "lake"))
		if err != nil {
			rt.Fatal(err)
		}
		for _, p := range found {
			if !slices.Contains(chosen, p.Path) {
				rt.Errorf("%v is named, and only %v were damaged", p, chosen)
			}
		}
		l, r, err := repair(t, home, true)
		if err != nil || len(r.Damaged) != len(found) {
			rt.Fatalf("repaired %+v, %v; verification found %v", r, err, found)
		}
		if again, err := l.Verify(t.Context()); err != nil || len(again) != 0 {
			rt.Fatalf("after the repair: %v, %v", again, err)
		}
		if _, err := Open(filepath.Join(home, "lake")); err != nil {
			rt.Fatal(err)
		}
	})
}
