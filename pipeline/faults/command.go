package faults

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// Dateline is the binary under test and how it is run.
type Dateline struct {
	Path string   // of the binary
	Dir  string   // working directory, one without a jobs.yaml, and directory of temporary files
	Env  []string // settings, as DATELINE_LIMITS_WORKERS=2
	Via  []string // command line it is run by: strace, prlimit
}

// Self is the running binary as dateline. Its main must call [Become].
func Self(dir string) (Dateline, error) {
	path, err := os.Executable()
	return Dateline{Path: path, Dir: dir, Env: []string{roleVariable + "=" + roleDateline}}, err
}

// With gives the same binary with more settings.
func (d Dateline) With(env ...string) Dateline {
	d.Env = append(append([]string(nil), d.Env...), env...)
	return d
}

// Result is how one call of the binary ended.
type Result struct {
	Code   int            // exit code, -1 if a signal ended it
	Signal syscall.Signal // that ended it, 0 if it exited
	Stdout string
	Stderr string
	MaxRSS int64 // bytes of memory it held at most
}

func (r Result) String() string {
	end := fmt.Sprintf("exit code %d", r.Code)
	if r.Signal != 0 {
		end = "ended by " + r.Signal.String()
	}
	return fmt.Sprintf("%s\n%s%s", end, r.Stdout, r.Stderr)
}

// Run runs the binary to its end. The error is not nil only if it could not be
// started. A context that ends kills it, as does an hour.
func (d Dateline) Run(ctx context.Context, args ...string) (Result, error) {
	return d.Signalled(ctx, time.Hour, syscall.SIGKILL, args...)
}

// Signalled runs the binary and sends it a signal after a while, unless it has ended.
func (d Dateline) Signalled(ctx context.Context, after time.Duration, sig syscall.Signal, args ...string) (Result, error) {
	cmd := d.command(ctx, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		return Result{}, fmt.Errorf("run %s: %w", d.Path, err)
	}
	timer := time.AfterFunc(after, func() { cmd.Process.Signal(sig) }) // it may have ended
	err := cmd.Wait()
	timer.Stop()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return Result{}, fmt.Errorf("run %s: %w", d.Path, err)
	}
	return result(cmd.ProcessState, out.String(), errs.String()), nil
}

func (d Dateline) command(ctx context.Context, args ...string) *exec.Cmd {
	words := append(append(append([]string(nil), d.Via...), d.Path), args...)
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.Dir = d.Dir
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "TMPDIR=" + d.Dir, "XDG_STATE_HOME=" + d.Dir}, d.Env...)
	return cmd
}

func result(state *os.ProcessState, out, errs string) Result {
	r := Result{Code: state.ExitCode(), Stdout: out, Stderr: errs}
	if w, ok := state.Sys().(syscall.WaitStatus); ok && w.Signaled() {
		r.Signal = w.Signal()
	}
	if u, ok := state.SysUsage().(*syscall.Rusage); ok {
		r.MaxRSS = u.Maxrss << 10 // Linux counts kilobytes
	}
	return r
}
