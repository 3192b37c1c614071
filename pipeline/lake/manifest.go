package lake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// manifestFormat is the version of the layout that FORMAT.md describes.
const manifestFormat = 1

// Manifest says which files make up one version of the lake.
type Manifest struct {
	Format   int       `json:"format"`
	Version  int       `json:"version"`
	Parent   int       `json:"parent"` // the version it was made from; 0: an empty lake
	Created  time.Time `json:"created"`
	RunID    string    `json:"run_id"`
	Dateline string    `json:"dateline"` // version of the program that wrote it
	Files    []File    `json:"files"`    // by path
	SHA256   string    `json:"sha256"`   // of this manifest's own encoding with sha256 ""
}

// File is one Parquet file of the lake.
type File struct {
	Table      string `json:"table"`
	Path       string `json:"path"` // relative to the lake, with slashes: "troops/000003-0002.parquet"
	Rows       int64  `json:"rows"`
	Bytes      int64  `json:"bytes"`
	SHA256     string `json:"sha256"`
	SchemaHash string `json:"schema_hash"` // Table.SchemaHash when it was written
	Origin

	staged string // where it lies until it is committed, "" afterwards
}

// Origin says what a fact file was made from; other files have none.
type Origin struct {
	From    string `json:"from,omitempty"`    // Path of the articles file
	Version string `json:"version,omitempty"` // of the fact type that was run, as package plan counts it
}

// Of lists the manifest's files of one table, by path.
func (m *Manifest) Of(table string) []File {
	var out []File
	for _, f := range m.Files {
		if f.Table == table {
			out = append(out, f)
		}
	}
	return out
}

// File finds a file by its path.
func (m *Manifest) File(path string) (File, bool) {
	i := slices.IndexFunc(m.Files, func(f File) bool { return f.Path == path })
	if i < 0 {
		return File{}, false
	}
	return m.Files[i], true
}

// Rows counts the rows of a table.
func (m *Manifest) Rows(table string) int64 {
	var n int64
	for _, f := range m.Files {
		if f.Table == table {
			n += f.Rows
		}
	}
	return n
}

// encode seals the manifest with its own sum and gives its bytes.
func (m *Manifest) encode() ([]byte, error) {
	m.SHA256 = ""
	unsealed, err := m.bytes()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(unsealed)
	m.SHA256 = hex.EncodeToString(sum[:])
	return m.bytes()
}

func (m *Manifest) bytes() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", "  ")
	return append(data, '\n'), err
}

// decodeManifest reads a manifest and proves that each byte is as it was
// written: encoding it again must give the same bytes and the same sum.
func decodeManifest(data []byte) (*Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	said := m.SHA256
	if m.Format != manifestFormat && sealed(data, said) {
		return nil, fmt.Errorf("its format is %d, this program reads %d: use the release of dateline that wrote it, or a newer one", m.Format, manifestFormat)
	}
	again, err := m.encode()
	if err != nil {
		return nil, err
	}
	if m.SHA256 != said || !bytes.Equal(again, data) {
		return nil, fmt.Errorf("%w: its sha256 is not the one it names", ErrCorrupt)
	}
	return &m, nil
}

// sealed reports whether sum is that of the manifest's bytes with an empty sum in
// its place. It holds for manifests of any format.
func sealed(data []byte, sum string) bool {
	head, tail, ok := cutLast(data, []byte(`"`+sum+`"`))
	if !ok {
		return false
	}
	h := sha256.New()
	for _, part := range [][]byte{head, []byte(`""`), tail} {
		h.Write(part)
	}
	return hex.EncodeToString(h.Sum(nil)) == sum
}

func cutLast(data, sep []byte) (before, after []byte, found bool) {
	i := bytes.LastIndex(data, sep)
	if i < 0 {
		return data, nil, false
	}
	return data[:i], data[i+len(sep):], true
}

// manifestDir is the directory of the manifests, beside those of the tables.
const manifestDir = "manifests"

func manifestName(version int) string { return fmt.Sprintf("%s/%06d.json", manifestDir, version) }

// Manifest reads the manifest of one version.
func (l *Lake) Manifest(version int) (*Manifest, error) {
	m, err := l.readManifest(manifestName(version))
	if err == nil && m.Version != version {
		err = fmt.Errorf("%w: it says it is version %d", ErrCorrupt, m.Version)
	}
	if err != nil {
		return nil, fmt.Errorf("read manifest %s: %w", filepath.Join(l.dir, manifestName(version)), err)
	}
	return m, nil
}

func (l *Lake) readManifest(name string) (*Manifest, error) {
	in, err := l.disk.open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	return decodeManifest(data)
}

var (
	manifestFile = regexp.MustCompile(`^(\d{6,})\.json$`)
	// A manifest that a repair has set aside still uses up its number.
	numberedFile = regexp.MustCompile(`^(\d{6,})\.json`)
)

// Versions lists the versions that have a manifest, in order.
func (l *Lake) Versions() ([]int, error) { return l.versions(manifestFile) }

// last is the highest number that any version was given, 0 if none was.
func (l *Lake) last() (int, error) {
	versions, err := l.versions(numberedFile)
	if err != nil || len(versions) == 0 {
		return 0, err
	}
	return versions[len(versions)-1], nil
}

func (l *Lake) versions(names *regexp.Regexp) ([]int, error) {
	entries, err := l.disk.list(manifestDir)
	if err != nil {
		return nil, fmt.Errorf("list manifests: %w", err)
	}
	var out []int
	for _, e := range entries {
		if digits := names.FindStringSubmatch(e.name); digits != nil {
			if n, err := strconv.Atoi(digits[1]); err == nil && n > 0 && fmt.Sprintf("%06d", n) == digits[1] {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	return out, nil
}
