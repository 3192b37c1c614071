package article

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/dateline/dateline/pipeline/object"
)

// CheckPath says what is wrong with a pattern's path as far as that can be seen
// without looking for it: an address that cannot be read, or a glob.
func CheckPath(path string) error {
	if object.IsAddress(path) {
		a, err := object.Parse(path)
		if err != nil {
			return err
		}
		path = a.Key
	}
	if path == "-" || !IsGlob(path) {
		return nil
	}
	return CheckGlob(path)
}

// address expands a pattern that is an address: of one object, of all below a prefix,
// or a glob. Names that begin with a dot are passed over as those of files are.
func (p Pattern) address(ctx context.Context) ([]Input, error) {
	if err := CheckPath(p.Path); err != nil {
		return nil, fmt.Errorf("find input: %w", err)
	}
	a, err := object.Parse(p.Path)
	if err != nil {
		return nil, fmt.Errorf("find input: %w", err)
	}
	if a.Scheme == "file" {
		p.Path = a.Key
		return p.expand(ctx)
	}
	store, err := object.Open(ctx, a)
	if err != nil {
		return nil, fmt.Errorf("find input: %w", err)
	}
	var inputs []Input
	for info, err := range objects(ctx, store, a.Key) {
		if err != nil {
			return nil, fmt.Errorf("find input: %w", err)
		}
		inputs = append(inputs, Input{
			Path: store.Address(info.Key).String(), Format: p.Format, Fields: p.Fields,
			Size: info.Size, ModTime: info.ModTime, store: store, key: info.Key,
		})
	}
	return inputs, nil
}

// objects lists what a key names. One without a wildcard must name something.
func objects(ctx context.Context, store *object.Store, key string) iter.Seq2[object.Info, error] {
	if IsGlob(key) {
		return store.Glob(ctx, key)
	}
	return func(yield func(object.Info, error) bool) {
		if key != "" && !strings.HasSuffix(key, "/") {
			info, err := store.Stat(ctx, key)
			if !errors.Is(err, object.ErrNotFound) {
				yield(info, err)
				return
			}
			key += "/"
		}
		found := false
		for info, err := range store.List(ctx, key) {
			found = true
			if err == nil && object.IsHidden(strings.TrimPrefix(info.Key, key)) {
				continue
			}
			if !yield(info, err) {
				return
			}
		}
		if !found {
			yield(object.Info{}, fmt.Errorf("%s: %w, and none below it", store.Address(key), object.ErrNotFound))
		}
	}
}

// openObject opens an input that is an object. Nothing is requested yet: that needs
// the context that the input is read under.
func openObject(in Input, opt Options) (*File, error) {
	if in.store == nil {
		a, err := object.Parse(in.Path)
		if err != nil {
			return nil, fmt.Errorf("read input: %w", err)
		}
		if in.store, err = object.Open(context.Background(), a); err != nil {
			return nil, fmt.Errorf("read input: %w", err)
		}
		in.key = a.Key
	}
	file := Read(in.Path, nil, opt)
	file.object = &in
	return file, nil
}

// begin starts to read an object; of any other input there is nothing to begin.
func (f *File) begin(ctx context.Context) {
	f.raw.ctx = ctx
	if f.object != nil {
		r := f.object.store.Reader(ctx, f.object.key)
		f.raw.r, f.closer = r, r
	}
}
