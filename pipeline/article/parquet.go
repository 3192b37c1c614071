package article

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
)

// parquetFile is a Parquet file, one article a row, its columns found by name.
var parquetFile = Format{
	Name:       "parquet",
	Extensions: []string{".parquet", ".pq"},
	HasFields:  true,
	Detect:     func(head []byte) bool { return bytes.HasPrefix(head, []byte("PAR1")) },
	Read:       readParquet,
}

func init() { Register(parquetFile) }

// readParquet reads the columns of an article row by row, one page of each in
// memory. A row group that cannot be decoded to its end is a reject; those behind it
// are read.
func readParquet(s *Stream, emit func(Record) bool) error {
	r, size, err := s.ReaderAt()
	if err != nil {
		return err
	}
	t := newTable(s, size, emit)
	watched := &watchedReader{r: r}
	p, err := openParquet(watched, size, s.Fields)
	if watched.err != nil {
		return watched.err
	}
	if err != nil {
		t.fault(BadRecord, err.Error())
		return nil
	}
	for g := range p.NumRowGroups() {
		more, err := p.group(t, g)
		if watched.err != nil {
			return watched.err
		}
		if err != nil {
			more = t.fault(BadRecord, fmt.Sprintf("row group %d cannot be decoded: %v", g+1, err))
			t.s.Line++
		}
		if !more {
			break
		}
	}
	return nil
}

// parquetTable is an open file and where its roles are.
type parquetTable struct {
	*file.Reader
	memory *boundedMemory
	leaves []roleColumn // leaf column of each role that has one
}

func openParquet(r io.ReaderAt, size int64, fields map[string]string) (p *parquetTable, err error) {
	defer caught("arrow-go", &err)
	if err := checkFooter(r, size); err != nil {
		return nil, fmt.Errorf("the file is no Parquet: %w", err)
	}
	memory := newBoundedMemory(tableMemory)
	props := parquet.NewReaderProperties(memory)
	props.BufferedStreamEnabled = true
	props.MaxCompressedPageSize, props.MaxUncompressedPageSize = maxTableBatch, maxTableBatch
	f, err := file.NewParquetReader(io.NewSectionReader(r, 0, size), file.WithReadProps(props))
	if err != nil {
		return nil, fmt.Errorf("the file is no Parquet: %w", err)
	}
	p = &parquetTable{Reader: f, memory: memory}
	return p, p.find(fields)
}

// find maps the roles to columns. What is nested in lists or structs is no column of
// an article.
func (p *parquetTable) find(fields map[string]string) error {
	schema := p.MetaData().Schema
	var names []string
	var leaves []int
	for i := range schema.NumColumns() {
		if c := schema.Column(i); len(c.ColumnPath()) == 1 && c.MaxRepetitionLevel() == 0 {
			names, leaves = append(names, c.Name()), append(leaves, i)
		}
	}
	found, err := roleColumns(fields, names)
	if err != nil {
		return err
	}
	for _, c := range found {
		leaf := leaves[c.at]
		if err := checkParquetColumn(c.role, schema.Column(leaf)); err != nil {
			return err
		}
		p.leaves = append(p.leaves, roleColumn{c.role, leaf})
	}
	return nil
}

// group hands over the rows of a row group. It is false if no more are wanted.
func (p *parquetTable) group(t *table, g int) (more bool, err error) {
	next, rows, err := p.rows(g)
	if err != nil {
		return true, err
	}
	for n := range rows {
		r, err := next()
		if err != nil {
			return true, fmt.Errorf("row %d of %d: %w", n+1, rows, err)
		}
		if !t.add(r) {
			return false, nil
		}
	}
	return true, nil
}

// rows opens the columns of a row group.
func (p *parquetTable) rows(g int) (next func() (row, error), rows int64, err error) {
	defer caught("arrow-go", &err)
	group := p.RowGroup(g)
	if rows = group.NumRows(); rows < 0 {
		return nil, 0, errors.New("its number of rows is negative")
	}
	cells := make([]func() (string, error), len(p.leaves))
	for i, leaf := range p.leaves {
		if cells[i], err = p.cells(group, leaf.at); err != nil {
			return nil, 0, err
		}
	}
	return func() (r row, err error) {
		defer caught("arrow-go", &err)
		r = row{}
		for i, leaf := range p.leaves {
			if r[leaf.role], err = cells[i](); err != nil {
				return nil, fmt.Errorf("column for %s: %w", leaf.role, err)
			}
		}
		return r, nil
	}, rows, nil
}
