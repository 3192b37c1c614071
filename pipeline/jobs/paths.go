package jobs

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/pipeline/article"
	store "github.com/dateline/dateline/pipeline/object"
)

// splitList takes a variable's list apart: inputs as in PATH, because a glob may
// hold commas, the others at commas. The colons of an address are part of it.
func splitList(f field, s string) []string {
	if !f.isList() {
		return []string{s}
	}
	separator := ","
	if f.typ == patternType {
		separator = string(os.PathListSeparator)
	}
	var list []string
	for part := range strings.SplitSeq(s, separator) {
		part = strings.TrimSpace(part)
		if last := len(list) - 1; f.typ == patternType && last >= 0 && continues(list[last], part) {
			list[last] += separator + part
		} else if part != "" {
			list = append(list, part)
		}
	}
	return list
}

// continues reports whether what follows a colon is the rest of an address: what
// follows its scheme or that of its endpoint, or a port.
func continues(address, part string) bool {
	return strings.HasPrefix(part, "//") || store.IsAddress(address) && part != "" && part[0] >= '0' && part[0] <= '9'
}

// anchor gives a path its directory: that of the file for what the file says and
// leaves out, the working directory for the rest.
func (r *resolver) anchor(l leaf) {
	dir := r.dir
	if at, given := r.values[l.path]; given && at.line == 0 {
		dir = r.req.WorkDir
	}
	if patterns, ok := l.v.Interface().([]article.Pattern); ok {
		for i := range patterns {
			patterns[i].Base = dir
		}
		return
	}
	if l.f.path == "" {
		return
	}
	switch path := l.v.String(); {
	case strings.Contains(path, "://"): // an address
	case path != "" && !filepath.IsAbs(path):
		l.v.SetString(filepath.Join(dir, path))
	case path == "" && l.f.key == "dir":
		l.v.SetString(filepath.Join(r.cfg.Home, "exports"))
	}
}

// Origin is where one value came from.
type Origin struct {
	Key    string `json:"key"`    // "limits.workers", "jobs.extract.types"
	Value  string `json:"value"`  // as jobs.yaml would write it
	Origin string `json:"origin"` // "flag --workers", "env DATELINE_LIMITS_WORKERS", "jobs.yaml:4", "default"
}

// Origins lists every key with its value and where that came from, sorted by key.
func (c *Config) Origins() []Origin { return slices.Clone(c.origins) }

// origins is taken after the jobs were sorted, so it finds their places by name.
func (r *resolver) origins() []Origin {
	var list []Origin
	for _, l := range r.leaves() {
		path := l.path
		if original, ok := r.paths[l.key]; ok {
			path = original
		}
		o := Origin{Key: l.key, Value: format(l.v), Origin: "default"}
		if at, given := r.values[path]; given && at.file != builtinName {
			o.Origin = at.file
			if at.line > 0 {
				o.Origin += ":" + strconv.Itoa(at.line)
			}
		}
		list = append(list, o)
	}
	slices.SortFunc(list, func(a, b Origin) int { return cmp.Compare(a.Key, b.Key) })
	return list
}
