// Package plan decides what a run would do, to which unit, and why. It is pure:
// from what the inputs, the lake, the extractors and the published warehouse look like
// it computes a list of units, and reads and writes nothing itself ([Observe] does
// the looking). A run does exactly the units of its plan.
package plan

import (
	"fmt"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms"
)

// Unit is one piece of work: a stage and what it is done to.
type Unit struct {
	Stage jobs.Stage `json:"stage"`
	Unit  string     `json:"unit"` // "/data/a.txt", "troops from articles/000001-0001.parquet"
	Why   string     `json:"why"`
}

// Plan is the work of one run.
type Plan struct {
	Units   []Unit          `json:"units"`
	Inputs  []article.Input `json:"-"` // to ingest
	Touched []lake.Input    `json:"-"` // known bytes, new time of change: noted when there is work anyway
	Extract []Extraction    `json:"-"` // of articles files that the lake has
	Types   []Versioned     `json:"-"` // to extract from the articles files that ingest makes
	Load    bool            `json:"-"` // the warehouse must be made again
	Behind  string          `json:"-"` // State.Behind
	Known   int             `json:"known_inputs"`
}

// Extraction is an articles file and the fact types to extract from it.
type Extraction struct {
	Articles lake.File
	Types    []Versioned
}

// Versioned is a fact type with the version that its files are kept under.
type Versioned struct {
	transforms.FactType
	Version  string
	Replaces []string // paths of the fact files that this extraction makes obsolete
}

// Empty reports whether there is nothing to do.
func (p *Plan) Empty() bool { return len(p.Units) == 0 }

// State is everything that decides what there is to do.
type State struct {
	Jobs     []jobs.Job
	Inputs   []Observed
	Ledger   map[lake.InputKey]lake.Input
	Manifest *lake.Manifest
	Types    []Versioned // the registered ones that the extract job names
	Behind   string      // how the published warehouse differs from what the lake would give, "" if it does not

	Retry    bool             // read only the inputs of Rejected, and extract again what failed
	Rejected map[string]int64 // input -> its rows in rejects
	Fresh    bool             // make the warehouse anew, and nothing else

	Reread bool            // read known inputs again
	Again  map[string]bool // articles files whose facts are extracted again
}

// Observed is an input as it is now.
type Observed struct {
	article.Input
	// SHA256 is of the file's bytes, "" if it was not read. It is read only where it
	// may spare work: path and size are in the ledger, the time of change is not.
	SHA256 string
}

// Versions pairs types with their versions. A type that reads the others' claims
// changes when any of them does.
func Versions(all, wanted []transforms.FactType) []Versioned {
	claims := ""
	for _, t := range all {
		if d := t.Describe(); !d.ReadsClaims {
			claims += " " + d.Name + d.Version
		}
	}
	out := make([]Versioned, len(wanted))
	for i, t := range wanted {
		d := t.Describe()
		out[i] = Versioned{FactType: t, Version: d.Version}
		if d.ReadsClaims {
			out[i].Version += "+" + fmt.Sprintf("%08x", uint32(xxh3.HashString(claims)))
		}
	}
	return out
}

// Make computes the plan.
func Make(s State) *Plan {
	p := &Plan{Types: s.Types, Behind: s.Behind}
	has := make(map[jobs.Stage]bool)
	for _, j := range s.Jobs {
		has[j.Stage] = true
	}
	switch {
	case s.Fresh:
		p.rebuild(s, has)
		return p
	case s.Retry && has[jobs.Ingest]:
		p.retry(s)
	case has[jobs.Ingest]:
		p.ingest(s)
	}
	if has[jobs.Extract] {
		p.extract(s)
	}
	if has[jobs.Load] {
		p.load(s, has)
	}
	return p
}

func (p *Plan) add(stage jobs.Stage, unit, why string, args ...any) {
	p.Units = append(p.Units, Unit{stage, unit, fmt.Sprintf(why, args...)})
}

