package warehouse

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2"
)

const (
	// FailuresName is the file in a run's directory with the failing rows of a build
	// that was refused.
	FailuresName = "check_failures.jsonl"

	maxFailures  = 1000 // rows that are kept of one check; CheckResult.Failing has the full number
	keptRefusals = 20   // refused builds, the newest, whose rows the warehouse has; runs/ has all
)

// failure is a line of FailuresName: one row that a check found wrong.
type failure struct {
	RunID    string          `json:"run_id"`
	Check    string          `json:"check"`
	Severity string          `json:"severity"`
	Row      json.RawMessage `json:"row"`
}

// WriteFailures writes the failing rows of a build that was refused to path, one
// JSON object a line, whole or not at all. The next version's meta.check_failures has them.
// Without any it writes no file.
func WriteFailures(path, runID string, results []CheckResult) error {
	var out bytes.Buffer
	lines := json.NewEncoder(&out)
	lines.SetEscapeHTML(false)
	for _, r := range results {
		for _, row := range r.Rows {
			if err := lines.Encode(failure{runID, r.Name, r.Severity, json.RawMessage(row)}); err != nil {
				return fmt.Errorf("write %s: %w", path, err)
			}
		}
	}
	if out.Len() == 0 {
		return nil
	}
	if err := renameio.WriteFile(path, out.Bytes(), 0o644, renameio.WithTempDir(filepath.Dir(path))); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// importRefused brings the rows of the newest refused builds into
// meta.check_failures, as far as it lacks them, and drops those of older ones.
func (b *Build) importRefused(ctx context.Context, q querier) error {
	files, err := refusedFiles(b.cfg.Refused)
	if err != nil {
		return err
	}
	have, err := texts(ctx, q, "select distinct run_id from meta.check_failures")
	if err != nil {
		return fmt.Errorf("read meta.check_failures: %w", err)
	}
	kept := []string{literal("")}
	for _, path := range files {
		run := filepath.Base(filepath.Dir(path))
		kept = append(kept, literal(run))
		if slices.Contains(have, run) {
			continue
		}
		for _, r := range readFailures(path, run) {
			if err := insertFailures(ctx, q, run, r); err != nil {
				return err
			}
		}
	}
	_, err = q.ExecContext(ctx, fmt.Sprintf(`delete from meta.check_failures
		where run_id not in (%s) and run_id not in (select run_id from meta.runs)`, strings.Join(kept, ", ")))
	return err
}

// refusedFiles lists the files of the newest refused builds, the oldest first.
func refusedFiles(runs string) ([]string, error) {
	entries, err := os.ReadDir(runs)
	if notMissing(err) != nil {
		return nil, fmt.Errorf("list refused builds: %w", err)
	}
	var out []string
	for _, e := range entries { // by name, and run ids sort by time
		if path := filepath.Join(runs, e.Name(), FailuresName); !missing(path) {
			out = append(out, path)
		}
	}
	return out[max(0, len(out)-keptRefusals):], nil
}

// readFailures reads the failing rows of one refused build, by check. A file that was
// damaged does not keep the next version from being built: it gives the lines that can be read.
func readFailures(path, run string) []CheckResult {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	var out []CheckResult
	lines := bufio.NewReader(f)
	for err == nil {
		var line []byte
		line, err = lines.ReadBytes('\n')
		var row failure
		if json.Unmarshal(line, &row) != nil || row.RunID != run {
			continue
		}
		i := slices.IndexFunc(out, func(r CheckResult) bool { return r.Name == row.Check })
		if i < 0 {
			i, out = len(out), append(out, CheckResult{Name: row.Check, Severity: row.Severity})
		}
		if len(out[i].Rows) < maxFailures {
			out[i].Rows = append(out[i].Rows, string(row.Row))
		}
	}
	return out
}

// insertFailures adds one check's failing rows, in their order.
func insertFailures(ctx context.Context, q querier, run string, r CheckResult) error {
	rows := make([]string, len(r.Rows))
	for i, row := range r.Rows {
		rows[i] = literal(row)
	}
	insert := fmt.Sprintf(`insert into meta.check_failures
		select ?, ?, ?, unnest(range(1, %d)), unnest([%s]::varchar[])`, len(rows)+1, strings.Join(rows, ", "))
	if _, err := q.ExecContext(ctx, insert, run, r.Name, r.Severity); err != nil {
		return fmt.Errorf("write meta.check_failures: %w", err)
	}
	return nil
}

// recordFailures makes meta.check_failures hold the rows of this version's checks
// in place of those of the versions before it. Refused builds keep theirs.
func (b *Build) recordFailures(ctx context.Context, q querier, run string) error {
	_, err := q.ExecContext(ctx, `delete from meta.check_failures where run_id = ? or run_id in (select run_id from meta.runs)`, run)
	errs := []error{err}
	for _, r := range b.results {
		if err == nil && r.Failing > 0 {
			errs = append(errs, insertFailures(ctx, q, run, r))
		}
	}
	return errors.Join(errs...)
}
