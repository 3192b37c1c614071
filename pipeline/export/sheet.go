package export

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/duckdb/duckdb-go/v2"
	"github.com/xuri/excelize/v2"
)

// sheet is a written sheet: a table, its rows, and the texts that were cut.
type sheet struct {
	name, table, doc string
	rows             int64
	cut              int
}

// styles are the cell styles of a workbook, by their numbers in it.
type styles struct{ head, day, moment int }

func newStyles(f *excelize.File) (s styles, err error) {
	s.head, err = f.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true, Color: "FFFFFF"},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E79"}},
		Alignment: &excelize.Alignment{Vertical: "center"},
	})
	if err != nil {
		return s, err
	}
	day, moment := "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
	if s.day, err = f.NewStyle(&excelize.Style{CustomNumFmt: &day}); err != nil {
		return s, err
	}
	s.moment, err = f.NewStyle(&excelize.Style{CustomNumFmt: &moment})
	return s, err
}

// sheetNames gives each table a name that a sheet can have: at most 31 characters,
// none of :\/?*[] and no two alike, in which case does not count.
func sheetNames(sources []source) []string {
	used := map[string]bool{strings.ToLower(aboutSheet): true, "history": true} // Excel keeps "History" for itself
	names := make([]string, len(sources))
	for i, s := range sources {
		base := strings.Trim(strings.NewReplacer(":", "_", `\`, "_", "/", "_", "?", "_", "*", "_", "[", "_", "]", "_").Replace(s.name), "'")
		name := short(base, sheetName)
		for n := 2; used[strings.ToLower(name)]; n++ {
			end := fmt.Sprintf("_%d", n)
			name = short(base, sheetName-len(end)) + end
		}
		used[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

// sheet writes one table. Rows go to disk as they come.
func (j *job) sheet(ctx context.Context, f *excelize.File, name string, s source, look styles) (*sheet, error) {
	out := &sheet{name: name, table: s.name, doc: s.doc}
	if _, err := f.NewSheet(name); err != nil {
		return nil, err
	}
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	if err := heading(w, s.columns, look); err != nil {
		return nil, err
	}
	rows, err := j.db.QueryContext(ctx, s.from())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	values := make([]any, len(s.columns))
	into, cells := make([]any, len(values)), make([]any, len(values))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		for i, v := range values {
			var cut bool
			if cells[i], cut = cellValue(v, s.columns[i].kind, look); cut {
				out.cut++
			}
		}
		out.rows++
		if err := w.SetRow(fmt.Sprintf("A%d", out.rows+1), cells); err != nil {
			return nil, err
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, w.Flush()
}

// heading writes the column names, which stay in sight, and sets the widths.
func heading(w *excelize.StreamWriter, columns []column, look styles) error {
	names := make([]any, len(columns))
	for i, c := range columns {
		names[i] = excelize.Cell{StyleID: look.head, Value: c.name}
		if err := w.SetColWidth(i+1, i+1, width(c)); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return w.SetRow("A1", names)
}

// width is a column's width in characters: for its name, and for what its kind needs.
func width(c column) float64 {
	need := 12
	switch {
	case c.kind == "VARCHAR":
		need = 22
	case c.nested():
		need = 30
	case strings.HasPrefix(c.kind, "TIMESTAMP"):
		need = 20
	}
	for _, wide := range []string{"quote", "context", "body", "summary", "title"} {
		if strings.HasSuffix(c.name, wide) {
			need = 48
		}
	}
	return float64(max(need, len(c.name)+3))
}

// exact is the largest whole number up to which a cell, which is a float64, has them all.
const exact = 1 << 53

// firstDay is the first day that Excel counts like the calendar: it takes 1900 for a leap year.
var firstDay = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)

// cellValue is a value as a cell holds it: numbers and days as such, all else as
// text, which the library writes as a string and never as a formula. cut says that a
// text was too long.
func cellValue(v any, kind string, look styles) (cell any, cut bool) {
	switch v := v.(type) {
	case nil, bool, int8, int16, int32, uint8, uint16, uint32:
		return v, false
	case int64:
		if v >= -exact && v <= exact {
			return v, false
		}
	case *big.Int:
		if v.IsInt64() && v.Int64() >= -exact && v.Int64() <= exact {
			return v.Int64(), false
		}
	case float32:
		return cellValue(float64(v), kind, look)
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			return v, false
		}
	case duckdb.Decimal:
		return v.Float64(), false
	case time.Time:
		if style := look.of(kind); style > 0 && !v.Before(firstDay) && v.Year() < 10000 {
			return excelize.Cell{StyleID: style, Value: v.UTC()}, false
		}
	}
	whole := text(v, kind)
	kept := short(whole, cellUnits)
	return kept, kept != whole
}

// of is the style for a type of times, 0 for none.
func (s styles) of(kind string) int {
	switch {
	case kind == "DATE":
		return s.day
	case strings.HasPrefix(kind, "TIMESTAMP"):
		return s.moment
	}
	return 0
}

// short is the beginning of a text that has at most n units of UTF-16, in which
// Excel counts characters.
func short(s string, n int) string {
	if len(s) <= n {
		return s
	}
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > n {
			return s[:i]
		}
	}
	return s
}

// readme writes the first sheet: which version this is, and what is in the others.
func (j *job) readme(f *excelize.File, sheets []*sheet, look styles) error {
	w, err := f.NewStreamWriter(aboutSheet)
	if err != nil {
		return err
	}
	for i, size := range []float64{24, 12, 14, 110} {
		if err := w.SetColWidth(i+1, i+1, size); err != nil {
			return err
		}
	}
	head := func(s string) any { return excelize.Cell{StyleID: look.head, Value: s} }
	lines := [][]any{
		{"Dateline warehouse " + j.published.Version}, {j.about()},
		{fmt.Sprintf("Texts longer than %d characters are cut; the columns are described in datapackage.json of a CSV export.", cellUnits)},
		nil, {head("sheet"), head("rows"), head("texts cut"), head("what it holds")},
	}
	for _, s := range sheets {
		lines = append(lines, []any{s.name, s.rows, s.cut, s.doc})
	}
	for i, line := range lines {
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), line); err != nil {
			return err
		}
	}
	return w.Flush()
}
