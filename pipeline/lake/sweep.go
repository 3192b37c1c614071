package lake

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// ours matches the names this package gives to files; a sweep touches no others.
var ours = regexp.MustCompile(`^\d{6,}-\d{4,}(-[0-9a-f]{8})?\.parquet$`)

// Sweep removes what earlier runs left behind when they died: files of the lake
// that no manifest names, unfinished manifests, and everything in the staging
// directories given. It returns the paths it removed. While a manifest cannot be
// read it removes nothing, because that manifest may name any of the files.
func (l *Lake) Sweep(staging ...string) ([]string, error) {
	named, err := l.named()
	if err != nil {
		return nil, fmt.Errorf("sweep lake: %w", err)
	}
	unnamed, err := l.unnamed(named)
	if err != nil {
		return nil, fmt.Errorf("sweep lake: %w", err)
	}
	var removed []string
	for _, f := range unnamed {
		if err := l.disk.remove(f.name); err != nil {
			return removed, fmt.Errorf("sweep lake: %w", err)
		}
		removed = append(removed, filepath.Join(l.dir, f.name))
	}
	if l.cache != nil {
		copies, err := l.cache.sweep(l.Current())
		removed = append(removed, copies...)
		if err != nil {
			return removed, fmt.Errorf("sweep cache: %w", err)
		}
	}
	for _, dir := range staging {
		entries, err := os.ReadDir(dir)
		if err != nil && !os.IsNotExist(err) {
			return removed, fmt.Errorf("sweep staging: %w", err)
		}
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			if err := os.RemoveAll(path); err != nil {
				return removed, fmt.Errorf("sweep staging: %w", err)
			}
			removed = append(removed, path)
		}
	}
	return removed, nil
}

// named collects the paths of all files that any manifest names.
func (l *Lake) named() (map[string]bool, error) {
	manifests, damaged, err := l.manifests()
	if err != nil {
		return nil, err
	}
	if len(damaged) > 0 {
		return nil, damaged[0].Err
	}
	return namesOf(manifests), nil
}

func namesOf(manifests []*Manifest) map[string]bool {
	names := make(map[string]bool)
	for _, m := range manifests {
		for _, f := range m.Files {
			names[f.Path] = true
		}
	}
	return names
}

// unnamed lists this package's own files that are not among the named ones.
func (l *Lake) unnamed(named map[string]bool) ([]entry, error) {
	tables, err := l.disk.list(".")
	if err != nil {
		return nil, err
	}
	var out []entry
	for _, t := range tables {
		if !t.dir {
			continue
		}
		files, err := l.disk.list(t.name)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			full := path.Join(t.name, f.name)
			leftover := ours.MatchString(f.name) && !named[full]
			if t.name == manifestDir {
				// renameio writes ".<name><random>" before it renames.
				leftover = strings.HasPrefix(f.name, ".")
			}
			if leftover {
				out = append(out, entry{name: full, bytes: f.bytes})
			}
		}
	}
	return out, nil
}
