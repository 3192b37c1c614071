package stages

import (
	"context"
	"errors"

	"github.com/dateline/dateline/pipeline/article"
)

// stream is one input being read. Digest and err are set once items is closed.
type stream struct {
	items  chan article.Item
	digest article.Digest
	err    error
}

// readAhead reads the inputs, up to workers of them at the same time, and yields
// their streams in order. A stream holds few items at a time, so memory does not grow
// with the files. When ctx ends, all streams end.
func readAhead(ctx context.Context, inputs []article.Input, workers int, opt article.Options) <-chan *stream {
	const held = 64 // items of a stream
	// The one in the consumer's hands and those waiting here are all that is open.
	streams := make(chan *stream, max(workers-1, 0))
	go func() {
		defer close(streams)
		for _, in := range inputs {
			s := &stream{items: make(chan article.Item, held)}
			select {
			case streams <- s:
				go s.read(ctx, in, opt)
			case <-ctx.Done():
				return
			}
		}
	}()
	return streams
}

func (s *stream) read(ctx context.Context, in article.Input, opt article.Options) {
	defer close(s.items)
	opt.Format = in.Format
	f, err := article.Open(in, opt)
	if err != nil {
		s.err = err
		return
	}
	for item, err := range f.Items(ctx) {
		if err != nil {
			s.err = errors.Join(err, f.Close())
			return
		}
		select {
		case s.items <- item:
		case <-ctx.Done():
			s.err = errors.Join(ctx.Err(), f.Close())
			return
		}
	}
	s.digest = f.Digest()
	s.err = f.Close()
}

// next is the stream's next item; false if there is none, or ctx has ended. It does
// not wait for a read that hangs.
func (s *stream) next(ctx context.Context) (article.Item, bool) {
	select {
	case item, ok := <-s.items:
		return item, ok && ctx.Err() == nil
	case <-ctx.Done():
		return article.Item{}, false
	}
}
