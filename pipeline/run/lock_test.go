package run

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

func TestSecondWriterIsToldWhoHoldsTheLock(t *testing.T) {
	home := t.TempDir() + "/new/home"
	first := Holder{PID: 4711, Host: "desk", Since: time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC), Command: "dateline run"}
	lock, err := Acquire(home, first)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Acquire(home, Holder{PID: 2})
	var locked *LockedError
	if !errors.As(err, &locked) {
		t.Fatalf("second Acquire: got %v, want a LockedError", err)
	}
	if locked.Holder != first {
		t.Errorf("holder is %+v, want %+v", locked.Holder, first)
	}
	for _, part := range []string{"4711", "desk", "dateline run"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("message %q does not name %s", err, part)
		}
	}
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}
	if h, err := ReadHolder(home); err != nil || h != (Holder{}) {
		t.Errorf("after release the holder is %+v, %v", h, err)
	}
	again, err := Acquire(home, Holder{PID: 2})
	if err != nil {
		t.Fatalf("after release: %v", err)
	}
	again.Release()
}

func TestAGlanceAtTheLockKeepsNobodyOut(t *testing.T) {
	home := t.TempDir()
	first, err := Acquire(home, Holder{PID: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	glance := flock.New(filepath.Join(home, LockName))
	if held, err := glance.TryRLock(); err != nil || !held {
		t.Fatal(held, err)
	}
	time.AfterFunc(20*time.Millisecond, func() { glance.Unlock() })
	second, err := Acquire(home, Holder{PID: 2})
	if err != nil {
		t.Fatal(err)
	}
	second.Release()
}
