package lake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
)

// Problem is one file that is not what the manifest says.
type Problem struct {
	Path string // relative to the lake
	Err  error  // wraps ErrCorrupt, or is the file system's
}

func (p Problem) Error() string { return p.Path + ": " + p.Err.Error() }

// Unwrap is the problem's cause.
func (p Problem) Unwrap() error { return p.Err }

// Verify reads every manifest and every file of the current version and names
// each one that is missing or changed. The error is not nil only if it could not finish.
func (l *Lake) Verify(ctx context.Context) ([]Problem, error) {
	versions, err := l.Versions()
	if err != nil {
		return nil, fmt.Errorf("verify lake: %w", err)
	}
	var found []Problem
	for _, v := range versions {
		if _, err := l.Manifest(v); err != nil {
			found = append(found, Problem{Path: "manifests/" + manifestName(v), Err: err})
		}
	}
	problems, err := l.verify(ctx, l.Current().Files)
	return append(found, problems...), err
}

// VerifyFiles proves that the files are what the manifest says. Its error names
// each one that is not, and wraps ErrCorrupt then.
func (l *Lake) VerifyFiles(ctx context.Context, files []File) error {
	problems, err := l.verify(ctx, files)
	errs := []error{err}
	for _, p := range problems {
		errs = append(errs, fmt.Errorf("verify %w", p))
	}
	return errors.Join(errs...)
}

func (l *Lake) verify(ctx context.Context, files []File) ([]Problem, error) {
	var found []Problem
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return found, fmt.Errorf("verify lake: %w", err)
		}
		if err := l.verifyFile(f); err != nil {
			found = append(found, Problem{Path: f.Path, Err: err})
		}
	}
	return found, nil
}

func (l *Lake) verifyFile(f File) error {
	in, err := os.Open(l.Path(f))
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%w: the file is missing", ErrCorrupt)
	}
	if err != nil {
		return err
	}
	defer in.Close()
	h := sha256.New()
	n, err := io.Copy(h, in)
	if err != nil {
		return err
	}
	return f.check(n, h.Sum(nil))
}

// read gives the file's bytes after proving that they are the manifest's.
func (l *Lake) read(f File) ([]byte, error) {
	data, err := os.ReadFile(l.Path(f))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w: the file is missing", ErrCorrupt)
	}
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	return data, f.check(int64(len(data)), sum[:])
}

func (f File) check(size int64, sum []byte) error {
	if size != f.Bytes {
		return fmt.Errorf("%w: it has %d bytes, the manifest says %d", ErrCorrupt, size, f.Bytes)
	}
	if got := hex.EncodeToString(sum); got != f.SHA256 {
		return fmt.Errorf("%w: its sha256 is %s, the manifest says %s", ErrCorrupt, got, f.SHA256)
	}
	return nil
}
