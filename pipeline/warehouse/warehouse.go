// Package warehouse builds and publishes the DuckDB database that people query.
// It is a copy of the lake that can be made again at any time: all rows of the lake's
// current version, the entities they name, and views over them.
//
// # Building
//
// A [Build] works on a database of its own in the staging directory: a copy of
// the published one, to which it adds the files it lacks, or a new one. Nobody
// sees it until [Build.Publish] gives it a name that was never used, puts a [Seal] with
// its sum beside it and points the symlink warehouse.duckdb at it. A database that is not
// what its seal says is never copied.
//
//	b, err := warehouse.Begin(ctx, warehouse.Config{Home: home, Lake: l})
//	defer b.Close()
//	_, err = b.Load(ctx)
//	err = b.Model(ctx)
//	results, err := b.Check(ctx)
//	err = b.Record(ctx, run, jobs)
//	p, err := b.Publish(ctx)
//
// # Reading
//
// [OpenReadOnly] opens the published version. It stays valid, and stays the same,
// however many versions are published afterwards.
package warehouse

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/neardup"
	dsql "github.com/dateline/dateline/sql"
	"github.com/dateline/dateline/transforms/who"
)

// metaFormat is the layout of the meta schema; a database of another one is built anew.
const metaFormat = 2

// Errors that callers tell apart.
var (
	ErrNotPublished = errors.New("no warehouse is published here yet")
	ErrChecksFailed = errors.New("checks failed")
	ErrDamaged      = errors.New("it is damaged")
	ErrUnsealed     = errors.New("it has no seal")
)

// Config says what to build from. Home and Lake are required.
type Config struct {
	Home string
	Lake *lake.Lake

	Staging     string       // where to build; default: Home/staging. Must be in Home's file system
	Tables      []lake.Table // default: lake.Tables()
	Entities    []who.Entity // default: who.Entities()
	SQL         []fs.FS      // directories models and checks; default: the program's own
	Threads     int          // default: DuckDB's, the number of cores
	MemoryLimit string       // "2GB"; default: DuckDB's, 80% of memory
	Refused     string       // directory of the runs' records, where refused builds left FailuresName; default: Home/runs
	Fresh       bool         // build a new database even if a copy of the published one would do
}

func (c Config) withDefaults() Config {
	if c.Staging == "" {
		c.Staging = filepath.Join(c.Home, "staging")
	}
	if c.Refused == "" {
		c.Refused = filepath.Join(c.Home, "runs")
	}
	if c.Tables == nil {
		c.Tables = lake.Tables()
	}
	if c.Entities == nil {
		c.Entities = who.Entities()
	}
	if c.SQL == nil {
		c.SQL = []fs.FS{dsql.Embedded()}
	}
	return c
}

// files reads the SQL files of one kind from all places, in their order.
func (c Config) files(dir string) ([]dsql.File, error) {
	var all []dsql.File
	for _, fsys := range c.SQL {
		files, err := dsql.Read(fsys, dir)
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	return all, nil
}

// schemaHash names the shape of all tables.
func (c Config) schemaHash() string {
	h := sha256.New()
	for _, t := range c.Tables {
		fmt.Fprintf(h, "%s %s\n", t.Name, t.SchemaHash())
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// contentHash names what goes into a warehouse besides the lake: models, macros, checks, entities, the grouping of near-duplicates.
func (c Config) contentHash() (string, error) {
	h := sha256.New()
	for _, dir := range []string{"models", "macros", "parts", "checks"} {
		files, err := c.files(dir)
		if err != nil {
			return "", err
		}
		for _, f := range files {
			fmt.Fprintf(h, "%s/%s\n%s\n", dir, f.Name, f.Text)
		}
	}
	fmt.Fprintf(h, "neardup %d\n", neardup.Version)
	w := bufio.NewWriterSize(h, 1<<16) // tens of thousands of entities, on every plan
	for _, e := range c.Entities {
		for _, s := range append([]string{string(e.ID), e.Name, string(e.Kind), e.ISO2, e.ISO3, string(e.Country), string(e.Parent)}, e.Aliases...) {
			w.WriteString(s)
			w.WriteByte(0)
		}
		w.WriteByte('\n')
	}
	if err := w.Flush(); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}
