package stages

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/dateline/dateline/pipeline/lake"
)

// corrections is what the batch takes back of what the lake has. The files that
// hold it are left out of the next version, and written anew without it.
type corrections struct {
	lake  *lake.Lake
	batch *lake.Batch

	rejects map[place]int         // so many rows of rejects to leave out
	sources map[place]int         // and of sources, which do not say why
	inputs  map[lake.InputKey]int // rows of inputs to leave out

	variants map[uint32]map[string]lake.Article // by articles file and id: rows to put in place of others
	bytes    int                                // of the variants' bodies
	replaced []string                           // articles files that were written anew
}

// place is where a reject stood, and why it was one.
type place struct {
	input, sourceID string
	offset, line    int64
	reason          string
}

func newCorrections(l *lake.Lake, b *lake.Batch) *corrections {
	return &corrections{
		lake: l, batch: b, rejects: map[place]int{}, sources: map[place]int{}, inputs: map[lake.InputKey]int{},
		variants: map[uint32]map[string]lake.Article{},
	}
}

// reject takes a reject back, with its row of sources.
func (c *corrections) reject(r lake.Reject) {
	c.rejects[place{r.Input, r.SourceID, r.Offset, r.Line, r.Reason}]++
	c.sources[place{r.Input, r.SourceID, r.Offset, r.Line, ""}]++
}

// variant puts another text of an article in the place of the one in an articles file.
func (c *corrections) variant(file uint32, a lake.Article) {
	if c.variants[file] == nil {
		c.variants[file] = map[string]lake.Article{}
	}
	c.bytes += len(a.Body) - len(c.variants[file][a.ArticleID].Body)
	c.variants[file][a.ArticleID] = a
}

// takeBack leaves rejects and inputs out. It may be called once for each version.
func (c *corrections) takeBack(ctx context.Context) error {
	err := leaveOut(ctx, c, lake.Rejects, c.rejects, func(r lake.Reject) place {
		return place{r.Input, r.SourceID, r.Offset, r.Line, r.Reason}
	})
	if err != nil {
		return err
	}
	err = leaveOut(ctx, c, lake.Sources, c.sources, func(s lake.Source) place {
		if s.Outcome != lake.Rejected {
			return place{}
		}
		return place{s.Input, s.SourceID, s.Offset, s.Line, ""}
	})
	if err != nil {
		return err
	}
	return leaveOut(ctx, c, lake.Inputs, c.inputs, lake.Input.Key)
}

// leaveOut writes the files of a table anew without so many rows of each key, and
// empties the list. Files that have none of them stay as they are.
func leaveOut[T any, K comparable](ctx context.Context, c *corrections, t lake.Table, out map[K]int, key func(T) K) error {
	for _, f := range c.lake.Current().Of(t.Name) {
		if len(out) == 0 {
			return nil
		}
		var kept []T
		for row, err := range lake.Rows[T](ctx, c.lake, f) {
			if err != nil {
				return err
			}
			k := key(row)
			if out[k] == 0 {
				kept = append(kept, row)
				continue
			}
			if out[k]--; out[k] == 0 {
				delete(out, k)
			}
		}
		if int64(len(kept)) == f.Rows {
			continue
		}
		if err := c.batch.Drop(f.Path); err != nil {
			return err
		}
		if _, err := writeRows(c.batch, t, kept); err != nil {
			return err
		}
	}
	return nil
}

// replace writes the articles files anew whose articles have a variant, and leaves
// out what was extracted from them.
func (c *corrections) replace(ctx context.Context, files []lake.File) error {
	for _, i := range slices.Sorted(maps.Keys(c.variants)) {
		old, variants := files[i], c.variants[i]
		var rows []lake.Article
		for row, err := range lake.Rows[lake.Article](ctx, c.lake, old) {
			if err != nil {
				return err
			}
			if v, ok := variants[row.ArticleID]; ok {
				row = v
			}
			rows = append(rows, row)
		}
		made, err := writeRows(c.batch, lake.Articles, rows)
		if err != nil {
			return err
		}
		if err := c.drop(old); err != nil {
			return fmt.Errorf("replace %s: %w", old.Path, err)
		}
		files[i] = made
		c.replaced = append(c.replaced, old.Path)
	}
	clear(c.variants)
	c.bytes = 0
	return nil
}

// drop leaves an articles file out, and the files made from it.
func (c *corrections) drop(f lake.File) error {
	m := c.lake.Current()
	if _, committed := m.File(f.Path); !committed {
		return c.batch.Discard(f.Path)
	}
	if err := c.batch.Drop(f.Path); err != nil {
		return err
	}
	for _, made := range m.Files {
		if made.From != f.Path {
			continue
		}
		if err := c.batch.Drop(made.Path); err != nil {
			return err
		}
	}
	return nil
}
