package facts

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/number"
	"github.com/dateline/dateline/transforms/table"
	"github.com/dateline/dateline/transforms/who"
)

// pact is a fact type of the tests: one row a party, like agreements.
type pact struct {
	PactID string       `json:"-" doc:"hidden from JSON"`
	Party  who.ID       `json:"parties" table:"collect" doc:"collected" ref:"entities"`
	Place  who.ID       `doc:"null where unsaid" ref:"entities"`
	Low    number.Bound `doc:"null where unbounded"`
	Signed calendar.Day `json:"on" doc:"renamed"`
	Open   bool         `doc:"a truth"`
	Share  float64      `doc:"a fraction"`
	Names  []string     `doc:"a list"`
}

type pactRow = transforms.Row[pact]

func describe() transforms.Description {
	row := reflect.TypeFor[pactRow]()
	return transforms.Description{Name: "pact", Table: "pacts", Row: row, Columns: table.Columns(row)}
}

func row(start int32, party, place who.ID) pactRow {
	return pactRow{
		Mention: transforms.Mention{FactID: string(party), SpanStart: start, SpanEnd: start + 4, Quote: "<a&b>", Assertion: "actual", EventFrom: calendar.None, EventTo: calendar.None},
		Own:     pact{PactID: "p", Party: party, Place: place, Low: number.None, Signed: calendar.Date(2020, 2, 29), Share: 0.5, Names: []string{"x", "y"}},
	}
}

func TestRowsThatDifferInACollectedColumnAreOneFact(t *testing.T) {
	rows := []pactRow{row(3, "FRA", "MLI"), row(3, "MLI", "MLI"), row(9, "FRA", ""), row(3, "FRA", "MLI"), row(3, "", "MLI")}
	got := Of(describe(), reflect.ValueOf(rows))
	if len(got) != 2 {
		t.Fatalf("%d facts, want 2: %+v", len(got), got)
	}
	line, err := json.Marshal(got[0])
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"type":"pact","start":3,"end":7,"quote":"\u003ca\u0026b\u003e","parties":["FRA","MLI"],"place":"MLI","low":null,"on":"2020-02-29","open":false,"share":0.5,"names":["x","y"],"sentence":0,`
	if !strings.HasPrefix(string(line), want) {
		t.Errorf("got  %s\nwant %s...", line, want)
	}
	if !strings.Contains(string(line), `"event_from":null`) || strings.Contains(string(line), "PactID") || strings.Contains(string(line), "fact_id") {
		t.Errorf("null date or hidden columns: %s", line)
	}
	if second := got[1].field("parties").Value; !reflect.DeepEqual(second, []string{"FRA"}) {
		t.Errorf("parties of the second fact are %v", second)
	}
}

func TestLineLeavesTextAsItStands(t *testing.T) {
	line, err := Article{ID: "é<1>", Published: calendar.None}.Line()
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"é<1>","published":null,"facts":[]}` + "\n"; string(line) != want {
		t.Errorf("got %s, want %s", line, want)
	}
}

func TestAssertedLeavesOutWhatTheArticleDoesNotMean(t *testing.T) {
	all := []Fact{{Assertion: "actual"}, {Assertion: "denied"}, {Assertion: "planned"}, {Assertion: "hypothetical"}, {Assertion: "threatened"}}
	got := Asserted(all)
	if len(got) != 3 || len(all) != 5 || all[1].Assertion != "denied" {
		t.Errorf("got %+v of %+v", got, all)
	}
}

func TestExtractedSpansSliceToTheirQuotes(t *testing.T) {
	const body = "Der Präsident 総統 said on Monday that “1,200 soldiers” left Niger, 40 of them wounded, by 3 May."
	a := transforms.Article{ID: "a", Published: calendar.Date(2021, 3, 10)}
	found := Extract(a, body, transforms.Types())
	if len(found) == 0 || !utf8.ValidString(body) {
		t.Fatal("nothing found")
	}
	runes, last := []rune(body), 0
	for _, f := range found {
		if got := string(runes[f.Start:f.End]); got != f.Quote {
			t.Errorf("%s %d-%d is %q, the quote %q", f.Type, f.Start, f.End, got, f.Quote)
		}
		if f.Start < last {
			t.Errorf("%s at %d comes after one at %d", f.Type, f.Start, last)
		}
		last = f.Start
	}
}

func BenchmarkExtract(b *testing.B) {
	body := strings.Repeat("On Monday 1,200 soldiers left Niger for Chad, where 40 people had been killed in May last year. ", 20)
	types := transforms.Types()
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Extract(transforms.Article{ID: "a", Published: calendar.Date(2021, 3, 10)}, body, types)
	}
}
