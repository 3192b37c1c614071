package article

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree writes empty files under a new directory.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range names {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestExpand(t *testing.T) {
	root := tree(t, "b.txt", "a.txt", "c.jsonl", "deep/er/d.txt", "deep/.hidden/e.txt", "deep/.f.txt", "deep/[1].txt", "deep/1.txt", "br[ack]et/g.txt")
	tests := []struct {
		name     string
		patterns string
		want     string
	}{
		{"glob", "*.txt", "a.txt b.txt"},
		{"braces", "{a,c}.*", "a.txt c.jsonl"},
		{"any depth", "**/*.txt", "a.txt b.txt br[ack]et/g.txt deep/1.txt deep/[1].txt deep/er/d.txt"},
		{"directory", "deep", "deep/1.txt deep/[1].txt deep/er/d.txt"},
		{"a glob does not enter directories", "*", "a.txt b.txt c.jsonl"},
		{"each once", "a.txt *.txt ./a.txt", "a.txt b.txt"},
		{"a name before a glob", "deep/[1].txt", "deep/[1].txt"},
		{"hidden when named", "deep/.f.txt deep/.hidden", "deep/.f.txt deep/.hidden/e.txt"},
		{"up and down", "deep/../*.jsonl", "c.jsonl"},
		{"standard input", "- a.txt", "- a.txt"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var patterns []Pattern
			for _, p := range strings.Fields(tt.patterns) {
				patterns = append(patterns, Pattern{Path: p, Base: root})
			}
			inputs, warnings, err := Expand(patterns)
			if err != nil || len(warnings) > 0 {
				t.Fatalf("warnings %v, error %v", warnings, err)
			}
			var got []string
			for _, in := range inputs {
				name := in.Path
				if rel, err := filepath.Rel(root, in.Path); err == nil && in.Path != "-" {
					name = filepath.ToSlash(rel)
					if in.Size != int64(len(name)) || in.ModTime.IsZero() {
						t.Errorf("%s: size %d, time %v", name, in.Size, in.ModTime)
					}
				}
				got = append(got, name)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %v, want %s", got, tt.want)
			}
		})
	}
}

func TestExpandBelowABracket(t *testing.T) {
	root := tree(t, "br[ack]et/g.txt")
	inputs, _, err := Expand([]Pattern{{Path: "*.txt", Base: filepath.Join(root, "br[ack]et"), Format: "text"}})
	if err != nil || len(inputs) != 1 || inputs[0].Format != "text" {
		t.Errorf("%+v, %v", inputs, err)
	}
}

func TestExpandNothing(t *testing.T) {
	root := tree(t, "a.txt")
	inputs, warnings, err := Expand([]Pattern{{Path: "*.html", Base: root}, {Path: "gone/*.txt", Base: root}, {Path: "a.txt", Base: root}})
	if err != nil || len(inputs) != 1 || len(warnings) != 2 || warnings[0].Pattern != "*.html" {
		t.Errorf("%+v, %+v, %v", inputs, warnings, err)
	}
	inputs, _, err = Expand([]Pattern{{Path: "gone.txt", Base: root}, {Path: "[", Base: root}, {Path: "a.txt", Base: root}})
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "gone.txt") || !strings.Contains(err.Error(), `bad glob "["`) {
		t.Errorf("both mistakes belong in %v", err)
	}
	if len(inputs) != 1 {
		t.Errorf("what can be read is listed all the same, got %+v", inputs)
	}
}

func TestExpandSymlinks(t *testing.T) {
	outside, in := t.TempDir(), t.TempDir()
	for _, name := range []string{filepath.Join(outside, "a.txt"), filepath.Join(in, "b.txt")} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, target := range map[string]string{"out": outside, "round": in, "file.txt": filepath.Join(outside, "a.txt")} {
		if err := os.Symlink(target, filepath.Join(in, link)); err != nil {
			t.Skip(err)
		}
	}
	for pattern, want := range map[string]string{
		in:                   "b.txt file.txt",
		in + "/**/*.txt":     "b.txt file.txt",
		in + "/*/*.txt":      "",
		in + "/out":          "out/a.txt", // what the user names is the user's own
		in + "/out/*.txt":    "out/a.txt",
		in + "/../*/b.txt":   "b.txt",
		in + "/round/*.txt":  "round/b.txt round/file.txt",
		in + "/**/round/*/*": "",
	} {
		inputs, _, err := Expand([]Pattern{{Path: pattern}})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, i := range inputs {
			name, _ := filepath.Rel(in, i.Path)
			names = append(names, filepath.ToSlash(name))
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: got %q, want %q", pattern, got, want)
		}
	}
}
