package article

import (
	"bufio"
	"bytes"
	"io"
)

// rowScanner cuts a table in text into its rows. encoding/csv would do so too, but
// holds a row of any length and does not say at which byte it stands; here a row over
// the limit is read past and not kept.
type rowScanner struct {
	limit     int64
	delimiter byte
	state     csvState
}

// csvRow is one row as it stands in the file, its line end with it.
type csvRow struct {
	data  []byte // nil if it is longer than the limit
	size  int64  // in bytes
	lines int    // line ends in it
	cells int
	open  bool // the input ended within quotes
}

// blank rows are no records. What is over the limit is not blank.
func (r csvRow) blank() bool {
	return r.size == 0 || r.data != nil && len(bytes.TrimRight(r.data, "\r\n")) == 0
}

// csvState is where in a cell a scanner stands, as RFC 4180 has it. Quotes count
// only at the beginning of a cell; within quotes, one that neither doubles nor ends
// the cell stands for itself, as encoding/csv reads it with LazyQuotes.
type csvState int

const (
	cellStart csvState = iota
	inCell
	inQuotes
	afterQuote  // a quote within quotes: doubled, or the end of the cell
	afterReturn // afterQuote and a carriage return: the end of the row if a line feed follows
)

// next reads one row. At the end of the input the error is io.EOF; the row before it
// is good if it is not empty.
func (c *rowScanner) next(r *bufio.Reader) (csvRow, error) {
	row := csvRow{data: []byte{}, cells: 1}
	c.state = cellStart
	for {
		part, err := r.ReadSlice('\n')
		row.size += int64(len(part))
		ended := c.scan(part, &row)
		if row.size > c.limit+2 { // the end of the line is not counted
			row.data = nil
		}
		if row.data != nil {
			row.data = append(row.data, part...)
		}
		if err == bufio.ErrBufferFull || err == nil && !ended {
			continue
		}
		if row.data != nil && int64(len(bytes.TrimRight(row.data, "\r\n"))) > c.limit {
			row.data = nil
		}
		row.open = err == io.EOF && c.state == inQuotes
		return row, err
	}
}

// scan moves the state over a part of a line, and reports whether the row ends with it.
func (c *rowScanner) scan(part []byte, row *csvRow) (ended bool) {
	for _, b := range part {
		ended = false
		switch {
		case b == '\n':
			row.lines++
			if ended = c.state != inQuotes; ended {
				c.state = cellStart
			}
		case b == c.delimiter && c.state != inQuotes && c.state != afterReturn:
			row.cells++
			c.state = cellStart
		default:
			c.state = c.state.after(b)
		}
	}
	return ended
}

// after is the state behind a byte that is neither a delimiter nor a line feed.
func (s csvState) after(b byte) csvState {
	switch {
	case s == cellStart && b == '"':
		return inQuotes
	case s == inQuotes && b == '"', s == afterReturn && b == '"':
		return afterQuote
	case s == afterQuote && b == '\r':
		return afterReturn
	case s == afterQuote, s == afterReturn, s == inQuotes:
		return inQuotes
	}
	return inCell
}
