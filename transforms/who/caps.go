package who

import (
	"unicode"

	"github.com/dateline/dateline/transforms/text"
)

// What a token's letters must be, 2 bits a token of the name.
const (
	anyCase = iota
	capital // "Niger", "NIGER"
	allCaps // "UN", "U.S."
	exactly // "LeT", "PfP": as spelled
)

// maxWords is the longest name, in tokens, that caps can describe.
const maxWords = 32

// casing is the requirement that a spelling's word makes: a word in small
// letters matches any case.
func casing(word string) uint64 {
	if unicode.IsLower(firstRune(word)) {
		return anyCase // "d'Ivoire"
	}
	upper, lower, changes := 0, 0, 0
	var wasLower bool
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
			if wasLower {
				changes++
			}
			wasLower = false
		case unicode.IsLower(r):
			lower++
			wasLower = true
		}
	}
	switch {
	case upper == 0:
		return anyCase
	case upper >= 2 && lower == 0:
		return allCaps
	case changes > 0 && len(word) <= 4:
		return exactly
	}
	return capital
}

// fits reports whether tokens [first, end) are written as the sense demands.
func (s *sense) fits(doc *text.Document, first, end int) bool {
	caps := s.caps
	for i := first; i < end && caps != 0; i++ {
		switch t := doc.Tokens[i]; caps & 3 {
		case capital:
			if !t.Is(text.Capital) {
				return false
			}
		case allCaps:
			if !t.Is(text.AllCaps) {
				return false
			}
		case exactly:
			if !t.Is(text.Capital) || doc.Slice(first, end) != s.exact {
				return false
			}
		}
		caps >>= 2
	}
	return true
}
