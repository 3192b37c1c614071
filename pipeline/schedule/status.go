package schedule

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"github.com/google/renameio/v2"
)

// Outcome is how a scheduled run ended.
type Outcome string

// The outcomes.
const (
	Succeeded Outcome = "succeeded" // something was published, or there was nothing to do
	Failed    Outcome = "failed"
	Skipped   Outcome = "skipped" // another process was writing to the home directory
)

// Run is how one run went.
type Run struct {
	ID      string           `json:"run_id,omitempty"` // "" if it left no record
	Started time.Time        `json:"started"`
	Seconds float64          `json:"seconds"`
	Outcome Outcome          `json:"outcome"`
	Detail  string           `json:"detail,omitempty"` // in words
	Counts  map[string]int64 `json:"articles,omitempty"`
	Facts   int64            `json:"facts"`
}

// Status is what the health file and the endpoints say.
type Status struct {
	At                  time.Time       `json:"at"` // when this was written
	Running             bool            `json:"running"`
	Next                time.Time       `json:"next_run,omitzero"`
	Last                *Run            `json:"last_run,omitempty"`
	LastSuccess         time.Time       `json:"last_success,omitzero"` // when it began
	ConsecutiveFailures int             `json:"consecutive_failures"`
	Runs                map[Outcome]int `json:"runs"`              // since the program started
	Problem             string          `json:"problem,omitempty"` // of the configuration
}

// Healthy reports whether nobody needs to look: the latest run did not fail and the
// configuration is right.
func (s Status) Healthy() bool { return s.ConsecutiveFailures == 0 && s.Problem == "" }

func (s *Status) add(r Run) {
	runs := map[Outcome]int{r.Outcome: 1}
	for outcome, n := range s.Runs {
		runs[outcome] += n
	}
	s.Runs, s.Last = runs, &r
	switch r.Outcome {
	case Succeeded:
		s.ConsecutiveFailures, s.LastSuccess = 0, r.Started
	case Failed:
		s.ConsecutiveFailures++
	}
}

// MarshalJSON adds the verdict, so that a probe needs to look at one word only.
func (s Status) MarshalJSON() ([]byte, error) {
	type plain Status
	verdict := "ok"
	if !s.Healthy() {
		verdict = "failing"
	}
	return json.Marshal(struct {
		Status string `json:"status"` // "ok" or "failing"
		plain
	}{verdict, plain(s)})
}

// Write leaves the status in a file, whole or not at all.
func (s Status) Write(path string) error {
	data, err := json.MarshalIndent(s, "", "  ")
	if err == nil {
		err = renameio.WriteFile(path, append(data, '\n'), 0o644, renameio.WithTempDir(filepath.Dir(path)))
	}
	if err != nil {
		return fmt.Errorf("write health file %s: %w", path, err)
	}
	return nil
}
