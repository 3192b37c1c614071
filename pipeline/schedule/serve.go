package schedule

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Server answers /healthz (200 or 503, the status as JSON) and /metrics
// (Prometheus text) on a loopback address.
type Server struct {
	Addr string // as it listens: "127.0.0.1:9187"

	mu     sync.Mutex
	status Status
	http   *http.Server
}

// Serve begins to listen. An address that other machines can reach is refused:
// whoever wants that puts a proxy in front, with the protection it needs.
func Serve(address string) (*Server, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("listen on %q: %w", address, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("listen on %q: only loopback addresses are served: 127.0.0.1, [::1] or localhost", address)
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen on %q: %w", address, err)
	}
	s := &Server{Addr: listener.Addr().String()}
	registry := prometheus.NewRegistry()
	registry.MustRegister(collector{s})
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", s.healthz)
	s.http = &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second}
	go s.http.Serve(listener) // ends with Close
	return s, nil
}

// Set tells the server what to say from now on.
func (s *Server) Set(status Status) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status = status
}

// Close stops listening once the answers under way are given.
func (s *Server) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	err := s.http.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return s.http.Close()
	}
	return err
}

func (s *Server) current() Status {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.status
}

func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	status := s.current()
	w.Header().Set("Content-Type", "application/json")
	if !status.Healthy() {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	json.NewEncoder(w).Encode(status) // an error means that nobody listens any more
}
