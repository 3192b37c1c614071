// Package lexicon puts a user's own names and cue words over the built-in ones.
//
//	layer, err := lexicon.Read(os.DirFS(dir)) // err is Problems: every mistake, with its place
//	err = layer.Use()                         // once, at start-up, before Documents are built
//
// A layer is a directory of files named and written like those of data/lexicon:
// tables of names (armed_groups.tsv, organisations.tsv, ...), lists of words
// (given_names.txt, ...) and cue files (troops.cues, ...). A row with an id that the
// built-in files know adds names to it and replaces the columns it fills; any other
// row is a new entity. Words and phrases of a cue file join the list of the same
// name. docs/lexicon.md says it for users.
//
// # What a layer changes
//
// It changes what is found, so it is part of an extractor's version: [Suffix]
// follows the version of every fact type. It is a hash of what the files say, not of their
// comments, and empty without a layer.
//
// A transform stays pure all the same: the names and lists are settled before the
// first article is read, and never change while articles are.
package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/dateline/dateline/transforms/cue"
	"github.com/dateline/dateline/transforms/who"
)

// Layer is a user's directory, read and found to be without mistakes.
type Layer struct {
	Files    []string // names of the files that were read, sorted
	Entities int      // rows that name a new entity
	Added    int      // rows that add to a known one
	Words    int      // cue words and phrases

	bodies content
	suffix string
}

// Read reads and checks a directory. Its error is a Problems with every mistake
// found, or says why the directory cannot be read. What is asked of the user is asked of
// the built-in files too; a test does it.
func Read(dir fs.FS) (*Layer, error) {
	c := &checker{below: builtin(), own: newNames()}
	bodies, err := c.files(dir)
	if err != nil {
		return nil, err
	}
	l := &Layer{Files: slices.Sorted(maps.Keys(bodies)), bodies: bodies}
	said := c.check(bodies)
	if len(c.problems) > 0 {
		return nil, c.problems.sorted()
	}
	l.Entities, l.Added, l.Words = c.fresh, c.known, c.words
	if len(said) > 0 {
		sum := sha256.Sum256([]byte(strings.Join(said, "\n")))
		l.suffix = "+" + mark + hex.EncodeToString(sum[:4])
	}
	return l, nil
}

// mark begins the part of a version that names a layer.
const mark = "lex:"

// Suffix is what the layer adds to the version of every fact type, as
// "+lex:1f2e3d4c"; "" if its files say nothing.
func (l *Layer) Suffix() string { return l.suffix }

// Of is the part of an extractor's version that names a layer, "" if it has none.
func Of(version string) string {
	for part := range strings.SplitSeq(version, "+") {
		if strings.HasPrefix(part, mark) {
			return part
		}
	}
	return ""
}

// inUse is the layer that was put into use, nil if none was.
var inUse *Layer

// Use puts the layer over the built-in lexicon, for the whole program. It is not
// safe beside readers: call it once, before Documents are built. A second layer is an
// error, because what rules have made of the first cannot be unmade.
func (l *Layer) Use() error {
	if inUse != nil && inUse.suffix != l.suffix {
		return errors.New("use lexicon: another one is in use")
	}
	if inUse != nil || l.suffix == "" {
		return nil
	}
	if err := who.Use(l.bodies); err != nil {
		return fmt.Errorf("use lexicon: %w", err)
	}
	for _, name := range l.Files {
		if !isCues(name) {
			continue
		}
		if err := cue.Extend(name, l.bodies[name]); err != nil {
			return fmt.Errorf("use lexicon: %w", err)
		}
	}
	inUse = l
	return nil
}

// Suffix is that of the layer in use, "" without one.
func Suffix() string {
	if inUse == nil {
		return ""
	}
	return inUse.suffix
}
