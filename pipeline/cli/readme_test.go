package cli

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/warehouse"
)

// example is a command of the README with what it prints.
type example struct{ command, output string }

// examples are the commands of a section: "    $ dateline ...", and the indented lines
// that follow.
func examples(section string) (out []example) {
	for _, part := range strings.Split(section, "\n    $ ")[1:] {
		command, rest, _ := strings.Cut(part, "\n")
		e := example{command: command}
		for line := range strings.Lines(rest) {
			text, indented := strings.CutPrefix(line, "    ")
			if !indented {
				break
			}
			e.output += text
		}
		out = append(out, e)
	}
	return out
}

// TestReadmeAnswers runs the README's questions and queries over the warehouse of the
// samples: the answers are those printed there, and every query finds something.
func TestReadmeAnswers(t *testing.T) {
	readme := readRecipe(t, "../../README.md")
	_, section, found := strings.Cut(readme, "\n## Questions and answers\n")
	section, _, _ = strings.Cut(section, "\n## ")
	all := examples(section)
	if !found || len(all) < 5 {
		t.Fatalf("the README has %d questions with their answers, want 5 or more", len(all))
	}
	home, dir := sampleHome(t), t.TempDir()
	command(t, dir)
	for _, e := range all {
		cmd := exec.Command("/bin/sh", "-c", e.command+" 2>&1")
		cmd.Env = append(os.Environ(), "PATH="+dir+":/usr/bin:/bin", "DATELINE_HOME="+home, "NO_COLOR=1")
		out, err := cmd.Output()
		if err != nil || strings.TrimSpace(string(out)) != strings.TrimSpace(e.output) {
			t.Errorf("%s: %v\n%s\nthe README says\n%s", e.command, err, out, e.output)
		}
	}

	db, _, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	queries := regexp.MustCompile("(?s)```sql\n(.*?)```").FindAllStringSubmatch(readme, -1)
	if len(queries) < 10 {
		t.Errorf("the README has %d queries, want its ten", len(queries))
	}
	for _, q := range queries {
		if n := scalar(t, db, "select count(*) from ("+strings.TrimSuffix(strings.TrimSpace(q[1]), ";")+")"); n == 0 {
			t.Errorf("finds nothing in the samples:\n%s", q[1])
		}
	}
}
