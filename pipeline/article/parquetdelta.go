package article

import (
	"encoding/binary"
	"fmt"
	"io"
)

// delta is the header of Parquet's encoding DELTA_BINARY_PACKED.
type delta struct{ block, minis, total uint64 }

// deltaHeader reads the header, and refuses blocks for which a decoder would need
// room beyond reason.
func deltaHeader(data *[]byte) (d delta, err error) {
	for _, into := range []*uint64{&d.block, &d.minis, &d.total, new(uint64)} {
		if *into, err = uvarint(data); err != nil {
			return d, err
		}
	}
	if d.block > maxDeltaBlock || d.minis == 0 || d.minis > d.block || d.block%d.minis != 0 {
		return d, fmt.Errorf("delta blocks of %d values in %d parts", d.block, d.minis)
	}
	return d, nil
}

// skipDelta passes over delta-packed numbers: a header, then blocks of a number, the
// widths of its parts in bits, and the parts.
func skipDelta(data *[]byte) error {
	d, err := deltaHeader(data)
	if err != nil {
		return err
	}
	part := d.block / d.minis
	for left := int64(d.total) - 1; left > 0; { // the first number is in the header
		if _, err := uvarint(data); err != nil {
			return err
		}
		widths, err := takeBytes(data, d.minis)
		if err != nil {
			return err
		}
		for _, width := range widths {
			if left <= 0 {
				break
			}
			if _, err := takeBytes(data, part*uint64(width)/8); err != nil {
				return err
			}
			left -= int64(part)
		}
	}
	return nil
}

func uvarint(data *[]byte) (uint64, error) {
	v, n := binary.Uvarint(*data)
	if n <= 0 {
		return 0, io.ErrUnexpectedEOF
	}
	*data = (*data)[n:]
	return v, nil
}

func takeBytes(data *[]byte, n uint64) ([]byte, error) {
	if n > uint64(len(*data)) {
		return nil, io.ErrUnexpectedEOF
	}
	taken := (*data)[:n]
	*data = (*data)[n:]
	return taken, nil
}
