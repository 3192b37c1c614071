package article

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// webPage is a saved page: one article, its text found among menus and advertising.
var webPage = Format{
	Name:       "html",
	Extensions: []string{".html", ".htm", ".xhtml"},
	Detect:     looksLikeHTML,
	Read:       readHTML,
}

// pageStart is how a page begins, behind comments and an XML declaration.
var pageStart = regexp.MustCompile(`(?is)^\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article)[\s>/]`)

func looksLikeHTML(head []byte) bool { return pageStart.Match(head[:min(len(head), 4096)]) }

func readHTML(s *Stream, emit func(Record) bool) error {
	limit := s.MaxBytes * pageFactor
	data, err := io.ReadAll(io.LimitReader(s, limit+1))
	if err != nil {
		return err
	}
	rec := Record{Offset: s.Offset, Line: 1, Bytes: int64(len(data))}
	switch {
	case int64(len(data)) > limit:
		rec.Reason, rec.Detail = TooLarge, tooLarge(limit)
	case len(bytes.TrimSpace(data)) == 0:
		rec.Reason, rec.Detail = Empty, "the file is empty"
	default:
		rec = pageRecord(data, "", rec)
	}
	if rec.Reason == "" && int64(len(rec.Body)) > s.MaxBytes {
		rec.Reason, rec.Detail = TooLarge, "the text is "+tooLarge(s.MaxBytes)
	}
	emit(rec)
	return nil
}

// pageRecord fills a record from a page: text, title, date, and the page's own
// address as id if base has none. contentType is what a server said of it, "" if
// nobody did.
func pageRecord(page []byte, contentType string, base Record) Record {
	doc, encoding, err := parsePage(page, contentType)
	if err != nil {
		base.Reason, base.Detail = reasonOf(err), err.Error()
		return base
	}
	meta := readMeta(doc)
	if base.SourceID == "" {
		base.SourceID = meta.url
	}
	base.Published = meta.date()
	text, title, err := mainText(doc)
	base.Title = firstOf(meta.title, title)
	switch base.Body = withoutHeadline(text, base.Title); {
	case err != nil:
		base.Reason, base.Detail = reasonOf(err), err.Error()
	case bytes.ContainsRune([]byte(text), '\uFFFD') && !replaced(page):
		base.Reason, base.Detail = InvalidUTF8, fmt.Sprintf("the page was read as %s, and its text has bytes that this encoding does not have", encoding)
	case base.Published == "":
		base.Reason, base.Detail = NoDate, "the page gives no date: no metadata, no time element, no byline has one"
	}
	return base
}

// withoutHeadline leaves out a first paragraph that only repeats the title.
func withoutHeadline(text, title string) string {
	if first, rest, more := strings.Cut(text, "\n\n"); more && first == title {
		return rest
	}
	return text
}

// replaced reports whether the page itself has the character that stands for a bad
// byte, so that decoding is not to blame for it.
func replaced(page []byte) bool {
	return bytes.Contains(page, []byte("\uFFFD")) || bytes.Contains(bytes.ToLower(page), []byte("&#xfffd;")) || bytes.Contains(page, []byte("&#65533;"))
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
