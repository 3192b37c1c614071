package eval

import (
	"bytes"
	"strings"
	"testing"
)

func extracted(t *testing.T, lines string) *Set {
	t.Helper()
	return must(Read(strings.NewReader(lines), "facts"))(t)
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"nothing", `{"type": "date", "start": 0, "end": 4, "from": "1999-01-01"}`, `{"type": "date", "start": 0, "end": 4, "from": "1999-01-01"}`, ""},
		{"how it was found does not count", `{"type": "date", "start": 0, "end": 4, "rule": "a", "confidence": 0.5}`,
			`{"type": "date", "start": 0, "end": 4, "rule": "b", "confidence": 0.6, "explain": {"rule": "b"}}`, ""},
		{"no slot is null", `{"type": "date", "start": 0, "end": 4, "modifier": null}`, `{"type": "date", "start": 0, "end": 4}`, ""},
		{"a slot", `{"type": "date", "start": 0, "end": 4, "quote": "May", "from": "1999-01-01"}`, `{"type": "date", "start": 0, "end": 4, "quote": "May", "from": null}`,
			`~ x date 0-4 "May": from "1999-01-01" -> null`},
		{"a longer span", `{"type": "troops", "start": 0, "end": 4, "low": 5}`, `{"type": "troops", "start": 0, "end": 9, "low": 5}`, `~ x troops 0-4 "": end 4 -> 9`},
		{"elsewhere", `{"type": "date", "start": 0, "end": 4, "from": "1999-01-01"}`, `{"type": "date", "start": 9, "end": 13, "from": "1999-01-01"}`,
			`- x {"type": "date", "start": 0, "end": 4, "from": "1999-01-01"}` + "\n" + `+ x {"type": "date", "start": 9, "end": 13, "from": "1999-01-01"}`},
		{"a tuple elsewhere", `{"type": "sanction", "start": 0, "end": 4, "sender": "EU"}`, `{"type": "sanction", "start": 9, "end": 13, "sender": "EU"}`,
			`~ x sanction 0-4 "": end 4 -> 13; start 0 -> 9`},
		{"each finds its own", `{"type": "casualties", "start": 0, "end": 4, "kind": "killed"}, {"type": "casualties", "start": 0, "end": 4, "kind": "injured"}`,
			`{"type": "casualties", "start": 0, "end": 4, "kind": "injured"}`, `- x {"type": "casualties", "start": 0, "end": 4, "kind": "killed"}`},
		{"another type", `{"type": "date", "start": 0, "end": 4}`, `{"type": "quantity", "start": 0, "end": 4}`,
			`- x {"type": "date", "start": 0, "end": 4}` + "\n" + `+ x {"type": "quantity", "start": 0, "end": 4}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Compare(extracted(t, `{"id": "x", "facts": [`+c.a+`]}`), extracted(t, `{"id": "x", "facts": [`+c.b+`]}`))
			var got bytes.Buffer
			d.WriteFacts(&got, "")
			if s := strings.TrimSuffix(got.String(), "\n"); s != c.want {
				t.Errorf("got\n%s\nwant\n%s", s, c.want)
			}
		})
	}
}

func TestDiffCounts(t *testing.T) {
	a := extracted(t, `{"id": "x", "facts": [{"type": "quantity", "start": 0, "end": 1}, {"type": "date", "start": 2, "end": 4}, {"type": "date", "start": 6, "end": 8}]}
{"id": "only a", "facts": [{"type": "date", "start": 0, "end": 1}]}`)
	b := extracted(t, `{"id": "only b", "facts": []}
{"id": "x", "facts": [{"type": "date", "start": 3, "end": 4}, {"type": "date", "start": 9, "end": 10}, {"type": "quantity", "start": 0, "end": 1}]}`)
	var got bytes.Buffer
	Compare(a, b).Write(&got)
	want := `type           same  changed  added  removed
date              0        1      1        1
quantity          1        0      0        0
all               1        1      1        1
articles only in A 1, only in B 1: their facts are not counted
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestDiffJudgedByGold(t *testing.T) {
	gold := must(ReadGold(strings.NewReader(goldDates), "gold"))(t)
	const first, second = `"start": 0, "end": 4, "from": "1999-01-01", "to": "1999-12-31"`, `"start": 9, "end": 13, "from": "2001-01-01", "to": "2001-12-31"`
	date := func(slots string) string { return `{"type": "date", ` + slots + `}` }
	for _, c := range []struct{ name, a, b, want string }{
		{"made right", date(`"start": 0, "end": 4`), date(first), "(was wrong, is right)"},
		{"made wrong", date(first), date(`"start": 0, "end": 4`), "(was right, is wrong)"},
		{"still wrong", date(`"start": 0, "end": 4`), date(`"start": 0, "end": 4, "from": "1999-01-01"`), ""},
		{"added rightly", date(first), date(first) + ", " + date(second), "(is right)"},
		{"added wrongly", date(first), date(first) + ", " + date(`"start": 20, "end": 24`), "(is wrong)"},
		{"lost", date(first) + ", " + date(second), date(first), "(was right)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := extracted(t, `{"id": "x", "facts": [`+c.a+`]}`), extracted(t, `{"id": "x", "facts": [`+c.b+`]}`)
			d := Compare(a, b)
			d.Judge(Score(gold, a, NoAliases()), Score(gold, b, NoAliases()))
			if len(d.Facts) != 1 {
				t.Fatalf("changes: %v", d.Facts)
			}
			line := d.Facts[0].String()
			if c.want == "" && strings.HasSuffix(line, ")") || !strings.HasSuffix(line, c.want) {
				t.Errorf("got %s, want %s at its end", line, c.want)
			}
		})
	}
}
