package object

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"
)

// someBytes are the same for everybody and do not repeat.
func someBytes(n int) []byte {
	data := make([]byte, n)
	r := rand.NewChaCha8([32]byte{1})
	r.Read(data) // it gives no error
	return data
}

func TestRequestsAreMadeAgain(t *testing.T) {
	f := newFake(t)
	f.put(t, "a.txt", []byte("text"))
	s := f.open(t)
	for name, request := range map[string]func() error{
		"list": func() error {
			for _, err := range s.List(t.Context(), "") {
				return err
			}
			return errors.New("nothing listed")
		},
		"stat":   func() error { _, err := s.Stat(t.Context(), "a.txt"); return err },
		"read":   func() error { _, err := s.ReadAll(t.Context(), "a.txt"); return err },
		"put":    func() error { return s.Put(t.Context(), "b.txt", []byte("b")) },
		"create": func() error { return s.Create(t.Context(), "c.txt", []byte("c")) },
		"delete": func() error { return s.Delete(t.Context(), "b.txt") },
	} {
		f.make(func(w http.ResponseWriter, _ *http.Request, n int) bool {
			if n <= 3 {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
			return n <= 3
		})
		if err := request(); err != nil || len(f.seen()) < 4 {
			t.Errorf("%s: %v after %d requests, want success after three that fail", name, err, len(f.seen()))
		}
	}
}

func TestAttemptsAreBounded(t *testing.T) {
	f := newFake(t)
	s := f.open(t)
	f.make(func(w http.ResponseWriter, _ *http.Request, _ int) bool { w.WriteHeader(500); return true })
	_, err := s.Stat(t.Context(), "a.txt")
	if err == nil || len(f.seen()) != s.policy.Attempts {
		t.Errorf("%v after %d requests, want an error after %d", err, len(f.seen()), s.policy.Attempts)
	}
	f.make(f.trouble)
	if _, err = s.ReadAll(t.Context(), "a.txt"); err == nil || len(f.seen()) != s.policy.Attempts {
		t.Errorf("%v after %d requests, want an error after %d", err, len(f.seen()), s.policy.Attempts)
	}
}

func TestPausesDoubleAndAreDrawn(t *testing.T) {
	var pauses []time.Duration
	p := DefaultPolicy
	p.Attempts, p.Longest = 40, 4*time.Second
	p.sleep = func(_ context.Context, d time.Duration) error { pauses = append(pauses, d); return nil }
	if err := p.do(t.Context(), func(context.Context) error { return errSilent }); err == nil || len(pauses) != 39 {
		t.Fatalf("%v after %d pauses, want an error after 39", err, len(pauses))
	}
	longest, distinct := time.Duration(0), map[time.Duration]bool{}
	for i, d := range pauses {
		if bound := min(400*time.Millisecond<<min(i, 10), p.Longest); d > bound {
			t.Errorf("pause %d is %v, more than %v", i, d, bound)
		}
		longest, distinct[d] = max(longest, d), true
	}
	if longest < p.Longest/2 || len(distinct) < 30 {
		t.Errorf("the longest of %d different pauses is %v", len(distinct), longest)
	}
}

func TestReadGoesOnWhereItBroke(t *testing.T) {
	f := newFake(t)
	data := someBytes(3 << 20)
	f.put(t, "big", data)
	s := f.open(t)
	var ranges []string
	f.make(func(w http.ResponseWriter, r *http.Request, n int) bool {
		ranges = append(ranges, r.Header.Get("Range"))
		if n <= 3 {
			return cut(w, r, data, 500_000)
		}
		return cut(w, r, data, len(data)-startOf(r))
	})
	got, err := s.ReadAll(t.Context(), "big")
	if err != nil || !bytes.Equal(got, data) {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
	if want := " bytes=500000- bytes=1000000- bytes=1500000-"; strings.Join(ranges, " ") != want {
		t.Errorf("requested ranges %q, want %q", ranges, want)
	}
}

// cut sends the next n bytes that are asked for, and then breaks the connection.
func cut(w http.ResponseWriter, r *http.Request, data []byte, n int) bool {
	start := startOf(r)
	header(w, data, start)
	w.Write(data[start : start+n])
	http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

func TestStalledServerIsGivenUp(t *testing.T) {
	f := newFake(t)
	data := someBytes(300_000)
	f.put(t, "slow", data)
	s := f.open(t)
	f.make(func(w http.ResponseWriter, r *http.Request, n int) bool {
		switch n {
		case 1: // says nothing at all
		case 2: // stops in the middle
			header(w, data, 0)
			w.Write(data[:100_000])
			http.NewResponseController(w).Flush()
		default:
			return cut(w, r, data, len(data)-startOf(r))
		}
		<-r.Context().Done()
		return true
	})
	got, err := s.ReadAll(t.Context(), "slow")
	if err != nil || !bytes.Equal(got, data) || len(f.seen()) != 3 {
		t.Errorf("%d bytes, %v, %d requests", len(got), err, len(f.seen()))
	}
	f.make(func(_ http.ResponseWriter, r *http.Request, _ int) bool { <-r.Context().Done(); return true })
	if _, err := s.Stat(t.Context(), "slow"); !errors.Is(err, ErrUnreachable) {
		t.Errorf("Stat of a server that says nothing: %v", err)
	}
}

func TestChangedObjectIsNotMixed(t *testing.T) {
	f := newFake(t)
	data := someBytes(2 << 20)
	f.put(t, "big", data)
	s := f.open(t)
	f.make(func(w http.ResponseWriter, r *http.Request, n int) bool {
		if n == 1 {
			f.put(t, "big", data[:1<<20])
			return cut(w, r, data, 500_000)
		}
		return false
	})
	if _, err := s.ReadAll(t.Context(), "big"); err == nil || !strings.Contains(err.Error(), "changed while it was read") {
		t.Errorf("ReadAll = %v", err)
	}
}

func TestCreateKnowsItsOwnWork(t *testing.T) {
	f := newFake(t)
	s := f.open(t)
	f.make(func(w http.ResponseWriter, r *http.Request, n int) bool {
		if n == 1 { // done, but the answer is lost
			f.put(t, "m.json", []byte("mine"))
			panic(http.ErrAbortHandler)
		}
		return false
	})
	if err := s.Create(t.Context(), "m.json", []byte("mine")); err != nil {
		t.Errorf("Create = %v", err)
	}
	if err := s.Create(t.Context(), "m.json", []byte("another's")); !errors.Is(err, ErrExists) {
		t.Errorf("Create over another's = %v", err)
	}
}

func TestEndedContextEndsEverything(t *testing.T) {
	f := newFake(t)
	s := f.open(t)
	s.policy.Timeout = time.Minute
	ctx, cancel := context.WithCancel(t.Context())
	f.make(func(_ http.ResponseWriter, r *http.Request, _ int) bool { cancel(); <-r.Context().Done(); return true })
	if _, err := s.Stat(ctx, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("Stat = %v", err)
	}
	if _, err := s.ReadAll(ctx, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("ReadAll = %v", err)
	}
	if len(f.seen()) > 2 {
		t.Errorf("%d requests", len(f.seen()))
	}
}
