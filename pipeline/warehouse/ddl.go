package warehouse

import (
	"context"
	"fmt"
	"strings"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/transforms/table"
)

// createTables makes the tables that do not exist yet, and writes the
// documentation of all of them into the catalog.
func (b *Build) createTables(ctx context.Context, q querier) error {
	for _, t := range b.cfg.tables() {
		if _, err := q.ExecContext(ctx, createTable(t)+";\n"+comments(t)); err != nil {
			return fmt.Errorf("create table %s: %w", t.Name, err)
		}
	}
	return nil
}

func createTable(t lake.Table) string {
	columns := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = "    " + ident(c.Name) + " " + sqlType(c.Kind)
		if !c.Nullable {
			columns[i] += " not null"
		}
	}
	return fmt.Sprintf("create table if not exists %s (\n%s\n)", ident(t.Name), strings.Join(columns, ",\n"))
}

func comments(t lake.Table) string {
	var out strings.Builder
	fmt.Fprintf(&out, "comment on table %s is %s;\n", ident(t.Name), literal(t.Doc))
	for _, c := range t.Columns {
		fmt.Fprintf(&out, "comment on column %s.%s is %s;\n", ident(t.Name), ident(c.Name), literal(withValues(c.Doc, c.Values)))
	}
	return out.String()
}

func sqlType(k table.Kind) string {
	switch k {
	case table.Text:
		return "varchar"
	case table.Int32:
		return "integer"
	case table.Int64:
		return "bigint"
	case table.Float64:
		return "double"
	case table.Bool:
		return "boolean"
	case table.Date:
		return "date"
	case table.TextList:
		return "varchar[]"
	}
	panic(fmt.Sprintf("warehouse: no SQL type for column kind %s", k))
}
