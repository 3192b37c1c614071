package warehouse

import (
	"database/sql"
	"errors"
	"fmt"
)

// EngineVersion is the version of DuckDB that is linked in: "v1.5.5".
func EngineVersion() (string, error) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return "", fmt.Errorf("open DuckDB: %w", err)
	}
	var version string
	err = db.QueryRow("select version()").Scan(&version)
	if err := errors.Join(err, db.Close()); err != nil {
		return "", fmt.Errorf("ask DuckDB its version: %w", err)
	}
	return version, nil
}
