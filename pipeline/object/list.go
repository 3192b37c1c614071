package object

import (
	"context"
	"iter"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"gocloud.dev/blob"
)

// listPage is how many objects a request asks for; more no provider gives.
const listPage = 1000

// List lists the objects whose keys begin with prefix, in the order of their keys, one
// page in memory at a time. An error ends the sequence.
func (s *Store) List(ctx context.Context, prefix string) iter.Seq2[Info, error] {
	return func(yield func(Info, error) bool) {
		for info, err := range s.list(ctx, &blob.ListOptions{Prefix: prefix}) {
			// A key that ends in a slash is what consoles make for an empty folder.
			if err == nil && strings.HasSuffix(info.Key, "/") {
				continue
			}
			if !yield(info, err) {
				return
			}
		}
	}
}

// Dir lists what stands directly below a prefix that ends in a slash or is empty:
// objects, and folders, whose keys end in a slash.
func (s *Store) Dir(ctx context.Context, prefix string) iter.Seq2[Info, error] {
	return s.list(ctx, &blob.ListOptions{Prefix: prefix, Delimiter: "/"})
}

func (s *Store) list(ctx context.Context, options *blob.ListOptions) iter.Seq2[Info, error] {
	return func(yield func(Info, error) bool) {
		token := blob.FirstPageToken
		for len(token) > 0 {
			page, next, err := s.page(ctx, options, token)
			if err != nil {
				yield(Info{}, explain("list", s.address.At(options.Prefix), err, ErrNoBucket))
				return
			}
			for _, o := range page {
				if !yield(Info{o.Key, o.Size, o.ModTime.UTC().Truncate(time.Second)}, nil) {
					return
				}
			}
			token = next
		}
	}
}

func (s *Store) page(ctx context.Context, options *blob.ListOptions, token []byte) (page []*blob.ListObject, next []byte, err error) {
	err = s.policy.do(ctx, func(ctx context.Context) error {
		page, next, err = s.bucket.ListPage(ctx, token, listPage, options)
		return err
	})
	return page, next, err
}

// Glob lists the objects whose keys match a pattern, ** included. As with files, a name
// that begins with a dot must be asked for: its own pattern begins with one too.
func (s *Store) Glob(ctx context.Context, pattern string) iter.Seq2[Info, error] {
	literal, _, _ := strings.Cut(wildcards.Replace(pattern), "*")
	return func(yield func(Info, error) bool) {
		for info, err := range s.List(ctx, literal) {
			if err == nil && !matches(pattern, info.Key) {
				continue
			}
			if !yield(info, err) {
				return
			}
		}
	}
}

var wildcards = strings.NewReplacer("?", "*", "[", "*", "{", "*", `\`, "*")

func matches(pattern, key string) bool {
	base, rest := doublestar.SplitPattern(pattern)
	if strings.HasPrefix(rest, ".") || strings.Contains(rest, "/.") {
		return doublestar.MatchUnvalidated(pattern, key)
	}
	return doublestar.MatchUnvalidated(pattern, key) && !IsHidden(strings.TrimPrefix(key, base))
}

// IsHidden reports whether a part of a key begins with a dot.
func IsHidden(key string) bool { return strings.HasPrefix(key, ".") || strings.Contains(key, "/.") }
