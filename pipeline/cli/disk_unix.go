//go:build unix

package cli

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// freeBytes is the room left for us on the file system of path, or of the
// nearest directory above it that exists.
func freeBytes(path string) (int64, error) {
	for {
		if _, err := os.Stat(path); err == nil || path == filepath.Dir(path) {
			break
		}
		path = filepath.Dir(path)
	}
	var s unix.Statfs_t
	if err := unix.Statfs(path, &s); err != nil {
		return 0, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil
}
