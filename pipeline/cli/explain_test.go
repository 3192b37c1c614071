package cli

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestExplainedInTheDocs runs the worked example of docs/explain.md. Confidence is left
// out: it is calibrated anew as extraction improves.
func TestExplainedInTheDocs(t *testing.T) {
	b, err := os.ReadFile("../../docs/explain.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```text\n(.*?)```").FindAllSubmatch(b, 2)
	if len(blocks) != 2 {
		t.Fatalf("%d blocks of text, want the article and what is printed of it", len(blocks))
	}
	var out, errs bytes.Buffer
	args := []string{"extract", "--explain", "--types", "troops,casualties", "-"}
	if code := Main(args, bytes.NewReader(blocks[0][1]), &out, &errs); code != exitOK {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	confidence := regexp.MustCompile(`confidence \d\.\d\d`)
	want := confidence.ReplaceAllString(string(blocks[1][1]), "confidence")
	if got := confidence.ReplaceAllString(out.String(), "confidence"); !strings.HasSuffix(got, want) {
		t.Errorf("docs/explain.md is out of date; the command prints\n%s", out.String())
	}
}

func TestHang(t *testing.T) {
	for name, c := range map[string]struct {
		text          string
		indent, width int
		want          string
	}{
		"no terminal":       {"one two three four five six seven", 4, 0, "one two three four five six seven"},
		"fits":              {"one two", 4, 40, "one two"},
		"breaks":            {"one two three four five six seven", 4, 26, "one two three four\n    five six seven"},
		"too narrow a room": {"one two three four five six seven", 30, 40, "one two three four five six seven"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := hang(c.text, c.indent, c.width); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Reasons quote the article: nothing in it may command the terminal or break the columns.
func TestReasonsAreHarmless(t *testing.T) {
	x := &extraction{app: &app{out: &bytes.Buffer{}}}
	got := x.reasons([]reason{{"location", "a\x1bb\nc", "“c\td\x07”, after\n“in”"}, {"kind", "killed", "“dead”"}})
	const want = "  location  a\uFFFDb c   “c d\uFFFD”, after “in”\n" +
		"  kind      killed  “dead”\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestOneReasonForSeveralSlots(t *testing.T) {
	for name, c := range map[string]struct {
		name, next string
		alike      bool
		want       bool
	}{
		"one value":         {"origin", "location", true, true},
		"ends of a count":   {"low", "high", false, true},
		"parties":           {"parties", "parties", false, true},
		"different columns": {"edtf", "relative", false, false},
	} {
		if got := oneReason(c.name, c.next, c.alike); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := merged("FRA, MLI", "MLI"); got != "FRA, MLI" {
		t.Errorf("merged twice: %q", got)
	}
}
