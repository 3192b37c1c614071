// Package text turns an article's body into a Document: its tokens, sentences
// and paragraphs, each with exact offsets. A Document is built once an article
// and read by every transform; nothing in it changes afterwards.
//
// # Offsets
//
// Inside transforms every offset is a byte offset into [Document.Body]. What
// leaves the program (tables, JSON) counts Unicode code points; [Document.RuneOffset]
// converts.
//
// # Tokens
//
// Tokens follow the conventions of Universal Dependencies English, so that a
// treebank can train on them: clitics are tokens of their own ("Niger|'s",
// "do|n't"), hyphenated words are split at the hyphen ("5,000|-|strong",
// "U.S.|-|led"), a number keeps its inner separators ("1,500", "0.6"), currency and
// percent signs stand alone ("$|5", "0.6|%"), an abbreviation keeps its full
// stops ("U.S.", "Gen.", "Aug."), a multiplier glued to its number is split off
// ("1.5|m", "27|th" stays "27th").
package text

import "github.com/dateline/dateline/transforms/calendar"

// Span is a half-open range of bytes, [Start, End), of a Document's body.
type Span struct{ Start, End int }

// Len is the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Shape says what a token's characters look like.
type Shape uint16

const (
	Letters     Shape = 1 << iota // begins with a letter
	Capital                       // begins with an upper-case letter
	AllCaps                       // two or more letters, all upper case ("UN", "U.S.")
	Digits                        // begins with a digit ("1,500", "27th", "2017")
	Punct                         // punctuation or symbol
	SpaceBefore                   // white space precedes it
	LineStart                     // first token of its line
	ParaStart                     // first token of its paragraph
	InQuote                       // stands inside quotation marks
	Abbrev                        // ends in a full stop that belongs to it
)

// Token is one word, number or mark of the body.
type Token struct {
	Start, End uint32 // bytes of Body, half-open
	Word       Word   // its lower-cased form in the vocabulary; 0 if no lexicon knows it
	Shape      Shape
}

// Is reports whether the token has every one of the given shapes.
func (t Token) Is(s Shape) bool { return t.Shape&s == s }

// Sentence is a half-open range of token indices, [First, End).
type Sentence struct {
	First, End int
	Paragraph  int
}

// Document is an article's body, segmented.
type Document struct {
	Body      string
	Published calendar.Day // the header date; calendar.None if unknown
	Tokens    []Token
	Sentences []Sentence

	sentenceOf []int32 // token index -> sentence index
	runes      runeIndex
}

// Text is the token's text as it stands in the body.
func (d *Document) Text(tok int) string {
	t := d.Tokens[tok]
	return d.Body[t.Start:t.End]
}

// Slice is the body's text from the first token's start to the last one's end:
// tokens [first, end).
func (d *Document) Slice(first, end int) string {
	s := d.Span(first, end)
	return d.Body[s.Start:s.End]
}

// Span is the byte range that tokens [first, end) cover.
func (d *Document) Span(first, end int) Span {
	if first >= end {
		return Span{}
	}
	return Span{int(d.Tokens[first].Start), int(d.Tokens[end-1].End)}
}

// SentenceOf is the index of the sentence that holds the token.
func (d *Document) SentenceOf(tok int) int { return int(d.sentenceOf[tok]) }

// SentenceText is the sentence as it stands in the body.
func (d *Document) SentenceText(s int) string {
	return d.Slice(d.Sentences[s].First, d.Sentences[s].End)
}

// Has reports whether token tok exists and its word is in the set.
func (d *Document) Has(tok int, set *Set) bool {
	return tok >= 0 && tok < len(d.Tokens) && set.Has(d.Tokens[tok].Word)
}
