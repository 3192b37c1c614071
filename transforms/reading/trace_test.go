package reading_test

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/reading"
	"github.com/dateline/dateline/transforms/text"
)

const told = "Kenya may send soldiers to Somalia, the minister said on Tuesday. They landed in Mogadishu."

func convoy() *reading.Reading { return reading.New(text.Build(told, calendar.Date(2021, 3, 11))) }

// ask asks everything that leaves a note about one word.
func ask(r *reading.Reading, word string) []string {
	tok := 0
	for r.Doc.Text(tok) != word {
		tok++
	}
	when := r.WhenOf(tok)
	return []string{
		string(r.Location(tok)), string(r.Assertion(tok)), r.Attribution(tok), when.From.String(),
		string(r.Antecedent(tok)), strings.Join(idTexts(r, tok), " "),
	}
}

func idTexts(r *reading.Reading, tok int) []string {
	var out []string
	for _, id := range r.Agents(tok) {
		out = append(out, string(id))
	}
	return out
}

func TestRecordingChangesNoAnswer(t *testing.T) {
	for _, word := range []string{"send", "soldiers", "said", "landed", "They"} {
		plain, traced := convoy(), convoy()
		traced.Record()
		want, got := strings.Join(ask(plain, word), "|"), strings.Join(ask(traced, word), "|")
		if got != want {
			t.Errorf("%s: %s while recording, else %s", word, got, want)
		}
	}
}

func TestNotesSayWhy(t *testing.T) {
	r := convoy()
	trace := r.Record()
	r.Asking("troops")
	ask(r, "send")
	for _, want := range []struct {
		ask    reading.Question
		answer string
		by     string // the word that gave it, "" if no single one did
		why    string
	}{
		{reading.AskAssertion, "planned", "may", "modal"},
		{reading.AskAttribution, "the minister", "said", "word of speech"},
		{reading.AskWhen, "explicit", "Tuesday", "nearest date"},
		{reading.AskActor, "KEN", "", "does what this word tells"},
		{reading.AskLocation, "SOM", "", "fits best"},
	} {
		if !noted(r, trace, want.ask, want.answer, want.by, want.why) {
			t.Errorf("no note of %s = %s by %q because of %q in %+v", want.ask, want.answer, want.by, want.why, trace.Notes)
		}
	}
}

func noted(r *reading.Reading, trace *reading.Trace, ask reading.Question, answer, by, why string) bool {
	for _, n := range trace.Notes {
		word := ""
		if n.By >= 0 {
			word = r.Doc.Text(n.By)
		}
		if n.Ask == ask && n.Answer == answer && word == by && strings.Contains(n.Why, why) && n.Type == "troops" {
			return true
		}
	}
	return false
}

func TestNotesAndDropsStandOnce(t *testing.T) {
	r := convoy()
	trace := r.Record()
	if r.Record() != trace {
		t.Fatal("a second Record begins anew")
	}
	r.Asking("troops")
	for range 3 {
		r.Note(reading.AskActor, 1, "KEN", 0, "says so")
		r.Note(reading.AskActor, 1, "", 0, "no answer is no note")
		if !r.Drop(2, 2, "too few") {
			t.Fatal("Drop must be true, so that conditions may say why")
		}
	}
	if len(trace.Notes) != 1 || len(trace.Drops) != 1 {
		t.Errorf("%d notes and %d drops, want one of each: %+v", len(trace.Notes), len(trace.Drops), trace)
	}
	if d := trace.Drops[0]; d.Type != "troops" || d.First != 2 || d.End != 3 {
		t.Errorf("drop is %+v", d)
	}
}

// Without a trace the hooks are free: they stand on the hot path.
func TestHooksAllocateNothing(t *testing.T) {
	r := convoy()
	n := testing.AllocsPerRun(100, func() {
		r.Asking("troops")
		r.Note(reading.AskActor, 1, "KEN", 0, "says so")
		r.Because(reading.AskActor, 1, "KEN", "says so")
		r.BecauseAll(reading.AskActor, 1, nil, "says so")
		r.Drop(2, 3, "too few")
		r.Found(reading.Traced{Type: "troops"})
	})
	if n != 0 || r.Recording() {
		t.Errorf("%v allocations without a trace", n)
	}
}

func TestUseOf(t *testing.T) {
	r := convoy()
	use := func(n int) string { return r.UseOf(n) }
	if got := use(1); got != "after “to”" {
		t.Errorf("before anybody has asked for the tree: %q", got)
	}
	if r.Parsed(0) != nil || r.Parsed(-1) != nil || r.Parsed(99) != nil {
		t.Error("looking has parsed a sentence")
	}
	r.Tree(0)
	if got := use(0); got != "subject of “send”" {
		t.Errorf("Kenya is %q", got)
	}
	if got := use(1); got != "after “to”, tied to “send”" {
		t.Errorf("Somalia is %q", got)
	}
}
