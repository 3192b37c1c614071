package lineage

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

func event() Event {
	return Event{
		Type: Start, Time: time.Date(2024, 5, 10, 6, 0, 0, 0, time.UTC), Run: Run{ID: uuid.NewSHA1(uuid.NameSpaceURL, []byte("r"))},
		Job: Job{Namespace: "dateline", Name: "run"}, Producer: producer, SchemaURL: schemaURL,
	}
}

func TestFileGetsALineAnEvent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "events", "lineage.jsonl")
	e, err := To(path, "")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := e.Emit(t.Context(), event()); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines, want 2", len(lines))
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(lines[1]), &got); err != nil {
		t.Fatal(err)
	}
	if got["eventType"] != "START" || got["eventTime"] != "2024-05-10T06:00:00Z" {
		t.Errorf("event is %v", got)
	}
}

// server answers with the codes given, the last one for good.
func server(t *testing.T, codes ...int) (url string, bodies *[]string, auth *string) {
	t.Helper()
	bodies, auth = new([]string), new(string)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		n := min(len(*bodies), len(codes)-1)
		*bodies, *auth = append(*bodies, string(body)), r.Header.Get("Authorization")
		w.WriteHeader(codes[n])
	}))
	t.Cleanup(s.Close)
	return s.URL + "/api/v1/lineage", bodies, auth
}

func quick(t *testing.T, url, secret string) Emitter {
	t.Helper()
	e, err := To(url, secret)
	if err != nil {
		t.Fatal(err)
	}
	e.(*endpoint).pause = time.Millisecond
	return e
}

func TestEndpointIsTriedAgain(t *testing.T) {
	url, bodies, auth := server(t, 503, 429, 201)
	if err := quick(t, url, "hush").Emit(t.Context(), event()); err != nil {
		t.Fatal(err)
	}
	if len(*bodies) != 3 || !strings.Contains((*bodies)[2], `"eventType":"START"`) || *auth != "Bearer hush" {
		t.Errorf("got %d requests with authorization %q", len(*bodies), *auth)
	}
}

func TestEndpointThatRefusesIsNotPressed(t *testing.T) {
	url, bodies, _ := server(t, 400)
	err := quick(t, url, "").Emit(t.Context(), event())
	if err == nil || len(*bodies) != 1 {
		t.Errorf("error is %v after %d requests, want one request", err, len(*bodies))
	}
}

func TestErrorsKeepSecrets(t *testing.T) {
	url, _, _ := server(t, 500)
	secretive := strings.Replace(url, "http://", "http://user:passw0rd@", 1) + "?api_key=k3y"
	for _, address := range []string{secretive, "http://user:passw0rd@127.0.0.1:1/?api_key=k3y"} {
		err := quick(t, address, "t0ken").Emit(t.Context(), event())
		if err == nil {
			t.Fatal("sent, want an error")
		}
		for _, secret := range []string{"passw0rd", "k3y", "t0ken"} {
			if strings.Contains(err.Error(), secret) {
				t.Errorf("error %q tells a secret", err)
			}
		}
	}
}

func TestDestinations(t *testing.T) {
	for _, d := range []string{"ftp://example.org/x", "http://", "kafka://broker/topic", "http://user:passw0rd@[::1/x"} {
		if _, err := To(d, ""); err == nil || strings.Contains(err.Error(), "passw0rd") {
			t.Errorf("To(%q): error is %v", d, err)
		}
	}
}
