package object

import (
	"context"
	"errors"
	"io"
	"time"

	"gocloud.dev/blob"
)

// healed is how many bytes after a break the break is forgotten: a long object may be
// interrupted more often than a request may be repeated.
const healed = 1 << 20

// Reader reads an object from its beginning. A read that breaks goes on at the byte it
// had come to; the object must be the same then. Nothing is requested before the first Read.
func (s *Store) Reader(ctx context.Context, key string) io.ReadCloser {
	return &reader{ctx: ctx, store: s, key: key}
}

type reader struct {
	ctx   context.Context
	store *Store
	key   string

	body  *blob.Reader // nil between attempts
	watch *watch       // of body
	at    int64        // bytes read

	size     int64 // of the object, once it was opened
	modTime  time.Time
	known    bool
	failures int   // in a row
	broke    int64 // where the last one was
}

// Read implements io.Reader.
func (r *reader) Read(p []byte) (int, error) {
	for {
		if r.known && r.at == r.size {
			return 0, io.EOF
		}
		n, err := r.try(p)
		r.at += int64(n)
		if err == io.EOF && r.at < r.size {
			err = io.ErrUnexpectedEOF
		}
		if err == nil || err == io.EOF {
			return n, err
		}
		if err := r.broken(err); err != nil || n > 0 {
			return n, err
		}
	}
}

// try reads once, and opens the object first if it is not open.
func (r *reader) try(p []byte) (int, error) {
	if r.body == nil {
		if err := r.open(); err != nil {
			return 0, err
		}
	}
	r.watch.begin()
	n, err := r.body.Read(p)
	r.watch.pause()
	if err == io.EOF {
		return n, err
	}
	return n, r.watch.judge(err)
}

var errChanged = errors.New("it was changed while it was read")

func (r *reader) open() error {
	w := r.store.policy.watch(r.ctx)
	body, err := r.store.bucket.NewRangeReader(w.ctx, r.key, r.at, -1, nil)
	w.pause()
	if err != nil {
		w.stop()
		return w.judge(err)
	}
	if r.known && (body.Size() != r.size || !body.ModTime().Equal(r.modTime)) {
		w.stop()
		return errors.Join(errChanged, body.Close())
	}
	r.body, r.watch = body, w
	r.size, r.modTime, r.known = body.Size(), body.ModTime(), true
	return nil
}

// broken waits for the next attempt, or says why there is none.
func (r *reader) broken(cause error) error {
	r.Close() // of a connection that is gone: its error says nothing
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if !passing(cause) {
		return r.store.explain("read", r.key, cause)
	}
	if r.at-r.broke > healed {
		r.failures = 0
	}
	r.failures++
	r.broke = r.at
	if r.failures >= r.store.policy.Attempts {
		return r.store.explain("read", r.key, &boundError{r.failures, r.at, cause})
	}
	return r.store.policy.pause(r.ctx, r.failures)
}

// Close implements io.Closer.
func (r *reader) Close() error {
	if r.body == nil {
		return nil
	}
	err := r.body.Close()
	r.watch.stop()
	r.body = nil
	return err
}
