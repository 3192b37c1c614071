package cue

import (
	"slices"

	"github.com/dateline/dateline/transforms/text"
)

// Name is the file's name in data/lexicon.
func (f *File) Name() string { return f.name }

// ListsOf names the lists that hold the word at tok, or a phrase that begins there, in
// alphabetical order. It is for people who ask why a rule fired.
func (f *File) ListsOf(doc *text.Document, tok int) []string {
	var lists []string
	for name, set := range f.words {
		if doc.Has(tok, set) {
			lists = append(lists, name)
		}
	}
	for name, phrases := range f.phrases {
		if phrases.Match(doc, tok) > 0 {
			lists = append(lists, name)
		}
	}
	slices.Sort(lists)
	return lists
}
