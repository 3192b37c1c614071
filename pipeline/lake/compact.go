package lake

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// maxCompactBytes bounds a merged file by what its parts have on disk; long articles
// reach it before they reach the limit of rows.
const maxCompactBytes = 64 << 20

// Compacted is the tables that have fewer files after a compaction, in the order
// of Tables.
type Compacted []CompactedTable

// CompactedTable is one of them.
type CompactedTable struct {
	Name          string
	Before, After int   // files of the table
	Rows          int64 // in the files that were merged
}

// Compact merges small files of the batch's base version into files of at most
// limit rows, and drops what it merged. Articles files are merged only if the same fact
// types have read them with the same versions; their fact files are merged with them, so
// that nothing is extracted again. A merged file has the bytes that one big batch of the
// same rows would have had. It holds the rows of one file in memory at a time. The caller
// commits the batch; older versions keep the small files until they are cleaned.
func Compact(ctx context.Context, b *Batch, limit int) (Compacted, error) {
	c := &compaction{batch: b, base: b.base, limit: int64(limit), merged: make(map[string]*CompactedTable)}
	if err := c.articles(ctx); err != nil {
		return nil, fmt.Errorf("compact: %w", err)
	}
	for _, t := range []Table{Sources, Rejects, Inputs} {
		for _, group := range c.groups(c.base.Of(t.Name), func(File) (string, bool) { return "", true }) {
			if _, err := c.merge(ctx, t, group, Origin{}); err != nil {
				return nil, fmt.Errorf("compact: %w", err)
			}
		}
	}
	return c.result(), nil
}

type compaction struct {
	batch  *Batch
	base   *Manifest
	limit  int64 // rows
	merged map[string]*CompactedTable
}

// articles merges articles files together with all that was made from them.
func (c *compaction) articles(ctx context.Context) error {
	made := make(map[string][]File) // articles file -> fact files and failures
	for _, f := range c.base.Files {
		if f.From != "" {
			made[f.From] = append(made[f.From], f)
		}
	}
	alike := func(f File) (string, bool) { return likeness(made[f.Path]) }
	for _, group := range c.groups(c.base.Of(Articles.Name), alike) {
		whole, err := c.merge(ctx, Articles, group, Origin{})
		if err != nil {
			return err
		}
		var derived []File
		for _, f := range group {
			derived = append(derived, made[f.Path]...)
		}
		if err := c.derived(ctx, whole, derived); err != nil {
			return err
		}
	}
	return nil
}

// derived merges what was made from the parts of an articles file.
func (c *compaction) derived(ctx context.Context, whole File, files []File) error {
	for _, t := range append(FactTables(), Failures) {
		parts := make(map[string][]File) // by version
		var versions []string
		for _, f := range files {
			if f.Table != t.Name {
				continue
			}
			if parts[f.Version] == nil {
				versions = append(versions, f.Version)
			}
			parts[f.Version] = append(parts[f.Version], f)
		}
		slices.Sort(versions)
		for _, v := range versions {
			if _, err := c.merge(ctx, t, parts[v], Origin{From: whole.Path, Version: v}); err != nil {
				return err
			}
		}
	}
	return nil
}

// likeness is equal for articles files whose facts can be merged: each type's were
// extracted once, by the same version, and have the columns of today. Those of which
// that is not so must stay as they are.
func likeness(made []File) (alike string, ok bool) {
	tables := make(map[string]Table)
	for _, t := range append(FactTables(), Failures) {
		tables[t.Name] = t
	}
	seen := make(map[string]bool)
	var parts []string
	for _, f := range made {
		t, known := tables[f.Table]
		if !known || f.SchemaHash != t.SchemaHash() {
			return "", false
		}
		if t.Name == Failures.Name {
			continue // where nothing failed there is no file
		}
		if seen[t.Name] {
			return "", false
		}
		seen[t.Name] = true
		parts = append(parts, t.Name+" "+f.Version)
	}
	slices.Sort(parts)
	return strings.Join(parts, ", "), true
}

// groups puts each file into the first group of its like that has room for it, and
// returns the groups of two files and more. No two groups would fit into one, so that
// a second compaction finds nothing to do.
func (c *compaction) groups(files []File, alike func(File) (string, bool)) [][]File {
	type group struct {
		alike       string
		files       []File
		rows, bytes int64
	}
	var all []*group
	for _, f := range files {
		like, ok := alike(f)
		if !ok {
			continue
		}
		i := slices.IndexFunc(all, func(g *group) bool {
			return g.alike == like && g.rows+f.Rows <= c.limit && g.bytes+f.Bytes <= maxCompactBytes
		})
		if i < 0 {
			i, all = len(all), append(all, &group{alike: like})
		}
		g := all[i]
		g.files, g.rows, g.bytes = append(g.files, f), g.rows+f.Rows, g.bytes+f.Bytes
	}
	var out [][]File
	for _, g := range all {
		if len(g.files) > 1 {
			out = append(out, g.files)
		}
	}
	return out
}

// merge writes the rows of the files as one file and drops them.
func (c *compaction) merge(ctx context.Context, t Table, files []File, from Origin) (File, error) {
	w, err := c.batch.Create(t, from)
	if err != nil {
		return File{}, err
	}
	l := c.batch.lake
	for _, f := range files {
		if err := l.Fits(f, t); err != nil {
			return File{}, err
		}
		err := l.scanRows(ctx, f, t.Columns, func(set rowFunc) error {
			row := reflect.New(t.Row).Elem()
			set(row)
			return w.Append(row)
		})
		if err != nil {
			return File{}, err
		}
		if err := c.batch.Drop(f.Path); err != nil {
			return File{}, err
		}
	}
	whole, err := w.Close()
	if err != nil {
		return File{}, err
	}
	done := c.merged[t.Name]
	if done == nil {
		n := len(c.base.Of(t.Name))
		done = &CompactedTable{Name: t.Name, Before: n, After: n}
		c.merged[t.Name] = done
	}
	done.After -= len(files) - 1
	done.Rows += whole.Rows
	return whole, nil
}

func (c *compaction) result() Compacted {
	var out Compacted
	for _, t := range Tables() {
		if done := c.merged[t.Name]; done != nil && done.After < done.Before {
			out = append(out, *done)
		}
	}
	return out
}
