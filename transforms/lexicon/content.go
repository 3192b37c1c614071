package lexicon

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline/dateline/data"
)

// maxBytes is the longest file that is read. All of GeoNames' cities over 500
// people take a third of it.
const maxBytes = 32 << 20

// content is a directory's files, held in memory: what was checked is what is used.
// Lines end in "\n" without blanks before it, and there is no byte order mark.
type content map[string]string

// files reads the files of a directory. Names that no lexicon has are mistakes,
// because what stands in such a file would be lost without a word.
func (c *checker) files(dir fs.FS) (content, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	bodies, names := content{}, fileNames()
	for _, e := range entries {
		switch name := e.Name(); {
		case beside(name):
		case !slices.Contains(names, name):
			p := Problem{File: name, Message: fmt.Sprintf("no lexicon file is named %q", name), Word: name, Known: names}
			if e.IsDir() {
				p.Message = "a directory; lexicon files stand side by side in one directory"
				p.Word, p.Known = "", nil
			} else {
				p.Hint = "there are: " + strings.Join(names, " ")
			}
			c.problems = append(c.problems, p)
		default:
			if body, ok := c.file(dir, name); ok {
				bodies[name] = body
			}
		}
	}
	if len(bodies) == 0 && len(c.problems) == 0 {
		c.problems = append(c.problems, Problem{
			Message: "no lexicon files in the directory",
			Hint:    "put armed_groups.tsv or troops.cues there, or leave lexicon out; there are: " + strings.Join(names, " "),
		})
	}
	return bodies, nil
}

// beside reports whether a file is no lexicon and need not be one: hidden files,
// editors' copies, notes.
func beside(name string) bool {
	upper := strings.ToUpper(name)
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".md") ||
		strings.HasPrefix(upper, "README") || strings.HasPrefix(upper, "LICENSE") || strings.HasPrefix(upper, "LICENCE")
}

// fileNames lists the files of the built-in lexicon, and so those of any.
func fileNames() []string {
	entries, err := fs.ReadDir(data.Lexicon, ".")
	if err != nil {
		panic(err) // it is embedded
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// file reads one file; ok is false if that, or its encoding, is a mistake.
func (c *checker) file(dir fs.FS, name string) (body string, ok bool) {
	whole := func(message, hint string) (string, bool) {
		c.problems = append(c.problems, Problem{File: name, Message: message, Hint: hint})
		return "", false
	}
	f, err := dir.Open(name)
	if err != nil {
		return whole(fmt.Sprintf("cannot be opened: %v", cause(err)), "")
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	switch {
	case err != nil:
		return whole(fmt.Sprintf("cannot be read: %v", cause(err)), "")
	case len(b) > maxBytes:
		return whole(fmt.Sprintf("longer than %d MB", maxBytes>>20), "keep the rows that your articles need")
	case bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")):
		return whole("is UTF-16", "save it as UTF-8")
	}
	text := strings.TrimPrefix(string(b), "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	var clean strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, " \t\n") // spreadsheets end lines with tabs
		if at := firstInvalid(line); at >= 0 {
			c.problems = append(c.problems, Problem{
				File: name, Line: n, Column: utf8.RuneCountInString(line[:at]) + 1, Width: 1,
				Message: fmt.Sprintf("byte %#x is not UTF-8 text", line[at]), Hint: "save the file as UTF-8",
				Source: strings.ToValidUTF8(line, "\ufffd"),
			})
			return "", false
		}
		clean.WriteString(line)
		clean.WriteByte('\n')
	}
	return clean.String(), true
}

// firstInvalid is the offset of the first byte that is no text, -1 if all is.
func firstInvalid(s string) int {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return -1
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size <= 1 || r == 0 {
			return i
		}
		i += size
	}
	return -1
}

// cause is a path error without the path, which the message has already.
func cause(err error) error {
	if p, ok := err.(*fs.PathError); ok {
		return p.Err
	}
	return err
}

// Open implements fs.FS, for packages that read files by name.
func (c content) Open(name string) (fs.File, error) {
	body, ok := c[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &file{strings.NewReader(body), path.Base(name)}, nil
}

// file is an open file of a content, and its own description.
type file struct {
	*strings.Reader
	name string
}

func (f *file) Stat() (fs.FileInfo, error) { return f, nil }
func (f *file) Close() error               { return nil }
func (f *file) Name() string               { return f.name }
func (f *file) Mode() fs.FileMode          { return 0o444 }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return false }
func (f *file) Sys() any                   { return nil }
