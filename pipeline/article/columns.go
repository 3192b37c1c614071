package article

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"
)

// Limits of a table that comes from a stranger, whatever it says of itself.
const (
	tableMemory   = 512 << 20 // bytes a decoder may hold at once
	tableRatio    = 1000      // what a table may unfold to, as a multiple of its bytes: about as much as gzip can
	tableAllowed  = 16 << 20  // what any table may unfold to
	bytesForARow  = 1 << 10   // what a row counts for besides its texts: most are longer
	maxTableBatch = 256 << 20 // bytes of a Parquet page or an Arrow record batch
)

// table turns the rows of a columnar file into records. Its lines are the numbers of
// the rows, from 1; a row has no byte of its own, so that the offset of all is 0.
type table struct {
	s       *Stream
	emit    func(Record) bool
	allowed int64 // bytes it may still unfold to
}

// newTable begins a table of that many bytes.
func newTable(s *Stream, size int64, emit func(Record) bool) *table {
	s.Offset, s.Line = 0, 1
	return &table{s, emit, tableAllowed + tableRatio*size}
}

// roleColumn is a column that has a role.
type roleColumn struct {
	role string
	at   int
}

// roleColumns finds the columns among their names, in the order of the roles.
func roleColumns(fields map[string]string, names []string) ([]roleColumn, error) {
	found, err := columns(fields, names)
	if err != nil {
		return nil, err
	}
	var all []roleColumn
	for _, role := range Roles {
		if at := found[role]; at >= 0 {
			all = append(all, roleColumn{role, at})
		}
	}
	return all, nil
}

// row is the texts of a row by role, a null as "".
type row map[string]string

// add hands over the next row. It is false if no more is wanted.
func (t *table) add(r row) bool {
	rec := t.place()
	for _, value := range r {
		rec.Bytes += int64(len(value))
	}
	if t.allowed -= rec.Bytes + bytesForARow; t.allowed < 0 {
		t.fault(TooLarge, fmt.Sprintf("the table unfolds to more than %d times its size", tableRatio))
		return false
	}
	rec.fill(r, t.s.MaxBytes)
	t.s.Line++
	return t.emit(rec)
}

// fill judges the texts of a row, and takes them.
func (rec *Record) fill(r row, limit int64) {
	if id := strings.TrimSpace(r["id"]); id != "" {
		rec.SourceID = strings.ToValidUTF8(id, "\uFFFD")
	}
	if int64(len(r["text"])) > limit {
		rec.Reason, rec.Detail = TooLarge, "the text is "+tooLarge(limit)
		return
	}
	if rec.Reason, rec.Detail = notText([]byte(r["text"]), 0); rec.Reason != "" {
		rec.Detail = "in the text: " + rec.Detail
		return
	}
	rec.Published, rec.Title, rec.Body = r["published"], strings.ToValidUTF8(r["title"], "\uFFFD"), r["text"]
}

// fault hands over a reject in the place of the next row.
func (t *table) fault(reason Reason, detail string) bool {
	rec := t.place()
	rec.Reason, rec.Detail = reason, detail
	return t.emit(rec)
}

func (t *table) place() Record {
	return Record{SourceID: fmt.Sprintf("%s:%d", filepath.Base(t.s.Name), t.s.Line), Line: t.s.Line}
}

// dayOf writes the day of an instant, in UTC whatever zone the column names: the
// day must not depend on the zones that a machine knows.
func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// watchedReader remembers that the disk failed, so that it is not taken for a fault
// of the data by a decoder that reports both alike.
type watchedReader struct {
	r   io.ReaderAt
	err error
}

func (w *watchedReader) ReadAt(p []byte, off int64) (int, error) {
	n, err := w.r.ReadAt(p, off)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}
