package lake

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// ours matches the names this package gives to files; a sweep touches no others.
var ours = regexp.MustCompile(`^\d{6}-\d{4,}\.parquet$`)

// Sweep removes what earlier runs left behind when they died: files of the lake
// that no manifest names, unfinished manifests, and everything in the staging
// directories given. It returns the paths it removed. While a manifest cannot be
// read it removes nothing, because that manifest may name any of the files.
func (l *Lake) Sweep(staging ...string) ([]string, error) {
	named, err := l.named()
	if err != nil {
		return nil, fmt.Errorf("sweep lake: %w", err)
	}
	leftover, err := l.unnamed(named)
	if err != nil {
		return nil, fmt.Errorf("sweep lake: %w", err)
	}
	for _, dir := range staging {
		entries, err := os.ReadDir(dir)
		if err != nil && !os.IsNotExist(err) {
			return nil, fmt.Errorf("sweep staging: %w", err)
		}
		for _, e := range entries {
			leftover = append(leftover, filepath.Join(dir, e.Name()))
		}
	}
	for i, path := range leftover {
		if err := os.RemoveAll(path); err != nil {
			return leftover[:i], fmt.Errorf("sweep: %w", err)
		}
	}
	return leftover, nil
}

// named collects the paths of all files that any manifest names.
func (l *Lake) named() (map[string]bool, error) {
	versions, err := l.Versions()
	if err != nil {
		return nil, err
	}
	named := make(map[string]bool)
	for _, v := range versions {
		m, err := l.Manifest(v)
		if err != nil {
			return nil, err
		}
		for _, f := range m.Files {
			named[f.Path] = true
		}
	}
	return named, nil
}

func (l *Lake) unnamed(named map[string]bool) ([]string, error) {
	var out []string
	found, err := filepath.Glob(filepath.Join(globQuote(l.dir), "*", "*"))
	if err != nil {
		return nil, err
	}
	for _, path := range found {
		rel, err := filepath.Rel(l.dir, path)
		if err != nil {
			return nil, err
		}
		table, name := filepath.Split(rel)
		switch {
		case filepath.Clean(table) == "manifests":
			// renameio writes ".<name><random>" before it renames.
			if strings.HasPrefix(name, ".") {
				out = append(out, path)
			}
		case ours.MatchString(name) && !named[filepath.ToSlash(rel)]:
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out, nil
}

// globQuote makes a directory's name stand for itself in a glob.
func globQuote(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}
