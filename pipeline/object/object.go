// Package object reads and writes objects in object stores: S3 and the servers that
// speak its protocol, Google Cloud Storage and Azure Blob Storage. It is a thin layer
// over gocloud.dev/blob that adds what unattended runs need: patience with bounds,
// reads that go on where they broke, and errors that say what to do.
//
//	a, err := object.Parse("s3://news/2024/**/*.jsonl.gz?region=eu-central-1")
//	s, err := object.Open(ctx, a)
//	for info, err := range s.Glob(ctx, a.Key) {
//		r, err := s.Reader(ctx, info.Key)
//		...
//	}
//
// # Credentials
//
// Credentials come from the environment and the files that each provider's own
// library reads (AWS_*, GOOGLE_APPLICATION_CREDENTIALS, AZURE_STORAGE_*), never from an
// address: [Parse] refuses one that has any. No error of this package shows one.
//
// # Patience
//
// A request that fails for a reason that may pass (a broken connection, a server that
// answers 5xx or 429, one that says nothing for a while) is made again after a pause
// that doubles and is drawn at random, [Policy] says how often. The S3 client's own
// retries are switched off, so that the bound is the one stated.
package object

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"gocloud.dev/blob"
)

// Info is an object as a listing shows it.
type Info struct {
	Key     string
	Size    int64
	ModTime time.Time // UTC, whole seconds: all that every request tells
}

// Store is an open bucket. Its methods may be called from several goroutines.
type Store struct {
	address Address
	bucket  *blob.Bucket
	policy  Policy
}

// opened keeps every store for the life of the process, for a store is its
// connections, and a run asks for the same one again and again.
var opened = struct {
	sync.Mutex
	stores map[string]*Store
}{stores: map[string]*Store{}}

// Open gives the store of an address; its key does not matter. Nothing is sent yet,
// except that Google's library may look for credentials.
func Open(ctx context.Context, a Address) (*Store, error) {
	opened.Lock()
	defer opened.Unlock()
	name := a.connection()
	if s, ok := opened.stores[name]; ok {
		return s, nil
	}
	p, err := a.policy()
	if err != nil {
		return nil, err
	}
	b, err := openBucket(ctx, a)
	if err != nil {
		return nil, explain("open", a.At(""), err, ErrNoBucket)
	}
	s := &Store{address: a, bucket: b, policy: p}
	opened.stores[name] = s
	return s, nil
}

// Address is the address of an object of the store.
func (s *Store) Address(key string) Address { return s.address.At(key) }

// Stat looks at one object. The error wraps ErrNotFound if there is none.
func (s *Store) Stat(ctx context.Context, key string) (Info, error) {
	var info Info
	err := s.policy.do(ctx, func(ctx context.Context) error {
		got, err := s.bucket.Attributes(ctx, key)
		if err == nil {
			info = Info{key, got.Size, got.ModTime.UTC().Truncate(time.Second)}
		}
		return err
	})
	return info, s.explain("look at", key, err)
}

// ReadAll reads a whole object.
func (s *Store) ReadAll(ctx context.Context, key string) ([]byte, error) {
	r := s.Reader(ctx, key)
	defer r.Close()
	return io.ReadAll(r)
}

// Put writes an object, whether or not there is one.
func (s *Store) Put(ctx context.Context, key string, data []byte) error {
	return s.explain("write", key, s.write(ctx, key, data, false))
}

// Create writes an object that is not there yet, by a conditional request: of any
// number of writers one wins, and the error of the others wraps ErrExists.
func (s *Store) Create(ctx context.Context, key string, data []byte) error {
	err := s.write(ctx, key, data, true)
	if !exists(err) {
		return s.explain("create", key, err)
	}
	// The answer to an earlier attempt of ours may have been lost on its way.
	if there, readErr := s.ReadAll(ctx, key); readErr == nil && bytes.Equal(there, data) {
		return nil
	}
	return s.explain("create", key, err)
}

func (s *Store) write(ctx context.Context, key string, data []byte, create bool) error {
	return s.policy.moving(int64(len(data))).do(ctx, func(ctx context.Context) error {
		return s.bucket.WriteAll(ctx, key, data, &blob.WriterOptions{ContentType: "application/octet-stream", IfNotExist: create})
	})
}

// Upload writes an object from a file.
func (s *Store) Upload(ctx context.Context, key, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("upload: %w", err)
	}
	err = s.policy.moving(info.Size()).do(ctx, func(ctx context.Context) error {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		return s.bucket.Upload(ctx, key, f, &blob.WriterOptions{ContentType: "application/octet-stream"})
	})
	return s.explain("write", key, err)
}

// Delete removes an object. That there is none is no error.
func (s *Store) Delete(ctx context.Context, key string) error {
	err := s.policy.do(ctx, func(ctx context.Context) error { return s.bucket.Delete(ctx, key) })
	if missing(err) {
		return nil
	}
	return s.explain("delete", key, err)
}

func (s *Store) explain(verb, key string, err error) error {
	return explain(verb, s.address.At(key), err, ErrNotFound)
}
