// Package schedule starts runs at the times that a cron expression names.
//
//	s := schedule.Schedule{Expression: expression, Last: last, Start: start, Changed: report, Clock: schedule.Wall{}}
//	err := s.Loop(ctx)
//
// # Promises
//
//   - One run at a time: a tick that falls into a run is not a second run.
//   - A missed tick is made up for once: after a run that took longer than the
//     interval, and after the program or the machine was down, one run starts at
//     once, however many ticks went by.
//   - A run that fails does not end the schedule; the next tick tries again.
//   - The expression is read anew before every wait, so a change of jobs.yaml takes
//     effect without a restart. While it is wrong the last good one holds.
//
// Ticks are minutes of the local time zone (TZ). An hour that the clock skips in
// spring has no ticks, one that it repeats in autumn has them once.
package schedule

import (
	"context"
	"fmt"
	"time"

	"github.com/adhocore/gronx"
)

// Clock is the time, so that tests can tell it.
type Clock interface {
	Now() time.Time
	// Sleep returns at the time until, or with the context's error if that ends first.
	Sleep(ctx context.Context, until time.Time) error
}

// Schedule is when to run, and what.
type Schedule struct {
	// Expression gives the cron expression that holds now.
	Expression func() (string, error)
	// Last is when the latest run of the home began, the zero time if none has: ticks
	// since then were missed.
	Last time.Time
	// Now begins with a run at once, whatever the expression says.
	Now bool
	// Start does a run and says how it went. It returns soon after ctx ends.
	Start func(ctx context.Context) Run
	// Changed is told of every change, in the goroutine of Loop.
	Changed func(Status)
	Clock   Clock

	expression string
	status     Status
}

// Loop starts runs until ctx ends, and returns its error. It fails at once if there
// is no valid expression to begin with.
func (s *Schedule) Loop(ctx context.Context) error {
	if err := s.refresh(); err != nil {
		return err
	}
	for {
		// A mistake made later is reported; the expression before it holds.
		s.status.Problem = ""
		if err := s.refresh(); err != nil {
			s.status.Problem = err.Error()
		}
		due, next, err := s.times()
		if err != nil {
			return err
		}
		if due {
			s.run(ctx)
		} else {
			s.status.Next = next
			s.changed()
			// A long wait is cut, for the expression may change meanwhile and the clock may be set.
			err = s.Clock.Sleep(ctx, earliest(next, s.Clock.Now().Add(glance)))
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return err
		}
	}
}

// glance is how long a change of the expression may go unseen.
const glance = time.Minute

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func (s *Schedule) refresh() error {
	expression, err := s.Expression()
	if err != nil {
		return err
	}
	if err := Check(expression); err != nil {
		return err
	}
	s.expression = expression
	return nil
}

// Check says what is wrong with a cron expression.
func Check(expression string) error {
	if expression == "" {
		return fmt.Errorf("there is no schedule: set schedule in jobs.yaml, for instance \"0 */6 * * *\" for every six hours")
	}
	if !gronx.IsValid(expression) {
		return fmt.Errorf("schedule %q is no cron expression: minute, hour, day of the month, month, weekday", expression)
	}
	return nil
}

// times says whether a tick is due, and when the next one is.
func (s *Schedule) times() (due bool, next time.Time, err error) {
	now := s.Clock.Now()
	if s.Now {
		s.Now = false
		return true, now, nil
	}
	if s.Last.IsZero() || s.Last.After(now) {
		s.Last = now // nothing was missed before the first run, or since a clock that was set back
	}
	next, err = gronx.NextTickAfter(s.expression, s.Last, false)
	if err != nil {
		return false, next, fmt.Errorf("schedule %q: %w", s.expression, err)
	}
	return !next.After(now), next, nil
}

func (s *Schedule) run(ctx context.Context) {
	began := s.Clock.Now()
	s.Last = began
	s.status.Running, s.status.Next = true, time.Time{}
	s.changed()
	r := s.Start(ctx)
	r.Started, r.Seconds = began, s.Clock.Now().Sub(began).Seconds()
	s.status.Running = false
	s.status.add(r)
	s.changed()
}

func (s *Schedule) changed() {
	s.status.At = s.Clock.Now()
	s.Changed(s.status)
}

// Wall is the machine's clock.
type Wall struct{}

// Now implements Clock.
func (Wall) Now() time.Time { return time.Now() }

// Sleep implements Clock.
func (Wall) Sleep(ctx context.Context, until time.Time) error {
	t := time.NewTimer(time.Until(until))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
