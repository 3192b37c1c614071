package text

import "strings"

// mark reads the token that begins with the punctuation mark or symbol at i,
// n bytes wide.
func (b *Builder) mark(i, n int) int {
	end := i + n
	switch c := b.body[i]; c {
	case '.':
		if b.isDigit(i+1) && (len(b.doc.Tokens) == 0 || b.gap != 0 || b.opens()) {
			return b.numeralFraction(i)
		}
		end = b.same(i)
	case '-', '*', '=', '_', '~', '`', '#':
		end = b.same(i)
		if c == '#' && end == i+1 && b.alnum(end) && !b.isDigit(end) {
			b.emit(i, b.run(end), 0)
			return b.run(end)
		}
	case '!', '?':
		for end < len(b.body) && (b.body[end] == '!' || b.body[end] == '?') {
			end++
		}
	case '@':
		if b.alnum(end) {
			b.emit(i, b.run(end), 0)
			return b.run(end)
		}
	case '\'':
		if strings.HasPrefix(b.body[end:], "'") && !strings.HasPrefix(b.body[end+1:], "'") {
			end++
			break
		}
		if to := b.elision(i, end); to > end {
			b.emit(i, to, 0)
			return to
		}
	case curly[0]:
		if b.apostrophe(i) > 0 {
			if to := b.elision(i, end); to > end {
				b.emit(i, to, 0)
				return to
			}
		}
	}
	opens := b.opensQuote(i, end)
	b.emit(i, end, Punct)
	if opens {
		b.doc.Tokens[len(b.doc.Tokens)-1].Word = 0
	}
	return end
}

// opensQuote reports whether the apostrophe [i, end) is an opening quotation mark and
// no possessive, so that no rule takes "in Chad ' 10 people ..." for Chad's: a blank
// stands before it, and not a plural with a blank after it ("the rebels ' base").
func (b *Builder) opensQuote(i, end int) bool {
	if b.apostrophe(i) == 0 || b.gap&(SpaceBefore|LineStart) == 0 {
		return false
	}
	if b.gap&LineStart != 0 || end >= len(b.body) || b.body[end] != ' ' || len(b.doc.Tokens) == 0 {
		return true
	}
	last := b.doc.Tokens[len(b.doc.Tokens)-1]
	return lowers[b.body[last.End-1]] != 's'
}

// same is the end of the run of the byte at i.
func (b *Builder) same(i int) int {
	c := b.body[i]
	for i < len(b.body) && b.body[i] == c {
		i++
	}
	return i
}

// opens reports whether the last token is one after which a number may begin
// with its decimal point: "$.50", "(.5".
func (b *Builder) opens() bool {
	t := b.doc.Tokens[len(b.doc.Tokens)-1]
	return t.Is(Punct) && b.body[t.Start] != '.'
}

// numeralFraction reads a number that begins with its decimal point; its token
// has the shape of one that begins with a digit.
func (b *Builder) numeralFraction(i int) int {
	n := len(b.doc.Tokens)
	end := b.suffix(i, b.digits(i+1))
	b.doc.Tokens[n].Shape |= Digits
	return end
}

// elision is the end of a word that begins with an apostrophe which ends at
// from: "'90s", "'em", and a clitic that stands apart as in tokenised text.
func (b *Builder) elision(i, from int) int {
	end := b.run(from)
	if end == from {
		return from
	}
	w := b.body[from:end]
	if len(w) == 3 && b.isDigit(from) && b.isDigit(from+1) && w[2] == 's' {
		return end
	}
	if b.gap&SpaceBefore != 0 && clitics[w] && b.tokenised(i) {
		return end
	}
	if elided[strings.ToLower(w)] {
		return end
	}
	return from
}

// tokenised reports whether the apostrophe at i stands after a blank that is
// not the start of a line: "Niger 's".
func (b *Builder) tokenised(i int) bool {
	return i > 0 && b.gap&LineStart == 0 && b.body[i-1] == ' '
}

var (
	clitics = abbreviations("s re ve ll m d")
	elided  = abbreviations("em tis twas til bout cause")
)
