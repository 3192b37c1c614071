package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/lake"
)

// Model runs sql/models in name order, after removing what earlier versions'
// models left. Each file makes the view or table that it is named for.
func (b *Build) Model(ctx context.Context) ([]string, error) {
	files, err := b.cfg.files("models")
	if err != nil {
		return nil, fmt.Errorf("model warehouse: %w", err)
	}
	var made []string
	err = b.inTx(ctx, func(tx *sql.Tx) error {
		if err := b.dropModels(ctx, tx); err != nil {
			return err
		}
		for _, f := range files {
			text, err := b.cfg.expand(f)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, text); err != nil {
				return fmt.Errorf("run %s.sql: %w", f.Name, err)
			}
			if err := describeModel(ctx, tx, f.Name, f.Purpose); err != nil {
				return err
			}
			made = append(made, f.Name)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("model warehouse: %w", b.explain(err))
	}
	return made, nil
}

// modelsQuery lists the views and tables of the main schema.
const modelsQuery = `select table_name, if(table_type = 'VIEW', 'view', 'table') from information_schema.tables
	where table_schema = 'main' and table_catalog = current_database() order by all`

func (b *Build) dropModels(ctx context.Context, q querier) error {
	kinds, err := relations(ctx, q)
	if err != nil {
		return err
	}
	for name, kind := range kinds {
		declared := slices.ContainsFunc(b.cfg.tables(), func(t lake.Table) bool { return t.Name == name })
		if declared {
			continue
		}
		if _, err := q.ExecContext(ctx, "drop "+kind+" "+ident(name)); err != nil {
			return fmt.Errorf("drop %s %s: %w", kind, name, err)
		}
	}
	return nil
}

func describeModel(ctx context.Context, q querier, name, purpose string) error {
	kinds, err := relations(ctx, q)
	if err != nil {
		return err
	}
	kind, ok := kinds[name]
	if !ok {
		return fmt.Errorf("run %s.sql: it made no view or table named %s", name, name)
	}
	statement := fmt.Sprintf("comment on %s %s is %s", kind, ident(name), literal(strings.TrimSpace(purpose)))
	if _, err := q.ExecContext(ctx, statement); err != nil {
		return fmt.Errorf("describe %s: %w", name, err)
	}
	return nil
}

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
