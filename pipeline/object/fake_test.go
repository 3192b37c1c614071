package object

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
)

// fake is an S3 server on a socket of this machine. Trouble, if it is set, sees each
// request first and answers it itself if it returns true.
type fake struct {
	*httptest.Server
	backend *s3mem.Backend

	mu       sync.Mutex
	requests []string // "GET /news/a.txt"
	trouble  func(w http.ResponseWriter, r *http.Request, n int) bool
}

// newFake starts a server that has an empty bucket news, and sets credentials.
func newFake(t *testing.T) *fake {
	t.Helper()
	t.Setenv("AWS_ACCESS_KEY_ID", "an-access-key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "a-secret-key")
	t.Setenv("AWS_CONFIG_FILE", "/nonexistent")
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	f := &fake{backend: s3mem.New()}
	if err := f.backend.CreateBucket("news"); err != nil {
		t.Fatal(err)
	}
	s3 := gofakes3.New(f.backend, gofakes3.WithIntegrityCheck(true)).Server()
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		f.requests = append(f.requests, r.Method+" "+r.URL.Path)
		n, trouble := len(f.requests), f.trouble
		f.mu.Unlock()
		if trouble == nil || !trouble(w, r, n) {
			s3.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(f.Close)
	return f
}

// address is a place in the server's bucket news.
func (f *fake) address(key, more string) string {
	return "s3://news/" + key + "?endpoint=" + f.URL + more
}

func (f *fake) put(t *testing.T, key string, data []byte) {
	t.Helper()
	_, err := f.backend.PutObject("news", key, map[string]string{"Last-Modified": time.Now().UTC().Format(http.TimeFormat)},
		bytes.NewReader(data), int64(len(data)), nil)
	if err != nil {
		t.Fatal(err)
	}
}

// make begins to count requests anew, with trouble.
func (f *fake) make(trouble func(w http.ResponseWriter, r *http.Request, n int) bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests, f.trouble = nil, trouble
}

func (f *fake) seen() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]string(nil), f.requests...)
}

// open opens the bucket with short pauses.
func (f *fake) open(t *testing.T) *Store {
	t.Helper()
	a, err := Parse(f.address("", ""))
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	s.policy.Pause, s.policy.Timeout = time.Millisecond, 200*time.Millisecond
	return s
}