// ingest finds the files that have not been read in their present state.
func (p *Plan) ingest(s State) {
	states := make(map[string][]lake.Input, len(s.Ledger)) // by path
	for _, row := range s.Ledger {
		states[row.Path] = append(states[row.Path], row)
	}
	for _, in := range s.Inputs {
		if in.Path == "-" {
			p.Inputs = append(p.Inputs, in.Input)
			p.add(jobs.Ingest, in.Path, "standard input is always read")
			continue
		}
		_, known := s.Ledger[KeyOf(in.Input)]
		same := slices.IndexFunc(states[in.Path], func(row lake.Input) bool { return row.SHA256 == in.SHA256 })
		switch {
		case s.Reread && len(states[in.Path]) > 0:
			p.Inputs = append(p.Inputs, in.Input)
			p.add(jobs.Ingest, in.Path, "read again, as asked")
		case known:
			p.Known++
		case same >= 0:
			p.Known++
			p.Touched = append(p.Touched, touch(states[in.Path][same], in.Input))
		case len(states[in.Path]) > 0:
			p.Inputs = append(p.Inputs, in.Input)
			p.add(jobs.Ingest, in.Path, "changed since it was read")
		default:
			p.Inputs = append(p.Inputs, in.Input)
			p.add(jobs.Ingest, in.Path, "new")
		}
	}
}

// retry finds the files of which something was rejected.
func (p *Plan) retry(s State) {
	for _, in := range s.Inputs {
		if s.Rejected[in.Path] == 0 {
			continue
		}
		p.Inputs = append(p.Inputs, in.Input)
		p.add(jobs.Ingest, in.Path, "has rejected articles")
	}
}

// KeyOf is an input's key in the ledger.
func KeyOf(in article.Input) lake.InputKey {
	return lake.InputKey{Path: in.Path, Bytes: in.Size, Mtime: in.ModTime.UnixNano()}
}

// touch is the ledger's row for a file whose bytes it knows from another time.
func touch(row lake.Input, in article.Input) lake.Input {
	row.Bytes, row.Mtime = in.Size, in.ModTime.UnixNano()
	return row
}

// load decides whether the warehouse shows what the lake will hold.
func (p *Plan) load(s State, has map[jobs.Stage]bool) {
	why := ""
	switch {
	case len(p.Units) > 0:
		why = "the lake gets a new version"
	case s.Manifest.Version == 0:
		return // no articles, no warehouse
	case s.Behind != "":
		why = s.Behind
	default:
		return
	}
	p.publish(has, why)
	for _, j := range s.Jobs {
		if j.Stage == jobs.Export {
			p.add(jobs.Export, j.Dir, "after publish")
		}
	}
}

// rebuild makes the warehouse anew from what the lake has.
func (p *Plan) rebuild(s State, has map[jobs.Stage]bool) {
	if s.Manifest.Version > 0 && has[jobs.Load] {
		p.publish(has, "it is made anew")
	}
}

func (p *Plan) publish(has map[jobs.Stage]bool, why string) {
	p.Load = true
	p.add(jobs.Load, "warehouse", "%s", why)
	for _, stage := range []jobs.Stage{jobs.Model, jobs.Check, jobs.Publish} {
		if has[stage] {
			p.add(stage, "warehouse", "after load")
		}
	}
}

// Count is how many units a stage has.
type Count struct {
	Stage jobs.Stage
	Units int
}

// Counts says how many units each stage has that has any, in the order of the stages.
func (p *Plan) Counts() []Count {
	var out []Count
	for _, stage := range jobs.Stages {
		c := Count{stage, p.Of(stage)}
		if c.Units > 0 {
			out = append(out, c)
		}
	}
	return out
}

// Of is how many units a stage has.
func (p *Plan) Of(stage jobs.Stage) int {
	n := 0
	for _, u := range p.Units {
		if u.Stage == stage {
			n++
		}
	}
	return n
}
