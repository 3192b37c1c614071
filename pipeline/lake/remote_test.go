package lake

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"github.com/dateline/dateline/pipeline/object"
)

// bucket is an empty bucket of an S3 server on a socket, in which lakes lie.
type bucket struct {
	*s3mem.Backend
	address string
}

func newBucket(t *testing.T) bucket {
	t.Helper()
	b := s3mem.New()
	if err := b.CreateBucket("lakes"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(b).Server())
	t.Cleanup(server.Close)
	return bucket{b, "s3://lakes/press/dateline?anonymous=true&endpoint=" + server.URL}
}

// home is a new home whose lake lies in the bucket.
func (b bucket) home(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	if err := Place(filepath.Join(home, "lake"), b.address); err != nil {
		t.Fatal(err)
	}
	return home
}

// keys lists the objects of the lake.
func (b bucket) keys(t *testing.T) []string {
	t.Helper()
	list, err := b.ListBucket("lakes", nil, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, o := range list.Contents {
		out = append(out, strings.TrimPrefix(o.Key, "press/dateline/"))
	}
	return out
}

// put writes an object of the lake behind its back.
func (b bucket) put(t *testing.T, name string, data []byte) {
	t.Helper()
	meta := map[string]string{"Last-Modified": time.Now().UTC().Format(http.TimeFormat)}
	if _, err := b.PutObject("lakes", "press/dateline/"+name, meta, bytes.NewReader(data), int64(len(data)), nil); err != nil {
		t.Fatal(err)
	}
}

func TestLakeInAnObjectStore(t *testing.T) {
	b := newBucket(t)
	home := b.home(t)
	l := openLake(t, home)
	batch := begin(t, l, home)
	f := stage(t, batch, samples, Origin{}, sampleRows()...)
	m := commit(t, l, batch)

	if got, want := b.keys(t), []string{"manifests/000001.json", m.Files[0].Path}; !slices.Equal(got, want) {
		t.Errorf("the bucket has %q, want %q", got, want)
	}
	there := openLake(t, b.home(t)) // another machine
	if there.Current().SHA256 != m.SHA256 {
		t.Fatalf("another home sees %+v", there.Current())
	}
	for _, l := range []*Lake{l, there} {
		rows, err := readAll[sample](t.Context(), l, l.Current().Files[0])
		if err != nil || len(rows) != 3 {
			t.Errorf("%d rows, %v", len(rows), err)
		}
		if err := l.VerifyFiles(t.Context(), l.Current().Files); err != nil {
			t.Error(err)
		}
		if info, err := os.Stat(l.Path(l.Current().Files[0])); err != nil || info.Size() != f.Bytes {
			t.Errorf("the file for DuckDB: %v, %v", info, err)
		}
	}
}

func TestLakeHasTheSameBytesWhereverItLies(t *testing.T) {
	bucketHome, localHome := newBucket(t).home(t), t.TempDir()
	var sums []string
	for _, home := range []string{bucketHome, localHome} {
		l := openLake(t, home)
		batch := begin(t, l, home)
		stage(t, batch, samples, Origin{}, sampleRows()...)
		sums = append(sums, commit(t, l, batch).Files[0].SHA256)
	}
	if sums[0] != sums[1] {
		t.Error("the Parquet files differ")
	}
}

func TestOneOfTwoWritersWins(t *testing.T) {
	b := newBucket(t)
	type writer struct {
		home  string
		lake  *Lake
		batch *Batch
		err   error
	}
	writers := make([]*writer, 2)
	for i := range writers {
		w := &writer{home: b.home(t)}
		w.lake = openLake(t, w.home)
		w.batch = begin(t, w.lake, w.home)
		row := sampleRows()[i]
		row.Source = w.home
		stage(t, w.batch, samples, Origin{}, row)
		writers[i] = w
	}
	var wg sync.WaitGroup
	for _, w := range writers {
		wg.Go(func() { _, w.err = w.lake.Commit(t.Context(), w.batch, Provenance{RunID: w.home, Created: at}) })
	}
	wg.Wait()
	loser := slices.IndexFunc(writers, func(w *writer) bool { return w.err != nil })
	if loser < 0 || writers[1-loser].err != nil {
		t.Fatalf("errors %v and %v, want one", writers[0].err, writers[1].err)
	}
	w := writers[loser]
	if !strings.Contains(w.err.Error(), "version 1 was committed meanwhile") {
		t.Errorf("the loser is told: %v", w.err)
	}
	// Its next run sees the winner's version and adds its own.
	w.lake = openLake(t, w.home)
	w.batch = begin(t, w.lake, w.home)
	stage(t, w.batch, samples, Origin{}, sampleRows()[loser])
	if m := commit(t, w.lake, w.batch); m.Version != 2 || len(m.Files) != 2 {
		t.Errorf("then version %d of %d files", m.Version, len(m.Files))
	}
	if problems, err := w.lake.Verify(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("Verify: %v, %v", problems, err)
	}
}

// A writer that saw no other is stopped by the conditional request alone.
func TestManifestIsNeverReplaced(t *testing.T) {
	b := newBucket(t)
	home := b.home(t)
	l := openLake(t, home)
	b.put(t, "manifests/000001.json", []byte("another's"))
	err := l.disk.publish("manifests/000001.json", []byte("ours"))
	if !errors.Is(err, object.ErrExists) || !strings.Contains(err.Error(), "version 1 was committed meanwhile by another writer; run again") {
		t.Errorf("publish = %v", err)
	}
}

func TestDamageInTheStoreAndInTheCache(t *testing.T) {
	b := newBucket(t)
	home := b.home(t)
	l := openLake(t, home)
	batch := begin(t, l, home)
	stage(t, batch, samples, Origin{}, sampleRows()...)
	f := commit(t, l, batch).Files[0]

	if err := os.WriteFile(l.Path(f), []byte("damaged copy"), 0o644); err != nil {
		t.Fatal(err)
	}
	if rows, err := readAll[sample](t.Context(), l, f); err != nil || len(rows) != 3 {
		t.Errorf("a damaged copy is not fetched again: %d rows, %v", len(rows), err)
	}
	b.put(t, f.Path, []byte("damaged object"))
	problems, err := l.Verify(t.Context())
	if err != nil || len(problems) != 1 || problems[0].Path != f.Path || !errors.Is(problems[0], ErrCorrupt) {
		t.Errorf("Verify = %v, %v", problems, err)
	}
	other := openLake(t, b.home(t))
	if _, err := readAll[sample](t.Context(), other, f); !errors.Is(err, ErrCorrupt) {
		t.Errorf("a damaged object is read: %v", err)
	}
	if _, err := b.DeleteObject("lakes", "press/dateline/"+f.Path); err != nil {
		t.Fatal(err)
	}
	if err := other.VerifyFiles(t.Context(), []File{f}); !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), "the file is missing") {
		t.Errorf("a missing object: %v", err)
	}
}

