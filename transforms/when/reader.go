package when

import (
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/transforms/text"
)

// reader reads expressions off a document's tokens by recursive descent. Its
// methods try one kind of expression at token i and return what it means and the
// token after it, or (nil, 0).
type reader struct {
	doc   *text.Document
	order order // of day and month in its numeric dates, found out when first asked
	depth int   // of expressions within expressions
}

// text is the token's text, "" past either end of the document.
func (r *reader) text(i int) string {
	if i < 0 || i >= len(r.doc.Tokens) {
		return ""
	}
	return r.doc.Text(i)
}

// word is the token's word, 0 past either end of the document.
func (r *reader) word(i int) text.Word {
	if i < 0 || i >= len(r.doc.Tokens) {
		return 0
	}
	return r.doc.Tokens[i].Word
}

// has reports whether token i is one of the words.
func (r *reader) has(i int, s *text.Set) bool { return r.doc.Has(i, s) }

// is reports whether token i exists and has all the shapes.
func (r *reader) is(i int, s text.Shape) bool {
	return i >= 0 && i < len(r.doc.Tokens) && r.doc.Tokens[i].Is(s)
}

// glued reports whether token i follows the one before without a blank.
func (r *reader) glued(i int) bool {
	return i > 0 && i < len(r.doc.Tokens) && !r.doc.Tokens[i].Is(text.SpaceBefore)
}

// skip is i+1 if token i is one of the words, else i.
func (r *reader) skip(i int, s *text.Set) int {
	if r.has(i, s) {
		return i + 1
	}
	return i
}

// skipComma is i+1 if token i is a comma, else i.
func (r *reader) skipComma(i int) int {
	if r.text(i) == "," {
		return i + 1
	}
	return i
}

// hyphen reports whether token i is a hyphen or dash that joins.
func (r *reader) hyphen(i int) bool {
	switch r.text(i) {
	case "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "--", "~":
		return true
	}
	return false
}

// startsSentence reports whether token i is the first word of its sentence.
func (r *reader) startsSentence(i int) bool {
	if i <= 0 || i >= len(r.doc.Tokens) {
		return true
	}
	first := r.doc.Sentences[r.doc.SentenceOf(i)].First
	for k := 0; k < maxOpening && first < i && r.is(first, text.Punct); k++ {
		first++
	}
	return first == i
}

// maxOpening is how many marks may stand before a sentence's first word.
const maxOpening = 4

// name reports whether token i looks like part of a proper name: capitalised and
// not the first of its sentence.
func (r *reader) name(i int) bool {
	return r.is(i, text.Capital) && !r.startsSentence(i)
}

// digits is the value of a token made of 1 to 4 digits only, and how many.
func (r *reader) digits(i int) (value, width int) { return plainDigits(r.text(i)) }

func plainDigits(s string) (value, width int) {
	if len(s) == 0 || len(s) > 4 {
		return 0, 0
	}
	for k := 0; k < len(s); k++ {
		if s[k] < '0' || s[k] > '9' {
			return 0, 0
		}
		value = value*10 + int(s[k]-'0')
	}
	return value, len(s)
}

// cardinal reads a number from 0 to 9999, in digits or words: "3", "a",
// "twenty-one", "a couple of", "half a dozen" not.
func (r *reader) cardinal(i int) (value, end int) {
	if n, width := r.digits(i); width > 0 {
		return n, i + 1
	}
	if n, ok := tens[r.word(i)]; ok {
		j := i + 1
		if r.hyphen(j) && r.glued(j) {
			j++
		}
		if one, ok := cardinals[r.word(j)]; ok && one > 0 && one < 10 && !r.has(j, determiners) {
			return 10*n + one, j + 1
		}
		return 10 * n, i + 1
	}
	n, ok := cardinals[r.word(i)]
	if !ok {
		return 0, 0
	}
	if r.has(i, determiners) && r.has(i+1, coupleWord) {
		return 2, r.skip(i+2, ofWord)
	}
	if r.has(i+1, hundredWord) && n > 0 && n < 10 {
		return 100 * n, i + 2
	}
	return n, i + 1
}

var (
	coupleWord  = text.Words("couple")
	hundredWord = text.Words("hundred")
)

// ordinal reads "3rd", "04th", "third", "twenty-first".
func (r *reader) ordinal(i int) (value, end int) {
	if r.is(i, text.Digits) {
		s := r.text(i)
		cut := len(s) - 2
		if cut < 1 || !ordinalSuffix(s[cut:]) {
			return 0, 0
		}
		if n, width := plainDigits(s[:cut]); width > 0 {
			return n, i + 1
		}
		return 0, 0
	}
	if n, ok := ordinals[r.word(i)]; ok {
		return n, i + 1
	}
	if r.word(i) == thirtieth {
		return 30, i + 1
	}
	n, ok := tens[r.word(i)]
	if !ok {
		return 0, 0
	}
	j := i + 1
	if r.hyphen(j) {
		j++
	}
	if one, ok := ordinals[r.word(j)]; ok && one < 10 {
		return 10*n + one, j + 1
	}
	return 0, 0
}

var thirtieth = text.Intern("thirtieth")

func ordinalSuffix(s string) bool {
	switch strings.ToLower(s) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// runeBefore is the character just before token i, glued to it or not.
func (r *reader) runeBefore(i int) rune {
	c, _ := utf8.DecodeLastRuneInString(r.doc.Body[:r.doc.Tokens[i].Start])
	return c
}

// byteAt is the byte of the body at k, 0 outside.
func (r *reader) byteAt(k int) byte {
	if k < 0 || k >= len(r.doc.Body) {
		return 0
	}
	return r.doc.Body[k]
}

// tokenEnding is the token that ends at byte k, or goes on there with the T of a
// time ("2017-03-26T11:00"), at or after token i; -1 if none does.
func (r *reader) tokenEnding(i, k int) int {
	for ; i < len(r.doc.Tokens) && int(r.doc.Tokens[i].Start) < k; i++ {
		if end := int(r.doc.Tokens[i].End); end == k || end > k && r.doc.Body[k] == 'T' {
			return i
		}
	}
	return -1
}
