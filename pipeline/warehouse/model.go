package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/dateline/dateline/pipeline/lake"
	dsql "github.com/dateline/dateline/sql"
)

// Model runs sql/models and then sql/macros, each in name order, after removing what
// earlier versions' files left. Each file makes the view, table or table macro that it is named for.
func (b *Build) Model(ctx context.Context) ([]string, error) {
	var made []string
	err := b.inTx(ctx, func(tx *sql.Tx) error {
		var err error
		made, err = b.cfg.model(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("model warehouse: %w", b.explain(err))
	}
	return made, nil
}

// model makes the models and macros in a database that has the tables.
func (c Config) model(ctx context.Context, q querier) ([]string, error) {
	models, err := c.files("models")
	if err != nil {
		return nil, err
	}
	macros, err := c.files("macros")
	if err != nil {
		return nil, err
	}
	if err := c.dropModels(ctx, q); err != nil {
		return nil, err
	}
	all := slices.Concat(models, macros)
	for _, f := range all {
		text, err := c.expand(f)
		if err != nil {
			return nil, err
		}
		if _, err := q.ExecContext(ctx, text); err != nil {
			return nil, fmt.Errorf("run %s.sql: %w", f.Name, err)
		}
	}
	kinds, err := relations(ctx, q) // once for all: DuckDB lists thousands of functions with them
	if err != nil {
		return nil, err
	}
	var made []string
	for i, f := range all {
		if i < len(models) {
			err = c.describeModel(ctx, q, f, kinds[f.Name])
		} else {
			err = describeMacro(ctx, q, f, kinds[f.Name])
		}
		if err != nil {
			return nil, err
		}
		made = append(made, f.Name)
	}
	return made, nil
}

// modelsQuery lists the views, tables and table macros of the main schema.
const modelsQuery = `select table_name as name, if(table_type = 'VIEW', 'view', 'table') as kind from information_schema.tables
	where table_schema = 'main' and table_catalog = current_database()
	union all
	select distinct function_name, 'macro table' from duckdb_functions()
	where schema_name = 'main' and database_name = current_database() and function_type = 'table_macro' and not internal
	order by all`

func (c Config) dropModels(ctx context.Context, q querier) error {
	kinds, err := relations(ctx, q)
	if err != nil {
		return err
	}
	for name, kind := range kinds {
		declared := slices.ContainsFunc(c.tables(), func(t lake.Table) bool { return t.Name == name })
		if declared {
			continue
		}
		if _, err := q.ExecContext(ctx, "drop "+kind+" "+ident(name)); err != nil {
			return fmt.Errorf("drop %s %s: %w", kind, name, err)
		}
	}
	return nil
}

// describeModel writes the documentation of a model, of which its file has made this kind,
// into the catalog.
func (c Config) describeModel(ctx context.Context, q querier, f dsql.File, kind string) error {
	if kind != "view" && kind != "table" {
		return fmt.Errorf("run %s.sql: it made no view or table named %[1]s", f.Name)
	}
	statements := []string{fmt.Sprintf("comment on %s %s is %s", kind, ident(f.Name), literal(f.Purpose))}
	for _, col := range f.Columns {
		doc, err := c.columnDoc(col)
		if err != nil {
			return fmt.Errorf("describe %s: %w", f.Name, err)
		}
		statements = append(statements, fmt.Sprintf("comment on column %s.%s is %s", ident(f.Name), ident(col.Name), literal(doc)))
	}
	if err := execAll(ctx, q, statements...); err != nil {
		return fmt.Errorf("describe %s, as the first lines of %[1]s.sql do: %w", f.Name, err)
	}
	return nil
}

func describeMacro(ctx context.Context, q querier, f dsql.File, kind string) error {
	if kind != "macro table" {
		return fmt.Errorf("run %s.sql: it made no table macro named %[1]s", f.Name)
	}
	if err := execAll(ctx, q, fmt.Sprintf("comment on %s %s is %s", kind, ident(f.Name), literal(f.Purpose))); err != nil {
		return fmt.Errorf("describe %s: %w", f.Name, err)
	}
	return nil
}

// relations gives the kind of each by its name.
func relations(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, modelsQuery)
	if err != nil {
		return nil, fmt.Errorf("list models: %w", err)
	}
	defer rows.Close()
	out := make(map[string]string)
	for rows.Next() {
		var name, kind string
		if err := rows.Scan(&name, &kind); err != nil {
			return nil, fmt.Errorf("list models: %w", err)
		}
		out[name] = kind
	}
	return out, rows.Err()
}
