package article

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

const (
	maxTagBytes  = 64 << 10 // a longer tag is no feed's
	maxFeedDepth = 1000     // elements within elements in an item; unclosed ones count
	maxOutside   = 32       // elements around an item; two or three are usual
)

// feedScanner cuts an RSS or Atom feed into its items, each a small feed of its own
// with the tags around it, so that a feed of any length is read in bounded memory,
// an item that is damaged costs no other, and each knows at which byte it stands.
// It looks at tags, comments, CDATA and quotes, and leaves the rest to gofeed.
type feedScanner struct {
	r      *bufio.Reader
	limit  int64 // longest item that is kept
	offset int64 // of the next byte
	line   int

	declaration []byte   // <?xml ...?>
	around      [][]byte // tags open around the items, as they stand
	names       []string // of those
	tag         []byte   // the tag read last
	item        *feedItem
}

// feedItem is an item as it stands in the feed.
type feedItem struct {
	name   string
	data   []byte // nil if it is longer than the limit
	size   int64
	offset int64
	line   int
	depth  int
	fault  string // why it cannot be read
}

// next is the next item; io.EOF if there is none. A lostError ends the feed.
func (c *feedScanner) next() (*feedItem, error) {
	for {
		if err := c.text(); err == io.EOF && c.item != nil {
			return c.finish(c.offset, "the feed ends within the item"), nil
		} else if err != nil {
			return nil, err
		}
		offset, line := c.offset, c.line
		name, err := c.markup()
		if err != nil && err != io.EOF {
			return nil, err
		}
		done, err := c.element(name, offset, line)
		if done != nil || err != nil {
			return done, err
		}
	}
}

// element takes note of the tag read last, and hands over the item that it ends.
func (c *feedScanner) element(name string, offset int64, line int) (*feedItem, error) {
	closing, single := strings.HasPrefix(name, "/"), bytes.HasSuffix(c.tag, []byte("/>"))
	name = strings.TrimPrefix(name, "/")
	var done *feedItem
	switch {
	case name == "":
	case !closing && len(c.names) > 0 && isFeedItem(name):
		if c.item != nil {
			done = c.finish(offset, "the item is not closed before the next begins")
		}
		c.item = &feedItem{name: name, offset: offset, line: line, data: []byte{}}
		c.keep(c.tag)
		if single && done == nil {
			done = c.finish(c.offset, "")
		}
	case c.item != nil:
		c.keep(c.tag)
		if closing && name == c.item.name {
			done = c.finish(c.offset, "")
		} else if !single {
			c.item.nest(closing)
		}
	case closing:
		c.leave(name)
	case !single:
		return nil, c.enter(name)
	}
	return done, nil
}

func isFeedItem(name string) bool {
	local := localName(name)
	return strings.EqualFold(local, "item") || strings.EqualFold(local, "entry")
}

func localName(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// nest keeps count of how deep the item is, for parsers that call themselves.
func (i *feedItem) nest(closing bool) {
	if closing {
		i.depth = max(0, i.depth-1)
	} else if i.depth++; i.depth > maxFeedDepth {
		i.fault = fmt.Sprintf("the item has elements nested deeper than %d", maxFeedDepth)
	}
}

// enter opens an element around the items. The first decides whether this is a feed.
func (c *feedScanner) enter(name string) error {
	if len(c.names) == 0 {
		switch strings.ToLower(localName(name)) {
		case "rss", "rdf", "feed":
		default:
			return &lostError{BadRecord, fmt.Errorf("the first element is %q; a feed begins with rss, RDF or feed", shorten(name))}
		}
	}
	if len(c.names) == maxOutside {
		return &lostError{BadRecord, fmt.Errorf("the feed has elements nested deeper than %d outside its items", maxOutside)}
	}
	c.names = append(c.names, name)
	c.around = append(c.around, bytes.Clone(c.tag))
	return nil
}

// leave closes elements up to the one named, if it is open.
func (c *feedScanner) leave(name string) {
	for i := len(c.names) - 1; i >= 0; i-- {
		if c.names[i] == name {
			c.names, c.around = c.names[:i], c.around[:i]
			return
		}
	}
}

// finish hands over the item in hand, which ends at a byte.
func (c *feedScanner) finish(end int64, fault string) *feedItem {
	item := c.item
	c.item = nil
	item.size = end - item.offset
	if item.fault == "" {
		item.fault = fault
	}
	return item
}

// document is the item as a feed of its own.
func (c *feedScanner) document(item *feedItem) []byte {
	doc := bytes.Clone(c.declaration)
	for _, tag := range c.around {
		doc = append(doc, tag...)
	}
	doc = append(doc, item.data...)
	for i := len(c.names) - 1; i >= 0; i-- {
		doc = fmt.Appendf(doc, "</%s>", c.names[i])
	}
	return doc
}

// keep adds bytes to the item in hand, as long as it is within the limit.
func (c *feedScanner) keep(p []byte) {
	if c.item == nil {
		return
	}
	switch item := c.item; {
	case item.data == nil:
	case int64(len(item.data)+len(p)) > c.limit:
		item.data = nil
	default:
		item.data = append(item.data, p...)
	}
}
