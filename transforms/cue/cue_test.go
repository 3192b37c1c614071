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
	if !doc.Has(8, f.All()) || !doc.Has(6, f.All()) || doc.Has(7, f.All()) {
		t.Error("All must hold the most telling word of each phrase, and no other")
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

// What a user adds must reach the sets that rules made before, too.
func TestExtend(t *testing.T) {
	f, err := Parse("sample.cues", sample)
	if err != nil {
		t.Fatal(err)
	}
	words, phrases := f.Words("killed victim"), f.Phrases("killed phrase")
	all, union := f.All(), f.Union("killed victim")
	more, err := Parse("sample.cues", "\r\n[killed victim]\r\nvaporised\n[killed phrase]\nmet their end # so to speak\n")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.extend(more); err != nil {
		t.Fatal(err)
	}
	doc := text.Build("Six were vaporised and two met their end; one was slain.", calendar.None)
	if !doc.Has(2, words) || !doc.Has(2, all) || !doc.Has(2, union) {
		t.Error("a word that was added is in some sets only")
	}
	if !doc.Has(7, all) || phrases.Match(doc, 5) != 3 {
		t.Errorf("the phrase that was added is not found at %q", doc.Text(5))
	}
	if last := len(doc.Tokens) - 2; !doc.Has(last, words) {
		t.Errorf("%q is no longer in its list", doc.Text(last))
	}
	for _, body := range []string{"[wounded]\nhit\n", "[wounded phrase]\nhit\n"} {
		other, err := Parse("sample.cues", body)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.extend(other); err == nil {
			t.Errorf("%q adds to a list that is not there", body)
		}
	}
}
