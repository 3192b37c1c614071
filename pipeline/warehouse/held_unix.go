//go:build linux || darwin

package warehouse

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// held reports whether another process has the database open: DuckDB takes an
// fcntl lock on it, shared for readers. Locks of this process are not seen, and POSIX
// drops them when the file is closed here, so it is for databases that this process
// does not have open.
func held(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	lock := unix.Flock_t{Type: unix.F_WRLCK, Whence: io.SeekStart} // Len 0: to the end of the file
	if err := unix.FcntlFlock(f.Fd(), unix.F_GETLK, &lock); err != nil {
		return false, fmt.Errorf("ask for the lock of %s: %w", path, err)
	}
	return lock.Type != unix.F_UNLCK, nil
}
