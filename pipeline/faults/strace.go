package faults

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// Syscalls are those by which a run changes what lies on disk.
var Syscalls = []string{
	"write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat",
	"unlink", "unlinkat", "openat", "ftruncate", "mkdir", "mkdirat", "fchmod", "copy_file_range",
}

// CanTrace says why strace cannot be used here, "" if it can.
func CanTrace() string {
	if _, err := exec.LookPath("strace"); err != nil {
		return "strace is not installed"
	}
	if out, err := exec.Command("strace", "-f", "-qq", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		return fmt.Sprintf("strace may not trace here: %v: %s", err, out)
	}
	return ""
}

// Fault is what strace does to one system call: the N-th of its name in any thread,
// counting only those on Path if there is one.
type Fault struct {
	Syscall string
	N       int
	Path    string // relative to the home; "" for any
	Error   string // "EIO"; "" to kill the process before the call is made
}

func (f Fault) String() string {
	what := f.Error
	if what == "" {
		what = "SIGKILL"
	}
	return strings.TrimSpace(fmt.Sprintf("%s at %s %d %s", what, f.Syscall, f.N, f.Path))
}

// Trace runs the binary under strace, which writes its log, paths included, to the
// file log. A fault of no syscall changes nothing. (Its option --seccomp-bpf would be
// faster, but then it delivers no signals.)
func (d Dateline) Trace(log, home string, f Fault) Dateline {
	d.Via = []string{"strace", "-f", "-qq", "-y", "-s", "0", "-e", "signal=none", "-o", log, "-e", "trace=?" + strings.Join(Syscalls, ",?")}
	if f.Path != "" {
		d.Via = append(d.Via, "-P", filepath.Join(home, f.Path))
	}
	switch {
	case f.Error != "":
		d.Via = append(d.Via, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", f.Syscall, f.Error, f.N))
	case f.Syscall != "":
		d.Via = append(d.Via, "-e", fmt.Sprintf("inject=%s:signal=KILL:when=%d", f.Syscall, f.N))
	}
	return d
}

var (
	// callLine begins a system call: "812 fsync(7</home/lake>".
	callLine = regexp.MustCompile(`^(\d+) +(\w+)\((.*)`)
	// lastPath is the last path of such a line: of a file descriptor, or in quotes.
	lastPath = regexp.MustCompile(`.*[<"](/[^>"]*)[>"]`)
	// passing are names that are other ones in the next run.
	passing = regexp.MustCompile(`^(staging|runs|exports)/|(^|/)\.`)
)

// Points reads the log of an undisturbed run and lists each point at which that run
// changed something in the home: once by the syscall's count, whatever its thread, and
// once by its count on that path, if the path is the same in every run.
func Points(log, home string) ([]Fault, error) {
	seen := make(map[string]int) // thread, syscall and path -> calls so far
	listed := make(map[Fault]bool)
	var points []Fault
	add := func(f Fault) {
		if !listed[f] {
			listed[f] = true
			points = append(points, f)
		}
	}
	err := eachLine(log, func(line string) {
		m := callLine.FindStringSubmatch(line)
		if m == nil {
			return // the end of a call that another thread's line interrupted, or a signal
		}
		thread, name, rest := m[1], m[2], m[3]
		seen[thread+name]++
		if !strings.Contains(rest, home) {
			return
		}
		add(Fault{Syscall: name, N: seen[thread+name]})
		p := lastPath.FindStringSubmatch(rest)
		if rel, err := filepath.Rel(home, p[1]); err == nil && !strings.HasPrefix(rel, "..") && !passing.MatchString(rel) {
			seen[thread+name+rel]++
			add(Fault{Syscall: name, N: seen[thread+name+rel], Path: rel})
		}
	})
	if err == nil && len(points) == 0 {
		err = fmt.Errorf("count system calls: %s has none below %s", log, home)
	}
	return points, err
}

// Injected is the system call that strace made fail, if that was one in the home; ""
// if none was reached.
func Injected(log, home string) (string, error) {
	found := ""
	begun := make(map[string]string) // by thread: the call that another thread's line interrupted
	err := eachLine(log, func(line string) {
		thread, rest, _ := strings.Cut(line, " ")
		if strings.HasSuffix(rest, "<unfinished ...>") {
			begun[thread] = rest
		}
		if !strings.Contains(rest, "(INJECTED)") {
			return
		}
		if strings.HasPrefix(strings.TrimSpace(rest), "<...") {
			rest = begun[thread] + rest
		}
		if strings.Contains(rest, home) {
			found = strings.TrimSpace(rest)
		}
	})
	return found, err
}

func eachLine(log string, fn func(line string)) error {
	f, err := os.Open(log)
	if err != nil {
		return fmt.Errorf("read strace's log: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fn(lines.Text())
	}
	return lines.Err()
}
