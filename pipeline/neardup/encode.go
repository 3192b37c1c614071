package neardup

import (
	"encoding/binary"
	"errors"
)

// ErrSignature is returned by Decode for bytes that Encode never makes.
var ErrSignature = errors.New("damaged signature")

// Encode writes the signature in at most 582 bytes: the numbers of shingles, of
// hashes and of facts, the keys in full, of all other hashes the upper half.
// Comparing needs no more than that.
func (s Signature) Encode() []byte {
	out := make([]byte, 0, 6+8*keyCount+4*(textSample-keyCount+factSample))
	out = binary.LittleEndian.AppendUint32(out, uint32(s.Shingles))
	out = append(out, byte(len(s.Text)), byte(len(s.Facts)))
	keys := s.Keys()
	for _, h := range keys {
		out = binary.LittleEndian.AppendUint64(out, h)
	}
	for _, h := range s.Text[len(keys):] {
		out = binary.LittleEndian.AppendUint32(out, uint32(h>>32))
	}
	for _, h := range s.Facts {
		out = binary.LittleEndian.AppendUint32(out, uint32(h>>32))
	}
	return out
}

// Decode reads what Encode has written. The lower halves that it left out are zero.
func Decode(data []byte) (Signature, error) {
	if len(data) < 6 {
		return Signature{}, ErrSignature
	}
	s := Signature{Shingles: int(binary.LittleEndian.Uint32(data))}
	text, facts := int(data[4]), int(data[5])
	keys := min(text, keyCount)
	if text > textSample || facts > factSample || len(data) != 6+8*keys+4*(text-keys+facts) {
		return Signature{}, ErrSignature
	}
	hashes := make([]uint64, 0, text+facts)
	data = data[6:]
	for range keys {
		hashes, data = append(hashes, binary.LittleEndian.Uint64(data)), data[8:]
	}
	for range text - keys + facts {
		hashes, data = append(hashes, uint64(binary.LittleEndian.Uint32(data))<<32), data[4:]
	}
	s.Text, s.Facts = hashes[:text:text], hashes[text:]
	return s, nil
}
