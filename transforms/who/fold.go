package who

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/transforms/text"
)

// firstWord is the text up to its first blank, hyphen, stop or apostrophe.
func firstWord(s string) string {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ' ', '-', '.', '\'', '\t', '/', ',', '(':
			return s[:i]
		case 0xE2: // ’ is E2 80 99
			if strings.HasPrefix(s[i:], "’") {
				return s[:i]
			}
		}
	}
	return s
}

// hash is FNV-1a over the lower-cased runes.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for _, r := range s {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
		} else {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// fold writes the tokens' text in small letters, blanks as one space, or gives
// nil if it is too long.
func fold(to []byte, doc *text.Document, first, end int) []byte {
	for i := first; i < end; i++ {
		if i > first && doc.Tokens[i].Is(text.SpaceBefore) {
			to = append(to, ' ')
		}
		s := doc.Text(i)
		if len(to)+len(s) >= maxCityBytes {
			return nil
		}
		for _, r := range s {
			switch {
			case 'A' <= r && r <= 'Z':
				r += 'a' - 'A'
			case r == '’':
				r = '\''
			case r >= utf8.RuneSelf:
				r = unicode.ToLower(r)
			}
			to = utf8.AppendRune(to, r)
		}
		if len(to) >= maxCityBytes {
			return nil
		}
	}
	return to
}

// compare orders the spelling of the line at a position and the key.
func (g *gazetteer) compare(line int, key []byte) int {
	var buf [2 * maxCityBytes]byte
	low := buf[:0]
	for _, r := range g.file[line:min(line+2*maxCityBytes-8, len(g.file))] {
		if r == '\t' || r == '\n' {
			break
		}
		if len(low) > maxCityBytes {
			break
		}
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			low = append(low, byte(r))
		} else {
			low = utf8.AppendRune(low, unicode.ToLower(r))
		}
	}
	return bytes.Compare(low, key)
}
