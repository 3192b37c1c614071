package text

// quotes marks the tokens that stand inside quotation marks, paragraph by
// paragraph, so that a mark the writer forgot never quotes the whole article.
func (b *Builder) quotes() {
	d := &b.doc
	runOn := false
	for first := 0; first < len(d.Tokens); {
		end := first + 1
		for end < len(d.Tokens) && !d.Tokens[end].Is(ParaStart) {
			end++
		}
		runOn = d.quoteParagraph(first, end, runOn)
		first = end
	}
}

// quoting is what a token does to a quotation.
type quoting uint8

const (
	noQuote quoting = iota
	openQuote
	closeQuote
	toggleQuote // an ASCII mark whose side the blanks around it do not tell
)

// quoteParagraph marks the quoted tokens of the paragraph [first, end), and
// reports whether its last quotation stays open. As newspapers print it, a
// speech of several paragraphs opens each but closes only the last; a quotation
// that the next paragraph does not take up ends with its sentence.
func (d *Document) quoteParagraph(first, end int, _ bool) bool {
	open, single := -1, false
	for i := first; i < end; i++ {
		q, one := d.quoting(i)
		if q == toggleQuote {
			q = openQuote
			if open >= 0 {
				q = closeQuote
			}
		}
		switch {
		case q == openQuote && open < 0 && (!one || d.singleCloses(i, end)):
			open, single = i, one
		case q == openQuote && open >= 0 && single && !one:
			// double marks inside single ones: part of the quotation
		case q == closeQuote && open >= 0 && one == single:
			d.setQuoted(open+1, i)
			open = -1
		}
	}
	if open < 0 || single {
		return false
	}
	if end < len(d.Tokens) {
		if q, one := d.quoting(end); q != noQuote && q != closeQuote && !one {
			d.setQuoted(open+1, end)
			return true
		}
	}
	d.setQuoted(open+1, min(end, d.Sentences[d.SentenceOf(open)].End))
	return false
}

func (d *Document) setQuoted(first, end int) {
	for i := first; i < end; i++ {
		d.Tokens[i].Shape |= InQuote
	}
}

// quoting tells what the token does to a quotation, and whether it is a single
// quotation mark.
func (d *Document) quoting(i int) (q quoting, single bool) {
	t := d.Tokens[i]
	if !t.Is(Punct) || t.End-t.Start > 3 {
		return noQuote, false
	}
	switch d.Text(i) {
	case "\u201c", "\u201e", "\u00ab", "``":
		return openQuote, false
	case "\u201d", "\u00bb":
		return closeQuote, false
	case "''":
		return toggleQuote, false
	case "\"":
		return d.side(i), false
	case "\u2018", "`":
		return openQuote, true
	case "\u2019":
		return closeQuote, true
	case "'":
		return d.side(i), true
	}
	return noQuote, false
}

// side tells an opening ASCII mark from a closing one by the blanks around it.
func (d *Document) side(i int) quoting {
	before := d.Tokens[i].Is(SpaceBefore) || d.Tokens[i].Is(ParaStart) || i > 0 && d.bracket(i-1)
	after := i+1 >= len(d.Tokens) || d.Tokens[i+1].Is(SpaceBefore) || d.Tokens[i+1].Is(ParaStart)
	switch {
	case before && !after:
		return openQuote
	case after && !before:
		return closeQuote
	case !before && d.Tokens[i+1].Is(Punct):
		return closeQuote
	}
	return toggleQuote
}

// bracket reports whether the token is a mark after which a quotation opens.
func (d *Document) bracket(i int) bool {
	switch d.Body[d.Tokens[i].Start] {
	case '(', '[', '-', '{', '/':
		return true
	}
	s := d.Text(i)
	return s == "\u2014" || s == "\u2013" || s == "\u2018" || s == "\u201c"
}

// singleCloses reports whether the single mark at i opens a quotation, that is
// whether one closes it in the same paragraph, at most maxSingle tokens on.
func (d *Document) singleCloses(i, end int) bool {
	for k := i + 2; k < end && k < i+maxSingle; k++ {
		if q, one := d.quoting(k); one && q == closeQuote {
			return true
		}
	}
	return false
}

// maxSingle bounds the search, which keeps it linear.
const maxSingle = 80
