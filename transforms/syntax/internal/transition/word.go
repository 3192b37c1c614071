package transition

import (
	"unicode"
	"unicode/utf8"
)

// Word is what the classifiers may know of a word's form.
type Word struct {
	Form   uint64    // the form, quotes and dashes made plain, digits made 0
	Lower  uint64    // the same, lower-cased
	Suffix [4]uint64 // its last 1..4 characters, lower-cased
	Prefix [3]uint64 // its first 1..3 characters, lower-cased
	Shape  uint64    // capitals, digits, marks
	Class  uint64    // of a name: what it names; of a stranger: its shape; else 0
}

// Marks of words that are not words: the artificial root, and the place beyond
// the sentence's ends.
const (
	rootHash     = 0x726f6f74
	noneHash     = 0x6e6f6e65
	strangerHash = 0x73747267
)

// longest is how many bytes of a word are looked at; nothing longer is a word.
const longest = 48

const (
	shapeUpper uint64 = 1 << iota // begins with a capital
	shapeCaps                     // has no lower-case letter, and two capitals at least
	shapeLower                    // has a lower-case letter
	shapeDigit
	shapeMark // has a character that is neither letter nor digit
	shapeStop // has a full stop
	shapeDash
	shapeInner // has a capital after its first character
	shapeLong  // more than three characters
)

// NewWord reads a form's attributes. A well-known name is known by its class.
func NewWord(form string) Word {
	w := plainWord(form)
	w.nameClass()
	return w
}

func plainWord(form string) Word {
	var plain, lower [longest + 8]byte
	var starts [longest + 1]int
	n, chars := 0, 0
	var shape uint64
	capitals := 0
	for i, r := range form {
		if n >= longest {
			break
		}
		r = plainRune(r)
		shape |= shapeOf(r, i == 0)
		if unicode.IsUpper(r) {
			capitals++
		}
		low := unicode.ToLower(r)
		starts[chars] = n
		chars++
		w := utf8.EncodeRune(lower[n:], low)
		if utf8.RuneLen(r) == w {
			utf8.EncodeRune(plain[n:], r)
		} else {
			utf8.EncodeRune(plain[n:], low)
		}
		n += w
	}
	starts[chars] = n
	if capitals > 1 && shape&shapeLower == 0 {
		shape |= shapeCaps
	}
	if chars > 3 {
		shape |= shapeLong
	}
	w := Word{Shape: shape}
	if isYear(form) {
		w.Form, w.Lower = hashBytes([]byte("!year")), hashBytes([]byte("!year"))
	} else {
		w.Form, w.Lower = hashBytes(plain[:n]), hashBytes(lower[:n])
	}
	for k := range w.Suffix {
		w.Suffix[k] = hashBytes(lower[starts[max(0, chars-k-1)]:n])
	}
	for k := range w.Prefix {
		w.Prefix[k] = hashBytes(lower[:starts[min(chars, k+1)]])
	}
	return w
}

// plainRune makes typographic marks plain and every digit 0, so that news set in
// curly quotes reads like the treebank.
func plainRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	case r == '‘' || r == '’' || r == '‛' || r == 'ʼ':
		return '\''
	case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		return '"'
	case '‐' <= r && r <= '―' || r == '−':
		return '-'
	case r == utf8.RuneError:
		return '?'
	case unicode.IsDigit(r):
		return '0'
	}
	return r
}

func shapeOf(r rune, first bool) (s uint64) {
	switch {
	case unicode.IsUpper(r):
		s = shapeInner
		if first {
			s = shapeUpper
		}
	case unicode.IsLetter(r):
		s = shapeLower
	case r == '0':
		s = shapeDigit
	case r == '.':
		s = shapeStop
	case r == '-':
		s = shapeDash
	default:
		s = shapeMark
	}
	return s
}

// isYear reports whether the form is a number of four digits between 1800 and
// 2099: years stand elsewhere in a sentence than counts do.
func isYear(s string) bool {
	if len(s) != 4 || !(s[0] == '1' && s[1] >= '8' && s[1] <= '9' || s[0] == '2' && s[1] == '0') {
		return false
	}
	return '0' <= s[2] && s[2] <= '9' && '0' <= s[3] && s[3] <= '9'
}

// hashBytes is FNV-1a, finished so that short words differ in all bits.
func hashBytes(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return finish(h)
}

// finish is the finaliser of MurmurHash3.
func finish(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
