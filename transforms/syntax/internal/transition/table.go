package transition

import "encoding/binary"

// A Table holds frozen weights in the form in which they are stored, so that
// loading is slicing. It is an open-addressing hash table of 8-byte slots,
//
//	fingerprint 24 bits | cells 8 bits | first cell 32 bits
//
// and an array of 2-byte cells, class 6 bits | weight 10 bits (signed). A slot
// of zero is empty. Two features whose place and fingerprint agree share their
// weights; that happens to about one absent feature in ten million.
type Table struct {
	slots string // 8 bytes each
	cells string // 2 bytes each
	n     uint64 // slots
}

// Score implements [Scorer].
func (t *Table) Score(features []uint64, scores []int32) {
	for i := range scores {
		scores[i] = 0
	}
	for _, h := range features {
		i, mark := place(h, t.n, 24)
		for {
			slot := load64(t.slots, i*8)
			if slot == 0 {
				break
			}
			if slot&(1<<24-1) == mark {
				t.add(scores, slot)
				break
			}
			if i++; i == t.n {
				i = 0
			}
		}
	}
}

func (t *Table) add(scores []int32, slot uint64) {
	n, at := int(slot>>24&0xff), int(slot>>32)
	row := t.cells[2*at : 2*(at+n)]
	for len(row) >= 2 {
		c := uint16(row[0]) | uint16(row[1])<<8
		if class := int(c & 63); class < len(scores) {
			scores[class] += int32(int16(c) >> 6)
		}
		row = row[2:]
	}
}

// A MoveTable is a Table for the three moves, whose weights fit into the slot:
// fingerprint 16 bits | shift, left, right 16 bits each.
type MoveTable struct {
	slots string
	n     uint64
}

// Score implements [Scorer]; there must be three scores.
func (t *MoveTable) Score(features []uint64, scores []int32) {
	var shift, left, right int32
	for _, h := range features {
		i, mark := place(h, t.n, 16)
		for {
			slot := load64(t.slots, i*8)
			if slot == 0 {
				break
			}
			if slot&(1<<16-1) == mark {
				shift += int32(int16(slot >> 16))
				left += int32(int16(slot >> 32))
				right += int32(int16(slot >> 48))
				break
			}
			if i++; i == t.n {
				i = 0
			}
		}
	}
	_ = scores[Right]
	scores[Shift], scores[Left], scores[Right] = shift, left, right
}

// place is a feature's slot in a table of n and its fingerprint of so many bits,
// never 0.
func place(h, n uint64, bits uint) (slot, mark uint64) {
	mark = h & (1<<bits - 1)
	if mark == 0 {
		mark = 1
	}
	return (h >> 32) * n >> 32, mark
}

func load64(s string, at uint64) uint64 {
	b := s[at : at+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// magic begins a weights file; its last byte is the layout's version.
const magic = "dlsynta\x02"

// Weights are the classifiers of one trained model.
type Weights struct {
	Vocabulary Vocabulary
	Tags, Rels Table
	Moves      MoveTable
}

// section is the header of one part of a weights file: its sizes in bytes.
const section = 8

// Open reads a weights file. The weights keep referring to data.
func Open(data string) (*Weights, bool) {
	if len(data) < len(magic) || data[:len(magic)] != magic {
		return nil, false
	}
	rest := data[len(magic):]
	w, ok := &Weights{}, true
	take := func() (slots, cells string) {
		if len(rest) < section {
			ok = false
			return
		}
		var head [section]byte
		copy(head[:], rest)
		a, b := int(binary.LittleEndian.Uint32(head[:])), int(binary.LittleEndian.Uint32(head[4:]))
		if a%4 != 0 || len(rest)-section < a+b {
			ok = false
			return
		}
		slots, cells = rest[section:section+a], rest[section+a:section+a+b]
		rest = rest[section+a+b:]
		return slots, cells
	}
	w.Vocabulary.slots, _ = take()
	w.Tags.slots, w.Tags.cells = take()
	w.Moves.slots, _ = take()
	w.Rels.slots, w.Rels.cells = take()
	for _, t := range []*Table{&w.Tags, &w.Rels} {
		t.n = uint64(len(t.slots) / 8)
	}
	w.Moves.n = uint64(len(w.Moves.slots) / 8)
	w.Vocabulary.n = uint64(len(w.Vocabulary.slots) / 4)
	return w, ok && len(rest) == 0 && w.Tags.n > 0 && w.Rels.n > 0 && w.Moves.n > 0
}

// Size is how many bytes the table takes.
func (t *Table) Size() int { return len(t.slots) + len(t.cells) }

// Size is how many bytes the table takes.
func (t *MoveTable) Size() int { return len(t.slots) }
