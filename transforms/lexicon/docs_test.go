package lexicon

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The manual names every file and every column, shows the example as it is, and
// points to no list that is not there.
func TestManual(t *testing.T) {
	b, err := os.ReadFile("../../docs/lexicon.md")
	if err != nil {
		t.Fatal(err)
	}
	manual := string(b)
	for _, name := range fileNames() {
		if !strings.Contains(manual, "| `"+name+"` |") {
			t.Errorf("the manual has no row for %s", name)
		}
	}
	for _, f := range formats {
		row := rowOf(manual, f.file)
		for _, c := range f.columns {
			for _, word := range append(slices.Clone(c.values), c.name) {
				if !strings.Contains(row, "`"+word+"`") {
					t.Errorf("%s: the manual does not name %s", f.file, word)
				}
			}
		}
	}
	inBrackets := regexp.MustCompile("`\\[([^]`]+)\\]`")
	for _, name := range fileNames() {
		if !isCues(name) {
			continue
		}
		named := inBrackets.FindAllStringSubmatch(rowOf(manual, name), -1)
		if len(named) == 0 {
			t.Errorf("%s: the manual names none of its lists", name)
		}
		for _, m := range named {
			if !slices.Contains(lists(name), m[1]) {
				t.Errorf("%s has no list [%s]", name, m[1])
			}
		}
	}
	const example = "../../data/lexicon-example"
	files, err := os.ReadDir(example)
	if err != nil || len(files) < 3 {
		t.Fatalf("the example has %d files: %v", len(files), err)
	}
	for _, f := range files {
		body, err := os.ReadFile(example + "/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(manual, "`"+f.Name()+"`\n\n```text\n"+string(body)+"```\n") {
			t.Errorf("the manual does not show %s as it is", f.Name())
		}
	}
	layer, err := Read(os.DirFS(example))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(manual, layer.Suffix()) {
		t.Errorf("the manual does not show the example's suffix %s", layer.Suffix())
	}
}

// rowOf is the manual's table row of a file.
func rowOf(manual, file string) string {
	_, after, _ := strings.Cut(manual, "| `"+file+"` |")
	row, _, _ := strings.Cut(after, "\n")
	return row
}
