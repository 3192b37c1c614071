package export

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/xuri/excelize/v2"
)

// workbookName is the file of an Excel export.
const workbookName = "dateline.xlsx"

// What Excel holds: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
const (
	sheetRows  = excelize.TotalRows - 1 // below the heading
	cellUnits  = excelize.TotalCellChars
	sheetName  = excelize.MaxSheetNameLength
	aboutSheet = "README"
)

// writeWorkbook writes one workbook: a sheet README, then one for each table.
func writeWorkbook(ctx context.Context, j *job) (files []File, err error) {
	for _, s := range j.sources {
		n, err := s.count(ctx, j.db)
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", s.name, err)
		}
		if n > sheetRows {
			return nil, fmt.Errorf("table %s has %d rows, and a sheet of Excel holds %d below its heading: name smaller tables, or take parquet or csv", s.name, n, sheetRows)
		}
	}
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	styles, err := newStyles(f)
	if err != nil {
		return nil, err
	}
	if err := f.SetSheetName("Sheet1", aboutSheet); err != nil {
		return nil, err
	}
	names := sheetNames(j.sources)
	var sheets []*sheet
	for i, s := range j.sources {
		made, err := j.sheet(ctx, f, names[i], s, styles)
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", s.name, err)
		}
		sheets = append(sheets, made)
	}
	if err := j.readme(f, sheets, styles); err != nil {
		return nil, fmt.Errorf("sheet %s: %w", aboutSheet, err)
	}
	out := File{Path: filepath.Join(j.dir, workbookName)}
	for _, s := range sheets {
		out.Rows += s.rows
		if s.cut > 0 {
			out.Note += fmt.Sprintf("%s: %d texts are longer than the %d characters that a cell holds and were cut\n", s.table, s.cut, cellUnits)
		}
	}
	if err := f.SaveAs(out.Path); err != nil {
		return nil, err
	}
	err = out.measure()
	return []File{out}, err
}
