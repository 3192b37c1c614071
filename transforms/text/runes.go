package text

import (
	"sort"
	"unicode/utf8"
)

// runeIndex converts between bytes and code points. A body of ASCII alone needs
// no checkpoints: there the two are the same.
type runeIndex struct {
	checkpoints []checkpoint // one for each stride of bytes
}

// checkpoint is the first rune that starts at or after a multiple of stride.
type checkpoint struct{ bytes, runes int }

const stride = 256

// reset indexes the body, reusing memory. Bytes that are not UTF-8 count one
// each, as in Go's range.
func (x *runeIndex) reset(body string) {
	x.checkpoints = x.checkpoints[:0]
	if isASCII(body) {
		return
	}
	runes, next := 0, 0
	for i := range body {
		if i >= next {
			x.checkpoints = append(x.checkpoints, checkpoint{i, runes})
			next = len(x.checkpoints) * stride
		}
		runes++
	}
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// RuneOffset is the number of code points before the byte offset.
func (d *Document) RuneOffset(byteOff int) int {
	byteOff = max(0, min(byteOff, len(d.Body)))
	if len(d.runes.checkpoints) == 0 {
		return byteOff
	}
	k := min(byteOff/stride, len(d.runes.checkpoints)-1)
	if d.runes.checkpoints[k].bytes > byteOff {
		k--
	}
	c := d.runes.checkpoints[k]
	return c.runes + utf8.RuneCountInString(d.Body[c.bytes:byteOff])
}

// ByteOffset is the byte at which the code point with this index starts; the
// body's length if there are fewer.
func (d *Document) ByteOffset(rune int) int {
	rune = max(0, rune)
	points := d.runes.checkpoints
	if len(points) == 0 {
		return min(rune, len(d.Body))
	}
	k := sort.Search(len(points), func(i int) bool { return points[i].runes > rune }) - 1
	at, seen := points[k].bytes, points[k].runes
	for seen < rune && at < len(d.Body) {
		_, n := utf8.DecodeRuneInString(d.Body[at:])
		at, seen = at+n, seen+1
	}
	return at
}
