package warehouse

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

// sealFormat is the layout of a seal.
const sealFormat = 1

// Seal says what the database of one version was when it was published. It
// stands beside it, v<n>.seal.json, and is never changed.
type Seal struct {
	Format         int              `json:"format"`
	Version        string           `json:"version"`         // "v12"
	Manifest       int              `json:"manifest"`        // version of the lake that it holds
	ManifestSHA256 string           `json:"manifest_sha256"` // as meta.info has it; "" for an empty lake
	Bytes          int64            `json:"bytes"`           // size of the database file
	DatabaseSHA256 string           `json:"database_sha256"` // its sum
	Tables         map[string]int64 `json:"tables"`          // rows of each table, entities included
	Created        time.Time        `json:"created"`         // UTC, whole seconds
	Dateline       string           `json:"dateline"`        // version of the program that made it, "" if it did not say
	SHA256         string           `json:"sha256"`          // of the seal's own encoding with sha256 ""
}

func sealPath(database string) string {
	return strings.TrimSuffix(database, ".duckdb") + ".seal.json"
}

// encode completes the seal with its own sum and gives its bytes.
func (s *Seal) encode() ([]byte, error) {
	s.SHA256 = ""
	unsealed, err := s.bytes()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(unsealed)
	s.SHA256 = hex.EncodeToString(sum[:])
	return s.bytes()
}

func (s *Seal) bytes() ([]byte, error) {
	data, err := json.MarshalIndent(s, "", "  ")
	return append(data, '\n'), err
}

// readSeal reads the seal of the database at path. The error wraps ErrUnsealed if
// there is none, and ErrDamaged if it is not as it was written.
func readSeal(path string) (*Seal, error) {
	name := sealPath(path)
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read %s: %w", name, ErrUnsealed)
	}
	if err != nil {
		return nil, fmt.Errorf("read seal: %w", err)
	}
	s, err := decodeSeal(data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if p, ok := publicationAt(path); ok && s.Version != p.Version {
		return nil, fmt.Errorf("read %s: %w: it is the seal of %s", name, ErrDamaged, s.Version)
	}
	return s, nil
}

// decodeSeal reads a seal and proves that each byte is as it was written: encoding
// it again must give the same bytes and the same sum.
func decodeSeal(data []byte) (*Seal, error) {
	var s Seal
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if s.Format != sealFormat {
		return nil, fmt.Errorf("its format is %d, this program reads %d", s.Format, sealFormat)
	}
	said := s.SHA256
	again, err := s.encode()
	if err != nil {
		return nil, err
	}
	if s.SHA256 != said || !bytes.Equal(again, data) {
		return nil, fmt.Errorf("%w: its sha256 is not the one it names", ErrDamaged)
	}
	return &s, nil
}

// fits reports whether a file of this size and sum is the one that was sealed.
func (s *Seal) fits(size int64, sum string) error {
	if size != s.Bytes {
		return fmt.Errorf("%w: it has %d bytes, its seal says %d", ErrDamaged, size, s.Bytes)
	}
	if sum != s.DatabaseSHA256 {
		return fmt.Errorf("%w: its sha256 is %s, its seal says %s", ErrDamaged, sum, s.DatabaseSHA256)
	}
	return nil
}

// prove reads the whole database at path and compares it with its seal.
func prove(ctx context.Context, path string) (*Seal, error) {
	s, err := readSeal(path)
	if err != nil {
		return nil, err
	}
	size, sum, err := hashFile(ctx, path)
	if err != nil {
		return nil, err
	}
	return s, s.fits(size, sum)
}

// hashFile gives a file's size and SHA-256.
func hashFile(ctx context.Context, path string) (int64, string, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, "", err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, stoppable{ctx, f})
	return n, hex.EncodeToString(h.Sum(nil)), err
}

// stoppable is a reader that ends with its context.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// newSeal describes the database that is open, all but its file.
func (b *Build) newSeal(ctx context.Context) (*Seal, error) {
	done := Loaded{Tables: make(map[string]int64)}
	if err := countRows(ctx, b.conn, b.cfg.tables(), &done); err != nil {
		return nil, err
	}
	return &Seal{
		Format: sealFormat, Manifest: b.manifest.Version, ManifestSHA256: b.manifest.SHA256, Tables: done.Tables,
		Created: time.Now().UTC().Truncate(time.Second), Dateline: b.dateline,
	}, nil
}
