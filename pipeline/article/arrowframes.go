package article

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	flatbuffers "github.com/google/flatbuffers/go"
)

// Limits of what a message of an Arrow stream may say of itself. arrow-go asks for
// memory as it is told there.
const (
	maxArrowMeta    = 8 << 20
	maxArrowCost    = 64 << 20 // bytes that arrow-go makes of one message's metadata, about
	maxArrowBuffers = 1 << 16  // of one column
)

// arrowFrames hands over an Arrow stream, each message after a look at its metadata.
type arrowFrames struct {
	src   io.Reader
	head  []byte // of the message in hand, what is not handed over yet
	body  int64  // bytes of its body to come
	read  int64  // bytes since the last call of take
	fault error  // src failed, which is no fault of the table
	wrong error  // what a look at a message found, which arrow-go would tell as a failure to read
}

// take returns how many bytes were read since it was called last.
func (f *arrowFrames) take() int64 {
	n := f.read
	f.read = 0
	return n
}

func (f *arrowFrames) Read(p []byte) (int, error) {
	if len(f.head) == 0 && f.body == 0 {
		if err := f.next(); err != nil {
			return 0, err
		}
	}
	if len(f.head) > 0 {
		n := copy(p, f.head)
		f.head = f.head[n:]
		return n, nil
	}
	n, err := f.src.Read(p[:min(int64(len(p)), f.body)])
	f.body -= int64(n)
	f.read += int64(n)
	return n, f.failed(err)
}

// next reads a message up to its body: four bytes 0xff, which old files lack, the
// length of the metadata, the metadata. Length 0 ends the stream.
func (f *arrowFrames) next() error {
	prefix := make([]byte, 4, 8)
	if err := f.fill(prefix); err != nil {
		return err
	}
	if binary.LittleEndian.Uint32(prefix) == 0xffffffff {
		prefix = prefix[:8]
		if err := f.fill(prefix[4:]); err != nil {
			return unexpected(err)
		}
	}
	n := binary.LittleEndian.Uint32(prefix[len(prefix)-4:])
	if n > maxArrowMeta {
		f.wrong = fmt.Errorf("a message's metadata is said to have %d bytes, more than %d", n, maxArrowMeta)
		return f.wrong
	}
	f.head = prefix
	if n == 0 {
		return nil
	}
	meta := make([]byte, n)
	if err := f.fill(meta); err != nil {
		return unexpected(err)
	}
	body, err := checkArrowMessage(meta)
	if err != nil {
		f.wrong = err
		return err
	}
	f.head, f.body = append(prefix, meta...), body
	return nil
}

func (f *arrowFrames) fill(p []byte) error {
	n, err := io.ReadFull(f.src, p)
	f.read += int64(n)
	return f.failed(err)
}

func (f *arrowFrames) failed(err error) error {
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		f.fault = err
	}
	return err
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// arrowMeta walks over the metadata of a message, which is a FlatBuffer: tables and
// vectors that point at one another, and may claim any length.
type arrowMeta struct{ cost int64 }

// slot is where a table's virtual table has a field.
func slot(field int) flatbuffers.VOffsetT { return flatbuffers.VOffsetT(4 + 2*field) }

// checkArrowMessage returns the length of the message's body. The numbers of tables
// and fields are those of Message.fbs and Schema.fbs of Arrow.
func checkArrowMessage(meta []byte) (body int64, err error) {
	defer func() {
		if recover() != nil { // offsets that lead out of the message, too
			err = errArrowMeta
		}
	}()
	m := flatbuffers.Table{Bytes: meta, Pos: flatbuffers.GetUOffsetT(meta)}
	w := &arrowMeta{cost: maxArrowCost}
	var header flatbuffers.Table
	if o := m.Offset(slot(2)); o > 0 {
		m.Union(&header, flatbuffers.UOffsetT(o))
	}
	switch kind := m.GetByteSlot(slot(1), 0); kind {
	case 1: // schema
		w.each(header, 1, func(f flatbuffers.Table) { w.field(f, 0) })
		w.pairs(header, 2)
	case 2: // dictionary
		if o := header.Offset(slot(1)); o > 0 {
			w.batch(flatbuffers.Table{Bytes: meta, Pos: header.Indirect(flatbuffers.UOffsetT(o) + header.Pos)})
		}
	case 3: // record batch
		w.batch(header)
	default:
		return 0, fmt.Errorf("a message of kind %d, neither schema nor rows", kind)
	}
	w.pairs(m, 4)
	body = m.GetInt64Slot(slot(3), 0)
	if body < 0 || body > maxTableBatch {
		return 0, fmt.Errorf("a batch of rows is said to have %d bytes, more than %d", body, maxTableBatch)
	}
	return body, nil
}

var errArrowMeta = errors.New("a message's metadata claims more than it holds, or is nested too deep")

// vector finds a table's vector, whose elements have a size.
func (w *arrowMeta) vector(t flatbuffers.Table, field int, size int64) (start flatbuffers.UOffsetT, n int) {
	o := flatbuffers.UOffsetT(t.Offset(slot(field)))
	if o == 0 {
		return 0, 0
	}
	start, n = t.Vector(o), t.VectorLen(o)
	if int64(start)+int64(n)*size > int64(len(t.Bytes)) {
		panic(errArrowMeta)
	}
	return start, n
}

// each visits the tables in a vector.
func (w *arrowMeta) each(t flatbuffers.Table, field int, visit func(flatbuffers.Table)) {
	start, n := w.vector(t, field, flatbuffers.SizeUOffsetT)
	for i := range n {
		w.spend(128) // about what arrow-go keeps of a field
		at := start + flatbuffers.UOffsetT(i*flatbuffers.SizeUOffsetT)
		visit(flatbuffers.Table{Bytes: t.Bytes, Pos: at + flatbuffers.GetUOffsetT(t.Bytes[at:])})
	}
}

func (w *arrowMeta) spend(bytes int) {
	if w.cost -= int64(bytes); w.cost < 0 {
		panic(errArrowMeta)
	}
}

// field walks over a column of the schema and those within it.
func (w *arrowMeta) field(f flatbuffers.Table, depth int) {
	if depth > maxNesting {
		panic(errArrowMeta)
	}
	w.text(f, 0)
	w.each(f, 5, func(child flatbuffers.Table) { w.field(child, depth+1) })
	w.pairs(f, 6)
}

// pairs walks over keys and values that users add.
func (w *arrowMeta) pairs(t flatbuffers.Table, field int) {
	w.each(t, field, func(pair flatbuffers.Table) {
		w.text(pair, 0)
		w.text(pair, 1)
	})
}

func (w *arrowMeta) text(t flatbuffers.Table, field int) {
	if o := t.Offset(slot(field)); o > 0 {
		w.spend(len(t.ByteVector(flatbuffers.UOffsetT(o) + t.Pos)))
	}
}

// batch looks how many buffers each column of views claims.
func (w *arrowMeta) batch(t flatbuffers.Table) {
	start, n := w.vector(t, 4, flatbuffers.SizeInt64)
	for i := range n {
		if count := flatbuffers.GetInt64(t.Bytes[start+flatbuffers.UOffsetT(i*flatbuffers.SizeInt64):]); count < 0 || count > maxArrowBuffers {
			panic(errArrowMeta)
		}
	}
}
