package plan

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms/lexicon"
)

// extract finds the articles files that lack a fact file of the current version.
// The ones that ingest will make lack them all.
func (p *Plan) extract(s State) {
	failures := s.Manifest.Of(lake.Failures.Name)
	for _, a := range s.Manifest.Of(lake.Articles.Name) {
		todo := Extraction{Articles: a}
		for _, t := range s.Types {
			d := t.Describe()
			schema := lake.FactTable(d).SchemaHash()
			current, replaces, why := lacking(s.Manifest.Of(d.Table), a.Path, t.Version, schema)
			failed, n := failuresOf(failures, a.Path, d.Name)
			if why == "" && s.Retry && n > 0 {
				why = fmt.Sprintf("failed on %d of its articles", n)
				replaces = append(replaces, current)
			}
			if why == "" && s.Again[a.Path] {
				why = "extracted again, as asked"
				replaces = append(replaces, current)
			}
			t.Replaces = append(replaces, failed...)
			if why != "" {
				p.add(jobs.Extract, d.Name+" from "+a.Path, "%s", why)
				todo.Types = append(todo.Types, t)
			}
		}
		if len(todo.Types) > 0 {
			p.Extract = append(p.Extract, todo)
		}
	}
	if len(p.Inputs) > 0 {
		for _, t := range s.Types {
			p.add(jobs.Extract, t.Describe().Name+" from new articles", "not extracted yet")
		}
	}
}

// lacking finds the current fact file of an articles file among those of a table.
// If there is none it says why, and which older ones a new one replaces.
func lacking(files []lake.File, articles, version, schema string) (current string, replaces []string, why string) {
	why = "not extracted yet"
	for _, f := range files {
		switch {
		case f.From != articles:
		case f.Version != version:
			why = outdated(f.Version, version)
			replaces = append(replaces, f.Path)
		case f.SchemaHash != schema:
			why = "its columns changed"
			replaces = append(replaces, f.Path)
		default:
			return f.Path, nil, ""
		}
	}
	return "", replaces, why
}

// FailuresOf is the version under which lake.Failures keeps what a fact type failed on.
func FailuresOf(v Versioned) string { return v.Describe().Name + " " + v.Version }

// failuresOf finds the files that say on which articles of a file a fact type
// failed, whatever its version was, and counts them.
func failuresOf(failures []lake.File, articles, factType string) (paths []string, n int64) {
	for _, f := range failures {
		if name, _, _ := strings.Cut(f.Version, " "); f.From == articles && name == factType {
			paths = append(paths, f.Path)
			n += f.Rows
		}
	}
	return paths, n
}

// outdated says in what way the version that was extracted is not the current one.
func outdated(was, current string) string {
	why := fmt.Sprintf("version %s was extracted, %s is current", was, current)
	before, _, _ := strings.Cut(was, "+")
	now, _, _ := strings.Cut(current, "+")
	if before == now && lexicon.Of(was) != lexicon.Of(current) {
		return "your lexicon changed: " + why
	}
	return why
}
