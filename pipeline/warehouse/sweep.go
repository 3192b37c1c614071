package warehouse

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Sweep removes what a publication that died, or a program that wrote to a
// version, has left: databases newer than the published one, seals without a database,
// and logs, but the one beside the published version, which is why that is built anew.
// What another process has open stays. It returns the paths that it removed. The
// caller holds the lock of the home directory.
func Sweep(home string) ([]string, error) {
	var removed []string
	newer, err := leftovers(home)
	if err != nil {
		return nil, err
	}
	for _, p := range newer {
		gone, err := removeVersion(p)
		if err != nil {
			return removed, fmt.Errorf("sweep warehouse: %w", err)
		}
		if gone {
			removed = append(removed, p.Path)
		}
	}
	strays, err := strays(home)
	if err != nil {
		return removed, err
	}
	for _, path := range strays {
		if err := os.Remove(path); err != nil {
			return removed, fmt.Errorf("sweep warehouse: %w", err)
		}
		removed = append(removed, path)
	}
	return removed, nil
}

// leftovers are the databases newer than the published one: their publication died
// before the link was swapped. Where there is no link yet, they are those without a
// seal; with a link that cannot be read none is known.
func leftovers(home string) ([]Publication, error) {
	current, published := Published(home)
	if published != nil && !errors.Is(published, ErrNotPublished) {
		return nil, nil
	}
	versions, err := Versions(home)
	if err != nil {
		return nil, err
	}
	if published != nil {
		return slices.DeleteFunc(versions, func(p Publication) bool { return !missing(sealPath(p.Path)) }), nil
	}
	i := slices.IndexFunc(versions, func(p Publication) bool { return p.Version == current.Version })
	if i < 0 {
		return nil, nil
	}
	return versions[i+1:], nil
}

// strays are the seals without a database, and the logs that nobody is writing.
func strays(home string) ([]string, error) {
	dir := filepath.Join(home, dirName)
	entries, err := os.ReadDir(dir)
	if notMissing(err) != nil {
		return nil, fmt.Errorf("sweep warehouse: %w", err)
	}
	var out []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if name, ok := strings.CutSuffix(path, ".seal.json"); ok && ours(name+".duckdb") && missing(name+".duckdb") {
			out = append(out, path)
		}
		if database, ok := strings.CutSuffix(path, ".wal"); ok && ours(database) && abandoned(home, database) {
			out = append(out, path)
		}
	}
	link := filepath.Join(home, linkName)
	if !missing(link+".wal") && (missing(link) || free(link)) {
		out = append(out, link+".wal")
	}
	return out, nil
}

func ours(database string) bool {
	_, ok := publicationAt(database)
	return ok
}

// abandoned reports whether the log beside a database is of no account: the
// database is gone, or is not the published one and nobody has it open.
func abandoned(home, database string) bool {
	if missing(database) {
		return true
	}
	current, err := Published(home)
	return err == nil && current.Path != database && free(database)
}

func missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

func free(path string) bool {
	open, err := held(path)
	return !open && err == nil
}
