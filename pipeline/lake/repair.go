package lake

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
)

// ErrLost means that a repair would lose articles: inputs that would have to be
// read again cannot be.
var ErrLost = errors.New("raw files that must be read again cannot be")

// Repaired says what a repair found and did.
type Repaired struct {
	Damaged []Problem // manifests and files, by path
	Version int       // the version it made; 0 if the current one was sound
	Base    int       // the version whose raw files that one has
	Dropped []File    // files of the newest readable version that the new one lacks
	Aside   []string  // what was renamed, by its new name
	Again   []string  // raw files that the next run reads again, by path
	Lost    []Lost    // those of Again that cannot be read as they were
}

// Lost is a raw file that cannot be read again as it was.
type Lost struct {
	Path string
	Why  string
}

// Suffixes of the names under which a repair sets things aside.
const (
	damagedSuffix = ".damaged"
	droppedSuffix = ".dropped" // sound, but no version has it and its raw files are lost
)

// OpenDamaged is Open for Repair: while the newest manifest is damaged the newest
// sound one is current.
func OpenDamaged(dir string) (*Lake, error) {
	l, err := unread(dir)
	if err != nil {
		return nil, fmt.Errorf("open lake %s: %w", dir, err)
	}
	manifests, damaged, err := l.manifests()
	if err == nil {
		err = onlyDamage(damaged)
	}
	if err != nil {
		return nil, fmt.Errorf("open lake: %w", err)
	}
	if len(manifests) > 0 {
		l.current = manifests[len(manifests)-1]
	}
	return l, nil
}

// Repair makes a lake whole of which manifests or files are damaged or missing. It
// adds a version in which everything is sound; what that lacks, the next run makes:
//
//   - If the newest manifest is damaged, the new version continues the one before.
//   - A damaged fact file is left out, and extracted again from stored articles.
//   - A damaged raw file takes the lake back to the newest version whose raw files are
//     all sound: what articles, sources, rejects and inputs say goes together. The raw files
//     that were read since then are no longer known, and are read again.
//
// Damaged files, and the manifests that are damaged or name one, get names of their own;
// no byte of them is removed. If some raw files cannot be read again as they were,
// Repair changes nothing and its error wraps ErrLost; with force it goes ahead, and keeps
// the sound files that say what was in them under other names. Wherever it dies, another
// Repair finishes the work. A lake without damage is left as it is.
func (l *Lake) Repair(ctx context.Context, p Provenance, force bool) (Repaired, error) {
	d, err := l.diagnose(ctx)
	if err != nil {
		return Repaired{}, fmt.Errorf("repair lake: %w", err)
	}
	if len(d.Damaged) == 0 {
		return d.Repaired, nil
	}
	if len(d.Lost) > 0 && !force {
		return d.Repaired, fmt.Errorf("repair lake: %w: %s: %s", ErrLost, d.Lost[0].Path, d.Lost[0].Why)
	}
	if err := l.restore(d, p); err != nil {
		return d.Repaired, fmt.Errorf("repair lake: %w", err)
	}
	return d.Repaired, nil
}

// restore does what the diagnosis says. The new version comes first, because from
// then on nothing that is damaged is needed; manifests are set aside after the files they
// name, because a file that no manifest names might be swept.
func (l *Lake) restore(d *diagnosis, p Provenance) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if d.renew {
		if err := l.renew(d, p); err != nil {
			return err
		}
	}
	for _, group := range [][]aside{d.files, d.manifests} {
		if err := l.setAside(group); err != nil {
			return err
		}
		for _, a := range group {
			d.Aside = append(d.Aside, a.to())
		}
	}
	return nil
}

// renew publishes the version that the diagnosis came to.
func (l *Lake) renew(d *diagnosis, p Provenance) error {
	last, err := l.last()
	if err != nil {
		return err
	}
	m := &Manifest{
		Format: manifestFormat, Version: last + 1, Parent: d.Base,
		Created: p.Created.UTC().Truncate(time.Second), RunID: p.RunID, Dateline: p.Dateline, Files: d.kept,
	}
	if err := l.publish(m); err != nil {
		return err
	}
	l.current, d.Version = m, m.Version
	return nil
}

// aside is something to be renamed.
type aside struct{ name, suffix string }

func (a aside) to() string { return a.name + a.suffix }

func (l *Lake) setAside(all []aside) error {
	var dirs []string
	for _, a := range all {
		if err := l.disk.rename(a.name, a.to()); err != nil {
			return err
		}
		if dir := path.Dir(a.name); !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	return syncAll(l.disk, dirs...)
}

// byPath orders files as manifests do.
func byPath(a, b File) int { return strings.Compare(a.Path, b.Path) }
