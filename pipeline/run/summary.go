package run

import (
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
	Damaged     Outcome = "record damaged"  // the summary is not what was written
)

// Bad reports whether a run ended otherwise than it was meant to.
func (o Outcome) Bad() bool {
	switch o {
	case Published, Committed, Nothing:
		return false
	}
	return true
}

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

	Settings       *Settings `json:"settings,omitempty"`              // nil in records of earlier releases
	EventsSHA256   string    `json:"events_sha256"`                   // of events.jsonl
	FailuresSHA256 string    `json:"check_failures_sha256,omitempty"` // of check_failures.jsonl, "" if there is none
	SHA256         string    `json:"sha256"`                          // of this record's own bytes with sha256 ""; must stand last
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

// write leaves the summary in the run's directory, whole or not at all.
func (s *Summary) write() error {
	data, err := s.sealed()
	if err != nil {
		return fmt.Errorf("write run summary: %w", err)
	}
	path := filepath.Join(Dir(s.Home), s.RunID, summaryName)
	if err := renameio.WriteFile(path, data, 0o644, renameio.WithTempDir(filepath.Dir(path))); err != nil {
		return fmt.Errorf("write run summary: %w", err)
	}
	return nil
}

// ids lists the runs of a home, the newest first.
func ids(home string) ([]string, error) {
	entries, err := os.ReadDir(Dir(home))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("list runs: %w", err)
	}
	var out []string
	for _, e := range slices.Backward(entries) {
		if _, ok := startOf(e.Name()); ok && e.IsDir() {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// List reads the records of all runs of a home, the newest first. A run without a
// summary is still going on or was killed; of a damaged one only the id is told.
func List(home string) ([]*Summary, error) {
	ids, err := ids(home)
	if err != nil {
		return nil, err
	}
	var out []*Summary
	for _, id := range ids {
		started, _ := startOf(id)
		s, err := Read(home, id)
		switch {
		case errors.Is(err, os.ErrNotExist):
			s = &Summary{RunID: id, Home: home, Started: started, Outcome: Running}
		case err != nil:
			s = &Summary{RunID: id, Home: home, Started: started, Outcome: Damaged, Error: err.Error()}
		}
		out = append(out, s)
	}
	return out, nil
}

// Last reads the record of a home's last run, nil if there was none. Of a run that
// left no summary, or a damaged one, it has what the first event says, if there is one.
func Last(home string) (*Summary, error) {
	runs, err := List(home)
	if err != nil || len(runs) == 0 {
		return nil, err
	}
	last := runs[0]
	if last.Outcome == Running || last.Outcome == Damaged {
		begun, err := firstEvent(home, last.RunID)
		if err != nil && !errors.Is(err, os.ErrNotExist) && !errors.Is(err, ErrDamaged) {
			return nil, fmt.Errorf("read how run %s began: %w", last.RunID, err)
		}
		last.Command, last.Settings = begun.Command, begun.Settings // none if it was killed that early
	}
	return last, nil
}

// Read reads the record of one run. The error wraps ErrDamaged if it is not what
// was written.
func Read(home, id string) (*Summary, error) {
	path := filepath.Join(Dir(home), id, summaryName)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read run %s: %w", id, err)
	}
	s, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("read run %s: %w", path, err)
	}
	return s, nil
}

const idTime = "20060102T150405.000Z"

// newID names a run by the time it began: ids sort as the runs do.
func newID(now time.Time) string { return now.UTC().Format(idTime) }

func startOf(id string) (time.Time, bool) {
	t, err := time.Parse(idTime, id)
	return t, err == nil
}
