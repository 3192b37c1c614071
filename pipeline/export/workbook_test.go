package export

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/dateline/dateline/pipeline/warehouse"
)

// jobOf is an export of one query, written into a directory of its own.
func jobOf(t *testing.T, query string, columns ...column) *job {
	t.Helper()
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return &job{
		db: db, dir: t.TempDir(), published: warehouse.Publication{Version: "v3", Manifest: 3},
		sources: []source{{name: "things", doc: "Things.", query: query, columns: columns}},
	}
}

func openWorkbook(t *testing.T, j *job) (*excelize.File, File) {
	t.Helper()
	files, err := writeWorkbook(context.Background(), j)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(filepath.Join(j.dir, workbookName))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, files[0]
}

func TestWorkbookKeepsKindsOfValues(t *testing.T) {
	j := jobOf(t, `select 12::bigint as n, 1.5::double as part, date '2024-02-29' as day, true as yes, null::varchar as nothing,
		9007199254740993::bigint as huge, date '1814-05-17' as old, ['a', 'b'] as list`,
		column{"n", "BIGINT", ""}, column{"part", "DOUBLE", ""}, column{"day", "DATE", ""}, column{"yes", "BOOLEAN", ""}, column{"nothing", "VARCHAR", ""},
		column{"huge", "BIGINT", ""}, column{"old", "DATE", ""}, column{"list", "VARCHAR[]", ""})
	f, file := openWorkbook(t, j)
	if file.Rows != 1 || file.Note != "" {
		t.Errorf("got %+v, want one row and no note", file)
	}
	for _, want := range []struct {
		cell, shown string
		kind        excelize.CellType
	}{
		{"A1", "n", excelize.CellTypeInlineString},
		{"A2", "12", excelize.CellTypeUnset},
		{"B2", "1.5", excelize.CellTypeUnset},
		{"C2", "2024-02-29", excelize.CellTypeUnset},
		{"D2", "TRUE", excelize.CellTypeBool},
		{"E2", "", excelize.CellTypeUnset},
		{"F2", "9007199254740993", excelize.CellTypeInlineString}, // a float64 has it not
		{"G2", "1814-05-17", excelize.CellTypeInlineString},       // Excel has no days before 1900
		{"H2", `["a","b"]`, excelize.CellTypeInlineString},
	} {
		shown, err := f.GetCellValue("things", want.cell)
		if err != nil {
			t.Fatal(err)
		}
		kind, err := f.GetCellType("things", want.cell)
		if err != nil || shown != want.shown || kind != want.kind {
			t.Errorf("%s: got %q of kind %v (%v), want %q of kind %v", want.cell, shown, kind, err, want.shown, want.kind)
		}
	}
	if raw, _ := f.GetCellValue("things", "C2", excelize.Options{RawCellValue: true}); raw != "45351" {
		t.Errorf("the day is stored as %q, want the number 45351", raw)
	}
}

func TestWorkbookNeverMakesAFormula(t *testing.T) {
	hostile := []string{`=1+1`, `+1`, `-1`, `@SUM(A1)`, `=HYPERLINK("http://example.org")`, "\t=1"}
	quoted := make([]string, len(hostile))
	for i, s := range hostile {
		quoted[i] = "(" + literal(s) + ")"
	}
	f, _ := openWorkbook(t, jobOf(t, "select * from (values "+strings.Join(quoted, ", ")+") as t(word)", column{"word", "VARCHAR", ""}))
	for i, want := range hostile {
		cell, _ := excelize.CoordinatesToCellName(1, i+2)
		formula, err := f.GetCellFormula("things", cell)
		if err != nil || formula != "" {
			t.Errorf("%q became the formula %q (%v)", want, formula, err)
		}
		if kind, _ := f.GetCellType("things", cell); kind != excelize.CellTypeInlineString {
			t.Errorf("%q is of kind %v, want a text", want, kind)
		}
		if got, _ := f.GetCellValue("things", cell); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWorkbookCutsLongTextsAndSaysSo(t *testing.T) {
	f, file := openWorkbook(t, jobOf(t, "select repeat('é', 32768) as word union all select 'short'", column{"word", "VARCHAR", ""}))
	if want := "things: 1 texts are longer than the 32767 characters"; !strings.HasPrefix(file.Note, want) {
		t.Errorf("the note is %q, want %q", file.Note, want)
	}
	lengths := []int{}
	for _, cell := range []string{"A2", "A3"} {
		got, _ := f.GetCellValue("things", cell)
		lengths = append(lengths, len([]rune(got)))
	}
	slices.Sort(lengths)
	if !slices.Equal(lengths, []int{5, 32767}) {
		t.Errorf("texts of %v characters are kept, want 5 and 32767", lengths)
	}
	if cut, _ := f.GetCellValue(aboutSheet, "C6"); cut != "1" {
		t.Errorf("the sheet README says %q texts were cut, want 1", cut)
	}
}

func TestWorkbookRefusesTooManyRows(t *testing.T) {
	_, err := writeWorkbook(context.Background(), jobOf(t, "select range as n from range(1048576)", column{"n", "BIGINT", ""}))
	if err == nil || !strings.Contains(err.Error(), "things has 1048576 rows, and a sheet of Excel holds 1048575") {
		t.Errorf("got %v, want a refusal", err)
	}
}

func TestSheetNamesDiffer(t *testing.T) {
	long := strings.Repeat("a", 40)
	got := sheetNames([]source{{name: long}, {name: long + "b"}, {name: "readme"}, {name: "a/b"}, {name: "A_B"}})
	want := []string{long[:31], long[:29] + "_2", "readme_2", "a_b", "A_B_2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
