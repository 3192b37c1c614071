package lexicon

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one mistake in a user's directory.
type Problem struct {
	File    string // its name in the directory; "" for the directory itself
	Line    int    // from 1; 0 for the file as a whole
	Column  int    // in code points, from 1
	Width   int    // code points that are wrong
	Message string
	Hint    string   // what to do
	Word    string   // a word that may be a slip ...
	Known   []string // ... for one of these
	Source  string   // the line
}

// Problems are all mistakes of a directory, by file and place.
type Problems []Problem

// Error gives one line for each.
func (p Problems) Error() string {
	var b strings.Builder
	for i, one := range p {
		if i > 0 {
			b.WriteByte('\n')
		}
		switch {
		case one.Line > 0:
			fmt.Fprintf(&b, "%s:%d:%d: ", one.File, one.Line, one.Column)
		case one.File != "":
			b.WriteString(one.File + ": ")
		}
		b.WriteString(one.Message)
	}
	return b.String()
}

// most is how many mistakes of one file are told one by one: a file of another
// kind altogether would be told line by line.
const most = 20

func (p Problems) sorted() Problems {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	var out Problems
	for rest := p; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].File == rest[0].File {
			n++
		}
		out = append(out, rest[:min(n, most)]...)
		if n > most {
			out = append(out, Problem{File: rest[0].File, Message: fmt.Sprintf("and %d mistakes more", n-most)})
		}
		rest = rest[n:]
	}
	return out
}
