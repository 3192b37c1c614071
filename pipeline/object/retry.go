package object

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"
)

// Policy says how long a store is waited for.
type Policy struct {
	Attempts int           // requests made at most for one answer
	Pause    time.Duration // before the second attempt, at most; it doubles with each
	Longest  time.Duration // pause
	Timeout  time.Duration // silence of the server after which an attempt is given up

	sleep func(ctx context.Context, d time.Duration) error
}

// DefaultPolicy gives up a server that is down after some three seconds, and one that
// takes connections but says nothing after two and a half minutes.
var DefaultPolicy = Policy{Attempts: 5, Pause: 400 * time.Millisecond, Longest: 5 * time.Second, Timeout: 30 * time.Second, sleep: sleep}

// errSilent is the end of an attempt whose server says nothing.
var errSilent = errors.New("the server did not answer in time")

// do makes a request until it succeeds, fails for good, or attempts or ctx run out.
func (p Policy) do(ctx context.Context, request func(context.Context) error) error {
	for attempt := 1; ; attempt++ {
		w := p.watch(ctx)
		err := w.judge(request(w.ctx))
		w.stop()
		if err == nil || !passing(err) && ctx.Err() == nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if attempt >= p.Attempts {
			return &boundError{attempts: attempt, err: err}
		}
		if err := p.pause(ctx, attempt); err != nil {
			return err
		}
	}
}

// moving allows for the time that bytes need at 1 MiB a second.
func (p Policy) moving(bytes int64) Policy {
	p.Timeout += time.Duration(bytes>>20) * time.Second
	return p
}

// pause waits between attempts, a random time up to a bound that doubles ("full
// jitter"), so that many readers of one server do not come back together.
func (p Policy) pause(ctx context.Context, attempt int) error {
	bound := min(p.Pause<<min(attempt-1, 20), p.Longest)
	return p.sleep(ctx, time.Duration(rand.Int64N(int64(bound)+1)))
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// watch ends an attempt whose server has been silent for the policy's timeout.
type watch struct {
	ctx     context.Context
	cancel  context.CancelFunc
	timer   *time.Timer
	timeout time.Duration
}

func (p Policy) watch(ctx context.Context) *watch {
	ctx, cancel := context.WithCancelCause(ctx)
	return &watch{
		ctx: ctx, cancel: func() { cancel(context.Canceled) }, timeout: p.Timeout,
		timer: time.AfterFunc(p.Timeout, func() { cancel(errSilent) }),
	}
}

// begin starts waiting for the server, and pause stops it: the time that a reader
// takes between two reads is not the server's.
func (w *watch) begin() { w.timer.Reset(w.timeout) }
func (w *watch) pause() { w.timer.Stop() }

// judge names the silence as the cause of a failure that followed from it.
func (w *watch) judge(err error) error {
	if err != nil && errors.Is(context.Cause(w.ctx), errSilent) {
		return errSilent
	}
	return err
}

func (w *watch) stop() {
	w.timer.Stop()
	w.cancel()
}
