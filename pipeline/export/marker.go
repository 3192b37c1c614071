package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2"
)

// refuseForeign fails if a file is in the way that no earlier export wrote.
func refuseForeign(r Request, names []string) error {
	if r.Force {
		return nil
	}
	ours, err := readMarker(r.Dir)
	if err != nil {
		return err
	}
	var foreign []string
	for _, file := range names {
		if _, err := os.Lstat(filepath.Join(r.Dir, file)); err == nil && !slices.Contains(ours, file) {
			foreign = append(foreign, file)
		}
	}
	if len(foreign) > 0 {
		return fmt.Errorf("%w: %s", ErrForeign, strings.Join(foreign, ", "))
	}
	return nil
}

func readMarker(dir string) ([]string, error) {
	data, err := os.ReadFile(filepath.Join(dir, markerName))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	if err := json.Unmarshal(data, &names); err != nil {
		return nil, fmt.Errorf("read %s: %w", markerName, err)
	}
	return names, nil
}

// moveIn claims the files in the marker and then renames them to their places.
func moveIn(dir string, files []File) error {
	ours, err := readMarker(dir)
	if err != nil {
		ours = nil // --force: whatever stood there, from now on the marker is right
	}
	for _, f := range files {
		if name := filepath.Base(f.Path); !slices.Contains(ours, name) {
			ours = append(ours, name)
		}
	}
	slices.Sort(ours)
	data, err := json.MarshalIndent(ours, "", "  ")
	if err != nil {
		return err
	}
	if err := renameio.WriteFile(filepath.Join(dir, markerName), append(data, '\n'), 0o644, renameio.WithTempDir(dir)); err != nil {
		return err
	}
	for i := range files {
		to := filepath.Join(dir, filepath.Base(files[i].Path))
		if err := os.Rename(files[i].Path, to); err != nil {
			return err
		}
		files[i].Path = to
	}
	return nil
}
