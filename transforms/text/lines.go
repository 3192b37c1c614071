package text

import "strings"

// A line that is longer than this is a paragraph: nobody wraps text so wide.
const maxWrap = 120

// wrapSlack is how ragged, in bytes, the right edge of hard-wrapped text may be.
const wrapSlack = 12

// wrapWidth is the length in bytes of the longest line if the body may be
// hard-wrapped, else 0.
func wrapWidth(body string) int {
	longest := 0
	for len(body) > 0 {
		n := strings.IndexByte(body, '\n')
		if n < 0 {
			n = len(body)
		}
		longest = max(longest, n)
		if longest > maxWrap {
			return 0
		}
		body = body[min(n+1, len(body)):]
	}
	return longest
}

// startLine decides, at the first token after one or more line ends, whether a
// paragraph begins here: after a blank line always, else where the line before
// was ended on purpose.
func (b *Builder) startLine(i int) {
	b.gap |= LineStart
	if b.newlines > 1 || !b.wrapped(i) {
		b.gap |= ParaStart
	}
	b.newlines = 0
}

// wrapped reports whether the line end before the token at i is there only
// because the line was full. A word-wrapping program breaks a line where the
// next word would not fit; a break that the width did not ask for was meant.
func (b *Builder) wrapped(i int) bool {
	if b.bullet(i) {
		return false
	}
	last := b.doc.Tokens
	if len(last) > 0 && b.lowerAt(i) && !terminal(b.body[last[len(last)-1].Start]) {
		return true // a sentence runs on
	}
	if b.width == 0 || i-b.lineStart >= 2 && !b.indented(b.prevLine) {
		return false
	}
	return b.prevLine.Len()+1+b.wordLen(i) > b.width-wrapSlack
}

// wordLen is the length of the printed word at i, as far as wrapping cares.
func (b *Builder) wordLen(i int) int {
	end := i
	for end < len(b.body) && end-i < maxWrap && classes[b.body[end]] != blank {
		end++
	}
	return end - i
}

// indented reports whether the line begins with two blanks or more.
func (b *Builder) indented(line Span) bool {
	return line.Len() >= 2 && classes[b.body[line.Start]] == blank && classes[b.body[line.Start+1]] == blank
}

// lowerAt reports whether a small ASCII letter stands at i.
func (b *Builder) lowerAt(i int) bool {
	return i < len(b.body) && b.body[i] >= 'a' && b.body[i] <= 'z'
}

// bullet reports whether the line that begins at i is an item of a list.
func (b *Builder) bullet(i int) bool {
	switch b.body[i] {
	case '-', '*', '+', '#':
		c, n := b.at(i + 1)
		return n > 0 && c == blank
	}
	return strings.HasPrefix(b.body[i:], "\u2022") || strings.HasPrefix(b.body[i:], "\u25cf")
}

// terminal reports whether a token that begins with this byte ends sentences.
func terminal(c byte) bool { return c == '.' || c == '!' || c == '?' }
