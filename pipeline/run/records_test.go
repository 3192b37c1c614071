package run

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/warehouse"
)

func verified(t *testing.T, home string) []Problem {
	t.Helper()
	problems, err := VerifyRecords(home)
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

func TestDamagedRecordsAreFoundAndStopNothing(t *testing.T) {
	o := options(t)
	s := mustRun(t, o, Published)
	if found := verified(t, s.Home); found != nil {
		t.Fatalf("problems of a sound record: %v", found)
	}
	rnd := rand.New(rand.NewPCG(7, 7))
	for _, name := range []string{summaryName, eventsName} {
		path := filepath.Join(Dir(s.Home), s.RunID, name)
		sound, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 400 {
			damaged := append([]byte(nil), sound...)
			at := rnd.IntN(len(sound))
			if i%2 == 0 {
				damaged[at] ^= 1 << rnd.IntN(8)
			} else {
				damaged = damaged[:at]
			}
			if err := os.WriteFile(path, damaged, 0o644); err != nil {
				t.Fatal(err)
			}
			found := verified(t, s.Home)
			if len(found) != 1 || !errors.Is(found[0], ErrDamaged) || found[0].Path != "runs/"+s.RunID+"/"+name || found[0].Remedy == "" {
				t.Fatalf("%s, byte %d: problems are %v", name, at, found)
			}
			list, err := List(s.Home)
			if err != nil || len(list) != 1 || name == summaryName && list[0].Outcome != Damaged {
				t.Fatalf("%s, byte %d: the list is %+v, %v", name, at, list, err)
			}
		}
		mustRemainRunnable(t, o)
		if err := os.WriteFile(path, sound, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(Dir(s.Home), s.RunID, eventsName)); err != nil {
		t.Fatal(err)
	}
	if found := verified(t, s.Home); len(found) != 1 {
		t.Errorf("without its events: %v", found)
	}
}

// mustRemainRunnable does a run, and forgets its record.
func mustRemainRunnable(t *testing.T, o Options) {
	t.Helper()
	s := mustRun(t, o, Nothing)
	if err := os.RemoveAll(filepath.Join(Dir(s.Home), s.RunID)); err != nil {
		t.Fatal(err)
	}
}

func TestRecordsOfEarlierReleasesAndKilledRunsAreNoProblem(t *testing.T) {
	s := mustRun(t, options(t), Published)
	path := filepath.Join(Dir(s.Home), s.RunID, summaryName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"settings", "events_sha256", "sha256"} {
		delete(fields, name)
	}
	if data, err = json.Marshal(fields); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(Dir(s.Home), "20200101T000000.000Z"), 0o755); err != nil {
		t.Fatal(err)
	}
	if found := verified(t, s.Home); found != nil {
		t.Errorf("problems: %v", found)
	}
	read, err := Read(s.Home, s.RunID)
	if err != nil || read.Sealed() || read.Articles.Loaded != 2 {
		t.Errorf("read %+v, %v", read, err)
	}
}

func TestSettingsGiveTheSameRunAgain(t *testing.T) {
	o := options(t)
	o.Config.Inputs[0].Fields = map[string]string{"text": "body"}
	o.Config.Jobs[1].Types = []string{"troops"}
	var err error
	if o.Window, err = ParseWindow("2021-03-10", ""); err != nil {
		t.Fatal(err)
	}
	s := mustRun(t, o, Published)
	read, err := Last(s.Home)
	if err != nil {
		t.Fatal(err)
	}
	again := Options{Config: &jobs.Config{Version: 1}}
	if err := read.Settings.Apply(&again); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again.settings(), o.settings()) || !reflect.DeepEqual(again.Window, o.Window) {
		t.Errorf("settings are\n%+v, want\n%+v", again.settings(), o.settings())
	}
}

func TestKilledRunSaysHowItBegan(t *testing.T) {
	o := options(t)
	s := mustRun(t, o, Published)
	if err := os.Remove(filepath.Join(Dir(s.Home), s.RunID, summaryName)); err != nil {
		t.Fatal(err)
	}
	last, err := Last(s.Home)
	if err != nil || !last.Outcome.Bad() || !reflect.DeepEqual(last.Settings, o.settings()) {
		t.Errorf("got %+v, %v; want the settings of the killed run", last, err)
	}
}

func TestRunKilledAtItsBirthSaysNothing(t *testing.T) {
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(Dir(home), "20240101T000000.000Z"), 0o755); err != nil {
		t.Fatal(err)
	}
	last, err := Last(home)
	if err != nil || last.Outcome != Running || last.Settings != nil {
		t.Errorf("got %+v, %v; want a run that died and no settings", last, err)
	}
}

func TestRefusedBuildLeavesItsFailingRows(t *testing.T) {
	o := options(t)
	dir := t.TempDir()
	check := "-- check: no_ferries\n-- severity: error\n-- No article tells of ferries.\nselect article_id, body from articles where body like '%ferry%'"
	if err := os.WriteFile(filepath.Join(dir, "no_ferries.sql"), []byte(check), 0o644); err != nil {
		t.Fatal(err)
	}
	for i := range o.Config.Jobs {
		if o.Config.Jobs[i].Stage == jobs.Check {
			o.Config.Jobs[i].SQL = dir
		}
	}
	s, err := Run(t.Context(), o)
	path := filepath.Join(Dir(s.Home), s.RunID, warehouse.FailuresName)
	if !errors.Is(err, warehouse.ErrChecksFailed) || !strings.Contains(err.Error(), path) {
		t.Fatalf("error is %v, want one that names %s", err, path)
	}
	rows, err := os.ReadFile(path)
	if err != nil || strings.Count(string(rows), "\n") != 1 || !strings.Contains(string(rows), "no_ferries") {
		t.Errorf("failing rows are %s (%v)", rows, err)
	}
	if found := verified(t, s.Home); found != nil {
		t.Errorf("problems: %v", found)
	}
	if err := os.WriteFile(path, append(rows, ' '), 0o644); err != nil {
		t.Fatal(err)
	}
	if found := verified(t, s.Home); len(found) != 1 {
		t.Errorf("changed failing rows: %v", found)
	}
	if err := os.Remove(filepath.Join(dir, "no_ferries.sql")); err != nil {
		t.Fatal(err)
	}
	mustRun(t, o, Published)
	if n := count(t, s.Home, "select count(*) from meta.check_failures where check_name = 'no_ferries' and run_id = '"+s.RunID+"'"); n != 1 {
		t.Errorf("meta.check_failures has %d rows of the refused build, want 1", n)
	}
}
