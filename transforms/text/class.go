package text

import (
	"unicode"
	"unicode/utf8"
)

// class is what the scanner needs to know of a byte or rune.
type class uint8

const (
	blank  class = iota // white space, controls, invisible format characters
	letter              // letters, combining marks, digits of other scripts
	digit               // 0-9
	mark                // everything else that prints
	high                // first byte of a longer UTF-8 sequence, or an invalid byte
)

// classes and lowers are the ASCII answers; most news text asks for no others.
var classes, lowers = asciiTables()

func asciiTables() (c [256]class, l [256]byte) {
	for i := range 256 {
		b := byte(i)
		l[i] = b
		switch {
		case b >= utf8.RuneSelf:
			c[i] = high
		case b <= ' ' || b == 0x7f:
			c[i] = blank
		case b >= '0' && b <= '9':
			c[i] = digit
		case b >= 'a' && b <= 'z':
			c[i] = letter
		case b >= 'A' && b <= 'Z':
			c[i] = letter
			l[i] = b + 'a' - 'A'
		default:
			c[i] = mark
		}
	}
	return c, l
}

// classOf is the class of a rune beyond ASCII.
func classOf(r rune) class {
	switch {
	case r >= 0x2010 && r <= 0x2027, r == utf8.RuneError:
		return mark // dashes, quotation marks, ellipsis: by far the most frequent
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.Is(unicode.Nd, r):
		return letter
	case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		return blank
	}
	return mark
}

// Blank reports whether the rune may stand between tokens: white space, control
// characters and invisible format characters (zero-width space, byte order mark,
// direction marks).
func Blank(r rune) bool {
	if r < utf8.RuneSelf {
		return classes[byte(r)] == blank
	}
	return classOf(r) == blank
}

// at is the class and width of what stands at byte i; past the end it is blank.
func (b *Builder) at(i int) (class, int) {
	if i >= len(b.body) {
		return blank, 0
	}
	if c := classes[b.body[i]]; c != high {
		return c, 1
	}
	r, n := utf8.DecodeRuneInString(b.body[i:])
	return classOf(r), n
}

// alnum reports whether a letter or digit stands at byte i.
func (b *Builder) alnum(i int) bool {
	c, _ := b.at(i)
	return c == letter || c == digit
}

// upper reports whether an upper-case letter stands at byte i.
func (b *Builder) upper(i int) bool {
	if i >= len(b.body) {
		return false
	}
	if c := b.body[i]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(b.body[i:])
	return unicode.IsUpper(r)
}

// isDigit reports whether 0-9 stands at byte i.
func (b *Builder) isDigit(i int) bool {
	return i < len(b.body) && classes[b.body[i]] == digit
}

// apostrophe is the width of an apostrophe at byte i, ASCII or curly, else 0.
func (b *Builder) apostrophe(i int) int {
	if i >= len(b.body) {
		return 0
	}
	if b.body[i] == '\'' {
		return 1
	}
	if b.body[i] == curly[0] && len(b.body)-i >= len(curly) && b.body[i:i+len(curly)] == curly {
		return len(curly)
	}
	return 0
}

// curly is the apostrophe of typeset text, which also closes a single quotation.
const curly = "\u2019"
