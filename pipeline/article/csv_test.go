package article

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sample reads a file of testdata.
func sample(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestCSVSamples(t *testing.T) {
	data := sample(t, "dispatches.csv")
	articles, rejects := collect(t, "dispatches.csv", data, Options{})
	if len(articles) != 3 || len(rejects) != 0 {
		t.Fatalf("%d articles, rejects %+v", len(articles), rejects)
	}
	for i, want := range []struct {
		id, day, title, start string
		line                  int
	}{
		{"d-101", "2023-11-16", "Peacekeepers leave northern base", "About 300 peacekeepers", 2},
		{"d-102", "2023-11-17", "Floods in Beledweyne", `Floods have displaced 12,000 people in Beledweyne, "the worst`, 5},
		{"d-103", "2023-11-18", "Grain talks", "Ministers of six countries", 6},
	} {
		a := articles[i]
		if a.SourceID != want.id || a.Published.String() != want.day || a.Title != want.title || !strings.HasPrefix(a.Body, want.start) || a.Line != want.line {
			t.Errorf("article %d is %+v", i, a)
		}
		if !strings.HasPrefix(data[a.Offset:], want.id) {
			t.Errorf("%s: offset %d points at %.20q", want.id, a.Offset, data[a.Offset:])
		}
	}
	if !strings.Contains(articles[0].Body, "said.\n\nThe last convoy") {
		t.Errorf("the paragraphs are %q", articles[0].Body)
	}
	articles, _ = collect(t, "wire.tsv", sample(t, "wire.tsv"), Options{})
	if len(articles) != 2 || articles[0].SourceID != "https://news.example/a1" || articles[0].Published.String() != "2023-11-16" {
		t.Errorf("wire.tsv: %+v", articles)
	}
}

func TestCSV(t *testing.T) {
	const head = "id,published,text\n"
	tests := []struct {
		name, data string
		fields     map[string]string
		want       string // "id text" of each article and "line:reason" of each reject
	}{
		{name: "plain", data: head + "a,2023-11-16,T\nb,2023-11-17,U", want: "a T; b U"},
		{name: "mark", data: "\uFEFF" + head + "a,2023-11-16,T\n", want: "a T"},
		{name: "carriage returns", data: "id,published,text\r\na,2023-11-16,\"T\"\r\n\r\nb,2023-11-17,U\r\n", want: "a T; b U"},
		{name: "semicolons", data: "id;published;text\na;2023-11-16;T, with a comma\n", want: "a T, with a comma"},
		{name: "bars", data: "id|published|text\na|2023-11-16|T\n", want: "a T"},
		{name: "quoted header", data: `"id","published","text"` + "\n" + `"a","2023-11-16","T"`, want: "a T"},
		{name: "doubled quotes", data: head + `a,2023-11-16,"He said ""go"", twice"` + "\n", want: `a He said "go", twice`},
		{name: "bare quote", data: head + `a,2023-11-16,A 5" gun` + "\nb,2023-11-17,U\n", want: `a A 5" gun; b U`},
		{name: "quote within quotes", data: head + `a,2023-11-16,"A 5" gun"` + "\nb,2023-11-17,U\n", want: `a A 5" gun; b U`},
		{name: "ragged", data: head + "a,2023-11-16\nb,2023-11-17,U\nc,2023-11-17,U,V\nd,2023-11-17,U\n", want: "2:bad_record; b U; 4:bad_record; d U"},
		{name: "blank lines", data: "\n" + head + "\n\na,2023-11-16,T\n\n", want: "a T"},
		{name: "quote never closed", data: head + "a,2023-11-16,\"T\nb,2023-11-17,U\nc,2023-11-18,V\n", want: "2:bad_record; b U; c V"},
		{name: "no id", data: head + " ,2023-11-16,T\n", want: "in.csv:2 T"},
		{name: "no date, no text, no day", data: head + "a,,T\nb,2023-11-16,\nc,03/04/2024,T\n", want: "2:no_date; 3:empty; 4:bad_date"},
		{name: "NUL and Latin-1", data: head + "a,2023-11-16,T\x00\nb,2023-11-16,caf\xe9\nc,2023-11-16,T\n", want: "2:not_text; 3:invalid_utf8; c T"},
		{name: "right to left and no width", data: head + "a,2023-11-16,\u202Eطرابلس\u202C\u200B\n", want: "a \u202Eطرابلس\u202C\u200B"},
		{name: "script stays text", data: head + "a,2023-11-16,<script>x()</script>\n", want: "a <script>x()</script>"},
		{name: "mapped", data: "id,published,text,lead\na,2023-11-16,T,L\n", fields: map[string]string{"text": "lead"}, want: "a L"},
		{name: "mapped to nothing", data: head + "a,2023-11-16,T\n", fields: map[string]string{"text": "lead"}, want: "1:bad_record"},
		{name: "no column of text", data: "id,published,n\na,2023-11-16,T\nb,2023-11-16,T\n", want: "1:bad_record"},
		{name: "two columns of text", data: "id,published,text,text\na,2023-11-16,T,U\n", want: "1:bad_record"},
		{name: "two columns nobody needs", data: "id,published,text,n,n\na,2023-11-16,T,1,2\n", want: "a T"},
		{name: "header alone", data: head, want: "1:empty"},
		{name: "UTF-16", data: "\xff\xfei\x00d\x00,\x00t\x00", want: "1:not_text"},
		{name: "too many columns", data: head + strings.Repeat(",", maxColumns) + "\nb,2023-11-17,U\n", want: "2:bad_record; b U"},
		{name: "too many columns in the header", data: strings.Repeat(",", maxColumns) + "\nb,2023-11-17,U\n", want: "1:bad_record"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := inShort(t, tt.data, Options{Format: "csv", Fields: tt.fields}); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// inShort writes what an input yields on one line.
func inShort(t *testing.T, data string, opt Options) string {
	t.Helper()
	var b strings.Builder
	for item, err := range Read("in.csv", strings.NewReader(data), opt).Items(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if b.Len() > 0 {
			b.WriteString("; ")
		}
		if item.Article != nil {
			fmt.Fprintf(&b, "%s %s", item.Article.SourceID, item.Article.Body)
		} else {
			fmt.Fprintf(&b, "%d:%s", item.Reject.Line, item.Reject.Reason)
		}
	}
	return b.String()
}

func TestCSVIsToldByItsHeader(t *testing.T) {
	for data, want := range map[string]string{
		"Title;Date;Body\nT;2023-11-16;B\n":                    "in.txt:2",
		"\n\"date\"\t\"text\"\n2023-11-16\tB\n":                "in.txt:3",
		"date 2023-11-16 text, body, content and so on\n":      "in",
		"date 2023-11-16\ndate,text\n2023-11-17,Guards left\n": "in",
	} {
		articles, rejects := collect(t, "in.txt", data, Options{})
		if len(articles) != 1 || articles[0].SourceID != want {
			t.Errorf("%q: %+v %+v, want %s", data, articles, rejects, want)
		}
	}
}

// TestStrayQuotesCostLittle holds the number of times that the rest is read again.
func TestStrayQuotesCostLittle(t *testing.T) {
	read := 0
	data := "id,published,text\n" + strings.Repeat("\"x\n", 100_000)
	c := &rowScanner{limit: 1 << 20, delimiter: ','}
	s := &Stream{MaxBytes: 1 << 20, Name: "in.csv", Line: 1}
	if err := s.open(strings.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	if _, err := c.next(s.Reader); err != nil {
		t.Fatal(err)
	}
	if row, err := c.next(s.Reader); err != io.EOF || !row.open || row.lines != 100_000 {
		t.Errorf("the row is of %d lines, open %v: %v", row.lines, row.open, err)
	}
	for item, err := range Read("in.csv", strings.NewReader(data), Options{Format: "csv"}).Items(t.Context()) {
		if err != nil || item.Reject == nil {
			t.Fatal(item, err)
		}
		read++
	}
	if read != maxReopens+1 {
		t.Errorf("%d rejects, want %d", read, maxReopens+1)
	}
}
