package facts

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
)

const pacts = "Egypt and Sudan signed a military agreement in May. About 40 trucks left Chad."

func TestExplainedFactsAreTheSame(t *testing.T) {
	a := transforms.Article{ID: "a", Published: calendar.Date(2021, 3, 10)}
	plain := Extract(a, pacts, transforms.Types())
	found, _ := Explain(transforms.Read(pacts, a.Published), a, transforms.Types())
	if len(found) == 0 || len(found) != len(plain) {
		t.Fatalf("%d facts with reasons, %d without", len(found), len(plain))
	}
	for i, f := range found {
		if f.Why == nil {
			t.Fatalf("%s %q has no reasons", f.Type, f.Quote)
		}
		if !reflect.DeepEqual(f.Fields, plain[i].Fields) {
			t.Errorf("%s %q: %v with reasons, %v without", f.Type, f.Quote, f.Fields, plain[i].Fields)
		}
	}
}

// One fact of several rows explains each row's value of the collected column.
func TestReasonsOfACollectedColumn(t *testing.T) {
	a := transforms.Article{ID: "a", Published: calendar.Date(2021, 3, 10)}
	found, _ := Explain(transforms.Read(pacts, a.Published), a, []transforms.FactType{transforms.Agreements})
	if len(found) != 1 {
		t.Fatalf("%d agreements, want one", len(found))
	}
	var parties []string
	for _, s := range found[0].Why.Slots {
		if s.Name == "parties" {
			parties = append(parties, s.Value)
		}
	}
	if !slices.Equal(parties, []string{"EGY", "SDN"}) {
		t.Errorf("parties explained are %v", parties)
	}
}

func TestLineWithReasons(t *testing.T) {
	a := transforms.Article{ID: "a", Published: calendar.Date(2021, 3, 10)}
	found, why := Explain(transforms.Read(pacts, a.Published), a, []transforms.FactType{transforms.Troops})
	line, err := Article{ID: "a", Published: a.Published, Facts: found, Unclaimed: why.Unclaimed, Dropped: why.Dropped}.Line()
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Facts, Dropped []any
		Unclaimed      []struct{ Quote, Why string }
	}
	if err := json.Unmarshal(line, &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Unclaimed) != 1 || read.Unclaimed[0].Quote != "40" || read.Unclaimed[0].Why == "" {
		t.Errorf("unclaimed: %+v", read.Unclaimed)
	}
	if read.Facts == nil || read.Dropped == nil {
		t.Errorf("an empty list is left out: %s", line)
	}
	if plain, err := (Article{ID: "a"}).Line(); err != nil || strings.Contains(string(plain), "unclaimed") || strings.Contains(string(plain), "dropped") {
		t.Errorf("reasons without being asked: %s, %v", plain, err)
	}
}
