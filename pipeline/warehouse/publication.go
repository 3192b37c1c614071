package warehouse

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"
)

const (
	linkName = "warehouse.duckdb" // symlink in the home directory
	dirName  = "warehouse"        // directory of the versions
)

// Publication is one published version of the warehouse.
type Publication struct {
	Version   string    // "v12"; "v12.1" is the second one made from manifest 12
	Manifest  int       // version of the lake that it holds
	Path      string    // of the database file
	Published time.Time // when its file was finished
	build     int       // 1 in "v12.1"
}

// Age is how long ago the version was published.
func (p Publication) Age(now time.Time) time.Duration { return now.Sub(p.Published) }

var versionName = regexp.MustCompile(`^v(\d+)(?:\.(\d+))?\.duckdb$`)

func publicationAt(path string) (Publication, bool) {
	m := versionName.FindStringSubmatch(filepath.Base(path))
	if m == nil {
		return Publication{}, false
	}
	p := Publication{Path: path}
	p.Manifest, _ = strconv.Atoi(m[1])
	p.build, _ = strconv.Atoi(m[2])
	p.Version = fmt.Sprintf("v%d", p.Manifest)
	if p.build > 0 {
		p.Version += fmt.Sprintf(".%d", p.build)
	}
	return p, true
}

// Published is the version that the symlink in home names; ErrNotPublished if
// there is none.
func Published(home string) (Publication, error) {
	link := filepath.Join(home, linkName)
	target, err := os.Readlink(link)
	if errors.Is(err, fs.ErrNotExist) {
		return Publication{}, fmt.Errorf("open %s: %w", link, ErrNotPublished)
	}
	if err != nil {
		return Publication{}, fmt.Errorf("read published version: %w", err)
	}
	if !filepath.IsAbs(target) {
		target = filepath.Join(home, target)
	}
	p, ok := publicationAt(target)
	if !ok {
		return Publication{}, fmt.Errorf("read published version: %s points to %s, which is no version", link, target)
	}
	info, err := os.Stat(target)
	if err != nil {
		return Publication{}, fmt.Errorf("read published version: %w", err)
	}
	p.Published = info.ModTime()
	return p, nil
}

// Versions lists every version whose file exists, oldest first.
func Versions(home string) ([]Publication, error) {
	entries, err := os.ReadDir(filepath.Join(home, dirName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list warehouse versions: %w", err)
	}
	var out []Publication
	for _, e := range entries {
		p, ok := publicationAt(filepath.Join(home, dirName, e.Name()))
		info, err := e.Info()
		if !ok || err != nil {
			continue
		}
		p.Published = info.ModTime()
		out = append(out, p)
	}
	slices.SortFunc(out, Publication.compare)
	return out, nil
}

// compare orders versions as they were made: by manifest, then by build.
func (p Publication) compare(o Publication) int {
	return cmp.Or(cmp.Compare(p.Manifest, o.Manifest), cmp.Compare(p.build, o.build))
}

// Behind says in what way the published warehouse is not what Begin, Load and
// Model would make now: a sentence, or "" if it is up to date.
func Behind(ctx context.Context, cfg Config) (string, error) {
	cfg = cfg.withDefaults()
	db, p, err := OpenReadOnly(cfg.Home, ReadOptions{Threads: 1})
	if errors.Is(err, ErrNotPublished) {
		return "no version is published", nil
	}
	if err != nil {
		return fmt.Sprintf("the published version cannot be used: %v", err), nil
	}
	defer db.Close()
	info, err := readInfo(ctx, db)
	if err != nil {
		return fmt.Sprintf("version %s cannot be used: %v", p.Version, err), nil
	}
	if err := lookAtSeal(p); err != nil && info.format == metaFormat {
		return fmt.Sprintf("version %s cannot be used: %v", p.Version, err), nil
	}
	if why := cfg.unfit(info); why != "" {
		return why, nil
	}
	m := cfg.Lake.Current()
	content, err := cfg.contentHash()
	switch {
	case err != nil:
		return "", err
	case info.manifest < m.Version:
		return fmt.Sprintf("it holds version %d of the lake, which is at %d", info.manifest, m.Version), nil
	case info.contentHash != content:
		return "its models, checks or entities are not the program's", nil
	}
	return "", nil
}

// lookAtSeal compares a database with its seal as far as that is no work: its size.
func lookAtSeal(p Publication) error {
	s, err := readSeal(p.Path)
	if err != nil {
		return err
	}
	file, err := os.Stat(p.Path)
	if err != nil {
		return err
	}
	return s.fits(file.Size(), s.DatabaseSHA256)
}
