package faults

import (
	"archive/tar"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// unpack gives a copy of a home that an earlier release has written.
func unpack(t *testing.T, archive string) string {
	t.Helper()
	f, err := os.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	home := fresh(t, "")
	for in := tar.NewReader(z); ; {
		h, err := in.Next()
		if err == io.EOF {
			return home
		}
		if err == nil {
			err = unpackOne(filepath.Join(home, filepath.FromSlash(h.Name)), h, in)
		}
		if err != nil {
			t.Fatalf("unpack %s: %v", archive, err)
		}
	}
}

func unpackOne(path string, h *tar.Header, in io.Reader) error {
	switch h.Typeflag {
	case tar.TypeDir:
		return os.MkdirAll(path, 0o755)
	case tar.TypeSymlink:
		return os.Symlink(h.Linkname, path)
	case tar.TypeReg:
		data, err := io.ReadAll(in)
		if err == nil {
			err = os.WriteFile(path, data, h.FileInfo().Mode().Perm())
		}
		return err
	}
	return fmt.Errorf("%s is neither file, directory nor link", h.Name)
}

// TestEarlierHomes opens a home of each format there has been: it is read, verified and
// brought up to date, although its raw files are gone.
func TestEarlierHomes(t *testing.T) {
	archives, err := filepath.Glob("testdata/homes/format-*.tar.zst")
	if err != nil || len(archives) == 0 {
		t.Fatalf("there are no homes of earlier releases: %v", err)
	}
	for _, archive := range archives {
		t.Run(filepath.Base(archive), func(t *testing.T) {
			t.Parallel()
			d, home := dateline(t), unpack(t, archive)
			counts := func() string {
				return call(t, d, 0, "sql", "--home", home, "-o", "csv",
					"select (select count(*) from articles), (select count(*) from sources), (select count(*) from rejects), (select count(*) > 20 from article_facts)").Stdout
			}
			const want = "4,6,1,true"
			if got := counts(); !strings.Contains(got, want) {
				t.Errorf("it reads %s, want %s", got, want)
			}
			call(t, d, 0, "status", "--home", home)
			call(t, d, 0, "verify", "--home", home)
			r := call(t, d, 0, "run", "--home", home)
			t.Log(r)
			if got := counts(); !strings.Contains(got, want) {
				t.Errorf("after a run it reads %s, want %s", got, want)
			}
			call(t, d, 0, "verify", "--home", home)
			tidy(t, home)
			if r := call(t, d, 0, "run", "--home", home); !strings.Contains(r.Stdout, "nothing to do") {
				t.Errorf("a second run has something to do: %v", r)
			}
		})
	}
}

// ofFormat99 makes a manifest one of a format to come, with its sum.
func ofFormat99(manifest string) string {
	manifest = regexp.MustCompile(`"format": \d+,`).ReplaceAllString(manifest, `"format": 99,`+"\n"+`  "mood": "fine",`)
	own := regexp.MustCompile(`"sha256": "[0-9a-f]{64}"\n}`)
	sum := sha256.Sum256([]byte(own.ReplaceAllString(manifest, `"sha256": ""`+"\n}")))
	return own.ReplaceAllString(manifest, fmt.Sprintf(`"sha256": "%x"`+"\n}", sum))
}

// TestLaterHome opens a home of a format that is not there yet: it is refused, in
// words that say what to do, and nothing in it changes.
func TestLaterHome(t *testing.T) {
	t.Parallel()
	s := scenes(t)[1]
	d, home := dateline(t), fresh(t, s.home)
	manifests, err := filepath.Glob(filepath.Join(home, "lake", "manifests", "*.json"))
	if err != nil || len(manifests) == 0 {
		t.Fatal(manifests, err)
	}
	newest := manifests[len(manifests)-1]
	data, err := os.ReadFile(newest)
	if err != nil {
		t.Fatal(err)
	}
	later := ofFormat99(string(data))
	if err := os.WriteFile(newest, []byte(later), 0o644); err != nil {
		t.Fatal(err)
	}
	r := call(t, d, 1, "run", "--home", home, "--input", s.in)
	for _, words := range []string{"format is 99", "newer"} {
		if !strings.Contains(r.Stderr, words) {
			t.Errorf("the message does not say %q: %v", words, r)
		}
	}
	if diff := readable(t, home).Diff(s.before.Part("warehouse.")); len(diff) > 0 {
		t.Error(diff)
	}
	if now, err := os.ReadFile(newest); err != nil || string(now) != later {
		t.Errorf("the manifest was changed: %v", err)
	}
}
