package eval

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadErrorsSayWhere(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"not JSON", "{\"id\": \"a\", \"facts\": []}\n\nfacts", "f:3: read facts"},
		{"no id", `{"facts": []}`, "f:1: read facts: the article has no id"},
		{"an id that is no text", `{"id": 5}`, "f:1: read facts"},
		{"a fact that is null", `{"id": "a", "facts": [null]}`, "f:1: read facts"},
		{"a fact that is a list", `{"id": "a", "facts": [[]]}`, "f:1: read facts"},
		{"gold without a slot", `{"id": "a", "facts": [{"type": "date", "start": 1, "anchor": "x", "from": ""}]}`, `f: article a, fact 1: date has no "to"`},
		{"gold that is no list", `{"id": "a", "facts": [{"type": "sanction", "action": "", "sender": "EU", "target": []}]}`, `sanction has no list "sender"`},
		{"an alliance of no name", `{"id": "a", "facts": [{"type": "alliance", "relation": "", "alliance": [], "member": []}]}`, "names no alliance"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := ReadGold(strings.NewReader(c.lines), "f"); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want %s", err, c.want)
			}
		})
	}
	broken := errors.New("broken")
	if _, err := Read(iotest.ErrReader(broken), "f"); !errors.Is(err, broken) {
		t.Errorf("error is %v", err)
	}
}

func TestTheLaterLineCounts(t *testing.T) {
	s := extracted(t, `{"id": "a", "facts": [{"type": "date"}]}`+"\n"+`{"id": "b"}`+"\r\n"+`{"id": "a", "facts": []}`)
	if len(s.Articles) != 2 || len(s.facts("a", "date")) != 0 {
		t.Errorf("read %+v", s.Articles)
	}
}

func FuzzScore(f *testing.F) {
	f.Add([]byte(goldDates), []byte(halfRight))
	f.Add([]byte(`{"id": "a", "facts": [{"type": "agreement", "parties": ["a"], "action": null, "kind": []}]}`),
		[]byte(`{"id": "a", "facts": [{"type": "agreement", "parties": [["a"], {}], "action": {"a": 1}, "kind": []}]}`))
	f.Add([]byte(`{"id": "a", "facts": [{"type": "displaced", "start": 1, "anchor": "x", "low": 1, "high": 2, "qualifier": [], "kind": {}, "origin": [], "location": ""}]}`),
		[]byte(`{"id": "a", "facts": [{"type": "displaced", "start": 0, "end": 9, "qualifier": [], "kind": {}, "location": [[]]}]}`))
	f.Add([]byte(`{"id": "a", "facts": [{}]}`), []byte(`{"id": "a", "facts": [{}]}`)) // no type and no span
	f.Fuzz(func(t *testing.T, goldLines, predLines []byte) {
		gold, err := ReadGold(strings.NewReader(string(goldLines)), "gold")
		if err != nil {
			return
		}
		pred, err := Read(strings.NewReader(string(predLines)), "pred")
		if err != nil {
			return
		}
		var out strings.Builder
		for _, r := range []*Report{Score(gold, pred, NoAliases()), Score(gold.Half(0), pred, NoAliases())} {
			r.Write(&out, nil)
			r.WriteReliability(&out)
			for _, kind := range Types {
				r.WriteErrors(&out, kind)
				if x := r.Types[kind]; x.Full.F1 > x.Found.F1+1e-9 || x.Found.F1 > 1 {
					t.Errorf("%s: full F1 %v, found F1 %v", kind, x.Full.F1, x.Found.F1)
				}
			}
		}
		d := Compare(gold, pred)
		d.WriteFacts(&out, "")
		d.Write(&out)
		for _, c := range Compare(pred, pred).Facts {
			t.Errorf("differs from itself: %s", c)
		}
	})
}

func FuzzSuite(f *testing.F) {
	f.Add([]byte(`{"id": "a", "text": "on 5 May 1999", "ref_date": "1999-05-06", "expected": [{"start": 0, "end": 13, "value_start": "1999-05-05", "value_end": "1999-05-05"}], "ignore": [{"start": 3, "end": 4}]}`),
		[]byte(`{"id": "a", "predictions": [{"start": 3, "end": 99, "value_start": "1999-05-05"}]}`), false)
	f.Add([]byte(`{"id": "a", "text": "5", "expected": [{"start": -1, "end": 13, "value": 5e3}]}`), []byte(`{"id": "a", "predictions": [{"start": 0, "end": 9, "value": 1e999}]}`), true)
	f.Fuzz(func(t *testing.T, lines, predLines []byte, isNumbers bool) {
		kind := DateSuite
		if isNumbers {
			kind = NumberSuite
		}
		suite, err := ReadSuite(strings.NewReader(string(lines)), "suite", kind)
		if err != nil {
			return
		}
		pred, err := ReadPredictions(strings.NewReader(string(predLines)), "pred")
		if err != nil {
			return
		}
		r := ScoreSuite(suite, pred)
		var out strings.Builder
		r.Write(&out, nil)
		for _, k := range SuiteErrorKinds {
			r.WriteErrors(&out, k)
		}
		if r.Rates["S+V"].F1 > r.Rates["R+V"].F1 || r.Rates["relaxed"].F1 > 1 {
			t.Errorf("S+V %v, R+V %v, relaxed %v", r.Rates["S+V"], r.Rates["R+V"], r.Rates["relaxed"])
		}
	})
}
