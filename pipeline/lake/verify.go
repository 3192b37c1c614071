package lake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

// Problem is one file that is not what the manifest says.
type Problem struct {
	Path string // relative to the lake
	Err  error  // wraps ErrCorrupt, or is the file system's
}

func (p Problem) Error() string { return p.Path + ": " + p.Err.Error() }

// Unwrap is the problem's cause.
func (p Problem) Unwrap() error { return p.Err }

// VerifyDir reads every manifest of the lake at dir, and every file that a readable
// one names, and lists each that is missing or changed. It works on a lake that does not
// open because its newest manifest is damaged. What no manifest names is no problem.
// The error is not nil only if it could not finish.
func VerifyDir(ctx context.Context, dir string) ([]Problem, error) {
	l, err := unread(dir)
	if err != nil {
		return nil, fmt.Errorf("verify lake: %w", err)
	}
	return l.Verify(ctx)
}

// Verify is VerifyDir of an open lake. A clean may go on meanwhile: what it removes
// is no problem.
func (l *Lake) Verify(ctx context.Context) ([]Problem, error) {
	manifests, found, err := l.manifests()
	if err != nil {
		return nil, fmt.Errorf("verify lake: %w", err)
	}
	problems, err := l.stored().verify(ctx, filesOf(manifests))
	if err != nil || len(problems) == 0 {
		return append(found, problems...), err
	}
	if manifests, _, err = l.manifests(); err != nil {
		return nil, fmt.Errorf("verify lake: %w", err)
	}
	named := namesOf(manifests)
	problems = slices.DeleteFunc(problems, func(p Problem) bool { return !named[p.Path] })
	return append(found, problems...), nil
}

// stored is the lake without the copies that this machine keeps of its files.
func (l *Lake) stored() *Lake { return &Lake{dir: l.dir, disk: l.disk} }

// manifests reads all manifests, in order, and lists those that cannot be read. One
// that is removed meanwhile is neither.
func (l *Lake) manifests() ([]*Manifest, []Problem, error) {
	versions, err := l.Versions()
	if err != nil {
		return nil, nil, err
	}
	var (
		out     []*Manifest
		damaged []Problem
	)
	for _, v := range versions {
		m, err := l.Manifest(v)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			damaged = append(damaged, Problem{Path: manifestName(v), Err: err})
		default:
			out = append(out, m)
		}
	}
	return out, damaged, nil
}

// filesOf lists the files that the manifests name, each once, by path.
func filesOf(manifests []*Manifest) []File {
	seen := make(map[string]bool)
	var out []File
	for _, m := range manifests {
		for _, f := range m.Files {
			if !seen[f.Path] {
				seen[f.Path], out = true, append(out, f)
			}
		}
	}
	slices.SortFunc(out, byPath)
	return out
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
	in, err := l.open(f)
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
	in, err := l.open(f)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data := bytes.NewBuffer(make([]byte, 0, f.Bytes+bytes.MinRead))
	if _, err := data.ReadFrom(in); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data.Bytes())
	return data.Bytes(), f.check(int64(data.Len()), sum[:])
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
