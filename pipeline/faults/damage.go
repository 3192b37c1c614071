package faults

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"strings"
)

// kinds are the kinds of files in a home, by their path in it, besides the tables of the lake.
var kinds = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"manifest", regexp.MustCompile(`^lake/manifests/\d+\.json$`)},
	{"record", regexp.MustCompile(`^runs/[^/]+/summary\.json$`)},
	{"events", regexp.MustCompile(`^runs/[^/]+/events\.jsonl$`)},
	{"database", regexp.MustCompile(`^warehouse/v[\d.]+\.duckdb$`)},
	{"seal", regexp.MustCompile(`^warehouse/v[\d.]+\.seal\.json$`)},
}

// kindOf names the kind of a file: one of the above or a table of the lake; "" for files
// that nothing depends on.
func kindOf(name string) string {
	for _, k := range kinds {
		if k.pattern.MatchString(name) {
			return k.name
		}
	}
	if strings.HasSuffix(name, ".parquet") && strings.HasPrefix(name, "lake/") {
		return "table " + path.Base(path.Dir(name))
	}
	return ""
}

// Files lists the files of a home that can be damaged, by kind: "manifest", "record",
// "events", "database", "seal", "table troops".
func Files(home string) (map[string][]string, error) {
	out := make(map[string][]string)
	err := fs.WalkDir(os.DirFS(home), ".", func(name string, e fs.DirEntry, err error) error {
		if kind := kindOf(name); err == nil && e.Type().IsRegular() && kind != "" {
			out[kind] = append(out[kind], name)
		}
		return err
	})
	return out, err
}

// Damage flips one bit of a file or, one time in four, cuts bytes off its end. It
// says in words what it did.
func Damage(file string, r *rand.Rand) (string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	if r.IntN(4) == 0 {
		left := r.IntN(len(data))
		return fmt.Sprintf("cut to %d bytes", left), rewrite(file, data[:left])
	}
	at := r.IntN(len(data))
	data[at] ^= 1 << r.IntN(8)
	return fmt.Sprintf("one bit of byte %d flipped", at), rewrite(file, data)
}

// rewrite gives a file other bytes, also one that may not be written to.
func rewrite(path string, data []byte) error {
	if err := os.Chmod(path, 0o644); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
