package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/faults"
)

// copied gives a copy of the home to spoil.
func (s *state) copied(at string) (home string, err error) {
	home = filepath.Join(at, "home")
	if _, err := os.Stat(s.home); err != nil {
		return home, nil // none was made yet
	}
	return home, faults.Copy(home, s.home)
}

// fullDisk runs on a copy of the home on a disk that is too small, then makes room.
func (s *state) fullDisk(ctx context.Context) (hit bool, err error) {
	mount, err := os.MkdirTemp(s.dir, "disk-")
	if err != nil {
		return false, err
	}
	disk, err := faults.MountDisk(mount, 1<<30)
	if err != nil {
		return false, err
	}
	defer func() {
		if uerr := disk.Unmount(); err == nil {
			err = uerr
		}
	}()
	home, err := s.copied(mount)
	if err != nil {
		return false, err
	}
	used, err := faults.Size(mount)
	if err != nil {
		return false, err
	}
	part := s.rand.Float64()
	if err := disk.Resize(used + 64<<10 + int64(part*part*24*float64(1<<20))); err != nil {
		return false, err
	}
	r, err := s.dateline.Run(ctx, s.args(home)...)
	if err != nil || ctx.Err() != nil {
		return false, err
	}
	if r.Code > 1 || r.Code < 0 {
		return false, fmt.Errorf("unexpected end: %v", r)
	}
	if err := disk.Resize(1 << 30); err != nil {
		return false, err
	}
	if err := s.must(ctx, home); err != nil || ctx.Err() != nil {
		return false, err
	}
	return r.Code == 1, s.compare(ctx, home, s.want)
}

// damaged flips a bit in a copy of the home: verify names the file, and repair or
// rebuild with a run after it makes the whole again.
func (s *state) damaged(ctx context.Context) (bool, error) {
	dir, err := os.MkdirTemp(s.dir, "damaged-")
	if err != nil {
		return false, err
	}
	home, err := s.copied(dir)
	if err != nil {
		return false, err
	}
	name, kind, err := anyFile(home, s.rand)
	if err != nil || name == "" {
		return false, err
	}
	how, err := faults.Damage(filepath.Join(home, name), s.rand)
	if err != nil {
		return false, err
	}
	s.doing = fmt.Sprintf("%s, %s", name, how)
	r, err := s.dateline.Run(ctx, "verify", "--home", home)
	if err != nil || ctx.Err() != nil {
		return false, err
	}
	if r.Code != 1 || !strings.Contains(r.Stdout, name) {
		return false, fmt.Errorf("verify does not name the damaged file: %v", r)
	}
	verb := []string{"repair", "--home", home}
	if kind == "database" || kind == "seal" {
		verb = []string{"rebuild", "--quiet", "--home", home}
	}
	if r, err = s.dateline.Run(ctx, verb...); err != nil || ctx.Err() != nil {
		return false, err
	}
	if r.Code != 0 {
		return false, fmt.Errorf("%s: %v", verb[0], r)
	}
	if err := s.must(ctx, home); err != nil || ctx.Err() != nil {
		return false, err
	}
	if err := s.compare(ctx, home, s.want); err != nil {
		return false, err
	}
	return true, os.RemoveAll(dir)
}

// anyFile picks a file of a home to damage, each kind as often as any other.
func anyFile(home string, r *rand.Rand) (name, kind string, err error) {
	if _, err := os.Stat(home); err != nil {
		return "", "", nil // there is none yet
	}
	files, err := faults.Files(home)
	if err != nil || len(files) == 0 {
		return "", "", err
	}
	kinds := make([]string, 0, len(files))
	for k := range files {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds) // the same seed picks the same
	kind = kinds[r.IntN(len(kinds))]
	return files[kind][r.IntN(len(files[kind]))], kind, nil
}
