package run

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// LockName is the file in the home directory that its one writer holds.
const LockName = ".lock"

// Holder says who writes to a home directory.
type Holder struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"`
	Command string    `json:"command"`
}

// LockedError means that another process writes to the home directory.
type LockedError struct {
	Home   string
	Holder Holder // zero if the holder has not said who it is
}

// String names the process, and since when it writes.
func (h Holder) String() string {
	if h.PID == 0 {
		return "a process that has not said who it is"
	}
	return fmt.Sprintf("process %d on %s since %s: %s", h.PID, h.Host, h.Since.Local().Format(time.DateTime), h.Command)
}

func (e *LockedError) Error() string {
	if e.Holder.PID == 0 {
		return fmt.Sprintf("lock %s: another process holds it", e.Home)
	}
	return fmt.Sprintf("lock %s: process %d on %s holds it since %s: %s",
		e.Home, e.Holder.PID, e.Holder.Host, e.Holder.Since.Local().Format(time.DateTime), e.Holder.Command)
}

// Lock is the right to write to a home directory.
type Lock struct{ flock *flock.Flock }

// Acquire makes this process the one writer of home, which it creates if need
// be. The lock ends with the process, however that ends. If another process has it the
// error is a *LockedError.
func Acquire(home string, h Holder) (*Lock, error) {
	if err := os.MkdirAll(home, 0o777); err != nil {
		return nil, fmt.Errorf("create home: %w", err)
	}
	path := filepath.Join(home, LockName)
	l := &Lock{flock.New(path)}
	// Writer takes the lock for an instant; what is still held after this is a writer's.
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	held, err := l.flock.TryLockContext(ctx, 10*time.Millisecond)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return nil, fmt.Errorf("lock %s: %w", home, err)
	}
	if !held {
		holder, _ := ReadHolder(home) // without it the message only says less
		return nil, &LockedError{home, holder}
	}
	// Written in place: a renamed file would carry another lock.
	note, err := json.Marshal(h)
	if err == nil {
		err = os.WriteFile(path, append(note, '\n'), 0o666)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("write lock holder: %w", err), l.flock.Unlock())
	}
	return l, nil
}

// Release lets the next writer in.
func (l *Lock) Release() error {
	err := os.Truncate(l.flock.Path(), 0)
	return errors.Join(err, l.flock.Unlock())
}

// ReadHolder reads who wrote the lock file last; the zero Holder if nobody has it.
func ReadHolder(home string) (Holder, error) {
	var h Holder
	note, err := os.ReadFile(filepath.Join(home, LockName))
	if err != nil || len(note) == 0 {
		return h, err
	}
	if err := json.Unmarshal(note, &h); err != nil {
		return Holder{}, fmt.Errorf("read lock holder: %w", err)
	}
	return h, nil
}

// Writer says who is writing to home, if anybody is.
func Writer(home string) (h Holder, busy bool) {
	path := filepath.Join(home, LockName)
	if _, err := os.Stat(path); err != nil {
		return h, false
	}
	l := flock.New(path)
	if free, err := l.TryRLock(); err != nil || free {
		l.Unlock()
		return h, false
	}
	h, _ = ReadHolder(home) // without it we still know that somebody writes
	return h, true
}
