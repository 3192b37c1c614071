// Package jobs reads jobs.yaml: what a run reads, where it keeps it, and which
// jobs it does.
//
//	cfg, err := jobs.Resolve(jobs.Request{File: "jobs.yaml", Env: os.LookupEnv})
//
// The structs below are the only declaration. From their tags derive the keys the
// decoder knows, the defaults, the environment variables and the JSON Schema.
// A file is checked as a whole: every mistake is reported, each with its line, a
// caret and, where a word was misspelt, the word that was probably meant.
//
// Tags: key (its name in the file), doc, default (as the file would write it), enum
// (closed vocabulary), stages (the stages of the jobs that have it), min (least
// number), path (it names a directory), required.
//
// # Where a value comes from
//
// A flag beats the environment, which beats the file, which beats the default.
// Every key has a variable: DATELINE_ and its path in capitals, as
// DATELINE_LIMITS_WORKERS and, for the job named extract, DATELINE_JOBS_EXTRACT_TYPES.
// Lists are separated by commas there, inputs as in PATH. In the file, ${NAME}
// and ${NAME:-default} inside a value are replaced from the environment; $${
// stands for ${ itself. Relative paths start from the directory of the file, those
// of flags and variables from the working directory.
package jobs

import "github.com/dateline/dateline/pipeline/article"

// Config is a run's settings, complete: file, environment, flags and defaults
// are merged, paths are absolute, jobs stand in the order they run in.
type Config struct {
	File string // the jobs.yaml read, "" if the built-in jobs are used

	Version  int               `key:"version" required:"true" enum:"1" doc:"version of this file's form"`
	Home     string            `key:"home" default:"build" path:"any" doc:"directory that holds the lake, the warehouse and the run records"`
	Lake     string            `key:"lake" doc:"where the lake lies if not in the home directory: s3://bucket/prefix, gs:// or azblob://"`
	Inputs   []article.Pattern `key:"inputs" doc:"raw articles: files, directories (read recursively), globs with **, or - for standard input"`
	Schedule string            `key:"schedule" doc:"cron expression that says when dateline schedule starts a run"`
	Lexicon  string            `key:"lexicon" path:"exists" doc:"directory of your own lexicons, read over the built-in ones"`
	Lineage  string            `key:"lineage" path:"any" doc:"where OpenLineage events go: a file, or an http address (its token: DATELINE_LINEAGE_TOKEN)"`
	Limits   Limits            `key:"limits" doc:"what a run may take and may lose"`
	Jobs     []Job             `key:"jobs" doc:"the jobs of a run; left out, one of each stage but export"`

	origins []Origin
}

// Limits bound what a run may take and may lose.
type Limits struct {
	Rejects       Allowance `key:"rejects" default:"0" doc:"rejected articles a run may have and still be a success: a number, or a share such as 5%"`
	ArticleBytes  Bytes     `key:"article_bytes" default:"10MB" min:"1" doc:"longest article that is read"`
	Workers       int       `key:"workers" default:"0" min:"0" doc:"articles worked on at once; 0 means one a processor"`
	Memory        Bytes     `key:"memory" default:"1GB" min:"134217728" doc:"memory DuckDB may use"`
	BatchArticles int       `key:"batch_articles" default:"4000" min:"1" doc:"articles a lake file; a run that is told to stop finishes the one in hand"`
}

// Job is one step of the pipeline.
type Job struct {
	Name  string   `key:"name" doc:"what other jobs need it by; left out, its stage"`
	Stage Stage    `key:"stage" required:"true" enum:"ingest extract load model check publish export" doc:"what the job does"`
	Needs []string `key:"needs" doc:"names of the jobs that must have succeeded before it"`

	Types  []string `key:"types" stages:"extract" doc:"fact types to extract; left out, all"`
	FailOn Severity `key:"fail_on" stages:"check" default:"error" enum:"error warn" doc:"least severity of a failed check that stops the run"`
	SQL    string   `key:"sql" stages:"model check" path:"exists" doc:"directory of your own statements, run after the built-in ones"`
	Format string   `key:"format" stages:"export" default:"parquet" enum:"parquet arrow csv jsonl xlsx notebook" doc:"format of the export"`
	Tables []string `key:"tables" stages:"export" doc:"tables to export; left out, all"`
	Dir    string   `key:"dir" stages:"export" path:"any" doc:"directory the export is written to; left out, exports in the home directory"`
}

// Stage is a kind of job.
type Stage string

const (
	Ingest  Stage = "ingest"
	Extract Stage = "extract"
	Load    Stage = "load"
	Model   Stage = "model"
	Check   Stage = "check"
	Publish Stage = "publish"
	Export  Stage = "export"
)

// Stages lists the stages in the only order they can run in.
var Stages = []Stage{Ingest, Extract, Load, Model, Check, Publish, Export}

// Severity is how grave a failed check is.
type Severity string

const (
	Warn  Severity = "warn"
	Error Severity = "error"
)
