package dictionary

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write docs/dictionary.md anew")

const committed = "../../docs/dictionary.md"

func made(t *testing.T) []Section {
	t.Helper()
	sections, err := Make(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return sections
}

func TestCommittedDictionaryIsCurrent(t *testing.T) {
	var b bytes.Buffer
	if err := Markdown(&b, made(t)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(committed, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(committed)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Error("docs/dictionary.md is not what the code says: make docs")
	}
}

func TestEveryColumnIsDescribed(t *testing.T) {
	known := make(map[string]bool)
	for _, s := range made(t) {
		for _, r := range s.Relations {
			if r.Doc == "" || r.Source == "" || len(r.Columns) == 0 {
				t.Errorf("%s: doc %q, source %q, %d columns", r.Name, r.Doc, r.Source, len(r.Columns))
			}
			if _, err := os.Stat("../../" + r.Source); err != nil {
				t.Errorf("%s is said to be made by %s: %v", r.Name, r.Source, err)
			}
			for _, c := range r.Columns {
				known[c.Name], known[r.Name+"."+c.Name] = true, true
				if c.Doc == "" || c.Type == "" || c.Null == "" {
					t.Errorf("%s.%s: %+v", r.Name, c.Name, c)
				}
			}
		}
	}
	for name := range units {
		if !known[name] {
			t.Errorf("a unit is given for %s, which does not exist", name)
		}
	}
}

func TestNullOf(t *testing.T) {
	for doc, want := range map[string]string{
		"who commands them":                       "never",
		"upper bound; null if it is open":         "it is open",
		"who said it; null where it is not known": "it is not known",
		"null for the latest":                     "for the latest",
	} {
		if got := nullOf(doc); got != want {
			t.Errorf("nullOf(%q) is %q, want %q", doc, got, want)
		}
	}
}

func TestHostileTextIsEscaped(t *testing.T) {
	hostile := []Section{{Title: "A", Relations: []Relation{{Name: "t", Doc: "<script>alert(1)</script>", Source: "x.go",
		Columns: []Column{{Name: "c", Doc: "a | b <i>", Type: "bigint", Vocabulary: []string{"<b>"}, Null: "never"}}}}}}
	var page, text bytes.Buffer
	if err := HTML(&page, hostile); err != nil {
		t.Fatal(err)
	}
	if err := Markdown(&text, hostile); err != nil {
		t.Fatal(err)
	}
	if s := page.String(); strings.Contains(s, "<script") || strings.Contains(s, "<i>") || strings.Contains(s, "<b>") {
		t.Errorf("the page has markup of the text: %s", s)
	}
	if s := text.String(); strings.Contains(s, "<script") || !strings.Contains(s, `a \| b &lt;i>`) {
		t.Errorf("the Markdown has markup of the text: %s", s)
	}
}

// TestPageStandsAlone proves that the page is HTML that loads nothing and that its links lead somewhere.
func TestPageStandsAlone(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(&b, made(t)); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	ids, links := make(map[string]bool), []string{}
	for n := range doc.Descendants() {
		if n.Data == "script" || n.Data == "link" || n.Data == "img" {
			t.Errorf("the page has an element %s", n.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				ids[a.Val] = true
			case "href":
				links = append(links, a.Val)
			}
		}
	}
	if len(links) < 30 {
		t.Errorf("the page has %d links, want one to each relation", len(links))
	}
	for _, l := range links {
		if !ids[strings.TrimPrefix(l, "#")] {
			t.Errorf("link %s leads nowhere", l)
		}
	}
}