func TestSweepOfAStoreSparesOtherWriters(t *testing.T) {
	b := newBucket(t)
	home := b.home(t)
	l := openLake(t, home)
	batch := begin(t, l, home)
	stage(t, batch, samples, Origin{}, sampleRows()...)
	commit(t, l, batch)
	b.put(t, "samples/000002-0001-0123abcd.parquet", []byte("about to be named"))
	copyOf := filepath.Join(home, "cache", strings.Repeat("0", 64)+".parquet")
	if err := os.WriteFile(copyOf, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	removed, err := l.Sweep(filepath.Join(home, "staging"))
	if err != nil || !slices.Contains(removed, copyOf) || slices.ContainsFunc(removed, func(s string) bool { return strings.Contains(s, "0123abcd") }) {
		t.Errorf("Sweep removes %q, %v", removed, err)
	}
	if len(b.keys(t)) != 3 {
		t.Errorf("the bucket has %q", b.keys(t))
	}
}

func TestCleanOfAStore(t *testing.T) {
	b := newBucket(t)
	home := b.home(t)
	l := openLake(t, home)
	for range 3 {
		batch := begin(t, l, home)
		stage(t, batch, samples, Origin{}, sampleRows()...)
		commit(t, l, batch)
	}
	cleaned, err := l.Clean(t.Context(), 1, nil)
	if err != nil || !reflect.DeepEqual(cleaned.Manifests, []int{1, 2}) || len(b.keys(t)) != 4 {
		t.Errorf("Clean = %+v, %v; the bucket has %q", cleaned, err, b.keys(t))
	}
}

func TestPlaceRefuses(t *testing.T) {
	b := newBucket(t)
	local := t.TempDir()
	l := openLake(t, local)
	batch := begin(t, l, local)
	stage(t, batch, samples, Origin{}, sampleRows()...)
	commit(t, l, batch)
	placed := b.home(t)
	for name, c := range map[string]struct{ home, address, says string }{
		"a local lake":    {local, b.address, "has a lake of its own"},
		"another address": {placed, "s3://lakes/elsewhere", "use another home"},
		"a glob":          {t.TempDir(), "s3://lakes/*", "is no glob"},
		"a path":          {t.TempDir(), "/data/lake", "want s3://bucket/prefix"},
		"a file address":  {t.TempDir(), "file:///data/lake", "set home"},
		"a secret":        {t.TempDir(), "s3://me:secret@lakes/press", "credentials do not belong"},
	} {
		err := Place(filepath.Join(c.home, "lake"), c.address)
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "secret@") {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
	// Settings may change, the place may not.
	if err := Place(filepath.Join(placed, "lake"), b.address+"&timeout=10s"); err != nil {
		t.Error(err)
	}
	if l, err := OpenAt(filepath.Join(t.TempDir(), "lake"), b.address); err != nil || l.Current().Version != 0 {
		t.Errorf("OpenAt = %v", err)
	}
}
