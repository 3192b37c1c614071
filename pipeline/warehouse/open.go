package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// ReadOptions say how to open the published warehouse.
type ReadOptions struct {
	Threads       int    // default: DuckDB's
	MemoryLimit   string // default: DuckDB's
	AllowExternal bool   // let SQL read and write files and install extensions
}

// OpenReadOnly opens the version that is published now. The symlink is resolved
// once, so a later publication does not change what the connection sees. SQL cannot
// reach other files unless AllowExternal says so. ErrNotPublished if there is none.
func OpenReadOnly(home string, o ReadOptions) (*sql.DB, Publication, error) {
	p, err := Published(home)
	if err != nil {
		return nil, p, err
	}
	db, err := openFile(p.Path, o)
	if err != nil {
		return nil, p, fmt.Errorf("open warehouse %s: %w; if it is damaged, \"dateline rebuild\" makes it anew from the lake", p.Version, err)
	}
	return db, p, nil
}

func openFile(path string, o ReadOptions) (*sql.DB, error) {
	if err := refuseWAL(path); err != nil {
		return nil, err
	}
	options := url.Values{"access_mode": {"read_only"}}
	if !o.AllowExternal {
		options.Set("enable_external_access", "false")
	}
	return open(path, options, o.Threads, o.MemoryLimit)
}

// open opens a database file and proves that it can be read.
func open(path string, options url.Values, threads int, memory string) (*sql.DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if strings.ContainsAny(path, "?%#") {
		// The driver would read what follows as options, and lose access_mode with them.
		return nil, fmt.Errorf("open %s: DuckDB's driver cannot open a path with ?, %% or # in it", path)
	}
	options.Set("autoinstall_known_extensions", "false")
	options.Set("autoload_known_extensions", "false")
	if threads > 0 {
		options.Set("threads", strconv.Itoa(threads))
	}
	if memory != "" {
		options.Set("memory_limit", memory)
	}
	connector, err := duckdb.NewConnector(path+"?"+options.Encode(), nil)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	if err := db.PingContext(context.Background()); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// refuseWAL fails if a write-ahead log stands beside the database: DuckDB would
// replay it into whatever the database now holds.
func refuseWAL(path string) error {
	switch _, err := os.Lstat(path + ".wal"); {
	case err == nil:
		return fmt.Errorf("%s.wal stands beside it, so somebody wrote to it: remove that file or run the pipeline again", path)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return nil
}

// ident quotes an SQL identifier.
func ident(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// literal quotes an SQL string.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
