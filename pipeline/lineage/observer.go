package lineage

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
)

// Observer emits the events of a run. It implements run.Observer.
type Observer struct {
	emitter Emitter
	log     *slog.Logger
	tables  []lake.Table
	silent  bool // an event could not be delivered; further failures are not told again
}

// Observe gives the observer of a run that sends events to the emitter. What
// cannot be delivered is a warning in the log, once a run.
func Observe(e Emitter, log *slog.Logger) *Observer {
	return &Observer{emitter: e, log: log, tables: lake.Tables()}
}

// patience is how long one event may hold up a run.
const patience = 20 * time.Second

func (o *Observer) emit(e Event) {
	e.Time, e.Producer, e.SchemaURL = time.Now().UTC(), producer, schemaURL
	if e.Inputs == nil {
		e.Inputs = []Dataset{}
	}
	if e.Outputs == nil {
		e.Outputs = []Dataset{}
	}
	if o.silent {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := o.emitter.Emit(ctx, e); err != nil {
		o.silent = true
		o.log.Warn("lineage is not complete", "error", err)
	}
}

// namespace is that of the jobs of one home directory.
func namespace(s *run.Summary) string { return "dateline:" + filepath.ToSlash(s.Home) }

func (o *Observer) run(s *run.Summary) (Run, Job) {
	return Run{ID: id(s, "")}, Job{Namespace: namespace(s), Name: "dateline", Facets: map[string]Facet{"jobType": jobType("DAG")}}
}

func (o *Observer) job(s *run.Summary, j run.Job) (Run, Job) {
	whole, dag := o.run(s)
	return Run{ID: id(s, j.Name), Facets: map[string]Facet{"parent": parent(whole.ID, dag)}},
		Job{Namespace: namespace(s), Name: "dateline." + j.Name, Facets: map[string]Facet{"jobType": jobType("JOB")}}
}

// id is the same for all events of a run, or of a job of it, and for no others.
func id(s *run.Summary, job string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(namespace(s)+"/runs/"+s.RunID+"/"+job))
}

// RunBegins implements run.Observer.
func (o *Observer) RunBegins(s *run.Summary) {
	e := Event{Type: Start}
	e.Run, e.Job = o.run(s)
	o.emit(e)
}

// RunEnds implements run.Observer.
func (o *Observer) RunEnds(s *run.Summary, err error) {
	var e Event
	e.Run, e.Job = o.run(s)
	finish(&e, s, err)
	e.Inputs = o.raw(s)
	if s.Outcome == run.Published || s.Outcome == run.NotExported {
		e.Outputs = o.warehouse(s)
	}
	o.emit(e)
}

// JobBegins implements run.Observer.
func (o *Observer) JobBegins(s *run.Summary, j run.Job) {
	e := Event{Type: Start}
	e.Run, e.Job = o.job(s, j)
	o.emit(e)
}

// JobEnds implements run.Observer.
func (o *Observer) JobEnds(s *run.Summary, j run.Job, err error) {
	var e Event
	e.Run, e.Job = o.job(s, j)
	finish(&e, s, err)
	if err != nil && j.State == "interrupted" {
		e.Type = Abort
	}
	e.Inputs, e.Outputs = o.datasets(s, j)
	o.emit(e)
}

func finish(e *Event, s *run.Summary, err error) {
	switch {
	case err == nil:
		e.Type = Complete
	case errors.Is(err, run.ErrRejects) && !s.Outcome.Bad():
		e.Type = Complete // the run did its work; the message says what to look at
	case s.Outcome == run.Interrupted:
		e.Type = Abort
	default:
		e.Type = Fail
	}
	if err != nil {
		if e.Run.Facets == nil {
			e.Run.Facets = make(map[string]Facet)
		}
		e.Run.Facets["errorMessage"] = errorMessage(err)
	}
}

// datasets says what a job reads and writes. Counts are of this run: rows that it
// read or added.
func (o *Observer) datasets(s *run.Summary, j run.Job) (inputs, outputs []Dataset) {
	a := s.Articles
	switch j.Stage {
	case jobs.Ingest:
		return o.raw(s), []Dataset{
			wrote(o.table(s, lake.Articles), a.Loaded), wrote(o.table(s, lake.Sources), a.In),
			wrote(o.table(s, lake.Rejects), a.Rejected), wrote(o.table(s, lake.Inputs), int64(a.Files)),
		}
	case jobs.Extract:
		for _, t := range o.tables {
			if t.Fact != "" {
				outputs = append(outputs, wrote(o.table(s, t), s.Extracted.Facts[t.Fact]))
			}
		}
		return []Dataset{read(o.table(s, lake.Articles), s.Extracted.Articles, s.Extracted.Files)}, outputs
	case jobs.Load:
		for _, t := range o.tables {
			inputs = append(inputs, o.table(s, t))
		}
		return inputs, []Dataset{wrote(o.database(s, ""), j.Rows)}
	case jobs.Export:
		return []Dataset{o.database(s, "")}, []Dataset{wrote(exported(s, j.Name), j.Rows)}
	}
	return []Dataset{o.database(s, "")}, []Dataset{o.database(s, "")}
}

// raw is the inputs as jobs.yaml names them: a glob is one dataset, for a run may
// read a hundred thousand files.
func (o *Observer) raw(s *run.Summary) []Dataset {
	var out []Dataset
	for i, in := range s.Settings.Inputs {
		d := located(in.Path, in.Base)
		if i == 0 { // the counts are of all inputs together
			d = read(d, s.Articles.In, s.Articles.Files)
		}
		out = append(out, d)
	}
	return out
}

// located names a file, directory or glob as OpenLineage's naming rules have it: an
// object store by its bucket, a local path by itself.
func located(path, base string) Dataset {
	if scheme, rest, ok := strings.Cut(path, "://"); ok {
		rest, _, _ = strings.Cut(rest, "?")
		bucket, key, _ := strings.Cut(rest, "/")
		return Dataset{Namespace: scheme + "://" + bucket, Name: key}
	}
	if path != "-" && !filepath.IsAbs(path) {
		path = filepath.Join(base, path)
	}
	return Dataset{Namespace: "file", Name: filepath.ToSlash(path)}
}

// exported is where an export job writes to.
func exported(s *run.Summary, job string) Dataset {
	for _, j := range s.Settings.Jobs {
		if j.Name == job {
			return located(j.Dir, s.Home)
		}
	}
	return located("exports", s.Home)
}

// table is a table of the lake.
func (o *Observer) table(s *run.Summary, t lake.Table) Dataset {
	return Dataset{
		Namespace: "file", Name: filepath.ToSlash(filepath.Join(run.LakeDir(s.Home), t.Name)),
		Facets: map[string]Facet{"schema": schema(columns(t))},
	}
}

// database is the warehouse, or a table of it.
func (o *Observer) database(s *run.Summary, table string) Dataset {
	d := Dataset{Namespace: "duckdb:" + filepath.ToSlash(filepath.Join(s.Home, "warehouse.duckdb")), Name: "main"}
	if table != "" {
		d.Name += "." + table
	}
	return d
}

// warehouse is every table of the published version with all its rows.
func (o *Observer) warehouse(s *run.Summary) []Dataset {
	var out []Dataset
	for _, t := range o.tables {
		d := o.database(s, t.Name)
		d.Facets = map[string]Facet{"schema": schema(columns(t))}
		out = append(out, wrote(d, s.Rows[t.Name]))
	}
	return out
}

func columns(t lake.Table) []Column {
	out := make([]Column, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = Column{c.Name, c.Kind.String(), c.Doc}
	}
	return out
}
