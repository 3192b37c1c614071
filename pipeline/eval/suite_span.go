package eval

import (
	"strings"
	"unicode"
)

// stretch is a half-open range of code points.
type stretch struct{ start, end int }

func (a stretch) common(b stretch) int { return min(a.end, b.end) - max(a.start, b.start) }

// What spans are trimmed of before they are compared. Points, signs and brackets
// are part of how a number is written.
const (
	trimmedOfDates   = " \t\r\n,.;:!?\"'()[]\u201c\u201d\u2018\u2019"
	trimmedOfNumbers = " \t\r\n,;:!?"
)

func (k SuiteKind) trimmed() string {
	if k == NumberSuite {
		return trimmedOfNumbers
	}
	return trimmedOfDates
}

// trim takes the characters off both ends of a span, which is cut to the text.
func trim(text []rune, s stretch, of string) stretch {
	s.start = max(0, min(s.start, len(text)))
	s.end = max(s.start, min(s.end, len(text)))
	for s.start < s.end && strings.ContainsRune(of, text[s.start]) {
		s.start++
	}
	for s.end > s.start && strings.ContainsRune(of, text[s.end-1]) {
		s.end--
	}
	return s
}

// functionWords may lead a date without being part of it.
var functionWords = strings.Fields("the a an in on at by of since from during until till about around for before after between as")

// withoutLead drops leading function words, but never the whole span.
func withoutLead(text []rune, s stretch) stretch {
	for {
		word := s.start
		for word < s.end && !blank(text[word]) {
			word++
		}
		next := word
		for next < s.end && blank(text[next]) {
			next++
		}
		if next == word || next >= s.end || !functionWord(string(text[s.start:word])) {
			return s
		}
		s.start = next
	}
}

func functionWord(word string) bool {
	for _, f := range functionWords {
		if strings.EqualFold(word, f) {
			return true
		}
	}
	return false
}

// blank is white space as the published scorer counts it: also the separators of
// the C0 controls.
func blank(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }
