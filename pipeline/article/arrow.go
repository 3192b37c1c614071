package article

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"
)

// arrowTable is Arrow IPC, one article a row, its columns found by name: the stream
// format, or the file format, which is a stream between a magic word and a footer
// and is read as one. Feather version 2 is the file format.
var arrowTable = Format{
	Name:       "arrow",
	Extensions: []string{".arrow", ".arrows", ".feather", ".ipc"},
	HasFields:  true,
	Detect:     looksLikeArrow,
	Read:       readArrow,
}

func init() { Register(arrowTable) }

var (
	arrowMagic   = []byte("ARROW1\x00\x00")
	arrowMessage = []byte{0xff, 0xff, 0xff, 0xff}
)

func looksLikeArrow(head []byte) bool {
	return bytes.HasPrefix(head, arrowMagic) || bytes.HasPrefix(head, arrowMessage)
}

func readArrow(s *Stream, emit func(Record) bool) error {
	isFile := false
	if head, _ := s.Peek(len(arrowMagic)); bytes.Equal(head, arrowMagic) {
		s.Discard(len(arrowMagic))
		isFile = true
	}
	frames := &arrowFrames{src: s.Reader}
	t := newTable(s, 0, emit)
	a, err := openArrow(frames, s.Fields)
	for more := true; err == nil && more; {
		if more, err = a.next(); more {
			t.allowed += tableRatio * frames.take()
			var wanted bool
			if wanted, err = a.rows(t); !wanted {
				return nil
			}
		}
	}
	switch {
	case frames.fault != nil:
		return frames.fault
	case frames.wrong != nil:
		t.fault(BadRecord, "the table cannot be decoded from here on: "+frames.wrong.Error())
	case err != nil:
		t.fault(BadRecord, err.Error())
	case isFile:
		return t.footer()
	}
	return nil
}

// footer reads the end of a file, which says that none of it is missing.
func (t *table) footer() error {
	magic := arrowMagic[:6]
	var last []byte
	part := make([]byte, headBytes)
	for {
		n, err := t.s.Read(part)
		last = append(last, part[:n]...)
		last = last[max(0, len(last)-len(magic)):]
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
	}
	if !bytes.Equal(last, magic) {
		t.fault(BadArchive, "the file does not end as an Arrow file does: rows behind these may be missing")
	}
	return nil
}

// arrowReader is an open table and where its roles are.
type arrowReader struct {
	*ipc.Reader
	columns []roleColumn // of each role that has one
}

func openArrow(frames io.Reader, fields map[string]string) (a *arrowReader, err error) {
	defer caught("arrow-go", &err)
	memory := ipc.WithAllocator(newBoundedMemory(tableMemory))
	r, err := ipc.NewReader(frames, memory)
	if err != nil {
		return nil, fmt.Errorf("the file is no Arrow table: %w", err)
	}
	var names []string
	for _, f := range r.Schema().Fields() {
		names = append(names, f.Name)
	}
	a = &arrowReader{Reader: r}
	if a.columns, err = roleColumns(fields, names); err != nil {
		return nil, err
	}
	for _, c := range a.columns {
		if f := r.Schema().Field(c.at); !arrowFits(c.role, f.Type) {
			return nil, fmt.Errorf("column %q for %s is %s, %s", f.Name, c.role, f.Type, wanted(c.role))
		}
	}
	return a, nil
}

// next decodes the next batch of rows. It is false behind the last.
func (a *arrowReader) next() (more bool, err error) {
	defer caught("arrow-go", &err)
	if a.Next() {
		return true, nil
	}
	if err = a.Err(); err != nil {
		err = fmt.Errorf("the table cannot be decoded from here on: %w", err)
	}
	return false, err
}

// rows hands over the rows of the batch. It is false if no more are wanted.
func (a *arrowReader) rows(t *table) (wanted bool, err error) {
	batch := a.RecordBatch()
	for i := range int(batch.NumRows()) {
		r, err := a.row(batch, i)
		if err != nil {
			return true, fmt.Errorf("the row cannot be decoded: %w", err)
		}
		if !t.add(r) {
			return false, nil
		}
	}
	return true, nil
}

func (a *arrowReader) row(batch arrow.RecordBatch, i int) (r row, err error) {
	defer caught("arrow-go", &err)
	r = row{}
	for _, c := range a.columns {
		if r[c.role], err = arrowCell(batch.Column(c.at), i); err != nil {
			return nil, fmt.Errorf("column %q: %w", batch.ColumnName(c.at), err)
		}
	}
	return r, nil
}

var errArrowType = errors.New("it has another type than the schema says")
