package stages

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/warehouse"
	dsql "github.com/dateline/dateline/sql"
)

// Warehouse says how the run's warehouse is built: from the lake, with the
// program's models and checks and those of the user's jobs.
func (env *Env) Warehouse() warehouse.Config {
	cfg := warehouse.Config{
		Home: env.Config.Home, Lake: env.Lake, Threads: env.Config.Limits.Workers,
		SQL: []fs.FS{dsql.Embedded()}, Fresh: env.Fresh,
	}
	if m := env.Config.Limits.Memory; m > 0 {
		cfg.MemoryLimit = fmt.Sprintf("%dMiB", max(int64(m)>>20, 1))
	}
	for _, j := range env.Config.Jobs {
		switch {
		case j.SQL == "":
		case j.Stage == jobs.Model:
			cfg.SQL = append(cfg.SQL, mount{"models", os.DirFS(j.SQL)})
		case j.Stage == jobs.Check:
			cfg.SQL = append(cfg.SQL, mount{"checks", os.DirFS(j.SQL)})
		}
	}
	return cfg
}

// mount shows a file system as one directory of another: a user's directory of
// statements as the directory "models" that the warehouse looks in.
type mount struct {
	at string
	fs fs.FS
}

// Open implements fs.FS.
func (m mount) Open(name string) (fs.File, error) {
	if name == m.at {
		return m.fs.Open(".")
	}
	if below, ok := strings.CutPrefix(name, m.at+"/"); ok {
		return m.fs.Open(path.Clean(below))
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Load begins a new version of the warehouse and brings its tables to the
// lake's current version. The caller closes the build.
func Load(ctx context.Context, env *Env) (*warehouse.Build, warehouse.Loaded, error) {
	env.Progress(Progress{Stage: jobs.Load, Note: "warehouse"})
	b, err := warehouse.Begin(ctx, env.Warehouse())
	if err != nil {
		return nil, warehouse.Loaded{}, err
	}
	loaded, err := b.Load(ctx)
	if err != nil {
		b.Close()
		return nil, loaded, err
	}
	from := "a copy of the published version"
	if loaded.Fresh != "" {
		from = "a new database, because " + loaded.Fresh
	}
	env.Log.Debug("loaded", "stage", jobs.Load, "into", from, "files", loaded.Files, "rows", loaded.Rows, "reloaded", loaded.Reloaded)
	return b, loaded, nil
}
