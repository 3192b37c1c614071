package confidence

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

const small = `# a comment
date	*	*	90	100	0	0	0.95
troops	*	*	5	10	1	2	0.50
troops	troops.noun	*	4	5	1	2	0.60
troops	troops.noun	named	4	4	0	0	0.70
`

func parsed(t *testing.T, text string) *Table {
	t.Helper()
	table, err := Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestOf(t *testing.T) {
	table := parsed(t, small)
	for _, c := range []struct {
		name  string
		key   Key
		prior float64
		want  float64
	}{
		{"its own row", Key{"troops", "troops.noun", "named"}, 0.1, 0.7},
		{"evidence not met before", Key{"troops", "troops.noun", "open"}, 0.1, 0.6},
		{"a rule not met before keeps its prior", Key{"troops", "troops.new", "named"}, 0.3, 0.3},
		{"but not above its type", Key{"troops", "troops.new", "named"}, 0.9, 0.5},
		{"a type measured as a whole", Key{"date", "date.any", ""}, 0.1, 0.95},
		{"a type not met before is never sure", Key{"other", "other.rule", ""}, 1, untried},
		{"a prior out of range", Key{"other", "other.rule", ""}, -1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := table.Of(c.key, c.prior); got != c.want {
				t.Errorf("%v has %v, want %v", c.key, got, c.want)
			}
		})
	}
}

func TestWriteAndParse(t *testing.T) {
	table := parsed(t, small)
	var b bytes.Buffer
	if err := table.Write(&b, "one\n\ntwo"); err != nil {
		t.Fatal(err)
	}
	if text := b.String(); !strings.HasPrefix(text, "# one\n#\n# two\n# type\t") || !strings.HasSuffix(text, small[strings.Index(small, "date"):]) {
		t.Errorf("written:\n%s", text)
	}
	if again := parsed(t, b.String()); !slices.Equal(again.Rows(), table.Rows()) {
		t.Errorf("read again: %v", again.Rows())
	}
}

func TestParseMistakes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"too few fields", "date\t*\t*\t1\t1\n", "line 1: 5 fields"},
		{"no number", "#\ndate\t*\t*\tx\t1\t0\t0\t0.5\n", `line 2: "x"`},
		{"a negative number", "date\t*\t*\t1\t-1\t0\t0\t0.5\n", `"-1"`},
		{"no probability", "date\t*\t*\t1\t1\t0\t0\t1.5\n", `"1.5"`},
		{"not a number", "date\t*\t*\t1\t1\t0\t0\tNaN\n", `"NaN"`},
		{"twice", "date\t*\t*\t1\t1\t0\t0\t0.5\ndate\t*\t*\t1\t1\t0\t0\t0.5\n", "stands twice"},
		{"an orphan", "date\tdate.x\t*\t1\t1\t0\t0\t0.5\n", "none above"},
		{"an orphan below a type", "date\t*\t*\t1\t1\t0\t0\t0.5\ndate\tdate.x\topen\t1\t1\t0\t0\t0.5\n", "none above"},
		{"no type", "*\t*\t*\t1\t1\t0\t0\t0.5\n", "no type"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Parse(strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

// TestVersion: a type's version follows what is said of that type, and not how many
// facts it was counted on.
func TestVersion(t *testing.T) {
	table := parsed(t, small)
	other := parsed(t, strings.Replace(small, "0.70", "0.71", 1))
	counted := parsed(t, strings.Replace(small, "90\t100", "91\t101", 1))
	if table.Version("troops") == other.Version("troops") || table.Version("date") != other.Version("date") {
		t.Error("a changed confidence changes other versions than that of its type")
	}
	if table.Version("date") != counted.Version("date") {
		t.Error("the same confidence of other counts has another version")
	}
	if table.Version("other") != "" {
		t.Errorf("a type that is not there has version %q", table.Version("other"))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(small)
	f.Add("date\t*\t*\t1\t1\t0\t0\t0.5\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := Parse(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, row := range table.Rows() {
			if got := table.Of(row.Key, 1); !(got >= 0 && got <= 1) {
				t.Errorf("%v has confidence %v", row.Key, got)
			}
		}
	})
}

// TestBuiltin: the table of the program is one, and backs off sensibly.
func TestBuiltin(t *testing.T) {
	rows := Builtin().Rows()
	if len(rows) < 50 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, row := range rows {
		if row.Unseen.Right > row.Unseen.Of || row.Seen.Right > row.Seen.Of {
			t.Errorf("%v: more facts right than there are: %v %v", row.Key, row.Unseen, row.Seen)
		}
		if share := row.Unseen.Share(); row.Unseen.Of >= 100 && row.Confidence > share || row.Unseen.Of >= 2*enough && row.Confidence >= Sure && share < Sure {
			t.Errorf("%v promises %v, and %v of %d are right", row.Key, row.Confidence, share, row.Unseen.Of)
		}
		if row.Rule != "" && row.Confidence >= Sure && row.Unseen.Of+row.Seen.Of < enough && row.Evidence == "" {
			t.Errorf("%v is sure of %d facts", row.Key, row.Unseen.Of+row.Seen.Of)
		}
	}
}
