package stages

import (
	"context"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// Model makes the views and tables of sql/models and of the user's own directory,
// and names them.
func Model(ctx context.Context, env *Env, b *warehouse.Build) ([]string, error) {
	env.Progress(Progress{Stage: jobs.Model, Note: "views"})
	made, err := b.Model(ctx)
	if err != nil {
		return nil, err
	}
	env.Log.Debug("modelled", "stage", jobs.Model, "models", made)
	return made, nil
}
