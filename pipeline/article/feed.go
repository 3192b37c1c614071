package article

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"

	"github.com/mmcdole/gofeed"
)

// feed is RSS, Atom or JSON Feed: one article an item.
var feed = Format{
	Name:       "feed",
	Extensions: []string{".rss", ".atom", ".rdf", ".xml"},
	Detect:     func(head []byte) bool { return xmlFeedStart.Match(head) || jsonFeedStart.Match(head) },
	Read:       readFeed,
}

var (
	xmlFeedStart  = regexp.MustCompile(`(?is)^\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:[\w.-]+:)?(?:rss|rdf|feed)[\s>/]`)
	jsonFeedStart = regexp.MustCompile(`^\s*\{[^{}\[\]]*"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version`)
	otherEncoding = regexp.MustCompile(`(?i)encoding\s*=\s*["'](?:[^uU]|u[^t]|ut[^f]|utf-?[^8-])`)
)

func readFeed(s *Stream, emit func(Record) bool) error {
	head, _ := s.Peek(headBytes) // an error shows again when the feed is read
	switch trimmed := bytes.TrimSpace(head); {
	case len(trimmed) == 0:
		return nil
	case trimmed[0] == '{':
		return readJSONFeed(s, emit)
	}
	if reason, detail := notText(head[:min(len(head), 2)], s.Offset); reason == NotText {
		return &lostError{reason, errors.New(detail)}
	}
	c := &feedScanner{r: s.Reader, limit: s.MaxBytes, line: 1}
	start, parser := s.Offset, newFeedParser()
	for {
		item, err := c.next()
		s.Offset, s.Line = start+c.offset, c.line
		if err == io.EOF {
			if c.around == nil {
				return &lostError{BadRecord, errors.New("there is no element in it; a feed begins with rss, RDF or feed")}
			}
			return nil
		}
		if err != nil {
			return err
		}
		rec := Record{
			SourceID: fmt.Sprintf("%s:%d", filepath.Base(s.Name), item.line), Offset: start + item.offset, Line: item.line, Bytes: item.size,
		}
		c.judge(item, &rec)
		if rec.Reason == "" {
			rec.fromFeed(parser, c.document(item))
		}
		if !emit(rec) {
			return nil
		}
	}
}

// judge finds what is wrong with an item before anybody parses it.
func (c *feedScanner) judge(item *feedItem, rec *Record) {
	switch {
	case item.data == nil:
		rec.Reason, rec.Detail = TooLarge, tooLarge(c.limit)
	case item.fault != "":
		rec.Reason, rec.Detail = BadRecord, item.fault
	default:
		rec.Reason, rec.Detail = notText(item.data, rec.Offset)
		if rec.Reason == InvalidUTF8 && otherEncoding.Match(c.declaration) {
			rec.Reason, rec.Detail = "", ""
		}
	}
}

// newFeedParser makes a parser that looks at items and nothing else; it is only
// ever handed bytes, so it asks nobody for anything.
func newFeedParser() *gofeed.Parser {
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	return p
}

// fromFeed fills the record from a feed of one item.
func (rec *Record) fromFeed(parser *gofeed.Parser, document []byte) {
	item, err := parseItem(parser, document)
	if err == nil {
		rec.SourceID = firstOf(item.GUID, item.Link, rec.SourceID)
		rec.Published = firstOf(item.Published, item.Updated)
		if rec.Title, err = fragmentText(item.Title); err == nil {
			rec.Title = foldBlanks(rec.Title)
			rec.Body, err = fragmentText(firstOf(item.Content, item.Description))
		}
	}
	if err != nil {
		rec.Reason, rec.Detail = reasonOf(err), err.Error()
	}
}

func parseItem(parser *gofeed.Parser, document []byte) (item *gofeed.Item, err error) {
	defer caught("gofeed", &err)
	found, err := parser.Parse(bytes.NewReader(document))
	if err != nil {
		return nil, fmt.Errorf("parse the item: %w", err)
	}
	if len(found.Items) != 1 {
		return nil, fmt.Errorf("parse the item: gofeed finds %d", len(found.Items))
	}
	return found.Items[0], nil
}
