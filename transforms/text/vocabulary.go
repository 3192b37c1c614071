package text

import (
	"strings"
	"sync"
	"sync/atomic"
)

// Word is a lower-cased word's number in the vocabulary. The vocabulary holds
// what lexicons and rules ask for; every other word of an article is 0.
type Word uint32

// vocabulary is filled while packages initialise and lexicons load, and only
// read once Documents are built. The first Build after a change makes an index
// of it, and reads that without a lock from then on; an Intern that comes later
// takes it down, and readers keep theirs.
var vocabulary = struct {
	sync.Mutex
	words  map[string]Word
	texts  []string
	frozen atomic.Pointer[index]
}{words: make(map[string]Word, 1<<16), texts: []string{""}}

// Intern gives the word's number, adding it to the vocabulary if it is new.
// Call it while rules and lexicons are set up, never for an article's words.
func Intern(word string) Word {
	word = strings.ReplaceAll(strings.ToLower(word), curly, "'")
	vocabulary.Lock()
	defer vocabulary.Unlock()
	if w, ok := vocabulary.words[word]; ok {
		return w
	}
	vocabulary.frozen.Store(nil)
	w := Word(len(vocabulary.texts))
	vocabulary.texts = append(vocabulary.texts, word)
	vocabulary.words[word] = w
	return w
}

// frozenWords is the vocabulary for reading.
func frozenWords() *index {
	if x := vocabulary.frozen.Load(); x != nil {
		return x
	}
	vocabulary.Lock()
	defer vocabulary.Unlock()
	x := newIndex(vocabulary.texts)
	vocabulary.frozen.Store(x)
	return x
}

// String is the lower-cased word, "" for a word the vocabulary does not hold.
func (w Word) String() string {
	vocabulary.Lock()
	defer vocabulary.Unlock()
	return vocabulary.texts[w]
}

// Set is a set of words.
type Set struct{ bits []uint64 }

// Words makes a Set of single-token words; each argument may hold several,
// separated by blanks: Words("killed slain", "dead").
func Words(lists ...string) *Set {
	s := &Set{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			s.Add(Intern(w))
		}
	}
	return s
}

// Add puts the word into the set.
func (s *Set) Add(w Word) {
	for int(w>>6) >= len(s.bits) {
		s.bits = append(s.bits, 0)
	}
	s.bits[w>>6] |= 1 << (w & 63)
}

// Has reports whether the word is in the set; word 0 never is.
func (s *Set) Has(w Word) bool {
	return w != 0 && int(w>>6) < len(s.bits) && s.bits[w>>6]&(1<<(w&63)) != 0
}

// Union adds every word of the other set.
func (s *Set) Union(o *Set) {
	for len(s.bits) < len(o.bits) {
		s.bits = append(s.bits, 0)
	}
	for i, b := range o.bits {
		s.bits[i] |= b
	}
}
