package cli

import (
	"context"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

// toldClock is the clock of a script: TEST_CLOCK="2099-05-10 05:50:00 to 2099-05-10 13:00:00".
// Waiting takes no time; a wait beyond the end sends the process SIGTERM.
type toldClock struct {
	now, end time.Time
}

func newToldClock(spec string) *toldClock {
	from, to, _ := strings.Cut(spec, " to ")
	var c toldClock
	var err error
	if c.now, err = time.ParseInLocation(time.DateTime, from, time.Local); err == nil {
		c.end, err = time.ParseInLocation(time.DateTime, to, time.Local)
	}
	if err != nil {
		panic(fmt.Sprintf("TEST_CLOCK: %v", err))
	}
	return &c
}

func (c *toldClock) Now() time.Time { return c.now }

func (c *toldClock) Sleep(ctx context.Context, until time.Time) error {
	if until.After(c.end) {
		if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
			return err
		}
		<-ctx.Done()
		return ctx.Err()
	}
	c.now = until
	return nil
}
