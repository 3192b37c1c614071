package lexicon

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/data"
)

// What is asked of a user's files holds for the built-in ones.
func TestBuiltinFilesPassTheChecks(t *testing.T) {
	c := &checker{below: newNames(), own: newNames()}
	bodies, err := c.files(data.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	said := c.check(bodies)
	for _, p := range c.problems {
		if p.File == "cities.tsv" && strings.Contains(p.Message, "never found") {
			continue // GeoNames has a handful of such; they do no harm
		}
		t.Error(Problems{p}.Error(), "-", p.Hint)
	}
	if len(said) < 45_000 || c.fresh < 1500 || c.words < 1500 {
		t.Errorf("%d lines, %d entities, %d cue words: what was checked is not the lexicon", len(said), c.fresh, c.words)
	}
}

// Every built-in file is a table that formats declares, a cue file or a plain one.
func TestFormatsNameTheBuiltinFiles(t *testing.T) {
	have := fileNames()
	for _, f := range formats {
		if !strings.Contains(" "+strings.Join(have, " ")+" ", " "+f.file+" ") {
			t.Errorf("there is no built-in %s", f.file)
		}
	}
	for _, name := range have {
		if _, table := formatOf(name); strings.HasSuffix(name, ".tsv") != table {
			t.Errorf("%s: no format says what its columns are", name)
		}
	}
}
