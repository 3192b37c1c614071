package schedule

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

func TestServer(t *testing.T) {
	s, err := Serve("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	url := "http://" + s.Addr

	var status Status
	status.add(Run{ID: "r1", Started: day("06:00:00"), Seconds: 2.5, Outcome: Succeeded, Counts: map[string]int64{"loaded": 12}, Facts: 90})
	s.Set(status)
	if code, body := get(t, url+"/healthz"); code != http.StatusOK || !strings.Contains(body, `"status":"ok"`) {
		t.Errorf("/healthz says %d %s", code, body)
	}
	status.add(Run{Started: day("12:00:00"), Outcome: Failed, Detail: "exit code 1"})
	s.Set(status)
	if code, body := get(t, url+"/healthz"); code != http.StatusServiceUnavailable || !strings.Contains(body, `"detail":"exit code 1"`) {
		t.Errorf("/healthz says %d %s", code, body)
	}
	_, metrics := get(t, url+"/metrics")
	for _, want := range []string{
		"dateline_healthy 0", "dateline_consecutive_failures 1", `dateline_runs_total{outcome="succeeded"} 1`,
		`dateline_runs_total{outcome="failed"} 1`, "# TYPE dateline_runs_total counter",
	} {
		if !strings.Contains(metrics, want+"\n") {
			t.Errorf("/metrics lacks %q:\n%s", want, metrics)
		}
	}
	if code, _ := get(t, url+"/"); code != http.StatusNotFound {
		t.Errorf("/ says %d, want 404", code)
	}
}

func TestOnlyLoopbackIsServed(t *testing.T) {
	for _, address := range []string{":9187", "0.0.0.0:9187", "192.0.2.1:9187", "example.org:80", "9187"} {
		if s, err := Serve(address); err == nil {
			s.Close()
			t.Errorf("Serve(%q) listens, want an error", address)
		}
	}
}

func TestHealthFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "health.json")
	var s Status
	s.add(Run{ID: "r1", Started: day("06:00:00"), Outcome: Succeeded})
	if err := s.Write(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Status string
		Last   Run `json:"last_run"`
	}
	if err := json.Unmarshal(data, &got); err != nil || got.Status != "ok" || got.Last.ID != "r1" {
		t.Errorf("health file says %s (%v)", data, err)
	}
	if err := s.Write(filepath.Join(t.TempDir(), "none", "health.json")); err == nil {
		t.Error("writing into a missing directory succeeded")
	}
}
