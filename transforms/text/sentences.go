package text

import "slices"

// sentences groups the tokens into sentences and paragraphs.
func (b *Builder) sentences() {
	d := &b.doc
	d.Sentences = d.Sentences[:0]
	d.sentenceOf = slices.Grow(d.sentenceOf[:0], len(d.Tokens))
	first, paragraph := 0, 0
	for i := range d.Tokens {
		if i > first && (d.Tokens[i].Is(ParaStart) || d.starts(first, i) || d.overlong(first, i)) {
			d.Sentences = append(d.Sentences, Sentence{first, i, paragraph})
			first = i
		}
		if i > 0 && d.Tokens[i].Is(ParaStart) {
			paragraph++
		}
		d.sentenceOf = append(d.sentenceOf, int32(len(d.Sentences)))
	}
	if first < len(d.Tokens) {
		d.Sentences = append(d.Sentences, Sentence{first, len(d.Tokens), paragraph})
	}
}

// Sentences of long tokens or more are cut where they pause, of longest at any
// token. People write none of that length; tables and floods of words do, and what
// is done to a sentence may then take the square of its length and no more.
const (
	long    = 150
	longest = 250
)

// overlong reports whether the sentence that began at first is cut before token i.
func (d *Document) overlong(first, i int) bool {
	if i-first < long {
		return false
	}
	if i-first >= longest || d.Tokens[i].Is(LineStart) {
		return true
	}
	switch d.Text(i - 1) {
	case ";", ":", ",", "--", "\u2014", "\u2013":
		return true
	}
	return false
}

// starts reports whether a new sentence begins at token i, in a paragraph whose
// present sentence began at first.
func (d *Document) starts(first, i int) bool {
	if !d.Tokens[i].Is(SpaceBefore) {
		return d.glued(first, i)
	}
	end := i - 1 // the mark that may have ended the sentence, closing marks skipped
	for end > first && end > i-maxClosing && d.closes(end) {
		if end--; d.footnote(end - 1) {
			end -= 2
		}
	}
	end = max(end, first)
	t := d.Tokens[end]
	c := d.Body[t.Start]
	switch {
	case t.Is(Abbrev):
		return d.afterAbbreviation(end, i)
	case !t.Is(Punct):
		return d.bulletMark(i)
	case !terminal(c) && d.Text(end) != "\u2026":
		return d.bulletMark(i)
	case end == first && c == '.':
		return false
	case c == '.' && end == first+1 && d.enumerator(first):
		return false // "1. Foo"
	}
	if d.footnote(i) || d.closes(i) && d.apart(i) {
		return false
	}
	return d.opensSentence(i)
}

// maxClosing bounds how many closing marks are looked past, which keeps the scan
// linear.
const maxClosing = 8

// footnote reports whether "[17]" stands at i.
func (d *Document) footnote(i int) bool {
	return i >= 0 && i+2 < len(d.Tokens) && d.Body[d.Tokens[i].Start] == '[' &&
		d.Tokens[i+1].Is(Digits) && d.Body[d.Tokens[i+2].Start] == ']'
}

// closes reports whether the token is a closing quotation mark or bracket that
// belongs to the sentence before it.
func (d *Document) closes(i int) bool {
	if !d.Tokens[i].Is(Punct) {
		return false
	}
	switch d.Text(i) {
	case ")", "]", "\u201d", "\u2019", "''", "\u00bb":
		return true
	case "\"", "'":
		return !d.Tokens[i].Is(SpaceBefore) || i+1 < len(d.Tokens) && d.Tokens[i+1].Is(SpaceBefore)
	}
	return false
}

// apart reports whether blanks stand on both sides of the mark at i, as after a
// tokeniser: "he said . ”".
func (d *Document) apart(i int) bool {
	return i+1 >= len(d.Tokens) || d.Tokens[i+1].Is(SpaceBefore)
}

// opensSentence reports whether a sentence may begin with token i: not with a
// small letter, nor with a mark that goes on.
func (d *Document) opensSentence(i int) bool {
	for k := i; k < len(d.Tokens) && k < i+3; k++ {
		t := d.Tokens[k]
		switch {
		case t.Is(Capital), t.Is(Digits):
			return true
		case t.Is(Letters):
			return d.caseless(k)
		case !t.Is(Punct):
			return true
		}
		switch d.Body[t.Start] {
		case ',', ';', ':', ')', ']', '%', '/', '&', '!', '?':
			return false
		case '-', '.':
			return k > i || i+1 < len(d.Tokens) && !d.Tokens[i+1].Is(Letters) || d.nextCapital(i)
		}
	}
	return true
}

// nextCapital reports whether the token after i begins with a capital.
func (d *Document) nextCapital(i int) bool {
	return i+1 < len(d.Tokens) && d.Tokens[i+1].Is(Capital)
}

// caseless reports whether the token is of a script without capitals, or is a
// name that is printed small even where a sentence begins.
func (d *Document) caseless(i int) bool {
	return d.Body[d.Tokens[i].Start] >= 0x80 || d.Has(i, smallNames) && i+2 < len(d.Tokens) && d.Tokens[i+1].Is(Punct) && d.Tokens[i+2].Is(Capital)
}

var smallNames = Words("al el")

// glued reports whether a sentence begins at i though no blank precedes it:
// "the vote.The army".
func (d *Document) glued(first, i int) bool {
	if i < first+3 || !d.Tokens[i].Is(Capital) || !d.Tokens[i-2].Is(Letters) || d.Tokens[i-2].Is(Capital) {
		return false
	}
	t := d.Tokens[i-1]
	return t.Is(Punct) && t.End-t.Start == 1 && terminal(d.Body[t.Start]) && d.Tokens[i].End-d.Tokens[i].Start > 1
}

// enumerator reports whether the token numbers an item: "1", "b".
func (d *Document) enumerator(i int) bool {
	t := d.Tokens[i]
	return t.Is(ParaStart) && (t.Is(Digits) && t.End-t.Start <= 3 || t.Is(Letters) && t.End-t.Start == 1)
}

// bulletMark reports whether the token is a bullet inside running text.
func (d *Document) bulletMark(i int) bool {
	s := d.Text(i)
	return s == "\u2022" || s == "\u25cf"
}

// afterAbbreviation reports whether a sentence begins at i, after the abbreviation
// at end: only a word that is never part of a name shows it.
func (d *Document) afterAbbreviation(end, i int) bool {
	if s := d.Text(end); titles[s[:len(s)-1]] {
		return false
	}
	for i < len(d.Tokens) && d.Tokens[i].Is(Punct) {
		i++
	}
	return i < len(d.Tokens) && d.Tokens[i].Is(Capital) && starters.Has(d.Tokens[i].Word)
}

// starters are words whose capital tells that a sentence begins.
var starters = Words("the a an this that these those he she it they we i you his her its their our my there here",
	"in on at by for from with to of after before since when while as although though if because during despite under until within",
	"but and or so yet however meanwhile also both some many most few all no not what who how why where which",
	"is are was were has have had will would can could may should did does do let")
