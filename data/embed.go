// Package data holds the lexicon that the program carries with it: names of
// states, places, organisations and armed groups, and the cue words of the fact
// types. Each file says at its top what its columns are, where it comes from and
// under which licence.
package data

import (
	"embed"
	"io/fs"
)

//go:embed lexicon/*.tsv lexicon/*.txt lexicon/*.cues
var files embed.FS

// Confidence is confidence.tsv: how often facts found in each way are right.
//
//go:embed confidence.tsv
var Confidence string

// Lexicon is the directory lexicon/ as it was when the program was built.
var Lexicon = lexicon()

func lexicon() fs.FS {
	sub, err := fs.Sub(files, "lexicon")
	if err != nil {
		panic(err) // the directory is embedded above
	}
	return sub
}
