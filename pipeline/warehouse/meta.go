package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"github.com/dateline/dateline/pipeline/lake"
	dsql "github.com/dateline/dateline/sql"
)

// info is the row of meta.info.
type info struct {
	format                                  int
	schemaHash, contentHash, manifestSHA256 string
	manifest                                int
}

// querier is a *sql.DB, *sql.Conn or *sql.Tx.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func readInfo(ctx context.Context, q querier) (info, error) {
	var i info
	err := q.QueryRowContext(ctx, `select format, schema_hash, content_hash, manifest, manifest_sha256 from meta.info`).
		Scan(&i.format, &i.schemaHash, &i.contentHash, &i.manifest, &i.manifestSHA256)
	if err != nil {
		return i, fmt.Errorf("read meta.info: %w", err)
	}
	return i, nil
}

// unfit says why a database with this info cannot be brought up to date by adding
// files to it, "" if it can.
func (c Config) unfit(i info) string {
	current := c.Lake.Current()
	switch {
	case i.format != metaFormat:
		return fmt.Sprintf("its format is %d, the program's is %d", i.format, metaFormat)
	case i.schemaHash != c.schemaHash():
		return "its tables have other columns than the program's"
	case i.manifest > current.Version:
		return fmt.Sprintf("it holds version %d of the lake, which is only at %d", i.manifest, current.Version)
	case i.manifest == 0:
		return ""
	}
	m, err := c.Lake.Manifest(i.manifest)
	if err != nil {
		return fmt.Sprintf("the manifest it was made from cannot be read: %v", err)
	}
	if m.SHA256 != i.manifestSHA256 {
		return fmt.Sprintf("it was made from another version %d than this lake's", i.manifest)
	}
	return ""
}

// createMeta makes the meta schema, and says in meta.info what is being built.
func (b *Build) createMeta(ctx context.Context, q querier) error {
	ddl, err := fs.ReadFile(dsql.Embedded(), "tables/meta.sql")
	if err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, string(ddl)); err != nil {
		return fmt.Errorf("create meta tables: %w", err)
	}
	content, err := b.cfg.contentHash()
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `delete from meta.info`)
	if err == nil {
		_, err = q.ExecContext(ctx, `insert into meta.info values (?, ?, ?, ?, ?, ?)`,
			metaFormat, b.cfg.schemaHash(), content, b.manifest.Version, b.manifest.SHA256, time.Now().UTC())
	}
	if err != nil {
		return fmt.Errorf("write meta.info: %w", err)
	}
	return nil
}

// loadedFiles gives the sha256 of each file the database holds, by path.
func loadedFiles(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, `select path, sha256 from meta.files`)
	if err != nil {
		return nil, fmt.Errorf("read meta.files: %w", err)
	}
	defer rows.Close()
	out := make(map[string]string)
	for rows.Next() {
		var path, sum string
		if err := rows.Scan(&path, &sum); err != nil {
			return nil, fmt.Errorf("read meta.files: %w", err)
		}
		out[path] = sum
	}
	return out, rows.Err()
}

// writeFiles makes meta.files say that the database holds these files and no others.
func writeFiles(ctx context.Context, q querier, files []lake.File) error {
	if _, err := q.ExecContext(ctx, `delete from meta.files`); err != nil {
		return fmt.Errorf("write meta.files: %w", err)
	}
	for _, f := range files {
		_, err := q.ExecContext(ctx, `insert into meta.files values (?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''))`,
			f.Path, f.Table, f.Rows, f.Bytes, f.SHA256, f.SchemaHash, f.From, f.Version)
		if err != nil {
			return fmt.Errorf("write meta.files: %w", err)
		}
	}
	return nil
}

// Run is a row of meta.runs: the run that makes this version.
type Run struct {
	ID, Command, Dateline, Outcome           string
	Started, Finished                        time.Time
	ArticlesIn, Loaded, Duplicates, Rejected int64
	Facts                                    int64
}

// Job is a row of meta.jobs: one job of the run.
type Job struct {
	Name, Stage, Outcome, Detail string
	Started, Finished            time.Time
	Units, Rows                  int64
}

// Past is a run that is over, with its jobs.
type Past struct {
	Run
	Jobs []Job
}

// Record writes the run and its jobs, as far as they have come, into the meta
// schema, and the rows that its checks found wrong. Recording the same run again
// replaces what was recorded.
func (b *Build) Record(ctx context.Context, r Run, jobs []Job) error {
	b.dateline = r.Dateline
	err := b.inTx(ctx, func(tx *sql.Tx) error {
		if err := b.recordFailures(ctx, tx, r.ID); err != nil {
			return err
		}
		for _, table := range []string{"meta.runs", "meta.jobs"} {
			if _, err := tx.ExecContext(ctx, "delete from "+table+" where run_id = ?", r.ID); err != nil {
				return err
			}
		}
		return insertRun(ctx, tx, Past{r, jobs})
	})
	if err != nil {
		return fmt.Errorf("record run %s: %w", r.ID, b.explain(err))
	}
	return nil
}

// Recall adds to the history those of the runs that it lacks: what a new database
// could not take over from an older one.
func (b *Build) Recall(ctx context.Context, runs []Past) error {
	err := b.inTx(ctx, func(tx *sql.Tx) error {
		known, err := texts(ctx, tx, "select run_id from meta.runs")
		if err != nil {
			return err
		}
		for _, r := range runs {
			if slices.Contains(known, r.ID) {
				continue
			}
			if err := insertRun(ctx, tx, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("recall past runs: %w", err)
	}
	return nil
}

func insertRun(ctx context.Context, q querier, r Past) error {
	_, err := q.ExecContext(ctx, `insert into meta.runs values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.ID, r.Command, r.Dateline, r.Started.UTC(), r.Finished.UTC(), r.Outcome,
		r.ArticlesIn, r.Loaded, r.Duplicates, r.Rejected, r.Facts)
	for _, j := range r.Jobs {
		if err != nil {
			return err
		}
		_, err = q.ExecContext(ctx, `insert into meta.jobs values (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))`,
			r.ID, j.Name, j.Stage, j.Started.UTC(), j.Finished.UTC(), j.Outcome, j.Units, j.Rows, j.Detail)
	}
	return err
}
