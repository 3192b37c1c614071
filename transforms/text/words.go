package text

import "strings"

// word reads the token or tokens that begin with the letter at start: a word,
// an abbreviation with its stops, an address, a word with its clitic.
func (b *Builder) word(start int) int {
	if end := b.address(start); end > start {
		b.emit(start, end, 0)
		return end
	}
	i := b.run(start)
	for part := start; i < len(b.body); {
		joint := i
		switch c := b.body[i]; c {
		case '\'', curly[0]:
			end, done := b.clitic(start, i)
			if done {
				return end
			}
			i = end
		case '.', '@':
			if b.alnum(i + 1) {
				if end := b.host(i); end > i {
					b.emit(start, end, 0)
					return end
				}
			}
			if c == '@' {
				break
			}
			end, done := b.stop(start, part, i)
			if done {
				b.emit(start, end, Abbrev)
				return b.possessive(end)
			}
			i = end
		case '&', '_':
			if b.alnum(i + 1) {
				i = b.run(i + 1)
			}
		case '$':
			if i-start <= 3 && b.upper(start) && b.isDigit(i+1) {
				i++ // US$5
			}
		}
		if i == joint {
			break
		}
		part = joint + 1
	}
	if i-start == 6 && strings.EqualFold(b.body[start:i], "cannot") {
		b.emit(start, i-3, 0)
		start = i - 3
	}
	b.emit(start, i, 0)
	return i
}

// run is the end of the letters and digits from i on. Invisible format
// characters between two letters belong to the word.
func (b *Builder) run(i int) int {
	for i < len(b.body) {
		switch classes[b.body[i]] {
		case letter, digit:
			i++
			continue
		case high:
			c, n := b.at(i)
			if c == letter || c == blank && b.joiner(i) {
				i += n
				continue
			}
		}
		return i
	}
	return i
}

// joiner reports whether a soft hyphen, a joiner or a non-joiner stands at i
// with a letter after it.
func (b *Builder) joiner(i int) bool {
	for _, j := range [...]string{"\u00ad", "\u200c", "\u200d", "\u2060"} {
		if strings.HasPrefix(b.body[i:], j) {
			c, _ := b.at(i + len(j))
			return c == letter
		}
	}
	return false
}

// clitic reads on from an apostrophe at i in the word that began at start. Done
// means that word and clitic were emitted; otherwise the word goes on from the
// returned place ("O'Brien"), or ends at i.
func (b *Builder) clitic(start, i int) (int, bool) {
	w := b.apostrophe(i)
	if w == 0 {
		return i, false
	}
	end := b.run(i + w)
	switch suffix := b.body[i+w : end]; len(suffix) {
	case 0:
		return i, false
	case 1:
		switch lowers[suffix[0]] {
		case 's', 'm', 'd':
		case 't':
			if i-start > 1 && lowers[b.body[i-1]] == 'n' {
				i--
				break
			}
			return end, false
		default:
			return end, false
		}
	case 2:
		if a, z := lowers[suffix[0]], lowers[suffix[1]]; !(a == 'l' && z == 'l' || (a == 'r' || a == 'v') && z == 'e') {
			return end, false
		}
	default:
		return end, false
	}
	b.emit(start, i, 0)
	b.emit(i, end, 0)
	return end, true
}

// possessive emits the 's that follows an abbreviation ("the U.K.'s") and returns
// where it ends; i if there is none.
func (b *Builder) possessive(i int) int {
	if i >= len(b.body) {
		return i
	}
	w := b.apostrophe(i)
	if w == 0 || i+w >= len(b.body) || lowers[b.body[i+w]] != 's' || b.run(i+w) != i+w+1 {
		return i
	}
	b.emit(i, i+w+1, 0)
	return i + w + 1
}

// stop decides on a full stop at i: does it belong to the word that began at
// start? Done means that the word ends at the returned place, stop included;
// otherwise it goes on from there, or ends at i. The word's last part, after its
// last inner stop, began at part.
func (b *Builder) stop(start, part, i int) (int, bool) {
	next := b.run(i + 1)
	_, single := b.at(part)
	if part+single == i && !b.isDigit(part) { // one letter before the stop
		if next > i+1 && !b.isDigit(i+1) {
			if _, n := b.at(i + 1); i+1+n == next && (b.upper(part) == b.upper(i+1)) {
				return next, false // "U.S", and on
			}
		}
		if part > start || b.initial(start, i) {
			return i + 1, true
		}
		return i, false
	}
	if part > start && i > part && b.body[part-1] == '.' && next == i+1 {
		if i-start <= 6 && b.upper(start) {
			return i + 1, true // "Ph.D.", "D.Sc."
		}
	}
	if next > i+1 && b.degree(b.body[start:i], i+1, next) {
		return next, false
	}
	return b.abbreviation(start, i)
}

// degree reports whether a part follows the stop as in "Ph.D".
func (b *Builder) degree(s string, from, to int) bool {
	return (s == "Ph" || s == "Ed") && b.body[from:to] == "D"
}

// initial reports whether the single letter and stop that end at i are a
// person's initial ("J. Smith"), or mark a page, a version or a case ("p. 5").
func (b *Builder) initial(start, i int) bool {
	c, n := b.at(i + 1)
	if c != blank {
		return b.upper(start) && (c == letter || c == mark && b.body[i+1] == ',')
	}
	next := b.afterBlanks(i + 1)
	if b.upper(start) {
		if b.body[start] == 'I' && b.doc.lastIsWar() {
			return false // "World War I. Then"
		}
		return n > 0 && b.upper(next)
	}
	switch b.body[start] {
	case 'p', 'c', 'v':
		return b.isDigit(next) || b.body[start] == 'v' && b.upper(next)
	}
	return false
}

// lastIsWar reports whether the last token is one that roman numerals follow.
func (d *Document) lastIsWar() bool {
	n := len(d.Tokens)
	return n > 0 && beforeRoman.Has(d.Tokens[n-1].Word)
}

var beforeRoman = Words("war phase part chapter act type class volume title article category")
