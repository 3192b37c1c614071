package grid

import (
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
)

func TestTable(t *testing.T) {
	columns := []Column{{Name: "place"}, {Name: "low", Right: true}, {Name: "quote"}}
	rows := [][]Cell{
		{{Text: "NER"}, {Text: "1500"}, {Text: "1,500"}},
		{{Text: "東京"}, {Null: true}, {Text: "a\x1b[31m\nb"}},
	}
	for _, tc := range []struct {
		name  string
		style Style
		want  string
	}{
		{"plain", Style{}, `
place   low  quote
─────  ────  ────────
NER    1500  1,500
東京   null  a` + "\uFFFD" + `[31m b
`},
		{"coloured", Style{Colour: true, Indent: " "}, "\n" +
			" \x1b[1mplace\x1b[0m   \x1b[1mlow\x1b[0m  \x1b[1mquote\x1b[0m\n" +
			" \x1b[2m─────\x1b[0m  \x1b[2m────\x1b[0m  \x1b[2m────────\x1b[0m\n" +
			" NER    1500  1,500\n" +
			" 東京   \x1b[2mnull\x1b[0m  a\uFFFD[31m b\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var b strings.Builder
			g := New(&b, columns, tc.style)
			for _, r := range rows {
				if err := g.Row(append([]Cell(nil), r...)); err != nil {
					t.Fatal(err)
				}
			}
			if err := g.Close(); err != nil {
				t.Fatal(err)
			}
			if want := tc.want[1:]; b.String() != want {
				t.Errorf("got\n%q\nwant\n%q", b.String(), want)
			}
		})
	}
}

func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	var b strings.Builder
	g := New(&b, []Column{{Name: "id"}, {Name: "context"}, {Name: "low", Right: true}}, Style{Width: 40})
	for range sample + 10 { // the rows after the sample too
		g.Row([]Cell{{Text: "f1"}, {Text: strings.Repeat("Präsident ", 30)}, {Text: "12"}})
	}
	g.Close()
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != sample+12 {
		t.Fatalf("%d lines, want %d", len(lines), sample+12)
	}
	for _, l := range lines {
		if w := runewidth.StringWidth(l); w > 40 {
			t.Fatalf("line of %d cells: %s", w, l)
		}
	}
}

var wide = []Column{{Name: "id"}, {Name: "low", Right: true}, {Name: "context"}, {Name: "more"}}

func wideRow() []Cell {
	return []Cell{{Text: "f1"}, {Text: "1340000000"}, {Text: "Chad keeps 300 soldiers in Mali"}, {Text: "Präsidentenpalast"}}
}

func TestForms(t *testing.T) {
	const records = `
── 1 ────
id       f1
low      1340000000
context  Chad keeps
         300 soldiers
         in Mali
more     Präsidentenp
         alast
`
	for _, tc := range []struct {
		name  string
		style Style
		want  string
	}{
		{"rows that fit are rows", Style{Width: 41, Form: Fitting}, `
id         low  context      more
──  ──────────  ───────────  ────────────
f1  1340000000  Chad keeps…  Präsidenten…
`},
		{"columns that are kept", Style{Width: 41, Form: Fitting, Least: map[string]int{"context": 13, "id": 5}}, `
id         low  context        more
──  ──────────  ─────────────  ──────────
f1  1340000000  Chad keeps 3…  Präsident…
`},
		{"rows that do not are records", Style{Width: 21, Form: Fitting}, records},
		{"records by wish, wrapped nowhere", Style{Form: Records}, `
── 1 ────
id       f1
low      1340000000
context  Chad keeps 300 soldiers in Mali
more     Präsidentenpalast
`},
		{"rows by wish never cut a number", Style{Width: 21}, `
id         low  context     more
──  ──────────  ──────────  ──────────
f1  1340000000  Chad keep…  Präsident…
`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var b strings.Builder
			g := New(&b, wide, tc.style)
			g.Row(wideRow())
			if err := g.Close(); err != nil || b.String() != tc.want[1:] {
				t.Errorf("%v, got\n%s\nwant\n%s", err, b.String(), tc.want[1:])
			}
		})
	}
}

func TestNoRecordsAreAHeading(t *testing.T) {
	var b strings.Builder
	if err := New(&b, wide[:2], Style{Form: Records}).Close(); err != nil || b.String() != "id  low\n──  ───\n" {
		t.Errorf("%v, %q", err, b.String())
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", -1500: "-1,500", -150: "-150", 1234567: "1,234,567"} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %q, want %q", n, got, want)
		}
	}
}
