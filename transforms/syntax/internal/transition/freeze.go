package transition

import (
	"encoding/binary"
	"math"
	"slices"
)

// Row is a feature and its learned weights.
type Row struct {
	Feature uint64
	Cells   []Cell
}

// Cell is the weight that a feature gives a class.
type Cell struct {
	Class  uint8
	Weight float64
}

// Freeze makes a Table of learned rows. Weights smaller than one step are
// dropped, and rows that are empty then. The step is chosen so that all but one
// weight in twenty thousand fit.
func Freeze(rows []Row) *Table {
	step := widest(rows) / 511
	t := &Table{}
	var cells []byte
	kept := make([]Row, 0, len(rows))
	packed := make([]uint64, 0, len(rows))
	for _, r := range rows {
		at, n := len(cells)/2, 0
		for _, c := range r.Cells {
			if v := clip(c.Weight/step, 511); v != 0 {
				cells = binary.LittleEndian.AppendUint16(cells, uint16(c.Class)|uint16(v)<<6)
				n++
			}
		}
		if n > 0 {
			kept = append(kept, r)
			packed = append(packed, uint64(n)<<24|uint64(at)<<32)
		}
	}
	t.slots, t.n = fillSlots(kept, packed, 24)
	t.cells = string(cells)
	return t
}

// FreezeMoves makes a MoveTable of learned rows.
func FreezeMoves(rows []Row) *MoveTable {
	step := widest(rows) / 8191
	kept := make([]Row, 0, len(rows))
	packed := make([]uint64, 0, len(rows))
	for _, r := range rows {
		var slot uint64
		for _, c := range r.Cells {
			slot |= uint64(uint16(clip(c.Weight/step, 32767))) << (16 + 16*uint(c.Class))
		}
		if slot != 0 {
			kept, packed = append(kept, r), append(packed, slot)
		}
	}
	t := &MoveTable{}
	t.slots, t.n = fillSlots(kept, packed, 16)
	return t
}

// widest is the weight that one in twenty thousand exceeds.
func widest(rows []Row) float64 {
	var all []float64
	for _, r := range rows {
		for _, c := range r.Cells {
			all = append(all, math.Abs(c.Weight))
		}
	}
	if len(all) == 0 {
		return 1
	}
	slices.Sort(all)
	return max(all[len(all)-1-len(all)/20000], 1e-9)
}

func clip(v float64, limit float64) int {
	return int(math.Round(max(-limit, min(limit, v))))
}

// fillSlots lays the rows out, three in four slots filled.
func fillSlots(rows []Row, packed []uint64, bits uint) (string, uint64) {
	n := uint64(len(rows))*4/3 + 4
	slots := make([]uint64, n)
	for k, r := range rows {
		i, mark := place(r.Feature, n, bits)
		for slots[i] != 0 {
			i = (i + 1) % n
		}
		slots[i] = packed[k] | mark
	}
	out := make([]byte, 0, 8*n)
	for _, s := range slots {
		out = binary.LittleEndian.AppendUint64(out, s)
	}
	return string(out), n
}

// Append writes the weights as [Open] reads them.
func (w *Weights) Append(out []byte) []byte {
	out = append(out, magic...)
	put := func(slots, cells string) {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(slots)))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(cells)))
		out = append(append(out, slots...), cells...)
	}
	put(w.Vocabulary.slots, "")
	put(w.Tags.slots, w.Tags.cells)
	put(w.Moves.slots, "")
	put(w.Rels.slots, w.Rels.cells)
	return out
}
