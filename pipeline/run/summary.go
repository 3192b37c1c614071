package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/renameio/v2"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// Outcome is how a run ended.
type Outcome string

const (
	Published   Outcome = "published" // a new version is what readers see
	NotExported Outcome = "published, but not exported"
	Committed   Outcome = "committed"       // the lake has grown; the jobs do not publish
	Nothing     Outcome = "nothing to do"   // everything was up to date
	Failed      Outcome = "failed"          // a stage failed; readers see what they saw before
	ChecksWrong Outcome = "checks failed"   // the new version was not published
	Interrupted Outcome = "interrupted"     // a signal; the next run goes on where this one stopped
	Running     Outcome = "running or died" // no summary was written
)

// Summary is the record of one run, runs/<id>/summary.json.
type Summary struct {
	RunID    string    `json:"run_id"`
	Dateline string    `json:"dateline"` // version of the program
	Command  string    `json:"command"`
	Home     string    `json:"home"`
	Started  time.Time `json:"started"`
	Seconds  float64   `json:"seconds"`
	Outcome  Outcome   `json:"outcome"`
	Error    string    `json:"error,omitempty"`

	Articles  stages.Ingested         `json:"articles"`
	Extracted stages.Extracted        `json:"extracted"`
	Jobs      []Job                   `json:"jobs"`
	Checks    []warehouse.CheckResult `json:"checks"`

	LakeVersion int              `json:"lake_version"`
	Version     string           `json:"published_version"` // what readers see after the run: "v3"; "" if nothing
	Rows        map[string]int64 `json:"rows"`              // rows of the lake's tables after the run
}

// Job is what became of one job of a run.
type Job struct {
	Name    string     `json:"name"`
	Stage   jobs.Stage `json:"stage"`
	State   string     `json:"state"` // "done", "failed", "skipped", "interrupted"
	Started time.Time  `json:"started"`
	Units   int        `json:"units"`
	Rows    int64      `json:"rows"`
	Seconds float64    `json:"seconds"`
	Note    string     `json:"note,omitempty"`
}

// Dir is where the records of a home's runs lie.
func Dir(home string) string { return filepath.Join(home, "runs") }

const summaryName = "summary.json"

// write leaves the summary in the run's directory, whole or not at all.
func (s *Summary) write() error {
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("write run summary: %w", err)
	}
	path := filepath.Join(Dir(s.Home), s.RunID, summaryName)
	if err := renameio.WriteFile(path, append(data, '\n'), 0o644); err != nil {
		return fmt.Errorf("write run summary: %w", err)
	}
	return nil
}

// List reads the records of all runs of a home, the newest first. A run without a
// summary is still going on or was killed.
func List(home string) ([]*Summary, error) {
	entries, err := os.ReadDir(Dir(home))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("list runs: %w", err)
	}
	var out []*Summary
	for _, e := range slices.Backward(entries) {
		started, ok := startOf(e.Name())
		if !ok || !e.IsDir() {
			continue
		}
		s, err := Read(home, e.Name())
		if errors.Is(err, os.ErrNotExist) {
			s, err = &Summary{RunID: e.Name(), Home: home, Started: started, Outcome: Running}, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// Read reads the record of one run.
func Read(home, id string) (*Summary, error) {
	data, err := os.ReadFile(filepath.Join(Dir(home), id, summaryName))
	if err != nil {
		return nil, fmt.Errorf("read run %s: %w", id, err)
	}
	var s Summary
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("read run %s: %w", id, err)
	}
	return &s, nil
}

const idTime = "20060102T150405.000Z"

// newID names a run by the time it began: ids sort as the runs do.
func newID(now time.Time) string { return now.UTC().Format(idTime) }

func startOf(id string) (time.Time, bool) {
	t, err := time.Parse(idTime, id)
	return t, err == nil
}
