package object

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestListGivesEveryObjectOfManyPages(t *testing.T) {
	f := newFake(t)
	for i := range 10_000 {
		f.put(t, fmt.Sprintf("2024/%02d/%05d.txt", i%12, i), []byte("x"))
	}
	f.put(t, "2024/.hidden/a.txt", []byte("x"))
	s := f.open(t)
	keys := map[string]bool{}
	for info, err := range s.List(t.Context(), "2024/") {
		if err != nil {
			t.Fatal(err)
		}
		if info.Size != 1 || info.ModTime.IsZero() {
			t.Fatalf("%s has %d bytes and time %v", info.Key, info.Size, info.ModTime)
		}
		keys[info.Key] = true
	}
	if len(keys) != 10_001 || len(f.seen()) < 10 {
		t.Errorf("List gave %d distinct keys in %d requests", len(keys), len(f.seen()))
	}
	if got := globbed(t, s, "2024/**/*7.txt"); len(got) != 1000 {
		t.Errorf("the glob matches %d objects, want 1000", len(got))
	}
}

func TestGlobMatchesAsItDoesFiles(t *testing.T) {
	f := newFake(t)
	for _, key := range []string{"a.txt", "b/a.txt", "b/c/a.txt", "b/.c/a.txt", "b/.a.txt", "b/a.jsonl", "b [1]/ü+%20?.txt", "b/"} {
		f.put(t, key, []byte("x"))
	}
	s := f.open(t)
	for pattern, want := range map[string]string{
		"*.txt":         "a.txt",
		"**/*.txt":      "a.txt b [1]/ü+%20?.txt b/a.txt b/c/a.txt",
		"b/**":          "b/a.jsonl b/a.txt b/c/a.txt",
		"b/.*":          "b/.a.txt",
		"b/a.{txt,csv}": "b/a.txt",
		"?.txt":         "a.txt",
		`b \[1\]/*`:     "b [1]/ü+%20?.txt",
		"c/*":           "",
	} {
		if got := strings.Join(globbed(t, s, pattern), " "); got != want {
			t.Errorf("%s matches %q, want %q", pattern, got, want)
		}
	}
	if got, err := s.ReadAll(t.Context(), "b [1]/ü+%20?.txt"); err != nil || string(got) != "x" {
		t.Errorf("ReadAll = %q, %v", got, err)
	}
}

func globbed(t *testing.T, s *Store, pattern string) []string {
	t.Helper()
	var keys []string
	for info, err := range s.Glob(t.Context(), pattern) {
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, info.Key)
	}
	slices.Sort(keys)
	return keys
}

func TestOneOfManyCreatorsWins(t *testing.T) {
	f := newFake(t)
	s := f.open(t)
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wg.Go(func() { errs[i] = s.Create(t.Context(), "manifest.json", []byte(fmt.Sprint("writer ", i))) })
	}
	wg.Wait()
	winner := slices.Index(errs, nil)
	for i, err := range errs {
		if i != winner && !errors.Is(err, ErrExists) {
			t.Errorf("writer %d: %v, want ErrExists", i, err)
		}
	}
	if got, err := s.ReadAll(t.Context(), "manifest.json"); err != nil || string(got) != fmt.Sprint("writer ", winner) {
		t.Errorf("the object is %q (%v), the winner was %d", got, err, winner)
	}
}

func TestPutStatDelete(t *testing.T) {
	f := newFake(t)
	s := f.open(t)
	for _, text := range []string{"one", "three"} {
		if err := s.Put(t.Context(), "a", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if info, err := s.Stat(t.Context(), "a"); err != nil || info.Size != int64(len(text)) {
			t.Errorf("Stat = %v, %v", info, err)
		}
	}
	for range 2 { // deleting what is not there is no error
		if err := s.Delete(t.Context(), "a"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Stat(t.Context(), "a"); !errors.Is(err, ErrNotFound) {
		t.Errorf("Stat of a deleted object: %v", err)
	}
	if _, err := s.ReadAll(t.Context(), "a"); !errors.Is(err, ErrNotFound) {
		t.Errorf("ReadAll of a deleted object: %v", err)
	}
}
