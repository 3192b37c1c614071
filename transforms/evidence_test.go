package transforms

import (
	"reflect"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/confidence"
)

// firstMention is the first fact of the type that the text holds.
func firstMention(t *testing.T, ft FactType, text string) Mention {
	t.Helper()
	day := calendar.Date(2021, 3, 10)
	rows := Extract(Read(text, day), Article{ID: "t", Published: day}, []FactType{ft})[0]
	if rows.Len() == 0 {
		t.Fatalf("no %s in %q", ft.Describe().Name, text)
	}
	return rows.Index(0).Field(0).Interface().(Mention)
}

func TestEvidence(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kind       FactType
		want       Evidence
	}{
		{"both named", "France has 1,500 troops in Mali.", register(Troops), Named},
		{"one other beside", "France has 1,500 troops in Mali, Germany said.", register(Troops), Named},
		{"two others beside", "France has 1,500 troops in Mali, Germany and Italy said.", register(Troops), Crowded},
		{"a city stands for its state and is no other", "France has 1,500 troops in Bamako, Mali.", register(Troops), Named},
		{"nobody named", "Some 1,500 troops marched.", register(Troops), Open},
		{"the place is of the sentence before", "The war in Mali goes on. France keeps 1,500 troops there.", register(Troops), Carried},
		{"a column for one entity", "Chad has a population of about 17 million.", register(Population), Named},
		{"no column for entities", "It rained on Monday.", register(Dates), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := firstMention(t, c.kind, c.text)
			if m.Evidence() != c.want {
				t.Errorf("%q is %q, want %q", c.text, m.Evidence(), c.want)
			}
			key := confidence.Key{Type: c.kind.Describe().Name, Rule: m.Rule, Evidence: string(c.want)}
			if want := confidence.Builtin().Of(key, m.Confidence); m.Confidence != want {
				t.Errorf("confidence %v, want that of the table, %v", m.Confidence, want)
			}
		})
	}
}

// TestPartiesShareConfidence: the parties of one agreement are one fact to the reader, so
// that its rows must agree in all but the party.
func TestPartiesShareConfidence(t *testing.T) {
	rows := []Row[AgreementFact]{
		{Mention: Mention{SpanStart: 5, SpanEnd: 9, Rule: "x", evidence: Named}},
		{Mention: Mention{SpanStart: 5, SpanEnd: 9, Rule: "x", evidence: Carried}},
		{Mention: Mention{SpanStart: 5, SpanEnd: 9, Rule: "y", evidence: Crowded}},
	}
	share(rows)
	for i, want := range []Evidence{Carried, Carried, Crowded} {
		if rows[i].evidence != want {
			t.Errorf("row %d has %q, want %q", i, rows[i].evidence, want)
		}
	}
	day := calendar.Date(2021, 3, 10)
	text := "Talks in Chad ended well. Egypt, Sudan and the two neighbours signed a military agreement in 2021."
	all := Extract(Read(text, day), Article{ID: "t", Published: day}, []FactType{register(Agreements)})[0]
	for i := range all.Len() {
		first, m := all.Index(0).Interface().(Row[AgreementFact]), all.Index(i).Interface().(Row[AgreementFact])
		if m.Confidence != first.Confidence {
			t.Errorf("party %s has confidence %v, %s has %v", m.Own.Party, m.Confidence, first.Own.Party, first.Confidence)
		}
	}
}

// TestEveryRuleHasAConfidence: whatever rule fires, the table has an answer, and one that
// annotated facts do not speak for is never sure.
func TestEveryRuleHasAConfidence(t *testing.T) {
	table := confidence.Builtin()
	calibrated := map[confidence.Key]bool{}
	for _, row := range table.Rows() {
		calibrated[row.Key] = true
	}
	names := map[string]string{}
	for _, ft := range Types() {
		names[ft.Describe().Table], names[ft.Describe().Name] = ft.Describe().Name, ft.Describe().Name
		if !calibrated[confidence.Key{Type: ft.Describe().Name}] {
			t.Errorf("data/confidence.tsv says nothing of %s", ft.Describe().Name)
		}
	}
	for _, id := range Rules() {
		prefix, _, _ := strings.Cut(id, ".")
		name, ok := names[prefix]
		if !ok {
			t.Errorf("rule %s is of no type", id)
			continue
		}
		for _, e := range degrees {
			got := table.Of(confidence.Key{Type: name, Rule: id, Evidence: string(e)}, 0.95)
			if !(got > 0 && got <= 1) {
				t.Errorf("%s %s has confidence %v", id, e, got)
			}
			if name != "quantity" && !calibrated[confidence.Key{Type: name, Rule: id}] && got >= confidence.Sure {
				t.Errorf("%s has confidence %v and no annotated fact", id, got)
			}
		}
	}
}

// TestIDsDoNotDependOnConfidence: another table must not make other facts.
func TestIDsDoNotDependOnConfidence(t *testing.T) {
	fact := reflect.ValueOf(DateFact{EDTF: "2021"})
	m := Mention{ArticleID: "a", SpanStart: 1, SpanEnd: 5, Confidence: 0.4, evidence: Open, ExtractorVersion: "1"}
	other := m
	other.Confidence, other.evidence, other.ExtractorVersion = 0.9, Named, "2"
	if factID("date", &m, fact) != factID("date", &other, fact) {
		t.Error("the id of a fact depends on how sure we are of it")
	}
	other.SpanEnd++
	if factID("date", &m, fact) == factID("date", &other, fact) {
		t.Error("the id of a fact does not depend on where it stands")
	}
}
