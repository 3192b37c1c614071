package lake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
)

// diagnosis is what is damaged and what a repair does about it.
type diagnosis struct {
	Repaired
	renew     bool   // the current version is not sound
	kept      []File // files of the version that takes its place
	files     []aside
	manifests []aside
}

// diagnose reads the whole lake. It changes nothing.
func (l *Lake) diagnose(ctx context.Context) (*diagnosis, error) {
	manifests, damaged, err := l.manifests()
	if err != nil {
		return nil, err
	}
	problems, err := l.stored().verify(ctx, filesOf(manifests))
	if err != nil {
		return nil, err
	}
	d := &diagnosis{Repaired: Repaired{Damaged: append(damaged, problems...)}}
	if err := onlyDamage(d.Damaged); err != nil {
		return nil, err
	}
	bad := make(map[string]bool)
	for _, p := range d.Damaged {
		bad[p.Path] = true
	}
	current := &Manifest{}
	if len(manifests) > 0 {
		current = manifests[len(manifests)-1]
	}
	base := newestWithSoundRaw(manifests, bad)
	d.Base = base.Version
	d.kept = usable(base.Files, bad)
	unread := slices.DeleteFunc(versionsOf(damaged), func(v int) bool { return v < current.Version })
	d.renew = len(unread) > 0 || len(d.kept) < len(current.Files) || base != current && len(manifests) > 0
	d.Dropped = without(current.Files, d.kept)
	if d.renew {
		if err := l.findLost(ctx, d, base, bad, unread); err != nil {
			return nil, err
		}
	}
	l.planAside(d, manifests, bad)
	return d, nil
}

// onlyDamage returns the first problem that is none of damaged bytes: a right that is
// lacking, say. A repair would make things worse then.
func onlyDamage(problems []Problem) error {
	for _, p := range problems {
		if !errors.Is(p, ErrCorrupt) && !errors.Is(p, syscall.EIO) {
			return fmt.Errorf("%s is not damaged, but cannot be read: %w", p.Path, p.Err)
		}
	}
	return nil
}

// newestWithSoundRaw is the newest version none of whose raw files is damaged; the
// empty lake if there is none.
func newestWithSoundRaw(manifests []*Manifest, bad map[string]bool) *Manifest {
	for _, m := range slices.Backward(manifests) {
		if !slices.ContainsFunc(m.Files, func(f File) bool { return bad[f.Path] && isRaw(f.Table) }) {
			return m
		}
	}
	return &Manifest{}
}

func isRaw(name string) bool {
	return slices.ContainsFunc(RawTables(), func(t Table) bool { return t.Name == name })
}

// usable leaves out the bad files. A fact file and the failures of its extraction
// go together: without one of them the other would say that all is done.
func usable(files []File, bad map[string]bool) []File {
	type work struct{ from, factType string }
	again := make(map[work]bool)
	for _, f := range files {
		if bad[f.Path] && f.From != "" {
			again[work{f.From, factTypeOf(f)}] = true
		}
	}
	out := []File{}
	for _, f := range files {
		if !bad[f.Path] && (f.From == "" || !again[work{f.From, factTypeOf(f)}]) {
			out = append(out, f)
		}
	}
	return out
}

// factTypeOf is the fact type whose extraction made the file.
func factTypeOf(f File) string {
	if f.Table == Failures.Name {
		name, _, _ := strings.Cut(f.Version, " ")
		return name
	}
	for _, t := range FactTables() {
		if t.Name == f.Table {
			return t.Fact
		}
	}
	return f.Table
}

// without lists the files that are not among the kept ones.
func without(files, kept []File) []File {
	var out []File
	for _, f := range files {
		if !slices.ContainsFunc(kept, func(k File) bool { return k.Path == f.Path }) {
			out = append(out, f)
		}
	}
	return out
}

// versionsOf are the versions whose manifests these problems are about.
func versionsOf(problems []Problem) []int {
	var out []int
	for _, p := range problems {
		var v int
		if _, err := fmt.Sscanf(p.Path, manifestDir+"/%d.json", &v); err == nil {
			out = append(out, v)
		}
	}
	return out
}

// planAside lists what gets another name: the damaged files, and the manifests that
// are damaged or name one of them.
func (l *Lake) planAside(d *diagnosis, manifests []*Manifest, bad map[string]bool) {
	for _, p := range d.Damaged {
		switch {
		case strings.HasPrefix(p.Path, manifestDir+"/"):
			d.manifests = append(d.manifests, aside{p.Path, damagedSuffix})
		case !l.missing(p.Path):
			d.files = append(d.files, aside{p.Path, damagedSuffix})
		}
	}
	for _, m := range manifests {
		if slices.ContainsFunc(m.Files, func(f File) bool { return bad[f.Path] }) {
			d.manifests = append(d.manifests, aside{manifestName(m.Version), damagedSuffix})
		}
	}
}

func (l *Lake) missing(name string) bool {
	in, err := l.disk.open(name)
	if err == nil {
		in.Close()
	}
	return errors.Is(err, fs.ErrNotExist)
}
