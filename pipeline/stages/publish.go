package stages

import (
	"context"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// keptVersions is how many versions of the warehouse stay on disk, for readers
// that opened one and for going back by hand.
const keptVersions = 3

// Publish records the run in the warehouse, makes the build what readers see, and
// removes versions nobody needs any more.
func Publish(ctx context.Context, env *Env, b *warehouse.Build, r warehouse.Run, done []warehouse.Job) (warehouse.Publication, error) {
	env.Progress(Progress{Stage: jobs.Publish, Note: "warehouse"})
	if err := b.Record(ctx, r, done); err != nil {
		return warehouse.Publication{}, err
	}
	p, err := b.Publish(ctx)
	if err != nil {
		return p, err
	}
	env.Log.Debug("published", "stage", jobs.Publish, "version", p.Version, "path", p.Path)
	removed, err := warehouse.Prune(env.Config.Home, keptVersions)
	if err != nil {
		// The new version is out; the old one will be removed by the next run.
		env.Log.Warn("cannot remove an old version", "stage", jobs.Publish, "error", err)
	}
	for _, old := range removed {
		env.Log.Debug("removed", "stage", jobs.Publish, "version", old.Version)
	}
	return p, nil
}
