package export

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/grid"
)

// RowFormats lists the formats that Write knows.
var RowFormats = []string{"table", "csv", "json", "jsonl", "markdown"}

// Write prints a query's result and returns how many rows it had. The style is for
// tables. Rows are printed as they come; memory does not grow with the result.
func Write(w io.Writer, rows *sql.Rows, format string, style grid.Style) (n int64, err error) {
	types, err := rows.ColumnTypes()
	if err != nil {
		return 0, fmt.Errorf("read result: %w", err)
	}
	out, err := newRowWriter(w, format, types, style)
	if err != nil {
		return 0, err
	}
	values := make([]any, len(types))
	into := make([]any, len(types))
	for i := range values {
		into[i] = &values[i]
	}
	for ; rows.Next(); n++ {
		if err := rows.Scan(into...); err != nil {
			return n, fmt.Errorf("read result: %w", err)
		}
		if err := out.row(values); err != nil {
			return n, err
		}
	}
	if err := rows.Err(); err != nil {
		return n, err
	}
	return n, out.close()
}

// rowWriter prints rows in one format.
type rowWriter interface {
	row(values []any) error
	close() error
}

func newRowWriter(w io.Writer, format string, types []*sql.ColumnType, style grid.Style) (rowWriter, error) {
	c := columns{names: make([]string, len(types)), kinds: make([]string, len(types))}
	for i, t := range types {
		c.names[i], c.kinds[i] = t.Name(), t.DatabaseTypeName()
	}
	switch format {
	case "table":
		return &tableRows{c, grid.New(w, c.grid(), style), style.Thousands}, nil
	case "csv":
		cw := csv.NewWriter(w)
		return &csvRows{c, cw}, cw.Write(c.names)
	case "json":
		return &jsonRows{columns: c, w: w, open: "[\n  ", between: ",\n  ", end: "\n]\n", empty: "[]\n"}, nil
	case "jsonl":
		return &jsonRows{columns: c, w: w, between: "\n", end: "\n"}, nil
	case "markdown":
		m := &markdownRows{c, w}
		return m, m.head()
	}
	return nil, fmt.Errorf("unknown format %q; there are: %s", format, strings.Join(RowFormats, ", "))
}

// columns are a result's columns: their names, and their types in DuckDB's words.
type columns struct{ names, kinds []string }

var numeric = []string{"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE"}

func (c columns) right(i int) bool {
	return slices.Contains(numeric, c.kinds[i]) || strings.HasPrefix(c.kinds[i], "DECIMAL")
}

func (c columns) grid() []grid.Column {
	out := make([]grid.Column, len(c.names))
	for i, name := range c.names {
		out[i] = grid.Column{Name: name, Right: c.right(i)}
	}
	return out
}

type tableRows struct {
	columns
	grid      *grid.Writer
	thousands bool
}

func (t *tableRows) row(values []any) error {
	cells := make([]grid.Cell, len(values))
	for i, v := range values {
		cells[i] = grid.Cell{Text: shown(v, t.kinds[i]), Null: v == nil}
		if n, ok := v.(int64); ok && t.thousands {
			cells[i].Text = grid.Thousands(n)
		}
	}
	return t.grid.Row(cells)
}

// shown is a value as people read it: a list is its values with commas between them.
func shown(v any, kind string) string {
	list, ok := v.([]any)
	if !ok {
		return text(v, kind)
	}
	parts := make([]string, len(list))
	for i, part := range list {
		if parts[i] = text(part, strings.TrimSuffix(kind, "[]")); part == nil {
			parts[i] = "null"
		}
	}
	return strings.Join(parts, ", ")
}

func (t *tableRows) close() error { return t.grid.Close() }

type csvRows struct {
	columns
	w *csv.Writer
}

func (c *csvRows) row(values []any) error {
	record := make([]string, len(values))
	for i, v := range values {
		record[i] = text(v, c.kinds[i])
	}
	return c.w.Write(record)
}

func (c *csvRows) close() error {
	c.w.Flush()
	return c.w.Error()
}

type jsonRows struct {
	columns
	w                         io.Writer
	open, between, end, empty string
	n                         int
}

func (j *jsonRows) row(values []any) error {
	var b bytes.Buffer
	if j.n++; j.n == 1 {
		b.WriteString(j.open)
	} else {
		b.WriteString(j.between)
	}
	b.WriteByte('{')
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, v := range values {
		if i > 0 {
			b.WriteByte(',')
		}
		for at, part := range []any{j.names[i], plain(v, j.kinds[i])} {
			if at == 1 {
				b.WriteByte(':')
			}
			if err := e.Encode(part); err != nil {
				return fmt.Errorf("write %s as JSON: %w", j.names[i], err)
			}
			b.Truncate(b.Len() - 1) // the encoder's newline
		}
	}
	b.WriteByte('}')
	_, err := j.w.Write(b.Bytes())
	return err
}

func (j *jsonRows) close() error {
	end := j.end
	if j.n == 0 {
		end = j.empty
	}
	_, err := io.WriteString(j.w, end)
	return err
}

type markdownRows struct {
	columns
	w io.Writer
}

func (m *markdownRows) head() error {
	rules := make([]string, len(m.names))
	for i := range rules {
		rules[i] = "---"
		if m.right(i) {
			rules[i] = "---:"
		}
	}
	if err := m.line(m.names); err != nil {
		return err
	}
	return m.line(rules)
}

func (m *markdownRows) row(values []any) error {
	cells := make([]string, len(values))
	for i, v := range values {
		cells[i] = strings.NewReplacer("|", `\|`, "\n", " ", "\r", "").Replace(text(v, m.kinds[i]))
	}
	return m.line(cells)
}

func (m *markdownRows) line(cells []string) error {
	_, err := io.WriteString(m.w, "| "+strings.Join(cells, " | ")+" |\n")
	return err
}

func (m *markdownRows) close() error { return nil }
