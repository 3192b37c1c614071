package article

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"
)

// checkParquetColumn says whether a column can have a role: text is text; an id may
// be a whole number, a publication date a date or timestamp.
func checkParquetColumn(role string, c *schema.Column) error {
	physical, logical := c.PhysicalType(), c.LogicalType()
	ok := false
	switch {
	case physical == parquet.Types.ByteArray:
		switch logical.(type) {
		case schema.StringLogicalType, schema.EnumLogicalType, schema.JSONLogicalType, schema.NoLogicalType, schema.UnknownLogicalType:
			ok = true
		}
	case role == "id":
		_, timed := parquetDay(c)
		ok = !timed && (physical == parquet.Types.Int32 || physical == parquet.Types.Int64)
	case role == "published":
		_, ok = parquetDay(c)
	}
	if !ok {
		return fmt.Errorf("column %q for %s is %s (%s), %s", c.Name(), role, physical, logical, wanted(role))
	}
	return nil
}

// wanted says what a column must be to have a role.
func wanted(role string) string {
	switch role {
	case "id":
		return "not text or a whole number"
	case "published":
		return "not text, a date or a timestamp"
	}
	return "not text"
}

// parquetDay tells how the numbers of a column stand for days.
func parquetDay(c *schema.Column) (day func(int64) time.Time, ok bool) {
	switch logical := c.LogicalType().(type) {
	case schema.DateLogicalType:
		return func(n int64) time.Time { return time.Unix(n*24*60*60, 0) }, c.PhysicalType() == parquet.Types.Int32
	case schema.TimestampLogicalType:
		switch logical.TimeUnit() {
		case schema.TimeUnitMillis:
			day = time.UnixMilli
		case schema.TimeUnitMicros:
			day = time.UnixMicro
		case schema.TimeUnitNanos:
			day = func(n int64) time.Time { return time.Unix(0, n) }
		}
		return day, day != nil && c.PhysicalType() == parquet.Types.Int64
	}
	return nil, c.PhysicalType() == parquet.Types.Int96
}

// cells opens a column of a row group. Each call of what it returns reads one cell.
func (p *parquetTable) cells(group *file.RowGroupReader, leaf int) (func() (string, error), error) {
	reader, err := p.open(group, leaf)
	if err != nil {
		return nil, err
	}
	column := reader.Descriptor()
	day, timed := parquetDay(column)
	number := func(n int64) string {
		if timed {
			return dayOf(day(n))
		}
		return strconv.FormatInt(n, 10)
	}
	switch c := reader.(type) {
	case *file.ByteArrayColumnChunkReader:
		return cellsOf(c.Err, c.ReadBatchInPage, func(v parquet.ByteArray) string { return string(v) }), nil
	case *file.Int32ColumnChunkReader:
		return cellsOf(c.Err, c.ReadBatchInPage, func(v int32) string { return number(int64(v)) }), nil
	case *file.Int64ColumnChunkReader:
		return cellsOf(c.Err, c.ReadBatchInPage, number), nil
	case *file.Int96ColumnChunkReader:
		return cellsOf(c.Err, c.ReadBatchInPage, func(v parquet.Int96) string { return dayOf(v.ToTime()) }), nil
	}
	return nil, fmt.Errorf("column %q is %s", column.Name(), column.PhysicalType())
}

// cellsOf reads one value at a time: a page may hold values of any length.
func cellsOf[T any](fault func() error, read func(n int64, values []T, def, rep []int16) (int64, int, error), text func(T) string) func() (string, error) {
	values, levels := make([]T, 1), make([]int16, 1)
	return func() (string, error) {
		rows, known, err := read(1, values, levels, nil)
		if err == nil {
			err = fault()
		}
		switch {
		case err != nil:
			return "", err
		case rows == 0:
			return "", io.ErrUnexpectedEOF
		case known == 0:
			return "", nil
		}
		return text(values[0]), nil
	}
}
