package lake

import (
	"context"
	"fmt"
	"slices"
)

// Cleaned says what a clean removes.
type Cleaned struct {
	Manifests []int    // versions, the oldest first
	Files     []string // that no other manifest names, relative to the lake
	Bytes     int64    // of all of them
}

// Clean removes the manifests of old versions and then every file that no manifest
// names any more. It keeps the newest keep versions, at least one, and the needed
// ones: those that something outside the lake was made from. Readers of a version that
// stays are not disturbed. Wherever it dies, the lake is whole, and another Clean finishes
// the work. While a manifest cannot be read, or a file of the current version is damaged, it
// removes nothing: an older version may be what a repair goes back to.
func (l *Lake) Clean(ctx context.Context, keep int, needed []int) (Cleaned, error) {
	plan, err := l.Cleanable(keep, needed)
	if err != nil {
		return Cleaned{}, err
	}
	if len(plan.Manifests) > 0 {
		if err := l.stored().VerifyFiles(ctx, l.Current().Files); err != nil {
			return Cleaned{}, fmt.Errorf("clean lake: %w", err)
		}
	}
	for _, v := range plan.Manifests {
		if err := ctx.Err(); err != nil {
			return Cleaned{}, fmt.Errorf("clean lake: %w", err)
		}
		if err := l.disk.remove(manifestName(v)); err != nil {
			return Cleaned{}, fmt.Errorf("clean lake: %w", err)
		}
	}
	if len(plan.Manifests) > 0 {
		// A manifest that came back after a power cut would name files that are gone.
		if err := l.disk.sync(manifestDir); err != nil {
			return Cleaned{}, fmt.Errorf("clean lake: %w", err)
		}
	}
	for _, name := range plan.Files {
		if err := ctx.Err(); err != nil {
			return Cleaned{}, fmt.Errorf("clean lake: %w", err)
		}
		if err := l.disk.remove(name); err != nil {
			return Cleaned{}, fmt.Errorf("clean lake: %w", err)
		}
	}
	return plan, nil
}

// Cleanable says what Clean would remove now, and removes nothing.
func (l *Lake) Cleanable(keep int, needed []int) (Cleaned, error) {
	if keep < 1 {
		return Cleaned{}, fmt.Errorf("clean lake: %d versions are to be kept, the least is 1", keep)
	}
	manifests, damaged, err := l.manifests()
	if err == nil && len(damaged) > 0 {
		err = damaged[0].Err
	}
	if err != nil {
		return Cleaned{}, fmt.Errorf("clean lake: %w", err)
	}
	var (
		out  Cleaned
		kept []*Manifest
	)
	for i, m := range manifests {
		if i >= len(manifests)-keep || slices.Contains(needed, m.Version) {
			kept = append(kept, m)
			continue
		}
		out.Manifests = append(out.Manifests, m.Version)
	}
	if out.Bytes, err = l.manifestBytes(out.Manifests); err != nil {
		return Cleaned{}, fmt.Errorf("clean lake: %w", err)
	}
	unnamed, err := l.unnamed(namesOf(kept))
	if err != nil {
		return Cleaned{}, fmt.Errorf("clean lake: %w", err)
	}
	for _, f := range unnamed {
		out.Files = append(out.Files, f.name)
		out.Bytes += f.bytes
	}
	return out, nil
}

// manifestBytes is how many bytes the manifests of these versions have.
func (l *Lake) manifestBytes(versions []int) (int64, error) {
	entries, err := l.disk.list(manifestDir)
	if err != nil {
		return 0, err
	}
	var n int64
	for _, e := range entries {
		if slices.ContainsFunc(versions, func(v int) bool { return manifestName(v) == manifestDir+"/"+e.name }) {
			n += e.bytes
		}
	}
	return n, nil
}
