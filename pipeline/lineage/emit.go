package lineage

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Emitter delivers events.
type Emitter interface {
	Emit(ctx context.Context, e Event) error
}

// To gives the emitter for a destination: an http or https address, or else the
// path of a file. The secret, if not "", is sent as a bearer token.
func To(destination, secret string) (Emitter, error) {
	if !strings.Contains(destination, "://") {
		return file{destination}, nil
	}
	u, err := url.Parse(destination)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("lineage goes to a file or an http address, not %q", redacted(destination))
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("lineage goes to a file, http:// or https://, not to %s://", u.Scheme)
	}
	return &endpoint{url: u, secret: secret, attempts: 3, pause: 200 * time.Millisecond, client: &http.Client{Timeout: 5 * time.Second}}, nil
}

// redacted is an address that can be shown: what may be a password is not.
func redacted(destination string) string {
	u, err := url.Parse(destination)
	if err != nil {
		return "an address that cannot be read"
	}
	u.RawQuery = ""
	return u.Redacted()
}

// file appends events to a file, one a line.
type file struct{ path string }

// Emit implements Emitter.
func (f file) Emit(_ context.Context, e Event) error {
	line, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("write lineage: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(f.path), 0o755); err != nil {
		return fmt.Errorf("write lineage: %w", err)
	}
	out, err := os.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return fmt.Errorf("write lineage: %w", err)
	}
	_, err = out.Write(append(line, '\n'))
	if err := errors.Join(err, out.Close()); err != nil {
		return fmt.Errorf("write lineage: %w", err)
	}
	return nil
}

// endpoint posts events to a server, as /api/v1/lineage of Marquez or DataHub.
type endpoint struct {
	url      *url.URL
	secret   string
	attempts int
	pause    time.Duration // before the second attempt; doubled before each further one
	client   *http.Client
}

// Emit implements Emitter.
func (e *endpoint) Emit(ctx context.Context, event Event) error {
	body, err := json.Marshal(event)
	if err != nil {
		return fmt.Errorf("send lineage: %w", err)
	}
	pause := e.pause
	for attempt := 1; ; attempt++ {
		again, err := e.post(ctx, body)
		if err == nil {
			return nil
		}
		if !again || attempt == e.attempts {
			return fmt.Errorf("send lineage to %s: %w", redacted(e.url.String()), err)
		}
		select {
		case <-time.After(pause):
			pause *= 2
		case <-ctx.Done():
			return fmt.Errorf("send lineage to %s: %w", redacted(e.url.String()), err)
		}
	}
}

// post sends the body once, and says whether it may go better another time.
func (e *endpoint) post(ctx context.Context, body []byte) (again bool, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, e.url.String(), bytes.NewReader(body))
	if err != nil {
		return false, err
	}
	req.Header.Set("Content-Type", "application/json")
	if e.secret != "" {
		req.Header.Set("Authorization", "Bearer "+e.secret)
	}
	resp, err := e.client.Do(req)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err // the outer error repeats the address with all its secrets
		}
		return true, err
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10)) // so that the connection can be used again
	if resp.StatusCode < 300 {
		return false, nil
	}
	return resp.StatusCode >= 500 || resp.StatusCode == http.StatusTooManyRequests, fmt.Errorf("the server says %s", resp.Status)
}
