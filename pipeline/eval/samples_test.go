package eval

import (
	"encoding/json"
	"testing"
)

// The samples' own gold, turned into facts by taking the first of the acceptable
// answers, is perfect; one that takes a fact away or changes it is not.
func TestGoldIsPerfectAgainstItself(t *testing.T) {
	gold := must(ReadGold(open(t, "../../data/gold/samples.gold.jsonl"), "samples"))(t)
	pred := &Set{}
	for _, a := range gold.Articles {
		own := Article{ID: a.ID}
		for i := range a.Facts {
			own.Facts = append(own.Facts, *answered(t, &a.Facts[i]))
		}
		pred.Add(own)
	}
	r := Score(gold, pred, LexiconNames())
	if r.Macro != 1 {
		t.Errorf("macro full F1 is %v", r.Macro)
	}
	for _, kind := range Types {
		if v, _ := r.Figure(kind); v != 1 {
			t.Errorf("%s: full F1 is %v: %d wrong, missed or extra", kind, v, len(r.Types[kind].Errors))
		}
		for _, s := range r.Types[kind].Slots {
			if s.Right != s.Of {
				t.Errorf("%s: %s is right in %d of %d", kind, s.Name, s.Right, s.Of)
			}
		}
	}
	first := gold.Articles[0]
	pred.Add(Article{ID: first.ID, Facts: pred.Articles[0].Facts[1:]})
	if less := Score(gold, pred, LexiconNames()); less.Macro >= 1 {
		t.Errorf("without a fact of %s macro full F1 is %v", first.ID, less.Macro)
	}
}

// answered is a gold fact as an extractor would give it.
func answered(t *testing.T, g *Fact) *Fact {
	t.Helper()
	out := make(map[string]any)
	for slot, v := range g.fields {
		if list, ok := v.([]any); ok && slot != "parties" {
			v = nil
			if len(list) > 0 {
				v = list[0]
			}
		}
		if v != nil {
			out[slot] = v
		}
	}
	start, end := g.anchor()
	out["start"], out["end"] = start, end
	text, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	return fact(t, string(text))
}
