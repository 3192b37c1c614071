package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
)

// signalError is the cause of a context that a signal ended.
type signalError struct{ signal syscall.Signal }

func (e signalError) Error() string {
	if e.signal == syscall.SIGINT {
		return "interrupted"
	}
	return "terminated"
}

func (e signalError) code() int { return 128 + int(e.signal) }

// interruptible gives a context that the first Ctrl-C or SIGTERM ends, so that
// work in flight can be finished; asked is called then. The second ends the process.
func interruptible(parent context.Context, asked func(second bool)) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		for second := false; ; second = true {
			select {
			case s := <-signals:
				asked(second)
				cause := signalError{s.(syscall.Signal)}
				if second {
					os.Exit(cause.code())
				}
				cancel(cause)
			case <-done:
				return
			}
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		close(done)
		cancel(nil)
	}
}

// exitOfSignal turns the error of work that a signal ended into its exit code.
func exitOfSignal(ctx context.Context, err error) error {
	var s signalError
	if err != nil && errors.As(context.Cause(ctx), &s) {
		return &exitError{s.code(), err}
	}
	return err
}
