package when

import (
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

func TestShallow(t *testing.T) {
	var names = map[Direction]string{Unknown: "unknown", Past: "past", Future: "future"}
	for _, c := range []struct {
		text string // in which the expression is Friday
		want Direction
	}{
		{"The panel met Friday.", Past},
		{"The panel resigned on Friday.", Past},
		{"The panel was dissolved on Friday.", Past},
		{"The panel has been sitting since Friday.", Past},
		{"The panel may have met on Friday.", Past},
		{"The panel is believed to have met on Friday.", Past},
		{"The panel was meeting on Friday.", Past},
		{"The panel failed to agree on Friday.", Past},
		{"Friday's attack will be remembered.", Past},
		{"The panel will meet on Friday.", Future},
		{"The panel will be dissolved on Friday.", Future},
		{"The panel would be dissolved on Friday.", Future},
		{"The panel is to be dissolved on Friday.", Future},
		{"The panel is meeting on Friday.", Future},
		{"The panel is due on Friday.", Future},
		{"The panel is expected back on Friday.", Future},
		{"The panel plans to meet on Friday.", Future},
		{"The panel has agreed to meet on Friday.", Future},
		{"The panel, to be held on Friday, is full.", Future},
		{"The session begins on Friday.", Future},
		{"He said on Friday the panel would meet.", Past},
		{"He said that on Friday the panel would meet.", Future},
		{"The meeting Friday will be long.", Future},
		{"When the case is heard on Friday, he wins.", Future},
		{"The newly elected panel on Friday.", Unknown},
		{"A bright Friday for all.", Unknown},
	} {
		t.Run(c.text, func(t *testing.T) {
			doc := text.Build(c.text, calendar.None)
			for i := range doc.Tokens {
				if doc.Text(i) == "Friday" {
					if got := Shallow(doc, i, i+1); got != c.want {
						t.Errorf("got %s, want %s", names[got], names[c.want])
					}
					return
				}
			}
			t.Fatal("no Friday in the text")
		})
	}
}

// A Finder asks the Tense it was given.
func TestFinderTense(t *testing.T) {
	day, _ := calendar.Parse(wednesday)
	doc := text.Build("The panel met on Friday.", day)
	ahead := Finder{Tense: func(*text.Document, int, int) Direction { return Future }}
	if got := ahead.Find(doc); len(got) != 1 || got[0].From.String() != "2021-03-12" {
		t.Errorf("got %v, want one mention of 2021-03-12", got)
	}
}
