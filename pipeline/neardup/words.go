package neardup

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// unspaced are the scripts that write no blanks between words: each of their
// letters is taken for a word. They begin with Thai, U+0E01.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}

const firstUnspaced = 0x0e01

const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a, 64 bits

// word is a run of letters and digits. A number keeps together what its commas and
// points separate, and is the same with or without them.
type word struct {
	hash   uint64 // of its letters and digits, lower case
	number bool   // it has a digit
	name   bool   // it begins with a capital, and not a sentence
}

// scanner cuts a text into words.
type scanner struct {
	word  word
	in    bool // inside a word
	first bool // the next word begins a sentence
}

// eachWord calls fn with each word of the text in Unicode NFC. Marks (vowel signs) and
// invisible characters (soft hyphens, joiners) neither end a word nor count.
func eachWord(text string, fn func(word)) {
	if !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
	}
	s := scanner{word: word{hash: offset}, first: true}
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		i += size
		if c := fold(r); c != 0 {
			s.letter(c, c != r)
			if c < firstUnspaced || !unicode.In(c, unspaced...) {
				continue
			}
		} else if s.joins(r, text[i:]) {
			continue
		}
		s.end(fn)
		s.first = s.first || endsSentence(r)
	}
	s.end(fn)
}

func (s *scanner) letter(c rune, capital bool) {
	if !s.in {
		s.in, s.word.name, s.first = true, capital && !s.first, false
	}
	s.word.hash = (s.word.hash ^ uint64(c)) * prime
	s.word.number = s.word.number || unicode.IsDigit(c)
}

// joins reports whether a character that is no letter stands inside a word.
func (s *scanner) joins(r rune, next string) bool {
	if r == ',' || r == '.' {
		return s.word.number && next != "" && '0' <= next[0] && next[0] <= '9'
	}
	return r >= utf8.RuneSelf && unicode.In(r, unicode.Mark, unicode.Cf)
}

func (s *scanner) end(fn func(word)) {
	if s.in {
		fn(s.word)
		s.word, s.in = word{hash: offset}, false
	}
}

func endsSentence(r rune) bool {
	switch r {
	case '.', '!', '?', ':', '\n', '"', '“':
		return true
	}
	return false
}

// fold lower-cases a letter, keeps a digit, and is 0 for all else.
func fold(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		return r
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		return unicode.ToLower(r)
	}
	return 0
}

// mix is the finaliser of SplitMix64: inputs that differ in one bit share none of
// the output's on average.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
