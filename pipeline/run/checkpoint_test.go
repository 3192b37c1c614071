//go:build unix

package run

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
	"github.com/dateline/dateline/transforms"
)

// A test starts this binary again as a run that dies, see [dying].
func TestMain(m *testing.M) {
	if os.Getenv("DYING_HOME") != "" {
		dying()
	}
	os.Exit(m.Run())
}

// dying does a run that kills itself when the lake has a certain version.
func dying() {
	home, input := os.Getenv("DYING_HOME"), os.Getenv("DYING_INPUT")
	version, err := strconv.Atoi(os.Getenv("DYING_VERSION"))
	if err != nil {
		panic(err)
	}
	cfg, err := manyFiles(home, input)
	if err != nil {
		panic(err)
	}
	manifest := filepath.Join(LakeDir(home), "manifests", fmt.Sprintf("%06d.json", version))
	_, err = Run(context.Background(), Options{
		Config: cfg, Types: transforms.Types(), Command: "test", Log: slog.New(slog.DiscardHandler),
		Progress: func(stages.Progress) {
			if _, err := os.Stat(manifest); err == nil {
				syscall.Kill(os.Getpid(), syscall.SIGKILL)
			}
		},
	})
	panic(fmt.Sprintf("the run came to its end: %v", err))
}

// manyFiles makes an articles file of each article.
func manyFiles(home, input string) (*jobs.Config, error) {
	return jobs.Resolve(jobs.Request{Flags: []jobs.Flag{
		{Name: "home", Key: "home", Values: []string{home}},
		{Name: "input", Key: "inputs", Values: []string{input}},
		{Name: "workers", Key: "limits.workers", Values: []string{"2"}},
		{Name: "batch", Key: "limits.batch_articles", Values: []string{"1"}},
	}})
}

// factsOf is a sum of the published facts' ids, and their number.
func factsOf(t *testing.T, home string) (sum string) {
	t.Helper()
	db, _, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("select count(*) || ' ' || md5(string_agg(fact_id, ',' order by fact_id)) from article_facts").Scan(&sum); err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestRunKilledAfterACheckpointGoesOnFromThere(t *testing.T) {
	const articles = 40
	input := t.TempDir()
	for n := range articles {
		text := fmt.Sprintf("date 2021-03-%02d On Monday %d people crossed bridge number %d.", n%28+1, 100+n, n)
		if err := os.WriteFile(filepath.Join(input, fmt.Sprintf("%02d.txt", n)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	options := func(home string) Options {
		cfg, err := manyFiles(home, input)
		if err != nil {
			t.Fatal(err)
		}
		return Options{Config: cfg, Types: transforms.Types(), Command: "test", Log: slog.New(slog.DiscardHandler), Progress: func(stages.Progress) {}}
	}
	whole := mustRun(t, options(filepath.Join(t.TempDir(), "whole")), Published)
	if whole.LakeVersion != 5 {
		t.Fatalf("the lake is at version %d, want two checkpoints of ingest, two of extract and the end", whole.LakeVersion)
	}
	want := factsOf(t, whole.Home)
	for _, died := range []struct {
		version             int
		ingested, extracted int64 // what the next run is left with
	}{{1, articles - 16, articles}, {3, 0, articles - 16}} {
		t.Run(fmt.Sprint("version ", died.version), func(t *testing.T) {
			home := filepath.Join(t.TempDir(), "home")
			child := exec.Command(os.Args[0])
			child.Env = append(os.Environ(), "DYING_HOME="+home, "DYING_INPUT="+input, fmt.Sprint("DYING_VERSION=", died.version))
			out, err := child.CombinedOutput()
			if child.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
				t.Fatalf("the first run was not killed: %v\n%s", err, out)
			}
			s := mustRun(t, options(home), Published)
			if s.Articles.In != died.ingested || s.Extracted.Articles != died.extracted {
				t.Errorf("the second run read %d articles and extracted from %d, want %d and %d", s.Articles.In, s.Extracted.Articles, died.ingested, died.extracted)
			}
			if got := factsOf(t, home); got != want {
				t.Errorf("facts are %s, want %s", got, want)
			}
		})
	}
}
