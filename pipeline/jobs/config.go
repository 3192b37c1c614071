// Package jobs reads jobs.yaml: what a run reads, where it keeps it, and which
// jobs it does.
//
// The structs below are the only declaration. From their tags derive the keys the
// decoder knows, the defaults, the environment variables and the JSON Schema.
// A file is checked as a whole: every mistake is reported, each with its line, a
// caret and, where a word was misspelt, the word that was probably meant.
package jobs

import (
	"github.com/dateline/dateline/pipeline/article"
)

// Config is a run's settings, complete: file, environment, flags and defaults
// are merged, paths are absolute, jobs stand in the order they run in.
type Config struct {
	File     string            // the jobs.yaml read, "" if the built-in jobs are used
	Home     string            // absolute
	Inputs   []article.Pattern // with their base directory
	Schedule string            // cron expression, "" if none
	Lexicon  string            // absolute directory, "" if none
	Limits   Limits
	Jobs     []Job
}

// Limits bound what a run may take and may lose.
type Limits struct {
	Rejects       Allowance
	ArticleBytes  Bytes
	Workers       int // at least 1
	Memory        Bytes
	BatchArticles int // articles a lake file
}

// Job is one step of the pipeline.
type Job struct {
	Name  string
	Stage Stage
	Needs []string

	Types  []string // extract: names of fact types, empty means all
	FailOn Severity // check: the least severity that stops the run
	SQL    string   // model, check: absolute directory of the user's own statements, "" if none
	Format string   // export: parquet, arrow, csv, jsonl
	Tables []string // export: empty means all
	Dir    string   // export: absolute directory
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

// Bytes is a size, written "10MB", "1GiB" or a plain number.
type Bytes int64

// Allowance is how many rejects a run may have and still be a success: a number
// of articles, or a share of those read.
type Allowance struct {
	Count   int64
	Percent float64
	Share   bool // Percent counts, not Count
}

// Allows reports whether so many rejects among so many articles are within it.
func (a Allowance) Allows(rejected, in int64) bool {
	if a.Share {
		return float64(rejected) <= a.Percent/100*float64(in)
	}
	return rejected <= a.Count
}
