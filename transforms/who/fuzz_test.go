package who

import (
	"testing"
	"testing/fstest"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// Whatever the text, mentions lie within it, in order, apart from each other, and
// name what the lexicon knows.
func FuzzFind(f *testing.F) {
	f.Add(dispatch)
	f.Add("Paris, Paris, Texas, Texas-Paris-led U.S.-U.S. of of of Mali")
	f.Add("San San San San Jose, San Jose, the the West the Gulf - - 's 's IS IS WHO")
	f.Add("\xff\xfeNiger\x00’s Co\xccngo ŞİÇ İzmir Zürich ’’ É")
	f.Fuzz(func(t *testing.T, body string) {
		doc := text.Build(body, calendar.None)
		last := 0
		for _, m := range Find(doc) {
			if m.First < last || m.End <= m.First || m.End > len(doc.Tokens) {
				t.Fatalf("mention %+v after token %d of %d", m, last, len(doc.Tokens))
			}
			last = m.End
			if m.Head >= len(doc.Tokens) || m.Head < -1 || m.Head >= m.First && m.Head < m.End {
				t.Fatalf("head of %+v", m)
			}
			if e, ok := Lookup(m.ID); !ok || e.ID != m.ID {
				t.Fatalf("Lookup(%q) = %+v, %v", m.ID, e, ok)
			}
			if m.Country != "" && !IsState(m.Country) {
				t.Fatalf("country of %+v is no state", m)
			}
		}
	})
}

// Whatever a user's files hold, Load reports a mistake or gives a lexicon that works.
func FuzzLoad(f *testing.F) {
	f.Add("MLI\tML\tstate\tMali\t\tMalian\tMalians\tBamako", "Zbrod\t\tMLI\t05\t9000")
	f.Add("MLI\t\tstate\t?\tthe\t-\t;;?\t? the -", "a\tb\tMLI\td\t1\n’\t\tMLI\t\t1")
	f.Fuzz(func(_ *testing.T, states, cities string) {
		lex, err := Load(fstest.MapFS{}, fstest.MapFS{"states.tsv": {Data: []byte(states)}, "cities.tsv": {Data: []byte(cities)}})
		if err != nil {
			return
		}
		doc := text.Build(states+"\n\n"+cities, calendar.None)
		for _, m := range lex.Find(doc) {
			lex.Lookup(m.ID)
		}
		lex.Entities()
	})
}
