package cue

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

const sample = `# sample
[killed victim]   # a comment
killed slain
[killed phrase]
lost their lives
lost
`

func TestParse(t *testing.T) {
	f, err := Parse("sample.cues", sample)
	if err != nil {
		t.Fatal(err)
	}
	doc := text.Build("Two men were slain and six lost their lives.", calendar.None)
	if !doc.Has(3, f.Words("killed victim")) || doc.Has(2, f.Words("killed victim")) {
		t.Error("the list of words holds the wrong ones")
	}
	if got := f.Phrases("killed phrase").Match(doc, 6); got != 3 {
		t.Errorf("longest phrase at %q has %d tokens, want 3", doc.Text(6), got)
	}
	if got := f.Phrases("killed phrase").Match(doc, 5); got != 0 {
		t.Errorf("a phrase matches at %q", doc.Text(5))
	}
	if !doc.Has(6, f.All()) || doc.Has(6, f.All("killed phrase")) && !doc.Has(6, f.All()) {
		t.Error("All leaves out the first words of phrases")
	}
}

func TestParseErrors(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"words before a list": {"killed\n", "x.cues:1:"},
		"a list twice":        {"[a]\nb\n[a]\n", "x.cues:3:"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Parse("x.cues", c.body); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want one at %s", err, c.want)
			}
		})
	}
}
