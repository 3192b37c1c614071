package eval

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Two dates, of which one is extracted rightly.
const (
	goldDates = `{"id": "x", "facts": [{"type": "date", "start": 0, "anchor": "1999", "from": "1999-01-01", "to": "1999-12-31"}, {"type": "date", "start": 9, "anchor": "2001", "from": "2001-01-01", "to": "2001-12-31"}]}`
	halfRight = `{"id": "x", "facts": [{"type": "date", "start": 0, "end": 4, "from": "1999-01-01", "to": "1999-12-31"}, {"type": "date", "start": 9, "end": 13, "from": "2001-01-01", "to": null}, {"type": "troops", "start": 9, "end": 13}]}`
)

func TestFloors(t *testing.T) {
	gold := must(ReadGold(strings.NewReader(goldDates), "gold"))(t)
	report := Score(gold, extracted(t, halfRight), NoAliases())
	for _, c := range []struct {
		name, floors string
		below        []string
		err          string
	}{
		{"held", `{"s": {"date": 0.5, "date found": 1, "macro": 0.5}}`, nil, ""},
		{"full", `{"s": {"date": 0.51}}`, []string{"date 0.500 < 0.510"}, ""},
		{"several, by name", `{"s": {"macro": 0.7, "date": 0.6, "date found": 1}}`, []string{"date 0.500 < 0.600", "macro 0.500 < 0.700"}, ""},
		{"nothing there, nothing found", `{"s": {"population": 1, "population found": 1}}`, nil, ""},
		{"nothing there, something found", `{"s": {"troops": 1}}`, []string{"troops 0.000 < 1.000"}, ""},
		{"another set's", `{"other": {"date": 1}}`, nil, `none for "s"`},
		{"no such figure", `{"s": {"dates": 1}}`, nil, `no figure is called "dates"`},
		{"no such figure found", `{"s": {"macro found": 1}}`, nil, `no figure is called "macro found"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			floors := must(ReadFloors(strings.NewReader(c.floors), "floors"))(t)
			breaches, err := floors.Check("s", report)
			if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Fatalf("error %v, want %q", err, c.err)
			}
			var below []string
			for _, b := range breaches {
				below = append(below, b.String())
			}
			if !slices.Equal(below, c.below) {
				t.Errorf("below: %q, want %q", below, c.below)
			}
		})
	}
}

func TestSetName(t *testing.T) {
	for path, want := range map[string]string{"data/gold/samples.gold.jsonl": "samples", "dates_timebank.jsonl": "dates_timebank", `c:\gold\dev.gold.jsonl`: "dev", "g": "g", "../a.b/dev": "dev"} {
		if got := SetName(path); got != want {
			t.Errorf("SetName(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestReliability(t *testing.T) {
	gold := must(ReadGold(strings.NewReader(goldDates), "gold"))(t)
	pred := strings.NewReplacer(`"to": "1999-12-31"`, `"to": "1999-12-31", "confidence": 0.9`, `"to": null`, `"to": null, "confidence": 0.89`).Replace(halfRight)
	report := Score(gold, extracted(t, pred), NoAliases())
	if sure, ok := report.Figure(Sure); sure != 1 || !ok {
		t.Errorf("of the sure facts %v are right", sure)
	}
	bands := report.Reliability(Types...)
	got, err := json.Marshal(bands)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"from":0.95,"facts":0,"right":0},{"from":0.9,"facts":1,"right":1},{"from":0.8,"facts":1,"right":0},{"from":0.6,"facts":0,"right":0},{"from":0,"facts":1,"right":0}]`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestHalvesTakeTurnsByID(t *testing.T) {
	all := extracted(t, `{"id": "c"}`+"\n"+`{"id": "a"}`+"\n"+`{"id": "b"}`)
	var ids []string
	for half := range 2 {
		for _, a := range all.Half(half).Articles {
			ids = append(ids, a.ID)
		}
		ids = append(ids, "|")
	}
	if got := strings.Join(ids, " "); got != "a c | b |" {
		t.Errorf("halves are %s", got)
	}
}

func TestRaiseFloors(t *testing.T) {
	gold := must(ReadGold(strings.NewReader(goldDates), "gold"))(t)
	report := Score(gold, extracted(t, halfRight), NoAliases())
	for _, c := range []struct{ name, floors, want string }{
		{"raised", `{"s": {"date": 0.4, "date found": 0.4}}`, `{"s": {"date": 0.5, "date found": 1, "macro": 0.5}}`},
		{"never lowered", `{"s": {"date": 0.6, "macro": 0.7}}`, `{"s": {"date": 0.6, "macro": 0.7}}`},
		{"a new set", `{"a": {"macro": 0.1}}`, `{"a": {"macro": 0.1}, "s": {"date": 0.5, "macro": 0.5}}`},
		{"a promise is not raised", `{"s": {"sure": 0.95}}`, `{"s": {"sure": 0.95, "date": 0.5, "macro": 0.5}}`},
		{"unknown figures stay", `{"s": {"dates": 0.1}}`, `{"s": {"dates": 0.1, "date": 0.5, "macro": 0.5}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			floors := must(ReadFloors(strings.NewReader(c.floors), "floors"))(t)
			want := must(ReadFloors(strings.NewReader(c.want), "want"))(t)
			floors.Raise("s", report)
			if !reflect.DeepEqual(floors, want) {
				t.Errorf("floors %v, want %v", floors, want)
			}
		})
	}
	const file = "{\n  \"a\": {\"date\": 0.98, \"date found\": 1, \"troops\": 0.5, \"macro\": 0.1},\n  \"s\": {\"S+V\": 0.2, \"R+V\": 0.3}\n}\n"
	if got := must(ReadFloors(strings.NewReader(file), "file"))(t).Bytes(); string(got) != file {
		t.Errorf("written\n%s\nwant\n%s", got, file)
	}
}
