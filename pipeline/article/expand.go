package article

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/dateline/dateline/pipeline/object"
)

// Expand lists the inputs that the patterns name, sorted by path, each once.
// Hidden files and directories are passed over unless named outright. A glob with
// bad syntax and a named file that is not there are errors, all of them joined.
func Expand(patterns []Pattern) ([]Input, []Warning, error) {
	return ExpandContext(context.Background(), patterns)
}

// ExpandContext is [Expand] with a context that ends the listing of object stores.
func ExpandContext(ctx context.Context, patterns []Pattern) ([]Input, []Warning, error) {
	found := map[string]Input{}
	var warnings []Warning
	var problems []error
	for _, p := range patterns {
		inputs, err := p.expand(ctx)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		if len(inputs) == 0 {
			warnings = append(warnings, Warning{Pattern: p.Path, Message: "matches " + p.nothing()})
		}
		for _, in := range inputs {
			if _, known := found[in.Path]; !known {
				found[in.Path] = in
			}
		}
	}
	all := make([]Input, 0, len(found))
	for _, in := range found {
		all = append(all, in)
	}
	slices.SortFunc(all, func(a, b Input) int { return cmp.Compare(a.Path, b.Path) })
	return all, warnings, errors.Join(problems...)
}

func (p Pattern) nothing() string {
	if object.IsAddress(p.Path) {
		return "no object"
	}
	return "no file"
}

// IsGlob reports whether a pattern has a wildcard.
func IsGlob(pattern string) bool { return strings.ContainsAny(pattern, `*?[{`) }

// CheckGlob says what is wrong with a pattern's syntax.
func CheckGlob(pattern string) error {
	if !doublestar.ValidatePathPattern(pattern) {
		return fmt.Errorf("bad glob %q: a bracket or brace is not closed, or a backslash ends it", pattern)
	}
	return nil
}

// expand tries the pattern as a name first, so that a file called "[1].txt" can be read.
func (p Pattern) expand(ctx context.Context) ([]Input, error) {
	if object.IsAddress(p.Path) {
		return p.address(ctx)
	}
	if p.Path == "-" {
		return []Input{{Path: "-", Format: p.Format, Fields: p.Fields}}, nil
	}
	path, err := p.absolute()
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return p.walk(path)
	case err == nil:
		return []Input{p.input(path, info)}, nil
	case IsGlob(p.Path):
		return p.glob()
	}
	return nil, fmt.Errorf("find input %s: %w", p.Path, errors.Unwrap(err))
}

func (p Pattern) absolute() (string, error) {
	path := p.Path
	if !filepath.IsAbs(path) {
		path = filepath.Join(p.Base, path)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find input %s: %w", p.Path, err)
	}
	return path, nil
}

func (p Pattern) input(path string, info fs.FileInfo) Input {
	in := Input{Path: path, Format: p.Format, Fields: p.Fields, ModTime: info.ModTime()}
	if info.Mode().IsRegular() {
		in.Size = info.Size()
	}
	return in
}

// walk lists a directory's files, at any depth. A symlink to a directory is walked
// where the pattern names it, and not where it is come upon, so that no link leads
// out of the directory or round in a circle.
func (p Pattern) walk(root string) ([]Input, error) {
	var inputs []Input
	root += string(filepath.Separator) // or WalkDir would stop at a symlink
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path != root && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		return p.appendRegular(&inputs, path)
	})
	if err != nil {
		return nil, fmt.Errorf("list input %s: %w", p.Path, err)
	}
	return inputs, nil
}

// glob matches below the longest directory without a wildcard, so that a base
// directory with a bracket in its name is no part of the pattern. Symlinks behind a
// wildcard are treated as walk treats them.
func (p Pattern) glob() ([]Input, error) {
	if err := CheckGlob(p.Path); err != nil {
		return nil, fmt.Errorf("find input: %w", err)
	}
	dir, pattern := doublestar.SplitPattern(filepath.ToSlash(p.Path))
	root, err := Pattern{Path: filepath.FromSlash(dir), Base: p.Base}.absolute()
	if err != nil {
		return nil, err
	}
	names, err := doublestar.Glob(os.DirFS(root), pattern, doublestar.WithFilesOnly(), doublestar.WithNoHidden(), doublestar.WithNoFollow(), doublestar.WithFailOnIOErrors())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("find input %s: %w", p.Path, err)
	}
	var inputs []Input
	for _, name := range names {
		if err := p.appendRegular(&inputs, filepath.Join(root, filepath.FromSlash(name))); err != nil {
			return nil, fmt.Errorf("find input %s: %w", p.Path, err)
		}
	}
	return inputs, nil
}

// appendRegular follows a symlink, and passes over what is no file: a socket in a
// directory is nobody's article. A dangling link is an input that cannot be read.
func (p Pattern) appendRegular(inputs *[]Input, path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		*inputs = append(*inputs, Input{Path: path, Format: p.Format, Fields: p.Fields})
		return nil
	}
	if err != nil {
		return err
	}
	if info.Mode().IsRegular() {
		*inputs = append(*inputs, p.input(path, info))
	}
	return nil
}
