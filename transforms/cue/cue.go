// Package cue reads cue lists: the words that tell an event, kept as data so that
// a reader can check them and add to them. A file of data/lexicon named *.cues holds
// named lists of single words or of phrases:
//
//	# a comment
//	[killed passive]
//	killed slain murdered
//	[killed phrase]
//	shot dead
//	lost their lives
//
// A list whose name ends in "phrase" holds one phrase a line; any other holds
// words separated by blanks.
//
// A program's start-up may add a user's words to the lists ([Extend]). Rules hold
// pointers to the lists and see what was added. A rule that needs several lists as one
// makes them one by [File.Union] or [File.All], never by copying: those see it too.
package cue

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/dateline/dateline/data"
	"github.com/dateline/dateline/transforms/text"
)

// File is one cue file, read.
type File struct {
	name    string
	words   map[string]*text.Set
	phrases map[string]*Phrases
	made    []made
}

// made is a set made of several lists, and how.
type made struct {
	set  *text.Set
	fill func(*text.Set)
}

// opened are the embedded files that the program's packages have asked for. It
// is filled while packages initialise, one after the other.
var opened = map[string]*File{}

// Must reads an embedded cue file. It panics on a mistake in it, which any test
// of the package that uses it shows. A file asked for twice is the same file.
func Must(name string) *File {
	if f, ok := opened[name]; ok {
		return f
	}
	b, err := fs.ReadFile(data.Lexicon, name)
	if err != nil {
		panic(fmt.Sprintf("cue: read %s: %v", name, err))
	}
	f, err := Parse(name, string(b))
	if err != nil {
		panic("cue: " + err.Error())
	}
	opened[name] = f
	return f
}

// Parse reads a cue file's text; errors name file and line.
func Parse(name, body string) (*File, error) {
	f := &File{name: name, words: map[string]*text.Set{}, phrases: map[string]*Phrases{}}
	list := ""
	for line := range Lines(body) {
		switch name, head := line.List(); {
		case head && f.has(name):
			return nil, fmt.Errorf("%s:%d: list [%s] stands twice; merge the two", f.name, line.Number, name)
		case head:
			list = name
			f.open(list)
		case list == "":
			return nil, fmt.Errorf("%s:%d: %q stands before any [list]; begin one", f.name, line.Number, line.Text)
		default:
			f.add(list, line.Text)
		}
	}
	return f, nil
}

func (f *File) has(list string) bool { return f.words[list] != nil || f.phrases[list] != nil }

// IsPhrases reports whether a list of that name holds phrases, one a line.
func IsPhrases(list string) bool { return strings.HasSuffix(list, "phrase") }

func (f *File) open(list string) {
	if IsPhrases(list) {
		f.phrases[list] = &Phrases{first: text.Words(), telling: text.Words()}
		return
	}
	f.words[list] = text.Words()
}

func (f *File) add(list, line string) {
	if IsPhrases(list) {
		f.phrases[list].add(line)
		return
	}
	for _, w := range strings.Fields(line) {
		f.words[list].Add(text.Intern(w))
	}
}

// Words is the named list of words; it panics if the file has none of that name.
func (f *File) Words(list string) *text.Set {
	s, ok := f.words[list]
	if !ok {
		panic(fmt.Sprintf("cue: %s has no list [%s]", f.name, list))
	}
	return s
}

// All is every word of the file's lists, and the longest word of each of its phrases
// (the most telling one: "custody" of "in custody"), but for the lists named. A text
// without any of them holds nothing of the file.
func (f *File) All(except ...string) *text.Set {
	return f.make(func(all *text.Set) {
		for name, set := range f.words {
			if !slices.Contains(except, name) {
				all.Union(set)
			}
		}
		for _, p := range f.phrases {
			all.Union(p.telling)
		}
	})
}

// Union is every word of the named lists.
func (f *File) Union(lists ...string) *text.Set {
	sets := make([]*text.Set, len(lists))
	for i, name := range lists {
		sets[i] = f.Words(name)
	}
	return f.make(func(all *text.Set) {
		for _, s := range sets {
			all.Union(s)
		}
	})
}

// make fills a set, and remembers how for Extend.
func (f *File) make(fill func(*text.Set)) *text.Set {
	set := text.Words()
	fill(set)
	f.made = append(f.made, made{set, fill})
	return set
}

// Phrases is the named list of phrases; it panics if the file has none of that name.
func (f *File) Phrases(list string) *Phrases {
	p, ok := f.phrases[list]
	if !ok {
		panic(fmt.Sprintf("cue: %s has no list [%s]", f.name, list))
	}
	return p
}

// Phrases is a list of phrases of one token or more.
type Phrases struct {
	first   *text.Set // the first word of each
	telling *text.Set // the longest word of each
	all     [][]text.Word
}

func (p *Phrases) add(line string) {
	var phrase []text.Word
	longest := ""
	for _, w := range strings.Fields(line) {
		phrase = append(phrase, text.Intern(w))
		if len(w) >= len(longest) && !slices.Contains(tooCommon, w) {
			longest = w
		}
	}
	p.first.Add(phrase[0])
	if longest == "" {
		longest = phrase[0].String()
	}
	p.telling.Add(text.Intern(longest))
	p.all = append(p.all, phrase)
}

// tooCommon are words that tell nothing of a phrase they stand in.
var tooCommon = strings.Fields("their his her its the a an in on of to up out off from for with by into under been was were")

// Match gives the number of tokens of the longest phrase that begins at tok, 0 if
// none does.
func (p *Phrases) Match(doc *text.Document, tok int) int {
	if !doc.Has(tok, p.first) {
		return 0
	}
	longest := 0
	for _, phrase := range p.all {
		if len(phrase) > longest && matches(doc, tok, phrase) {
			longest = len(phrase)
		}
	}
	return longest
}

func matches(doc *text.Document, tok int, phrase []text.Word) bool {
	if tok+len(phrase) > len(doc.Tokens) {
		return false
	}
	for i, w := range phrase {
		if doc.Tokens[tok+i].Word != w {
			return false
		}
	}
	return true
}
