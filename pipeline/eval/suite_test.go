package eval

import (
	"fmt"
	"strings"
	"testing"
)

func TestSpansOfSuites(t *testing.T) {
	for _, c := range []struct {
		name, text, span, dates, norm, numbers string
	}{
		{"as it is", "in May 1999", "May 1999", "May 1999", "May 1999", "May 1999"},
		{"punctuation", "(May, 1999).", "(May, 1999).", "May, 1999", "May, 1999", "(May, 1999)."},
		{"curly quotes", "\u201cMay\u201d", "\u201cMay\u201d", "May", "May", "\u201cMay\u201d"},
		{"points of numbers", " .5, ", " .5, ", "5", "5", ".5"},
		{"function words", "Since  the\u00a0May", "Since  the\u00a0May", "Since  the\u00a0May", "May", "Since  the\u00a0May"},
		{"after a day", "after a day", "after a day", "after a day", "day", "after a day"},
		{"this stays", "this May", "this May", "this May", "this May", "this May"},
		{"words that only begin so", "Ana in Annan", "Ana in Annan", "Ana in Annan", "Ana in Annan", "Ana in Annan"},
		{"never the whole", "the as", "the as", "the as", "as", "the as"},
		{"a blank that is not trimmed", "the\u00a0", "the\u00a0", "the\u00a0", "the\u00a0", "the\u00a0"},
		{"nothing left", "...", "...", "", "", "..."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := []rune(c.text)
			start := len([]rune(c.text[:strings.Index(c.text, c.span)]))
			whole := stretch{start, start + len([]rune(c.span))}
			slice := func(s stretch) string { return string(text[s.start:s.end]) }
			dates := trim(text, whole, DateSuite.trimmed())
			if got := slice(dates); got != c.dates {
				t.Errorf("of dates %q, want %q", got, c.dates)
			}
			if got := slice(withoutLead(text, dates)); got != c.norm {
				t.Errorf("without function words %q, want %q", got, c.norm)
			}
			if got := slice(trim(text, whole, NumberSuite.trimmed())); got != c.numbers {
				t.Errorf("of numbers %q, want %q", got, c.numbers)
			}
		})
	}
	if got := trim([]rune("May"), stretch{-5, 99}, ""); got != (stretch{0, 3}) {
		t.Errorf("a span beyond the text is cut to %v", got)
	}
	for _, word := range functionWords {
		if got := withoutLead([]rune(word+" day"), stretch{0, len(word) + 4}); got.start != len(word)+1 {
			t.Errorf("%q is not dropped", word)
		}
	}
}

// Spans as start-end; of gold and predictions the letter is the value.
func TestPairsOfSuites(t *testing.T) {
	for _, c := range []struct{ name, gold, pred, want string }{
		{"same", "0-4a", "0-4a", ""},
		{"the longer overlap first", "0-4a 3-9b", "2-9b", "MISS 0-4"},
		{"then the nearer ends", "0-4a", "0-9b 0-5a", "FP 0-9"},
		{"then the later one", "0-4a 0-4b", "0-4b", "MISS 0-4"},
		{"one to one", "0-4a 5-9b", "0-9a", "MISS 0-4 VALUE 5-9"},
		{"said twice", "0-4a", "0-4a 0-4b", ""},
		{"nothing", "0-4a", "2-2a", "MISS 0-4"},
		{"ignored", "", "10-12a 11-19b", ""},
		{"ignored and right", "10-12a", "10-12a", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := SuiteText{ID: "t", Text: "abcdefghijklmnopqrst", Ignore: []Ignored{{11, 12}}}
			for _, p := range places(t, c.gold) {
				text.Expected = append(text.Expected, Expected{Prediction: p})
			}
			r := ScoreSuite(&Suite{DateSuite, []SuiteText{text}}, []Predictions{{"t", places(t, c.pred)}})
			var got []string
			for _, e := range r.Errors {
				p := e.Got
				if e.Gold != nil {
					p = &e.Gold.Prediction
				}
				got = append(got, fmt.Sprintf("%s %d-%d", e.Kind, p.Start, p.End))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("errors %q, want %q", s, c.want)
			}
		})
	}
}

func places(t *testing.T, list string) []Prediction {
	t.Helper()
	out := []Prediction{}
	for _, item := range strings.Fields(list) {
		var p Prediction
		var value string
		if _, err := fmt.Sscanf(item, "%d-%d%s", &p.Start, &p.End, &value); err != nil {
			t.Fatal(err)
		}
		p.From, p.To = &value, &value
		out = append(out, p)
	}
	return out
}

func TestPredictionsAreSavedAsTheyAreRead(t *testing.T) {
	for _, c := range []struct {
		kind     SuiteKind
		text     string
		from, to string
		value    string
	}{
		{DateSuite, "Zoë left on Tuesday <again>.", "2021-03-09", "2021-03-09", ""},
		{NumberSuite, "Zoë had minus 5 boats.", "", "", "-5"},
	} {
		t.Run(string(c.kind), func(t *testing.T) {
			suite := &Suite{c.kind, []SuiteText{{ID: "t", RefDate: "2021-03-11", Text: c.text}}}
			lines := must(PredictionLines(must(suite.Predict())(t)))(t)
			read := must(ReadPredictions(strings.NewReader(string(lines)), "lines"))(t)
			if len(read) != 1 || len(read[0].List) != 1 {
				t.Fatalf("read back %s", lines)
			}
			p := read[0].List[0]
			if quote := string([]rune(c.text)[p.Start:p.End]); p.Text == nil || *p.Text != quote {
				t.Errorf("the text %v does not stand at %d", p.Text, p.Start)
			}
			if c.value != "" && (p.Value == nil || p.Value.String() != c.value) || c.from != "" && (*p.From != c.from || *p.To != c.to) {
				t.Errorf("read back %s", lines)
			}
		})
	}
	bad := &Suite{DateSuite, []SuiteText{{ID: "t7", RefDate: "2021-02-30"}}}
	if _, err := bad.Predict(); err == nil || !strings.Contains(err.Error(), "t7") {
		t.Errorf("a day that does not exist: %v", err)
	}
}
