package faults

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mountVariable tells a test binary that it runs in a user namespace of its own.
const mountVariable = "FAULTS_MAY_MOUNT"

// mounted gives a small disk. Where this user may not mount one, the test runs again in a
// user namespace that may; where there is no such thing, it is skipped. The second
// result is false if the test has been run in that way.
func mounted(t *testing.T, bytes int64) (Disk, bool) {
	t.Helper()
	disk, err := MountDisk(t.TempDir(), bytes)
	if err == nil {
		t.Cleanup(func() {
			if err := disk.Unmount(); err != nil {
				t.Error(err)
			}
		})
		return disk, true
	}
	if os.Getenv(mountVariable) != "" {
		t.Skipf("no tmpfs can be mounted here: %v", err)
	}
	if out, err := exec.Command("unshare", "-Urm", "true").CombinedOutput(); err != nil {
		t.Skipf("no tmpfs can be mounted here, and no user namespace made: %v: %s", err, out)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("unshare", "-Urm", self, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), mountVariable+"=1")
	out, err := cmd.CombinedOutput()
	t.Logf("in a user namespace:\n%s", out)
	if err != nil {
		t.Error(err)
	}
	return Disk{}, false
}

// roomy is a size that no home of these tests comes near.
const roomy = 256 << 20

// TestFullDisk lets the disk run full at many sizes, so that each stage runs out of room
// in turn. The message says that the disk is full and where; readers keep what they had;
// after room was made the next run succeeds.
func TestFullDisk(t *testing.T) {
	disk, here := mounted(t, roomy)
	if !here {
		return
	}
	for _, s := range scenes(t) {
		base, err := Size(s.home)
		if s.home == "" {
			base, err = 0, nil
		}
		if err != nil {
			t.Fatal(err)
		}
		failed := 0
		// The lake's files are small, the database is not: some sizes end a run between the
		// first and the last file of the lake.
		room := append([]int64{40 << 10, 64 << 10, 88 << 10}, steps(trials(2, 40), 12<<20)...)
		for i, size := range room {
			home := filepath.Join(disk.Dir, fmt.Sprint(s.name, i))
			failed += s.fill(t, disk, home, base+size)
			if err := os.RemoveAll(home); err != nil {
				t.Fatal(err)
			}
		}
		t.Logf("%s: %d of %d runs found the disk full", s.name, failed, len(room))
		if failed < len(room)/2 {
			t.Errorf("%s: only %d of %d runs found the disk full", s.name, failed, len(room))
		}
	}
}

// steps are n sizes up to most, closer together where they are small: the lake's files
// are small, the database is not.
func steps(n int, most int64) []int64 {
	out := make([]int64, n)
	for i := range out {
		part := float64(i+1) / float64(n+1)
		out[i] = int64(part*part*float64(most)) + 16<<10
	}
	return out
}

// fill does one run on a disk of that size and says whether it found it full.
func (s scene) fill(t *testing.T, disk Disk, home string, size int64) (failed int) {
	t.Helper()
	if s.home != "" {
		if err := Copy(home, s.home); err != nil {
			t.Fatal(err)
		}
	}
	if err := disk.Resize(size); err != nil {
		t.Fatal(err)
	}
	d := dateline(t)
	r, err := d.Run(t.Context(), "run", "--quiet", "--home", home, "--input", s.in)
	if err != nil {
		t.Fatal(err)
	}
	if err := disk.Resize(roomy); err != nil {
		t.Fatal(err)
	}
	switch {
	case r.Code == 1:
		failed = 1
		if !full(r.Stderr) || !strings.Contains(r.Stderr, disk.Dir) {
			t.Errorf("%d bytes: the message does not say which disk is full: %v", size, r)
		}
		if diff := readable(t, home).Diff(s.before.Part("warehouse.")); len(diff) > 0 {
			t.Errorf("%d bytes: readers see something else than before: %v", size, diff)
		}
	case r.Code != 0:
		t.Errorf("%d bytes: want exit code 0 or 1, got %v", size, r)
	}
	update(t, d, home, s.in)
	sound(t, d, home, s.want)
	return failed
}

func full(message string) bool {
	message = strings.ToLower(message)
	return strings.Contains(message, "no space left on device") || strings.Contains(message, "disk is full")
}

// TestReadOnlyDisk makes the disk read-only: sql reads on, a run says why it cannot
// work, and works again once the disk can be written to.
func TestReadOnlyDisk(t *testing.T) {
	disk, here := mounted(t, roomy)
	if !here {
		return
	}
	s := scenes(t)[1]
	d, home := dateline(t), filepath.Join(disk.Dir, "home")
	if err := Copy(home, s.home); err != nil {
		t.Fatal(err)
	}
	if err := disk.Writable(false); err != nil {
		t.Fatal(err)
	}
	r := call(t, d, 1, "run", "--quiet", "--home", home, "--input", s.in)
	if !strings.Contains(r.Stderr, "read-only file system") || !strings.Contains(r.Stderr, home) {
		t.Errorf("the message does not say which disk is read-only: %v", r)
	}
	call(t, d, 0, "sql", "--home", home, "select count(*) from articles")
	call(t, d, 0, "status", "--home", home)
	if err := disk.Writable(true); err != nil {
		t.Fatal(err)
	}
	update(t, d, home, s.in)
	sound(t, d, home, s.want)
}
