package cue

import (
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"
)

// Line is a line of a cue file that says something.
type Line struct {
	Number int    // from 1
	Column int    // of Text, in code points, from 1
	Text   string // without comment and outer blanks
}

// List gives the name of the list that the line begins, if it begins one.
func (l Line) List() (name string, ok bool) {
	if !strings.HasPrefix(l.Text, "[") || !strings.HasSuffix(l.Text, "]") {
		return "", false
	}
	return strings.TrimSpace(l.Text[1 : len(l.Text)-1]), true
}

// Lines gives the lines of a cue file that say something.
func Lines(body string) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		n := 0
		for line := range strings.Lines(body) {
			n++
			said, _, _ := strings.Cut(line, "#")
			text := strings.TrimSpace(said)
			if text == "" {
				continue
			}
			at := utf8.RuneCountInString(said[:strings.Index(said, text)]) + 1
			if !yield(Line{n, at, text}) {
				return
			}
		}
	}
}

// Extend adds the words and phrases of a cue file's text to the lists of the
// embedded file of that name, and to all sets that rules made of them. Call it once
// at start-up, before Documents are built; it is not safe beside readers. A file that
// no package has asked for is left alone: nothing looks for its words.
func Extend(name, body string) error {
	more, err := Parse(name, body)
	if err != nil {
		return err
	}
	f, ok := opened[name]
	if !ok {
		return nil
	}
	return f.extend(more)
}

func (f *File) extend(more *File) error {
	for list := range more.words {
		if f.words[list] == nil {
			return fmt.Errorf("%s: there is no list [%s] to add to", f.name, list)
		}
	}
	for list := range more.phrases {
		if f.phrases[list] == nil {
			return fmt.Errorf("%s: there is no list [%s] to add to", f.name, list)
		}
	}
	for list, words := range more.words {
		f.words[list].Union(words)
	}
	for list, p := range more.phrases {
		f.phrases[list].first.Union(p.first)
		f.phrases[list].telling.Union(p.telling)
		f.phrases[list].all = append(f.phrases[list].all, p.all...)
	}
	for _, m := range f.made {
		m.fill(m.set)
	}
	return nil
}
