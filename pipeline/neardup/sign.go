package neardup

import "slices"

// Signature is what is kept of a text in order to compare it. Equal words give
// equal signatures on every machine.
type Signature struct {
	Shingles int      // shingles of the text, counted as often as they stand
	Text     []uint64 // smallest hashes of its shingles, distinct, ascending
	Facts    []uint64 // smallest hashes of its numbers and names, distinct, ascending
}

// Keys are what the signature is looked up by: copies share some of them. Like the
// whole sample they are the smallest hashes of all, so that a part of a text has about as
// many keys of the whole among its own as it is part of it.
func (s Signature) Keys() []uint64 { return s.Text[:min(keyCount, len(s.Text))] }

// Sign makes the signature of a text. Case, punctuation and the breaking of lines
// do not matter. A text of fewer words than a shingle is one shingle.
func Sign(text string) Signature {
	wording, facts := newSmallest(textSample), newSmallest(factSample)
	var window [shingle]uint64
	words, rolling := 0, uint64(0)
	eachWord(text, func(w word) {
		h := mix(w.hash)
		if w.number || w.name {
			facts.add(h)
		}
		at := words % shingle
		rolling = (rolling-window[at]*weightOfOldest)*prime + h
		window[at] = h
		words++
		if words >= shingle {
			wording.add(mix(rolling))
		}
	})
	if words > 0 && words < shingle {
		wording.add(mix(rolling))
	}
	return Signature{Shingles: max(words-shingle+1, min(words, 1)), Text: wording.take(), Facts: facts.take()}
}

// weightOfOldest is prime to the power of shingle-1 modulo 2^64: what the oldest
// word of a window has been multiplied by.
var weightOfOldest = func() uint64 {
	w := uint64(1)
	for range shingle - 1 {
		w *= prime
	}
	return w
}()

// smallest collects the n smallest of distinct hashes.
type smallest struct {
	n      int
	limit  uint64 // a hash above it is not among them
	hashes []uint64
}

func newSmallest(n int) *smallest {
	return &smallest{n: n, limit: ^uint64(0), hashes: make([]uint64, 0, 4*n)}
}

func (s *smallest) add(h uint64) {
	if h > s.limit {
		return
	}
	s.hashes = append(s.hashes, h)
	if len(s.hashes) == cap(s.hashes) {
		s.cut()
	}
}

// cut drops all but the n smallest.
func (s *smallest) cut() {
	slices.Sort(s.hashes)
	s.hashes = slices.Compact(s.hashes)
	if len(s.hashes) >= s.n {
		s.hashes = s.hashes[:s.n]
		s.limit = s.hashes[s.n-1]
	}
}

func (s *smallest) take() []uint64 {
	s.cut()
	return slices.Clip(s.hashes)
}
