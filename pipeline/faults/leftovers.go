package faults

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/warehouse"
)

// Leftovers lists what lies in a home and belongs to nobody after a run has ended
// well, as sentences: anything in staging, files of the lake that no manifest names,
// unfinished names, logs beside databases, databases newer than the published one.
func Leftovers(home string) ([]string, error) {
	var found []string
	for _, look := range []func(string) ([]string, error){inStaging, inLake, inWarehouse, unfinished} {
		some, err := look(home)
		if err != nil {
			return nil, fmt.Errorf("look for leftovers: %w", err)
		}
		found = append(found, some...)
	}
	return found, nil
}

func inStaging(home string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(home, "staging"))
	if os.IsNotExist(err) {
		return nil, nil
	}
	var found []string
	for _, e := range entries {
		found = append(found, "staging has "+e.Name())
	}
	return found, err
}

func inLake(home string) ([]string, error) {
	l, err := lake.Open(run.LakeDir(home))
	if err != nil {
		return nil, err
	}
	versions, err := l.Versions()
	if err != nil {
		return nil, err
	}
	var named []string
	for _, v := range versions {
		m, err := l.Manifest(v)
		if err != nil {
			return nil, err
		}
		for _, f := range m.Files {
			named = append(named, f.Path)
		}
	}
	var found []string
	err = fs.WalkDir(os.DirFS(l.Dir()), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".parquet") && !slices.Contains(named, path) {
			found = append(found, "no manifest names lake/"+path)
		}
		return err
	})
	if os.IsNotExist(err) {
		err = nil // an empty lake
	}
	return found, err
}

func inWarehouse(home string) ([]string, error) {
	versions, err := warehouse.Versions(home)
	if err != nil || len(versions) == 0 {
		return nil, err
	}
	var found []string
	current, err := warehouse.Published(home)
	if err != nil {
		return nil, err
	}
	if newest := versions[len(versions)-1]; newest.Version != current.Version {
		found = append(found, fmt.Sprintf("version %s is newer than the published %s", newest.Version, current.Version))
	}
	return found, nil
}

// unfinished finds temporary names and logs in the directories of the home, but not in
// those of runs: what a dead run has written there is its record.
func unfinished(home string) ([]string, error) {
	var found []string
	err := fs.WalkDir(os.DirFS(home), ".", func(path string, d fs.DirEntry, err error) error {
		name := filepath.Base(path)
		switch {
		case err != nil:
			return err
		case path == "runs" || path == "staging" || path == "exports":
			return fs.SkipDir
		case strings.HasPrefix(name, ".") && path != "." && path != run.LockName, strings.HasSuffix(name, ".wal"), strings.HasSuffix(name, ".tmp"):
			found = append(found, path+" is unfinished")
		}
		return nil
	})
	return found, err
}
