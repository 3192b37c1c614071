package article

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// separated is a table in text, one article a row, the columns named in the first.
var separated = Format{
	Name:       "csv",
	Extensions: []string{".csv", ".tsv", ".tab"},
	HasFields:  true,
	Detect:     looksLikeCSV,
	Read:       readCSV,
}

// delimiters in the order they are preferred where the header leaves a choice.
var delimiters = []byte{',', '\t', ';', '|'}

const (
	maxColumns = 10_000 // more are no table of articles, and each costs memory
	maxReopens = 64     // see csvReader.reopen
)

// looksLikeCSV asks for a header that names a text and a date.
func looksLikeCSV(head []byte) bool {
	head = bytes.TrimLeft(head, " \r\n")
	line, _, _ := bytes.Cut(head, []byte("\n"))
	for _, d := range delimiters {
		if header, err := splitRow(line, d); err == nil && len(header) > 1 && len(header) <= maxColumns {
			if _, err := columns(nil, header); err == nil {
				return true
			}
		}
	}
	return false
}

// splitRow takes the cells of one row apart.
func splitRow(row []byte, delimiter byte) ([]string, error) {
	r := csv.NewReader(bytes.NewReader(row))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = rune(delimiter), true, -1
	return r.Read()
}

// csvReader is a table being read.
type csvReader struct {
	*rowScanner
	s       *Stream
	width   int
	columns map[string]int
	reopens int
}

func readCSV(s *Stream, emit func(Record) bool) error {
	c := &csvReader{s: s, rowScanner: &rowScanner{limit: s.MaxBytes}}
	fault, err := c.header()
	if err != nil {
		return err
	}
	if fault != nil {
		emit(*fault)
		return nil
	}
	for {
		row, err := c.next(s.Reader)
		if err != nil && err != io.EOF {
			return err
		}
		if row.open && row.data != nil {
			c.reopen(&row)
			err = nil
		}
		if !row.blank() && !emit(c.record(row)) {
			return nil
		}
		s.Offset += row.size
		s.Line += row.lines
		if err == io.EOF {
			return nil
		}
	}
}

// header reads the row of names. A table without the columns of an article is one
// reject, not one for each row.
func (c *csvReader) header() (fault *Record, err error) {
	head, _ := c.s.Peek(headBytes) // an error shows again in next
	c.delimiter = delimiterOf(head, c.s.Fields)
	row := csvRow{}
	for row.blank() && err == nil {
		c.s.Offset += row.size
		c.s.Line += row.lines
		row, err = c.next(c.s.Reader)
	}
	if err != nil && err != io.EOF || row.blank() {
		return nil, ignoreEOF(err)
	}
	rec := c.place(row)
	if rec.Reason == "" {
		var names []string
		if names, err = splitRow(row.data, c.delimiter); err == nil {
			c.width = len(names)
			c.columns, err = columns(c.s.Fields, names)
		}
		if err != nil {
			rec.Reason, rec.Detail = BadRecord, "the header: "+err.Error()
		}
	}
	if rec.Reason != "" {
		return &rec, nil
	}
	c.s.Offset += row.size
	c.s.Line += row.lines
	return nil, nil
}

func ignoreEOF(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// delimiterOf prefers the delimiter that yields the columns of an article, then the
// one that stands most often in the header.
func delimiterOf(head []byte, fields map[string]string) byte {
	line, _, _ := bytes.Cut(bytes.TrimLeft(head, "\r\n"), []byte("\n"))
	for _, d := range delimiters {
		if header, err := splitRow(line, d); err == nil {
			if _, err := columns(fields, header); err == nil {
				return d
			}
		}
	}
	return slices.MaxFunc(delimiters, func(a, b byte) int { return bytes.Count(line, []byte{a}) - bytes.Count(line, []byte{b}) })
}

// place is a record with where its row stands, and what is wrong with its bytes.
func (c *csvReader) place(row csvRow) Record {
	rec := Record{SourceID: fmt.Sprintf("%s:%d", filepath.Base(c.s.Name), c.s.Line), Offset: c.s.Offset, Line: c.s.Line, Bytes: row.size}
	switch {
	case row.open:
		rec.Reason, rec.Detail = BadRecord, "a quote is opened and not closed before the end of the file"
	case row.data == nil:
		rec.Reason, rec.Detail = TooLarge, tooLarge(c.s.MaxBytes)
	case row.cells > maxColumns:
		rec.Reason, rec.Detail = BadRecord, fmt.Sprintf("the row has %d cells, more than %d", row.cells, maxColumns)
	default:
		rec.Reason, rec.Detail = notText(row.data, c.s.Offset)
	}
	return rec
}

func (c *csvReader) record(row csvRow) Record {
	rec := c.place(row)
	if rec.Reason != "" {
		return rec
	}
	cells, err := splitRow(row.data, c.delimiter)
	if err == nil && len(cells) != c.width {
		err = fmt.Errorf("the row has %d cells, the header %d", len(cells), c.width)
	}
	if err != nil {
		rec.Reason, rec.Detail = BadRecord, err.Error()
		return rec
	}
	into := map[string]*string{"published": &rec.Published, "title": &rec.Title, "text": &rec.Body}
	for role, to := range into {
		if i := c.columns[role]; i >= 0 {
			*to = cells[i]
		}
	}
	if i := c.columns["id"]; i >= 0 && strings.TrimSpace(cells[i]) != "" {
		rec.SourceID = cells[i]
	}
	return rec
}

// reopen gives up only the first line of a row whose quote is never closed, and
// reads what follows it again, so that one stray quote does not cost the rest of
// the file. It does so a few times at most: each time reads to the end.
func (c *csvReader) reopen(row *csvRow) {
	end := bytes.IndexByte(row.data, '\n') + 1
	if c.reopens++; end == 0 || end == len(row.data) || c.reopens > maxReopens {
		return
	}
	c.s.Reader.Reset(bytes.NewReader(row.data[end:]))
	row.size, row.lines, row.data = int64(end), 1, row.data[:end:end]
}
