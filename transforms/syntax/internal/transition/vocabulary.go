package transition

import "encoding/binary"

// Vocabulary is the set of words that the treebank holds often enough to say
// something about. Any other word is marked, in training as well, so that the
// classifiers learn how strangers behave.
type Vocabulary struct {
	slots string // 4 bytes each: a fingerprint, 0 for an empty slot
	n     uint64
}

// NewVocabulary makes a vocabulary of words' hashes.
func NewVocabulary(words []uint64) *Vocabulary {
	n := uint64(len(words))*3/2 + 4
	slots := make([]uint32, n)
	for _, w := range words {
		i, mark := place(w, n, 32)
		for slots[i] != 0 {
			i = (i + 1) % n
		}
		slots[i] = uint32(mark)
	}
	var out []byte
	for _, s := range slots {
		out = binary.LittleEndian.AppendUint32(out, s)
	}
	return &Vocabulary{string(out), n}
}

// Mark makes a word that the vocabulary does not hold a stranger.
func (v *Vocabulary) Mark(w *Word) {
	if v.n == 0 || w.Class != 0 || v.holds(w.Lower) {
		return
	}
	w.Class = mix(strangerHash, w.Shape&^(shapeInner|shapeLong|shapeStop))
}

func (v *Vocabulary) holds(word uint64) bool {
	i, mark := place(word, v.n, 32)
	for {
		s := v.slots[4*i : 4*i+4]
		slot := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
		if slot == 0 || slot == mark {
			return slot != 0
		}
		if i++; i == v.n {
			i = 0
		}
	}
}
