// Package backfill does a long span of days unit by unit and remembers which
// units are done, so that the work can be stopped and gone on with.
//
//	b, err := backfill.Open(home, backfill.Request{From: "2024-01-01", To: "2024-12-31", By: "month"})
//	err = b.Do(ctx, func(ctx context.Context, u backfill.Unit, n int, last bool) (backfill.Result, error) { ... })
//
// The record of a backfill is a file in the home directory's backfills/. It only
// saves work: a unit that is done twice changes nothing, for the lake knows what it has.
package backfill

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/renameio/v2"
)

// Request says what to do.
type Request struct {
	From    string   `json:"from"` // first day, YYYY-MM-DD
	To      string   `json:"to"`   // last day
	By      string   `json:"by"`   // one of Bys
	Extract bool     `json:"extract"`
	Inputs  []string `json:"inputs"` // another list of inputs is another backfill
}

// Backfill is a request and how far it has come.
type Backfill struct {
	Request
	Units []Unit `json:"units"`
	// Extracted lists the articles files whose facts were extracted again. A file
	// that holds articles of several units is read with the first of them.
	Extracted []string `json:"extracted,omitempty"`

	path string
}

// Open finds the record of the request in the home directory, or begins one.
func Open(home string, r Request) (*Backfill, error) {
	from, err := parse(r.From)
	if err != nil {
		return nil, err
	}
	to, err := parse(r.To)
	if err != nil {
		return nil, err
	}
	if to.Before(from) {
		return nil, fmt.Errorf("the span ends on %s, before it begins on %s", r.To, r.From)
	}
	units, err := split(from, to, r.By)
	if err != nil {
		return nil, err
	}
	b := &Backfill{Request: r, Units: units, path: filepath.Join(home, "backfills", r.name())}
	data, err := os.ReadFile(b.path)
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read backfill: %w", err)
	}
	var earlier Backfill
	if json.Unmarshal(data, &earlier) != nil || !slices.Equal(earlier.Inputs, r.Inputs) || len(earlier.Units) != len(units) {
		return b, nil // of other inputs, or damaged: doing it all again harms nothing
	}
	b.Units, b.Extracted = earlier.Units, earlier.Extracted
	return b, nil
}

func parse(day string) (time.Time, error) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return t, fmt.Errorf("bad day %q: want YYYY-MM-DD, a day that exists", day)
	}
	return t, nil
}

// name is the file's: one for each span, unit and kind of work.
func (r Request) name() string {
	kind := "ingest"
	if r.Extract {
		kind = "extract"
	}
	return fmt.Sprintf("%s_%s_%s_%s.json", r.From, r.To, r.By, kind)
}

// Again forgets what is done, so that all of it is done again.
func (b *Backfill) Again() {
	b.Extracted = nil
	for i := range b.Units {
		b.Units[i] = Unit{From: b.Units[i].From, To: b.Units[i].To, State: Waiting}
	}
}

// Left counts the units that are not done.
func (b *Backfill) Left() int {
	n := 0
	for _, u := range b.Units {
		if u.State != Done {
			n++
		}
	}
	return n
}

// Result is what became of a unit.
type Result struct {
	RunID     string
	Note      string   // in words
	Extracted []string // articles files that were extracted again
}

// Do does the units that are not done, in their order, and writes down each. Work
// says what became of the unit; its n counts units from 1, and last is true for the last one
// to do. It ends with the first unit that fails.
func (b *Backfill) Do(ctx context.Context, work func(ctx context.Context, u Unit, n int, last bool) (Result, error)) error {
	for i := range b.Units {
		u := &b.Units[i]
		if u.State == Done {
			continue
		}
		if err := ctx.Err(); err != nil {
			return context.Cause(ctx)
		}
		r, err := work(ctx, *u, i+1, b.Left() == 1)
		if u.RunID = r.RunID; err != nil {
			u.State, u.Note = Failed, err.Error()
		} else {
			u.State, u.Note = Done, r.Note
			b.Extracted = append(b.Extracted, r.Extracted...)
		}
		if err := errors.Join(err, b.write()); err != nil {
			return err
		}
	}
	return nil
}

func (b *Backfill) write() error {
	data, err := json.MarshalIndent(b, "", "  ")
	if err == nil {
		err = os.MkdirAll(filepath.Dir(b.path), 0o755)
	}
	if err == nil {
		err = renameio.WriteFile(b.path, append(data, '\n'), 0o644, renameio.WithTempDir(filepath.Dir(b.path)))
	}
	if err != nil {
		return fmt.Errorf("write down how far the backfill has come: %w", err)
	}
	return nil
}
