package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/dateline/dateline/pipeline/faults"
)

// kind is one way to disturb a run. It reports whether the run was disturbed, for a
// fault may miss; the error is a promise that was broken.
type kind struct {
	name string
	do   func(context.Context) (bool, error)
}

// possible are the kinds that this machine lets us do.
func (s *state) possible() []kind {
	kinds := []kind{
		{"SIGKILL at a time", s.killed}, {"SIGINT at a time", s.interrupted}, {"SIGKILL of clean or rebuild", s.killedVerb},
		{"damaged file, then repair or rebuild", s.damaged}, {"little address space", s.shortOfMemory},
	}
	if why := faults.CanTrace(); why != "" {
		fmt.Println("without faults at system calls:", why)
	} else {
		kinds = append(kinds, kind{"SIGKILL at a system call", s.killedAtCall}, kind{"failed system call", s.failedCall})
	}
	disk, err := faults.MountDisk(s.dateline.Dir, 1<<20)
	if err != nil {
		fmt.Println("without full disks:", err)
		return kinds
	}
	if err := disk.Unmount(); err != nil {
		fmt.Println(err)
	}
	return append(kinds, kind{"full disk", s.fullDisk})
}

// moment is a random time in a run, or a little after it.
func (s *state) moment() time.Duration {
	return time.Duration(s.rand.Float64() * 1.2 * float64(s.duration))
}

// disturbed judges a run on the home: its exit code is one of these, and readers see
// what they saw before or what the control has.
func (s *state) disturbed(ctx context.Context, r faults.Result, codes ...int) error {
	if ctx.Err() != nil {
		return nil
	}
	fits := r.Code == 0 || r.Signal == syscall.SIGKILL
	for _, c := range codes {
		fits = fits || r.Code == c
	}
	if !fits {
		return fmt.Errorf("unexpected end: %v", r)
	}
	if strings.Contains(r.Stdout, "published  v") {
		s.publications++
	}
	got, err := faults.FingerprintWarehouse(ctx, s.home)
	if err != nil {
		return err
	}
	want := s.want.Part("warehouse.")
	if diff := got.Diff(want); len(diff) > 0 && (r.Code == 0 || len(got.Diff(s.seen)) > 0) {
		return fmt.Errorf("readers see neither the old version nor the new one:\n  %s\n%v", strings.Join(diff, "\n  "), r)
	}
	s.seen = got
	return nil
}

func (s *state) killed(ctx context.Context) (bool, error) {
	r, err := s.dateline.Signalled(ctx, s.moment(), syscall.SIGKILL, s.args(s.home)...)
	if err != nil {
		return false, err
	}
	return r.Signal != 0, s.disturbed(ctx, r)
}

func (s *state) interrupted(ctx context.Context) (bool, error) {
	r, err := s.dateline.Signalled(ctx, s.moment(), syscall.SIGINT, s.args(s.home)...)
	if err != nil {
		return false, err
	}
	if r.Signal == syscall.SIGINT {
		return true, nil // it came before the program could ask for it
	}
	return r.Code != 0, s.disturbed(ctx, r, 130)
}

// killedVerb kills a clean or a rebuild. Neither changes what readers see but for the
// version's name.
func (s *state) killedVerb(ctx context.Context) (bool, error) {
	verb := [][]string{{"clean", "--keep", "2"}, {"rebuild", "--quiet"}}[s.rand.IntN(2)]
	s.doing = "SIGKILL of " + verb[0]
	if _, err := os.Stat(filepath.Join(s.home, "warehouse.duckdb")); err != nil {
		return false, nil // nothing to clean yet
	}
	r, err := s.dateline.Signalled(ctx, s.moment(), syscall.SIGKILL, append(verb, "--home", s.home)...)
	if err != nil || ctx.Err() != nil {
		return false, err
	}
	if r.Code > 0 {
		return false, fmt.Errorf("unexpected end: %v", r)
	}
	return r.Signal != 0, s.resume(ctx)
}

func (s *state) killedAtCall(ctx context.Context) (bool, error) {
	r, _, err := s.traced(ctx, s.fault(""))
	if err != nil {
		return false, err
	}
	return r.Signal != 0, s.disturbed(ctx, r)
}

func (s *state) failedCall(ctx context.Context) (bool, error) {
	errno := []string{"EIO", "ENOSPC", "EROFS", "EDQUOT"}[s.rand.IntN(4)]
	r, log, err := s.traced(ctx, s.fault(errno))
	if err != nil {
		return false, err
	}
	hit, err := faults.Injected(log, s.home)
	if err != nil {
		return false, err
	}
	if hit == "" && r.Code != 0 {
		return false, nil // it failed before it was ours: the loader, the C library
	}
	return hit != "", s.disturbed(ctx, r, 1)
}

// fault is one at a random call, early ones oftener.
func (s *state) fault(errno string) faults.Fault {
	name := faults.Syscalls[s.rand.IntN(len(faults.Syscalls))]
	return faults.Fault{Syscall: name, N: 1 + int(s.rand.ExpFloat64()*15), Error: errno}
}

func (s *state) traced(ctx context.Context, f faults.Fault) (faults.Result, string, error) {
	s.doing = f.String()
	log := filepath.Join(s.dir, "strace.log")
	r, err := s.dateline.Trace(log, s.home, f).Run(ctx, s.args(s.home)...)
	return r, log, err
}

// shortOfMemory limits the address space, so that an allocation fails somewhere.
func (s *state) shortOfMemory(ctx context.Context) (bool, error) {
	d := s.dateline
	d.Via = []string{"prlimit", fmt.Sprintf("--as=%d", (900+s.rand.IntN(1300))<<20)}
	r, err := d.Run(ctx, s.args(s.home)...)
	if err != nil {
		return false, err
	}
	if r.Signal != 0 {
		r = faults.Result{Code: 1, Stdout: r.Stdout, Stderr: r.Stderr} // the C++ runtime aborts
	}
	return r.Code != 0, s.disturbed(ctx, r, 1, 2)
}

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
