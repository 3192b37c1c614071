package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
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

// usual are the calls that every run makes; the others of faults.Syscalls depend on the
// machine.
var usual = []string{"write", "pwrite64", "fsync", "renameat", "symlinkat", "unlinkat", "openat", "mkdirat", "fchmod"}

// fault is one at a random call, early ones oftener.
func (s *state) fault(errno string) faults.Fault {
	name := usual[s.rand.IntN(len(usual))]
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
