package stages

import (
	"context"
	"fmt"
	"strings"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// Check runs every check. Its error wraps warehouse.ErrChecksFailed if one of at
// least the severity failOn has failing rows; the results are complete then too.
func Check(ctx context.Context, env *Env, b *warehouse.Build, failOn jobs.Severity) ([]warehouse.CheckResult, error) {
	env.Progress(Progress{Stage: jobs.Check, Note: "warehouse"})
	results, err := b.Check(ctx)
	if err != nil {
		return nil, err
	}
	var failed []string
	for _, r := range results {
		if r.Failing == 0 {
			continue
		}
		env.Log.Warn("check failed", "stage", jobs.Check, "check", r.Name, "severity", r.Severity,
			"rows", r.Failing, "for_example", r.Samples[0])
		if r.Failed() || failOn == jobs.Warn {
			failed = append(failed, r.Name)
		}
	}
	if len(failed) > 0 {
		return results, fmt.Errorf("%w: %s", warehouse.ErrChecksFailed, strings.Join(failed, ", "))
	}
	return results, nil
}
