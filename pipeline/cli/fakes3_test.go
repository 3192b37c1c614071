package cli

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/dateline/dateline/pipeline/object"
)

// secretInScript must never be found in anything that a script's commands write.
const secretInScript = "tops3cretKey/of+the+script"

// fakes3 starts an S3 server with the empty buckets news and lake, and tells the
// script's commands of it as a user would, by the environment. Keys stand for trouble:
// one with "flaky" in it is given at the third request, one with "broken" never.
func fakes3(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: fakes3")
	}
	backend := s3mem.New()
	ts.Check(backend.CreateBucket("news"))
	ts.Check(backend.CreateBucket("lake"))
	s3 := gofakes3.New(backend).Server()
	var mu sync.Mutex
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path]++
		n := asked[r.URL.Path]
		mu.Unlock()
		if r.Method == http.MethodGet && (strings.Contains(r.URL.Path, "broken") || strings.Contains(r.URL.Path, "flaky") && n < 3) {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		s3.ServeHTTP(w, r)
	}))
	ts.Defer(server.Close)
	ts.Setenv("AWS_ENDPOINT_URL_S3", server.URL)
	ts.Setenv("AWS_ACCESS_KEY_ID", "AKIAOFTHESCRIPT")
	ts.Setenv("AWS_SECRET_ACCESS_KEY", secretInScript)
	ts.Setenv("AWS_EC2_METADATA_DISABLED", "true")
}

// upload copies a directory's files below an address: upload articles s3://news/2024
func upload(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: upload DIRECTORY ADDRESS")
	}
	a, err := object.Parse(args[1] + "?anonymous=true&endpoint=" + ts.Getenv("AWS_ENDPOINT_URL_S3"))
	ts.Check(err)
	store, err := object.Open(context.Background(), a)
	ts.Check(err)
	root := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		return store.Put(context.Background(), a.Key+"/"+filepath.ToSlash(name), data)
	}))
}

// unspoken wants the secret of fakes3 in no file below the directories, and neither in
// what the last command printed.
func unspoken(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: unspoken DIRECTORY...")
	}
	look := func(name, text string) {
		if strings.Contains(text, secretInScript) || strings.Contains(text, "AKIAOFTHESCRIPT") {
			ts.Fatalf("%s has a credential", name)
		}
	}
	look("stdout", ts.ReadFile("stdout"))
	look("stderr", ts.ReadFile("stderr"))
	for _, dir := range args {
		ts.Check(filepath.WalkDir(ts.MkAbs(dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			data, err := os.ReadFile(path)
			look(path, string(data))
			return err
		}))
	}
}
