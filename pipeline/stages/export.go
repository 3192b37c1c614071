package stages

import (
	"context"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/jobs"
)

// Export writes tables of the published warehouse as files into the job's
// directory. The files of an earlier export are replaced, others are left alone.
func Export(ctx context.Context, env *Env, j jobs.Job) ([]export.File, error) {
	env.Progress(Progress{Stage: jobs.Export, Note: j.Dir})
	files, err := export.Tables(ctx, export.Request{
		Home: env.Config.Home, Format: j.Format, Tables: j.Tables, Dir: j.Dir,
	})
	if err != nil {
		return nil, err
	}
	env.Log.Debug("exported", "stage", jobs.Export, "dir", j.Dir, "format", j.Format, "files", len(files))
	return files, nil
}
