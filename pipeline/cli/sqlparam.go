package cli

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/duckdb/duckdb-go/v2"

	"github.com/dateline/dateline/pipeline/jobs"
)

// params are the values of $name in statements. They are given to DuckDB as text,
// which it reads as what stands there.
type params map[string]string

// parseParams reads the name=value of --param.
func parseParams(given []string) (params, error) {
	p := make(params)
	for _, g := range given {
		key, value, ok := strings.Cut(g, "=")
		if key = strings.TrimPrefix(key, "$"); !ok || key == "" || !name(key) {
			return nil, usageError{fmt.Errorf("--param is name=value with a name of letters, digits and underscores, not %q", g)}
		}
		if _, twice := p[key]; twice {
			return nil, usageError{fmt.Errorf("--param %s is given twice", key)}
		}
		p[key] = value
	}
	return p, nil
}

// unused is an error if one of the parameters stands in none of the statements: it
// would be a slip that changes no result.
func (p params) unused(all []statement) error {
	var used []string
	for _, s := range all {
		used = append(used, s.parameters()...)
	}
	for _, key := range slices.Sorted(maps.Keys(p)) {
		if slices.Contains(used, key) {
			continue
		}
		if near := jobs.Closest(key, used); near != "" {
			return usageError{fmt.Errorf("no statement has a parameter $%s; did you mean $%s?", key, near)}
		}
		return usageError{fmt.Errorf("no statement has a parameter $%s", key)}
	}
	return nil
}

// arguments are the values for a statement's parameters. DuckDB is asked for their names.
func (p params) arguments(ctx context.Context, db *sql.DB, statement string) ([]any, error) {
	if !strings.ContainsAny(statement, "$?") {
		return nil, nil
	}
	names, err := parameterNames(ctx, db, statement)
	if err != nil {
		return nil, err
	}
	var args []any
	for _, n := range names {
		value, ok := p[n]
		if !ok {
			return nil, p.missing(n)
		}
		args = append(args, sql.Named(n, value))
	}
	return args, nil
}

func (p params) missing(key string) error {
	if !name(key) {
		return usageError{errors.New("parameters have names here: write $name in place of ? or $1, and give it by --param name=value")}
	}
	if near := jobs.Closest(key, slices.Sorted(maps.Keys(p))); near != "" {
		return usageError{fmt.Errorf("parameter $%s has no value; did you mean it by $%s?", key, near)}
	}
	return usageError{fmt.Errorf("parameter $%s has no value: give it by --param %s=VALUE, or in the shell by .param set %s VALUE", key, key, key)}
}

// parameterNames prepares a statement and returns its parameters' names.
func parameterNames(ctx context.Context, db *sql.DB, statement string) (names []string, err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	err = conn.Raw(func(c any) error {
		prepared, err := c.(driver.ConnPrepareContext).PrepareContext(ctx, statement)
		if err != nil {
			return err
		}
		s := prepared.(*duckdb.Stmt)
		for i := range s.NumInput() {
			n, nerr := s.ParamName(i + 1)
			names, err = append(names, n), errors.Join(err, nerr)
		}
		return errors.Join(err, s.Close())
	})
	return names, err
}
