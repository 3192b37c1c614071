package article

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/thrift/lib/go/thrift"
)

// What a Parquet file says of itself decides how much memory arrow-go asks for,
// before it looks whether there is so much to read. These are looked at first.
const (
	maxFooter     = 8 << 20
	maxNesting    = 64
	maxPageValues = 16 << 20
	maxDeltaBlock = 1 << 16 // values; writers use 128
)

// checkFooter walks over a file's footer, which is a Thrift struct, without building
// anything of it.
func checkFooter(r io.ReaderAt, size int64) error {
	end := make([]byte, 8) // length of the footer, "PAR1"
	if size < 12 {
		return fmt.Errorf("it has %d bytes", size)
	}
	if _, err := r.ReadAt(end, size-8); err != nil {
		return err
	}
	n := int64(binary.LittleEndian.Uint32(end))
	switch {
	case string(end[4:]) == "PARE":
		return errors.New("its footer is encrypted")
	case string(end[4:]) != "PAR1":
		return errors.New("it does not end as Parquet does: is it cut off?")
	case n > size-12 || n > maxFooter:
		return fmt.Errorf("its footer is said to have %d bytes, of the file's %d and at most %d", n, size, maxFooter)
	}
	footer := make([]byte, n)
	if _, err := r.ReadAt(footer, size-8-n); err != nil {
		return err
	}
	f := footerWalk{context.Background(), thrift.NewTCompactProtocolConf(&thrift.TMemoryBuffer{Buffer: bytes.NewBuffer(footer)}, &thrift.TConfiguration{MaxMessageSize: int32(n)})}
	if err := f.fields(thrift.LIST, 2, f.schema); err != nil {
		return fmt.Errorf("its footer: %w", err)
	}
	return nil
}

// footerWalk passes over Thrift values.
type footerWalk struct {
	ctx context.Context
	p   *thrift.TCompactProtocol
}

// fields passes over a struct, and calls found where it has the field.
func (f footerWalk) fields(kind thrift.TType, id int16, found func() error) error {
	if _, err := f.p.ReadStructBegin(f.ctx); err != nil {
		return err
	}
	for {
		_, k, n, err := f.p.ReadFieldBegin(f.ctx)
		if err != nil {
			return err
		}
		switch {
		case k == thrift.STOP:
			return f.p.ReadStructEnd(f.ctx)
		case k == kind && n == id:
			err = found()
		default:
			err = thrift.SkipDefaultDepth(f.ctx, f.p, k)
		}
		if err != nil {
			return err
		}
	}
}

// schema checks the schema's elements, a tree in preorder of which each says how
// many children it has (field 5).
func (f footerWalk) schema() error {
	_, n, err := f.p.ReadListBegin(f.ctx)
	if err != nil {
		return err
	}
	left, open := n-1, []int32{} // elements not spoken for; children to come on each level
	for range n {
		for len(open) > 0 && open[len(open)-1] == 0 {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			open[len(open)-1]--
		}
		children := int32(0)
		err := f.fields(thrift.I32, 5, func() (err error) {
			children, err = f.p.ReadI32(f.ctx)
			return err
		})
		if err != nil {
			return err
		}
		if left -= int(children); children < 0 || left < 0 {
			return fmt.Errorf("its schema has %d elements, and more are said to be there", n)
		}
		if open = append(open, children); len(open) > maxNesting {
			return fmt.Errorf("its schema is nested deeper than %d", maxNesting)
		}
	}
	return nil
}

// open opens a column of a row group behind a guard.
func (p *parquetTable) open(group *file.RowGroupReader, leaf int) (file.ColumnChunkReader, error) {
	pages, err := group.GetColumnPageReader(leaf)
	if err != nil {
		return nil, err
	}
	descr := p.MetaData().Schema.Column(leaf)
	guarded := &guardedPages{PageReader: pages, levels: descr.MaxDefinitionLevel() > 0, width: valueBytes[descr.PhysicalType()]}
	//lint:ignore SA1019 there is no other way to look at a page before it is decoded
	return file.NewColumnReader(descr, guarded, p.memory, p.BufferPool()), nil
}

// valueBytes is the least that a value takes in a dictionary.
var valueBytes = map[parquet.Type]int{parquet.Types.ByteArray: 4, parquet.Types.Int32: 4, parquet.Types.Int64: 8, parquet.Types.Int96: 12}

// guardedPages looks at each page before its values are decoded.
type guardedPages struct {
	file.PageReader
	levels bool // pages begin with definition levels
	width  int
	err    error
}

func (g *guardedPages) Next() bool {
	if g.err != nil || !g.PageReader.Next() {
		return false
	}
	g.err = g.check(g.Page())
	return g.err == nil
}

func (g *guardedPages) Err() error {
	if g.err != nil {
		return g.err
	}
	return g.PageReader.Err()
}

func (g *guardedPages) GetDictionaryPage() (*file.DictionaryPage, error) {
	page, err := g.PageReader.GetDictionaryPage()
	if err == nil && page != nil {
		err = g.check(page)
	}
	return page, err
}

func (g *guardedPages) check(page file.Page) error {
	values := int(page.NumValues())
	if _, ok := page.(*file.DictionaryPage); ok {
		if values*g.width > len(page.Data()) {
			return fmt.Errorf("a dictionary of %d bytes is said to have %d values", len(page.Data()), values)
		}
		return nil
	}
	if values > maxPageValues {
		return fmt.Errorf("a page is said to have %d values, more than %d", values, maxPageValues)
	}
	switch parquet.Encoding(page.Encoding()) {
	case parquet.Encodings.DeltaBinaryPacked, parquet.Encodings.DeltaLengthByteArray:
		data, err := g.values(page)
		if err == nil {
			_, err = deltaHeader(&data)
		}
		return err
	case parquet.Encodings.DeltaByteArray:
		data, err := g.values(page)
		if err == nil {
			err = skipDelta(&data)
		}
		if err == nil {
			_, err = deltaHeader(&data)
		}
		return err
	}
	return nil
}

// values is a page's data behind its levels.
func (g *guardedPages) values(page file.Page) ([]byte, error) {
	data, skip := page.Data(), 0
	switch v2, ok := page.(*file.DataPageV2); {
	case ok:
		skip = int(v2.DefinitionLevelByteLen()) + int(v2.RepetitionLevelByteLen())
	case g.levels && len(data) >= 4:
		skip = 4 + int(binary.LittleEndian.Uint32(data))
	}
	if skip > len(data) {
		return nil, io.ErrUnexpectedEOF
	}
	return data[skip:], nil
}
