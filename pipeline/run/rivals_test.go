package run

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
)

// rivalLake is the address of a lake whose server holds the first manifest back until
// a second writer has sent one too.
func rivalLake(t *testing.T) string {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket("lakes"); err != nil {
		t.Fatal(err)
	}
	s3 := gofakes3.New(backend).Server()
	var mu sync.Mutex
	arrived, both := 0, make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut && strings.HasSuffix(r.URL.Path, "/manifests/000001.json") {
			mu.Lock()
			if arrived++; arrived == 2 {
				close(both)
			}
			mu.Unlock()
			select {
			case <-both:
			case <-time.After(20 * time.Second):
				t.Error("no second writer came")
			}
		}
		s3.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return "s3://lakes/press?anonymous=true&endpoint=" + server.URL
}

func TestOfTwoRunsIntoOneLakeOneWinsAndTheOtherIsDoneAgain(t *testing.T) {
	address := rivalLake(t)
	rivals := []Options{options(t), options(t)}
	errs := make([]error, len(rivals))
	var wg sync.WaitGroup
	for i := range rivals {
		rivals[i].Config.Lake = address
		wg.Go(func() { _, errs[i] = Run(t.Context(), rivals[i]) })
	}
	wg.Wait()
	loser := 0
	if errs[0] == nil {
		loser = 1
	}
	if errs[loser] == nil || errs[1-loser] != nil {
		t.Fatalf("errors %v and %v, want one", errs[0], errs[1])
	}
	if says := "version 1 was committed meanwhile by another writer; run again"; !strings.Contains(errs[loser].Error(), says) {
		t.Errorf("the loser is told %v, want %q", errs[loser], says)
	}
	again := mustRun(t, rivals[loser], Published)
	if again.LakeVersion != 2 || again.Articles.Duplicates != 2 || again.Articles.Loaded != 0 {
		t.Errorf("then lake version %d and %+v, want the winner's articles as duplicates", again.LakeVersion, again.Articles)
	}
	for i := range rivals {
		if i != loser {
			mustRun(t, rivals[i], Published) // it takes over what the other added
		}
		if n := count(t, rivals[i].Config.Home, "select count(*) from sources"); n != 4 {
			t.Errorf("the warehouse of home %d has %d sources, want 4", i, n)
		}
		mustRun(t, rivals[i], Nothing)
	}
}
