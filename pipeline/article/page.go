package article

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// What a page may hold. go-trafilatura's time grows with the square of the
// paragraphs: it takes seconds at this number of them.
const (
	maxElements   = 20_000
	maxAttributes = 100_000
	maxParagraphs = 5_000
)

// reasonOf is the reason that a lostError carries, else that the record is broken.
func reasonOf(err error) Reason {
	var lost *lostError
	if errors.As(err, &lost) {
		return lost.reason
	}
	return BadRecord
}

// parsePage decodes a page and builds its tree. html.Parse itself refuses elements
// nested deeper than 512.
func parsePage(page []byte, contentType string) (doc *html.Node, encoding string, err error) {
	decoded, encoding, err := decodePage(page, contentType)
	if err != nil {
		return nil, "", err
	}
	if err := countElements(decoded); err != nil {
		return nil, "", err
	}
	defer caught("golang.org/x/net/html", &err)
	if doc, err = html.Parse(bytes.NewReader(decoded)); err != nil {
		return nil, "", fmt.Errorf("parse the page: %w", err)
	}
	return doc, encoding, nil
}

// decodePage makes UTF-8 of a page by its byte order mark, what its server said or
// its meta element. A page that says nothing is UTF-8 if it can be, else
// windows-1252, as browsers have it.
func decodePage(page []byte, contentType string) (decoded []byte, name string, err error) {
	encoding, name, certain := charset.DetermineEncoding(page, contentType)
	if name == "utf-8" || !certain && name == "windows-1252" && utf8.Valid(page) {
		name, decoded = "utf-8", bytes.ToValidUTF8(page, []byte("\uFFFD"))
	} else if decoded, err = encoding.NewDecoder().Bytes(page); err != nil {
		return nil, name, &lostError{InvalidUTF8, fmt.Errorf("decode the page as %s: %w", name, err)}
	}
	if i := bytes.IndexByte(decoded, 0); i >= 0 {
		return nil, name, &lostError{NotText, fmt.Errorf("NUL at byte %d of the page", i)}
	}
	return decoded, name, nil
}

// countElements looks at the tags without building anything.
func countElements(page []byte) error {
	z := html.NewTokenizer(bytes.NewReader(page))
	elements, attributes, paragraphs := 0, 0, 0
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		elements++
		name, more := z.TagName()
		if string(name) == "p" {
			paragraphs++
		}
		for ; more; attributes++ {
			_, _, more = z.TagAttr()
		}
		for _, c := range []struct {
			n, most int
			what    string
		}{{elements, maxElements, "elements"}, {attributes, maxAttributes, "attributes"}, {paragraphs, maxParagraphs, "paragraphs"}} {
			if c.n > c.most {
				return &lostError{TooLarge, fmt.Errorf("the page has more than %d %s", c.most, c.what)}
			}
		}
	}
	return nil
}

// mainText is the article on a page without its headline, its paragraphs separated
// by blank lines.
func mainText(doc *html.Node) (text, title string, err error) {
	defer caught("go-trafilatura", &err)
	found, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback: true, ExcludeComments: true,
		// Its date comes with guesses ("2024-05" is the first of May, 03/04 is April)
		// and depends on today; readMeta is stricter.
		HtmlDateMode: trafilatura.Disabled,
	})
	if err != nil {
		return "", "", &lostError{Empty, fmt.Errorf("go-trafilatura finds no article on the page: %w", err)}
	}
	return plainMarkup(found.ContentNode), foldBlanks(found.Metadata.Title), nil
}

// caught turns a crash of a parser into an error: the page is somebody else's, and
// no page may end the program.
func caught(parser string, err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%s gave up: %v", parser, r)
	}
}
