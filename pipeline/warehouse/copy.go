package warehouse

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
)

// copyFile copies a database file, without any log that may stand beside it, and
// gives the size and SHA-256 of the copy. Where the file system can, the copy shares its
// blocks with the original and only the sum takes time. The new file must not exist.
func copyFile(ctx context.Context, to, from string) (size int64, sum string, err error) {
	in, err := os.Open(from)
	if err != nil {
		return 0, "", err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, "", err
	}
	h := sha256.New()
	if err = clone(out, in); err == nil {
		size, err = io.Copy(h, stoppable{ctx, out})
	} else {
		size, err = io.Copy(io.MultiWriter(out, h), stoppable{ctx, in})
	}
	return size, hex.EncodeToString(h.Sum(nil)), errors.Join(err, out.Close())
}
