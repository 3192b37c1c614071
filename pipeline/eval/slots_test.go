package eval

import (
	"encoding/json"
	"testing"
)

func fact(t *testing.T, text string) *Fact {
	t.Helper()
	var f Fact
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	return &f
}

func TestTuples(t *testing.T) {
	for _, c := range []struct {
		name, gold, pred string
		found, full      bool
	}{
		{"alliance", `{"alliance": ["NATO"], "member": ["FRA"], "relation": "left"}`, `{"alliance": "nato", "member": "FRA", "relation": "left"}`, true, true},
		{"another relation", `{"alliance": ["NATO"], "member": ["FRA"], "relation": "left"}`, `{"alliance": "NATO", "member": "FRA"}`, true, false},
		{"unnamed, left out", `{"alliance": ["unnamed"], "member": ["FRA"], "relation": "left"}`, `{"alliance": null, "member": "FRA", "relation": "left"}`, true, true},
		{"unnamed, called so", `{"alliance": ["Unnamed", "NATO"], "member": ["FRA"], "relation": "left"}`, `{"alliance": "unnamed", "member": "FRA", "relation": "left"}`, true, true},
		{"unnamed, named", `{"alliance": ["unnamed", "NATO"], "member": ["FRA"], "relation": "left"}`, `{"alliance": "NATO", "member": "FRA", "relation": "left"}`, false, false},
		{"no member", `{"alliance": ["NATO"], "member": [], "relation": "left"}`, `{"alliance": "NATO", "member": "", "relation": "left"}`, true, true},
		{"a member too many", `{"alliance": ["NATO"], "member": [], "relation": "left"}`, `{"alliance": "NATO", "member": "FRA", "relation": "left"}`, false, false},
		{"the first of a list", `{"alliance": ["NATO"], "member": ["FRA"], "relation": "left"}`, `{"alliance": ["NATO", "EU"], "member": ["FRA", "DEU"], "relation": "left"}`, true, true},
		{"half of the parties", `{"type": "agreement", "parties": ["FRA", "DEU"], "action": "signed", "kind": "peace"}`, `{"parties": ["DEU"], "action": "signed", "kind": "peace"}`, true, false},
		{"less than half", `{"type": "agreement", "parties": ["FRA", "DEU"], "action": "signed", "kind": "peace"}`, `{"parties": ["DEU", "ITA"], "action": "signed", "kind": "peace"}`, false, false},
		{"no parties", `{"type": "agreement", "parties": [], "action": "signed", "kind": "peace"}`, `{"action": "signed", "kind": "peace"}`, true, true},
		{"another action", `{"type": "agreement", "parties": ["FRA"], "action": "signed", "kind": "peace"}`, `{"parties": ["FRA"], "action": "proposed", "kind": "peace"}`, false, false},
		{"another kind", `{"type": "agreement", "parties": ["FRA"], "action": "signed", "kind": "peace"}`, `{"parties": ["fra"], "action": "signed"}`, true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := fact(t, c.gold)
			if g.Type == "" {
				g.Type = "alliance"
			}
			if found, full := NoAliases().tuple(g, fact(t, c.pred)); found != c.found || full != c.full {
				t.Errorf("found %v, full %v; want %v, %v", found, full, c.found, c.full)
			}
		})
	}
}

func TestWhereThePeopleFledTo(t *testing.T) {
	for _, c := range []struct {
		name, location, got string
		want                bool
	}{
		{"unsaid by both", `[]`, `null`, true},
		{"unsaid, inside the country", `[]`, `"MLI"`, true},
		{"unsaid, elsewhere", `[]`, `"NER"`, false},
		{"said", `["NER"]`, `"NER"`, true},
		{"said, not extracted", `["NER"]`, `null`, false},
		{"said, the origin extracted", `["NER"]`, `"MLI"`, false},
		{"either", `["NER", ""]`, `null`, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := fact(t, `{"type": "displaced", "low": 5, "high": null, "qualifier": "at_least", "kind": "idps", "origin": ["MLI"], "location": `+c.location+`}`)
			p := fact(t, `{"type": "displaced", "low": 5.0, "qualifier": "exact", "kind": "idps", "origin": "MLI", "location": `+c.got+`}`)
			for _, v := range NoAliases().slots(g, p) {
				if want := v.slot != "location" || c.want; v.right != want {
					t.Errorf("%s is right: %v, want %v", v.slot, v.right, want)
				}
			}
		})
	}
}
