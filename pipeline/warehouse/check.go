package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	dsql "github.com/dateline/dateline/sql"
)

// The severities of a check.
const (
	SeverityError = "error" // a failing row prevents publication
	SeverityWarn  = "warn"  // failing rows are reported
)

const maxSamples = 5

// CheckResult is what one check found.
type CheckResult struct {
	Name     string   `json:"name"`
	Severity string   `json:"severity"`
	Purpose  string   `json:"purpose"`
	Failing  int64    `json:"failing"` // rows that are wrong
	Samples  []string `json:"samples"` // up to five of them, each a JSON object
	Rows     []string `json:"-"`       // up to 1,000 of them: meta.check_failures has them
}

// Failed reports whether the result prevents publication.
func (r CheckResult) Failed() bool { return r.Severity == SeverityError && r.Failing > 0 }

// Check runs every check of sql/checks, even when one fails, and writes the
// results to meta.checks. The error is not nil only if a check could not run.
func (b *Build) Check(ctx context.Context) ([]CheckResult, error) {
	b.checked, b.failed, b.results = false, nil, nil
	files, err := b.cfg.files("checks")
	if err != nil {
		return nil, fmt.Errorf("check warehouse: %w", err)
	}
	var results []CheckResult
	for _, f := range files {
		r, err := b.check(ctx, f)
		if err != nil {
			return nil, fmt.Errorf("check warehouse: run %s.sql: %w", f.Name, b.explain(err))
		}
		results = append(results, r)
	}
	if err := b.recordChecks(ctx, results); err != nil {
		return nil, fmt.Errorf("check warehouse: %w", err)
	}
	for _, r := range results {
		if r.Failed() {
			b.failed = append(b.failed, r.Name)
		}
	}
	b.checked, b.results = true, results
	return results, nil
}

func (b *Build) check(ctx context.Context, f dsql.File) (CheckResult, error) {
	r := CheckResult{Name: f.Header["check"], Severity: f.Header["severity"], Purpose: f.Purpose}
	if r.Name == "" || r.Severity != SeverityError && r.Severity != SeverityWarn {
		return r, fmt.Errorf(`its first lines must be "-- check: NAME" and "-- severity: error" or "warn"`)
	}
	query, err := b.cfg.expand(f)
	if err != nil {
		return r, err
	}
	query = strings.TrimRight(strings.TrimSpace(query), ";")
	if _, err := b.conn.ExecContext(ctx, "create or replace temp table failing as\n"+query); err != nil {
		return r, err
	}
	if err := b.conn.QueryRowContext(ctx, "select count(*) from failing").Scan(&r.Failing); err != nil {
		return r, err
	}
	if r.Failing > 0 {
		r.Rows, err = texts(ctx, b.conn, fmt.Sprintf("select to_json(f)::varchar from (from failing order by all limit %d) f", maxFailures))
		r.Samples = r.Rows[:min(len(r.Rows), maxSamples)]
	}
	if err == nil {
		_, err = b.conn.ExecContext(ctx, "drop table temp.failing")
	}
	return r, err
}

func (b *Build) recordChecks(ctx context.Context, results []CheckResult) error {
	return b.inTx(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "delete from meta.checks"); err != nil {
			return fmt.Errorf("write meta.checks: %w", err)
		}
		for _, r := range results {
			samples := make([]string, len(r.Samples))
			for i, s := range r.Samples {
				samples[i] = literal(s)
			}
			insert := fmt.Sprintf("insert into meta.checks values (?, ?, ?, ?, [%s]::varchar[])", strings.Join(samples, ", "))
			if _, err := tx.ExecContext(ctx, insert, r.Name, r.Severity, r.Purpose, r.Failing); err != nil {
				return fmt.Errorf("write meta.checks: %w", err)
			}
		}
		return nil
	})
}

// texts reads a query's only column.
func texts(ctx context.Context, q querier, query string) ([]string, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
