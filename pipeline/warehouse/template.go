package warehouse

import (
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/dateline/dateline/pipeline/lake"
	dsql "github.com/dateline/dateline/sql"
	"github.com/dateline/dateline/transforms/table"
)

// The functions that models and checks may call. Each expands to a select over
// every table it holds for, so that a new fact type is covered at once:
//
//	{{facts "article_id, quote"}}   these columns of every fact table that has them all, with fact_table and fact_type
//	{{rows "article_id"}}           the same of every table of the lake
//	{{keys}}                        table_name, id: the unique ids of all tables
//	{{references "entities"}}       table_name, column_name, id: every reference to that table
//	{{vocabularies}}                table_name, column_name, value, n: values outside their closed vocabulary
//	{{summaries}}                   fact_table, fact_type, fact_id, summary: a fact's own columns in words
//	{{part "name" "a, b"}}          the file of sql/parts of sql/parts, filled in for these columns
//	{{fact_types}}                  the names of the fact types, as a list of literals
func (c Config) functions() template.FuncMap {
	return template.FuncMap{
		"facts":        func(columns string) (string, error) { return c.selectFrom(columns, true) },
		"rows":         func(columns string) (string, error) { return c.selectFrom(columns, false) },
		"keys":         func() string { return union(c.keys()) },
		"references":   func(to string) string { return union(c.references(to)) },
		"vocabularies": func() string { return union(c.vocabularies()) },
		"summaries":    func() string { return union(c.summaries()) },
		"fact_types":   c.factTypes,
		"part":         c.part,
	}
}

func (c Config) expand(f dsql.File) (string, error) {
	t, err := template.New(f.Name + ".sql").Funcs(c.functions()).Parse(f.Text)
	if err != nil {
		return "", fmt.Errorf("read %s.sql: %w", f.Name, err)
	}
	var out strings.Builder
	if err := t.Execute(&out, nil); err != nil {
		return "", fmt.Errorf("fill %s.sql: %w", f.Name, err)
	}
	return out.String(), nil
}

func union(selects []string) string { return strings.Join(selects, "\n    union all\n    ") }

func (c Config) selectFrom(columns string, factsOnly bool) (string, error) {
	names := strings.Split(columns, ",")
	for i, n := range names {
		names[i] = strings.TrimSpace(n)
	}
	var out []string
	for _, t := range c.Tables {
		lacks := func(name string) bool { return t.Column(name) == nil }
		if factsOnly && t.Fact == "" || slices.ContainsFunc(names, lacks) {
			continue
		}
		quoted := make([]string, len(names))
		for i, n := range names {
			quoted[i] = ident(n)
		}
		who := literal(t.Name) + " as table_name"
		if factsOnly {
			who = literal(t.Name) + " as fact_table, " + literal(t.Fact) + " as fact_type"
		}
		out = append(out, fmt.Sprintf("select %s, %s from %s", who, strings.Join(quoted, ", "), ident(t.Name)))
	}
	if len(out) == 0 {
		return "", fmt.Errorf("no table has the columns %s", columns)
	}
	return union(out), nil
}

func (c Config) keys() []string {
	var out []string
	for _, t := range c.tables() {
		if t.Key != "" {
			out = append(out, fmt.Sprintf("select %s as table_name, %s as id from %s", literal(t.Name), ident(t.Key), ident(t.Name)))
		}
	}
	return out
}

func (c Config) vocabularies() []string {
	var out []string
	for _, t := range c.tables() {
		for _, col := range t.Columns {
			if col.Values == nil {
				continue
			}
			values := make([]string, len(col.Values))
			for i, v := range col.Values {
				values[i] = literal(v)
			}
			out = append(out, fmt.Sprintf("select %s as table_name, %s as column_name, %s as value, count(*) as n from %s where %[3]s not in (%[5]s) group by all",
				literal(t.Name), literal(col.Name), ident(col.Name), ident(t.Name), strings.Join(values, ", ")))
		}
	}
	return out
}

func (c Config) factTypes() string {
	var names []string
	for _, t := range c.Tables {
		if t.Fact != "" {
			names = append(names, literal(t.Fact))
		}
	}
	return strings.Join(names, ", ")
}

// countColumns are said as one number or range, not each on its own.
var countColumns = []string{"low", "high", "qualifier", "unit"}

// summaries say each fact's own columns, those after extractor_version, as
// "actor FRA; location MLI; about 1,500 troops; status present".
func (c Config) summaries() []string {
	var out []string
	for _, t := range c.Tables {
		if t.Fact == "" {
			continue
		}
		own := t.Columns[1+slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Name == "extractor_version" }):]
		isCount := func(name string) bool {
			return slices.Contains(countColumns, name) && t.Column("low") != nil && t.Column("high") != nil
		}
		parts := []string{"'; '"}
		for _, col := range own {
			switch {
			case col.Name == "low":
				parts = append(parts, saidCount(t))
			case !isCount(col.Name):
				parts = append(parts, said(col))
			}
		}
		out = append(out, fmt.Sprintf("select %s as fact_table, %s as fact_type, fact_id, concat_ws(%s) as summary from %s",
			literal(t.Name), literal(t.Fact), strings.Join(parts, ", "), ident(t.Name)))
	}
	return out
}

func said(col table.Column) string {
	name := strings.ReplaceAll(col.Name, "_", " ")
	if col.Kind == table.Bool {
		return fmt.Sprintf("if(%s, %s, null)", ident(col.Name), literal(name))
	}
	return fmt.Sprintf("%s || %s::varchar", literal(name+" "), ident(col.Name))
}

func saidCount(t lake.Table) string {
	number := `(case when low = high then format('{:,}', low) when high is null then 'at least ' || format('{:,}', low)` +
		` when low is null then 'at most ' || format('{:,}', high) else format('{:,} to {:,}', low, high) end)`
	if t.Column("qualifier") != nil {
		number = "if(qualifier in ('approx', 'vague'), qualifier || ' ', '') || " + number
	}
	if t.Column("unit") != nil {
		number += " || if(coalesce(unit, '') = '', '', ' ' || unit)"
	}
	return number
}
