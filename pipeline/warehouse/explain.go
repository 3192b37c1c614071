package warehouse

import (
	"errors"
	"fmt"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// ErrMemory is the cause of an error of a build that needed more memory than it may have.
var ErrMemory = errors.New("DuckDB ran out of memory")

// explain adds to an error of DuckDB what it does not know: which setting the limit
// of its memory comes from, or where the files lie that it could not read or write.
func (b *Build) explain(err error) error {
	var d *duckdb.Error
	if err == nil || !errors.As(err, &d) || errors.Is(err, ErrMemory) {
		return err
	}
	switch {
	case d.Type == duckdb.ErrorTypeOutOfMemory:
		limit := "it may have what it takes by itself, four fifths of the machine's memory (limits.memory is not set)"
		if b.cfg.MemoryLimit != "" {
			limit = fmt.Sprintf("limits.memory lets it have %s: raise it", b.cfg.MemoryLimit)
		}
		return fmt.Errorf("%w: %s: %w", ErrMemory, limit, err)
	case d.Type == duckdb.ErrorTypeIO && !strings.Contains(err.Error(), b.dir):
		return fmt.Errorf("build in %s: %w", b.dir, err)
	}
	return err
}
