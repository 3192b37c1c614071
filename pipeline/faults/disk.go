package faults

import (
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
)

// Disk is a small file system in memory.
type Disk struct{ Dir string }

// MountDisk mounts a tmpfs of that many bytes at dir. It needs root, if only that of
// a user namespace.
func MountDisk(dir string, bytes int64) (Disk, error) {
	d := Disk{dir}
	return d, command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%d", bytes), "tmpfs", dir)
}

// Resize changes how much the disk holds.
func (d Disk) Resize(bytes int64) error {
	return command("mount", "-o", fmt.Sprintf("remount,size=%d", bytes), d.Dir)
}

// Writable lets the disk be written to, or not.
func (d Disk) Writable(yes bool) error {
	mode := "ro"
	if yes {
		mode = "rw"
	}
	return command("mount", "-o", "remount,"+mode, d.Dir)
}

// Unmount takes the disk away with all that is on it.
func (d Disk) Unmount() error { return command("umount", d.Dir) }

func command(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return nil
}

// Copy copies a home, or any directory, to a new one, links and times included.
func Copy(to, from string) error { return command("cp", "-a", from, to) }

// page is the least that a file takes on a disk made by MountDisk.
const page = 4096

// Size is how many bytes the files below dir take on a disk.
func Size(dir string) (int64, error) {
	var n int64
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			n += (info.Size() + page - 1) / page * page
		}
		return err
	})
	return n, err
}
