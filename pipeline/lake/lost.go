package lake

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// findLost lists the raw files that a lake back at base no longer knows: those
// that the other raw tables' files on its disk speak of. Files of the versions unread,
// whose manifests are damaged, are told by their names.
func (l *Lake) findLost(ctx context.Context, d *diagnosis, base *Manifest, bad map[string]bool, unread []int) error {
	named := slices.DeleteFunc(slices.Clone(d.Dropped), func(f File) bool { return bad[f.Path] || !isRaw(f.Table) })
	unnamed, err := l.rawOf(unread, namesOf([]*Manifest{base, {Files: d.Dropped}}))
	if err != nil || len(named)+len(unnamed) == 0 {
		return err
	}
	known, err := l.readLedger(ctx, base.Files)
	if err != nil {
		return err
	}
	again, err := l.readLedger(ctx, named)
	if err != nil {
		return err
	}
	for _, f := range unnamed {
		if err := again.addHint(ctx, l, f); err != nil {
			d.Lost = append(d.Lost, Lost{f.Path, fmt.Sprintf("nobody can say which raw files it speaks of: %v", err)})
		}
	}
	if err := d.addLost(again.minus(known)); err != nil {
		return err
	}
	if len(d.Lost) > 0 {
		for _, f := range append(named, unnamed...) {
			d.files = append(d.files, aside{f.Path, droppedSuffix})
		}
	}
	return nil
}

// addLost adds raw files to those that are read again, and says which cannot be.
func (d *diagnosis) addLost(states []Input) error {
	lost := make(map[string]bool)
	for _, in := range states {
		if n := len(d.Again); n == 0 || d.Again[n-1] != in.Path {
			d.Again = append(d.Again, in.Path)
		}
		why, err := lostWhy(in)
		if err != nil {
			return err
		}
		if why != "" && !lost[in.Path] {
			d.Lost, lost[in.Path] = append(d.Lost, Lost{in.Path, why}), true
		}
	}
	return nil
}

// rawOf lists the raw tables' files of these versions that have none of the names.
func (l *Lake) rawOf(versions []int, names map[string]bool) ([]File, error) {
	unnamed, err := l.unnamed(names)
	if err != nil {
		return nil, err
	}
	var out []File
	for _, e := range unnamed {
		table := path.Dir(e.name)
		ofThese := func(v int) bool { return strings.HasPrefix(path.Base(e.name), fmt.Sprintf("%06d-", v)) }
		if !isRaw(table) || !slices.ContainsFunc(versions, ofThese) {
			continue
		}
		f, err := l.describe(e.name)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// describe is the file as a manifest would name it that was written now. Its sum
// proves nothing about the bytes, so what it says may only be used as a hint.
func (l *Lake) describe(name string) (File, error) {
	in, err := l.disk.open(name)
	if err != nil {
		return File{}, err
	}
	defer in.Close()
	h := sha256.New()
	n, err := io.Copy(h, in)
	return File{Table: path.Dir(name), Path: name, Bytes: n, SHA256: hex.EncodeToString(h.Sum(nil))}, err
}

// ledger is what a set of raw tables' files says of raw files.
type ledger struct {
	states map[InputKey]Input // that were read to their end
	paths  map[string]bool    // that were read at all
}

func (l *Lake) readLedger(ctx context.Context, files []File) (ledger, error) {
	out := ledger{states: map[InputKey]Input{}, paths: map[string]bool{}}
	for _, f := range files {
		if err := out.add(ctx, l, f); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (g ledger) add(ctx context.Context, l *Lake, f File) error {
	switch f.Table {
	case Inputs.Name:
		for row, err := range Rows[Input](ctx, l, f) {
			if err != nil {
				return err
			}
			g.states[row.Key()], g.paths[row.Path] = row, true
		}
	case Sources.Name, Rejects.Name:
		type input struct {
			Input string `doc:"path of the raw file"`
		}
		for row, err := range Rows[input](ctx, l, f) {
			if err != nil {
				return err
			}
			g.paths[row.Input] = true
		}
	}
	return nil
}

// addHint adds what a file says whose bytes nothing proves. Damaged bytes may make
// its decoder panic.
func (g ledger) addHint(ctx context.Context, l *Lake, f File) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("decode: %v", p)
		}
	}()
	return g.add(ctx, l, f)
}

// minus lists, by path, the states of raw files that known has not. Of a file that
// was not read to its end the path is all there is.
func (g ledger) minus(known ledger) []Input {
	var out []Input
	whole := make(map[string]bool)
	for key, in := range g.states {
		whole[in.Path] = true
		if _, ok := known.states[key]; !ok {
			out = append(out, in)
		}
	}
	for p := range g.paths {
		if !whole[p] && !known.paths[p] {
			out = append(out, Input{Path: p})
		}
	}
	slices.SortFunc(out, func(a, b Input) int { return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Mtime, b.Mtime)) })
	return out
}

// lostWhy says why a raw file cannot be read again as it was, "" if it can, or if
// it lies elsewhere and nobody can say.
func lostWhy(in Input) (string, error) {
	if in.Path == "-" {
		return "it was standard input", nil
	}
	if strings.Contains(in.Path, "://") {
		return "", nil
	}
	info, err := os.Stat(in.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "it no longer exists", nil
	case err != nil:
		return err.Error(), nil
	case in.SHA256 == "" || info.Size() == in.Bytes && info.ModTime().UnixNano() == in.Mtime:
		return "", nil
	}
	_, sum, err := sumFile(in.Path)
	if err != nil || hex.EncodeToString(sum) == in.SHA256 {
		return "", err
	}
	return "it was changed since it was read", nil
}
