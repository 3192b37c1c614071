package warehouse

import (
	"errors"
	"io"
	"os"
)

// copyFile copies a database file, without any log that may stand beside it.
// Where the file system can, the copy shares its blocks with the original and
// takes no time. The new file must not exist.
func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err = clone(out, in); err != nil {
		_, err = io.Copy(out, in)
	}
	return errors.Join(err, out.Close())
}
