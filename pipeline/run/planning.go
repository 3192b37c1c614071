package run

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/plan"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
	"github.com/dateline/dateline/transforms"
)

// Plan looks at everything that decides what there is to do, and plans it.
func Plan(ctx context.Context, env *stages.Env) (*plan.Plan, error) {
	state := plan.State{
		Jobs: env.Config.Jobs, Manifest: env.Lake.Current(), Types: plan.Versions(env.Types, extracted(env)),
		Retry: env.Retry, Fresh: env.Fresh, Reread: env.Reread, Again: make(map[string]bool),
	}
	for _, path := range env.Again {
		state.Again[path] = true
	}
	if env.Fresh {
		return plan.Make(state), nil
	}
	var err error
	if state.Behind, err = warehouse.Behind(ctx, env.Warehouse()); err != nil {
		return nil, err
	}
	if env.Retry {
		state.Inputs, state.Rejected, err = rejected(ctx, env)
		if err != nil {
			return nil, err
		}
		return plan.Make(state), nil
	}
	inputs, warnings, err := article.ExpandContext(ctx, env.Config.Inputs)
	if err != nil {
		return nil, fmt.Errorf("list inputs: %w", err)
	}
	for _, w := range warnings {
		env.Log.Warn(w.Message, "input", w.Pattern)
	}
	inputs = slices.DeleteFunc(inputs, func(in article.Input) bool { return within(env.Config.Home, in.Path) })
	if state.Ledger, err = env.Lake.KnownInputs(ctx); err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	}
	if state.Inputs, err = plan.Observe(inputs, state.Ledger); err != nil {
		return nil, err
	}
	return plan.Make(state), nil
}

// within reports whether a path is of what Dateline keeps in a home directory. A home
// may lie in a directory of inputs; a run that read its own events would never end.
func within(home, path string) bool {
	rel, err := filepath.Rel(home, path)
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	return slices.Contains([]string{"lake", "cache", "warehouse", "warehouse.duckdb", "runs", "backfills", "health.json", "staging", LockName}, first)
}

// rejected finds the inputs that have rejects, as far as they are still there. The
// rejects of those that are not stay as they are.
func rejected(ctx context.Context, env *stages.Env) ([]plan.Observed, map[string]int64, error) {
	counts := make(map[string]int64)
	for _, f := range env.Lake.Current().Of(lake.Rejects.Name) {
		for r, err := range lake.Rows[lake.Reject](ctx, env.Lake, f) {
			if err != nil {
				return nil, nil, fmt.Errorf("read rejects: %w", err)
			}
			counts[r.Input]++
		}
	}
	// How an input is to be read is for the settings to say; that one is missing is no
	// reason not to read the others.
	named := make(map[string]article.Input)
	inputs, _, err := article.ExpandContext(ctx, env.Config.Inputs)
	if err != nil {
		env.Log.Debug("cannot list all inputs", "error", err)
	}
	for _, in := range inputs {
		named[in.Path] = in
	}
	var out []plan.Observed
	for _, path := range slices.Sorted(maps.Keys(counts)) {
		in, ok := named[path]
		if !ok {
			in = article.Input{Path: path}
			info, err := os.Stat(path)
			if err != nil {
				env.Log.Warn("cannot be read again, its rejects stay", "input", path, "rejects", counts[path])
				continue
			}
			in.Size, in.ModTime = info.Size(), info.ModTime()
		}
		out = append(out, plan.Observed{Input: in})
	}
	return out, counts, nil
}

// extracted is the types that the extract jobs name, in the types' order.
func extracted(env *stages.Env) []transforms.FactType {
	wanted := make(map[string]bool)
	for _, j := range env.Config.Jobs {
		if j.Stage != jobs.Extract {
			continue
		}
		if len(j.Types) == 0 {
			return env.Types
		}
		for _, name := range j.Types {
			wanted[name] = true
		}
	}
	var out []transforms.FactType
	for _, t := range env.Types {
		if d := t.Describe(); wanted[d.Name] || wanted[d.Table] {
			out = append(out, t)
		}
	}
	return out
}
