package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"

	dsql "github.com/dateline/dateline/sql"
)

// Empty is a database in memory with all tables, models and macros of a warehouse
// and no rows: its catalog is the data dictionary.
// Of the configuration, Home and Lake are not needed.
func Empty(ctx context.Context, cfg Config) (_ *sql.DB, err error) {
	cfg = cfg.withDefaults()
	db, err := openMemory()
	if err != nil {
		return nil, fmt.Errorf("make empty warehouse: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("make empty warehouse: %w", err), db.Close())
		}
	}()
	if err := (&Build{cfg: cfg}).createTables(ctx, db); err != nil {
		return nil, err
	}
	for _, name := range []string{"tables/meta.sql", "tables/neardup.sql"} {
		ddl, err := fs.ReadFile(dsql.Embedded(), name)
		if err != nil {
			return nil, err
		}
		if err := execAll(ctx, db, string(ddl)); err != nil {
			return nil, fmt.Errorf("run %s: %w", name, err)
		}
	}
	if _, err := cfg.model(ctx, db); err != nil {
		return nil, err
	}
	return db, nil
}

// openMemory opens a database in memory, over one connection so that its temporary tables are everybody's.
func openMemory() (*sql.DB, error) {
	options := url.Values{"autoinstall_known_extensions": {"false"}, "autoload_known_extensions": {"false"}}
	db, err := sql.Open("duckdb", "?"+options.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}
