package warehouse

import (
	"fmt"
	"os"
)

// Clean removes old versions with their seals: all but the newest keep, never the
// published one, and none that another process has open. Those it spared for that
// last reason, or because it could not be told, are in heldOpen. What Sweep removes goes
// too. The caller holds the lock of the home directory.
func Clean(home string, keep int) (removed, heldOpen []Publication, err error) {
	if _, err := Sweep(home); err != nil {
		return nil, nil, err
	}
	versions, err := Versions(home)
	if err != nil || len(versions) == 0 {
		return nil, nil, err
	}
	current, err := Published(home)
	if err != nil {
		return nil, nil, fmt.Errorf("clean warehouse: %w; \"dateline rebuild\" publishes a new version", err)
	}
	for _, p := range versions[:max(0, len(versions)-max(0, keep))] {
		if p.Version == current.Version {
			continue
		}
		gone, err := removeVersion(p)
		switch {
		case err != nil:
			return removed, heldOpen, fmt.Errorf("clean warehouse: %w", err)
		case gone:
			removed = append(removed, p)
		default:
			heldOpen = append(heldOpen, p)
		}
	}
	return removed, heldOpen, nil
}

// Prune does what Clean does, and says only what was removed: it follows every
// publication, and what is held now the next one removes.
func Prune(home string, keep int) ([]Publication, error) {
	removed, _, err := Clean(home, keep)
	return removed, err
}

// removeVersion removes a database, then its seal and any log beside it, unless
// another process has it open or that cannot be told.
func removeVersion(p Publication) (gone bool, err error) {
	if open, err := held(p.Path); open || err != nil {
		return false, nil
	}
	for _, path := range []string{p.Path, sealPath(p.Path), p.Path + ".wal"} {
		if err := os.Remove(path); notMissing(err) != nil {
			return false, err
		}
	}
	return true, nil
}
