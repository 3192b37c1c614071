package cue

import (
	"slices"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

func TestListsOf(t *testing.T) {
	f, err := Parse("sample.cues", sample+"[killed alone]\nslain\n")
	if err != nil {
		t.Fatal(err)
	}
	doc := text.Build("Two were slain and six lost their lives.", calendar.None)
	for tok, want := range map[int][]string{
		0: nil,
		2: {"killed alone", "killed victim"},
		5: {"killed phrase"},
		6: nil,
	} {
		if got := f.ListsOf(doc, tok); !slices.Equal(got, want) {
			t.Errorf("lists of %q are %v, want %v", doc.Text(tok), got, want)
		}
	}
}
