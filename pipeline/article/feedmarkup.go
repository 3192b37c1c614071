package article

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// pass counts bytes that were read.
func (c *feedScanner) pass(p []byte) {
	c.offset += int64(len(p))
	c.line += bytes.Count(p, []byte("\n"))
}

// text reads up to the next markup and leaves its "<" unread. A "<" before a blank
// or a number is text that somebody forgot to escape; it is kept escaped.
func (c *feedScanner) text() error {
	for {
		part, err := c.r.ReadSlice('<')
		if err == nil {
			if err = c.r.UnreadByte(); err != nil {
				return err
			}
			part = part[:len(part)-1]
		}
		c.pass(part)
		c.keep(part)
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil {
			return err
		}
		next, _ := c.r.Peek(2)
		if len(next) < 2 || startsMarkup(next[1]) {
			return nil
		}
		c.pass(next[:1])
		c.r.Discard(1) // it is in the buffer
		c.keep([]byte("&lt;"))
	}
}

func startsMarkup(b byte) bool {
	return isLetter(b) || b == '/' || b == '!' || b == '?' || b == '_' || b >= 0x80
}

// consume reads n bytes that were peeked at.
func (c *feedScanner) consume(n int) {
	part, _ := c.r.Peek(n)
	c.pass(part)
	c.keep(part)
	c.r.Discard(len(part)) // they are in the buffer
}

// markup reads one tag, comment, CDATA section or instruction. Of a tag it gives the
// name, "/name" if it closes; the tag itself is in c.tag and not kept yet.
func (c *feedScanner) markup() (name string, err error) {
	c.tag = c.tag[:0]
	head, _ := c.r.Peek(len("<![CDATA["))
	switch {
	case bytes.HasPrefix(head, []byte("<!--")):
		return "", c.until("-->", len("<!--"))
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		return "", c.until("]]>", len("<![CDATA["))
	case bytes.HasPrefix(head, []byte("<?")):
		return "", c.instruction()
	case bytes.HasPrefix(head, []byte("<!")):
		return "", c.doctype()
	}
	if err := c.readTag(func(b byte, quote byte) bool { return b == '>' && quote == 0 }); err != nil {
		if err == io.EOF {
			c.keep(c.tag)
		}
		return "", err
	}
	name = string(c.tag[1:])
	if i := bytes.IndexAny(c.tag[2:], " \t\r\n/>"); i >= 0 {
		name = string(c.tag[1 : 2+i])
	}
	return name, nil
}

// until reads past an end mark; skip bytes of the beginning are no part of it.
func (c *feedScanner) until(mark string, skip int) error {
	c.consume(skip)
	var tail []byte
	for {
		part, err := c.r.ReadSlice('>')
		c.pass(part)
		c.keep(part)
		tail = append(tail, part[max(0, len(part)-len(mark)):]...)
		tail = tail[max(0, len(tail)-len(mark)):]
		if string(tail) == mark {
			return nil
		}
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
	}
}

// readTag gathers bytes into c.tag until one ends it; end is told the quote that it
// stands in, 0 for none.
func (c *feedScanner) readTag(end func(b, quote byte) bool) error {
	quote := byte(0)
	for {
		b, err := c.r.ReadByte()
		if err != nil {
			return err
		}
		c.tag = append(c.tag, b)
		c.pass(c.tag[len(c.tag)-1:])
		switch {
		case end(b, quote):
			return nil
		case quote == b:
			quote = 0
		case quote == 0 && (b == '"' || b == '\''):
			quote = b
		}
		if len(c.tag) > maxTagBytes {
			return &lostError{BadRecord, errors.New("the feed has a tag longer than 64 KB")}
		}
	}
}

// instruction keeps the XML declaration, which names the encoding.
func (c *feedScanner) instruction() error {
	err := c.readTag(func(b, _ byte) bool { return b == '>' && bytes.HasSuffix(c.tag, []byte("?>")) })
	c.keep(c.tag)
	if err == nil && c.declaration == nil && len(c.names) == 0 && bytes.HasPrefix(c.tag, []byte("<?xml ")) {
		c.declaration = bytes.Clone(c.tag)
	}
	c.tag = c.tag[:0]
	return err
}

// doctype reads a document type and leaves it out. One that declares entities may
// unfold without end; no feed needs that.
func (c *feedScanner) doctype() error {
	depth := 0
	err := c.readTag(func(b, quote byte) bool {
		switch {
		case quote != 0:
		case b == '[':
			depth++
		case b == ']':
			depth--
		}
		return b == '>' && quote == 0 && depth <= 0
	})
	if bytes.Contains(c.tag, []byte("<!ENTITY")) {
		return &lostError{BadRecord, errors.New("the feed declares entities of its own, which may unfold without end")}
	}
	c.tag = c.tag[:0]
	return err
}
