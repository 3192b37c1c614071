package text

import "encoding/binary"

// index is a vocabulary for reading: an open hash table made for the one question
// that is asked of every token. It takes half the time of a map, whose
// lookups took two fifths of the time of Build.
type index struct {
	slots []slot // a power of two of them, at most half full
	texts []string
}

type slot struct {
	hash uint32 // upper half of the word's hash
	word Word   // 0: the slot is free
}

// newIndex makes the index of words 1 and up; their texts must not change. Words
// longer than maxWord are never asked for and left out.
func newIndex(texts []string) *index {
	n := 16
	for n < 2*len(texts) {
		n *= 2
	}
	x := &index{make([]slot, n), texts[:len(texts):len(texts)]}
	for w := 1; w < len(texts); w++ {
		var buf [maxWord]byte
		if t := texts[w]; t == "" || len(t) > maxWord {
			continue
		}
		h := hash(&buf, copy(buf[:], texts[w]))
		i := int(h) & (n - 1)
		for x.slots[i].word != 0 {
			i = (i + 1) & (n - 1)
		}
		x.slots[i] = slot{uint32(h >> 32), Word(w)}
	}
	return x
}

// find is the word whose text is the first n bytes of buf, 0 if there is none. The
// bytes after them must be 0.
func (x *index) find(buf *[maxWord]byte, n int) Word {
	h := hash(buf, n)
	mask := len(x.slots) - 1
	for i := int(h) & mask; ; i = (i + 1) & mask {
		s := x.slots[i]
		if s.word == 0 {
			return 0
		}
		if s.hash == uint32(h>>32) && x.texts[s.word] == string(buf[:n]) {
			return s.word
		}
	}
}

// hash mixes the first n bytes of buf, eight at a time; the bytes after them are 0.
func hash(buf *[maxWord]byte, n int) uint64 {
	const odd = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio
	h := uint64(n)
	for i := 0; i < n; i += 8 {
		h = (h ^ binary.LittleEndian.Uint64(buf[i:])) * odd
		h ^= h >> 29
	}
	return h * odd >> 7 // the lowest bits are the weakest
}
