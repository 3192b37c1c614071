package article

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestHTMLSample(t *testing.T) {
	articles, rejects := collect(t, "saved.html", sample(t, "tessit.html"), Options{})
	if len(articles) != 1 {
		t.Fatalf("rejected: %+v", rejects)
	}
	a := articles[0]
	if a.SourceID != "https://courier.example/world/2023/11/16/peacekeepers-leave-tessit" || a.Title != "Peacekeepers leave Tessit" || a.Published.String() != "2023-11-16" || a.Lang != "en" {
		t.Errorf("article is %+v", a)
	}
	if !strings.HasPrefix(a.Body, "About 300 peacekeepers") || !strings.HasSuffix(a.Body, "by telephone.") {
		t.Errorf("body is %q", a.Body)
	}
	for _, want := range []string{"border region.\n\nA convoy of 40 lorries", "October 31.\nBer was left", "“It was the hardest"} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("%q is not in the body: %s", want, a.Body)
		}
	}
	for _, stray := range []string{"Home", "Subscribe", "tanks", "recipes", "1994", "rights", "font-weight"} {
		if strings.Contains(a.Body, stray) {
			t.Errorf("%q is in the body: %s", stray, a.Body)
		}
	}
}

// story is a page with its head and text as given.
func story(head, text string) string {
	const filler = "The mission said that about 300 guards had left the base on Thursday, and that 40 lorries were on the road to the town."
	return "<!doctype html><html><head>" + head + "</head><body><article><p>" + text + " " + filler + "</p></article></body></html>"
}

func TestHTML(t *testing.T) {
	const day = `<meta name="date" content="2023-11-16">`
	latin, _ := charmap.ISO8859_1.NewEncoder().String(story(day+`<meta charset="iso-8859-1">`, "Café owners left."))
	arabic, _ := charmap.Windows1256.NewEncoder().String(story(day+`<meta http-equiv="content-type" content="text/html; charset=windows-1256">`, "طرابلس"))
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(story(day, "Café owners left."))
	var attributes strings.Builder
	for i := range maxAttributes {
		fmt.Fprintf(&attributes, "a%d ", i)
	}
	tests := []struct {
		name, data string
		body       string // what the body begins with
		reason     Reason
		detail     string
	}{
		{name: "UTF-8 undeclared", data: story(day, strings.Repeat("Guards left. ", 100)+"Café"), body: "Guards left."},
		{name: "byte order mark", data: "\uFEFF" + story(day, "Café owners left."), body: "Café owners left."},
		{name: "Latin-1", data: latin, body: "Café owners left."},
		{name: "windows-1256", data: arabic, body: "طرابلس"},
		{name: "UTF-16 with a mark", data: wide, body: "Café owners left."},
		{name: "says UTF-8 and is not", data: story(day+`<meta charset="utf-8">`, "Caf\xe9 owners left."), reason: InvalidUTF8, detail: "utf-8"},
		{name: "bad byte outside the text", data: story(day+`<meta charset="utf-8"><!-- caf`+"\xe9 -->", "Guards left."), body: "Guards left."},
		{name: "marks of direction and no width", data: story(day, "\u202EGuards\u202C\u200B left."), body: "\u202EGuards\u202C\u200B left."},
		{name: "NUL", data: story(day, "Guards\x00left"), reason: NotText, detail: "NUL at byte"},
		{name: "script in the text", data: story(day, "Guards left<script>alert('<p>twelve tanks</p>')</script>."), body: "Guards left. The mission"},
		{name: "script that is never closed", data: story(day, "Guards left.<script>var x = '"), body: "Guards left."},
		{name: "escaped markup stays text", data: story(day, "Guards &lt;script&gt;left&lt;/script&gt;."), body: "Guards <script>left</script>."},
		{name: "cut off", data: story(day, "Guards left.")[:150], body: "Guards left."},
		{name: "no date", data: story("", "Guards left."), reason: NoDate, detail: "no date"},
		{name: "a date that means two days", data: story(`<meta name="date" content="03/04/2024">`, "Guards left."), reason: BadDate, detail: "3 April or 4 March"},
		{name: "no article", data: "<html><head>" + day + "</head><body></body></html>", reason: Empty, detail: "go-trafilatura"},
		{name: "nested elements", data: story(day, strings.Repeat("<div>", 1_000_000)+"Guards left."), reason: TooLarge},
		{name: "nested and few", data: story(day, strings.Repeat("<div>", 2000)+"Guards left."), reason: BadRecord, detail: "exceeds 512"},
		{name: "nested formatting", data: story(day, strings.Repeat("<b>", 2000)+"Guards left."), reason: BadRecord, detail: "exceeds 512"},
		{name: "many paragraphs", data: story(day, strings.Repeat("<p>Guards left.</p>", maxParagraphs)), reason: TooLarge, detail: "5000 paragraphs"},
		{name: "many attributes", data: story(day, "<p "+attributes.String()+">Guards left."), reason: TooLarge, detail: "100000 attributes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles, rejects := collect(t, "page.html", tt.data, Options{})
			if tt.reason == "" {
				if len(articles) != 1 || !strings.HasPrefix(articles[0].Body, tt.body) || articles[0].SourceID != "page" {
					t.Errorf("got %+v %+v", articles, rejects)
				}
			} else if len(rejects) != 1 || rejects[0].Reason != tt.reason || !strings.Contains(rejects[0].Detail, tt.detail) {
				t.Errorf("got %+v %+v, want reject %s naming %q", articles, rejects, tt.reason, tt.detail)
			}
		})
	}
}

func TestPageDate(t *testing.T) {
	const linked = `<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],"datePublished":"2023-11-16T10:00:00Z"}]}</script>`
	for name, tt := range map[string]struct{ head, text string }{
		"JSON-LD before meta":      {linked + `<meta name="date" content="2020-02-02">`, ""},
		"broken JSON-LD":           {`<script type="application/ld+json">{"datePublished":"2020-01-01"</script><meta name="pubdate" content="20231116">`, ""},
		"the surest meta element":  {`<meta name="date" content="2020-02-02"><meta property="article:published_time" content="2023-11-16">`, ""},
		"a date that cannot be":    {`<meta name="pubdate" content="soon"><meta name="date" content="Thu, 16 Nov 2023 10:00:00 GMT">`, ""},
		"time element":             {"", `<time datetime="2023-11-16T10:00">Thursday</time>`},
		"itemprop before time":     {"", `<time datetime="2020-01-01">then</time><span itemprop="datePublished">16 November 2023</span>`},
		"byline":                   {"", `<div class="post-date">By A. Keita | Nov. 16, 2023 | 3 min</div>`},
		"address":                  {`<link rel="canonical" href="https://a.example/2023/11/16/x">`, ""},
		"address before the prose": {`<meta property="og:url" content="https://a.example/2023/11/16/x">`, "On October 7, 2020 it began."},
	} {
		articles, rejects := collect(t, "page.html", story(tt.head, tt.text), Options{})
		if len(articles) != 1 || articles[0].Published.String() != "2023-11-16" {
			t.Errorf("%s: %+v %+v", name, articles, rejects)
		}
	}
	if _, rejects := collect(t, "page.html", story("", "On October 7, 2020 it began."), Options{}); len(rejects) != 1 || rejects[0].Reason != NoDate {
		t.Errorf("a date in the prose is no date of the page: %+v", rejects)
	}
}

func TestHTMLIsToldByContent(t *testing.T) {
	page := story(`<meta name="date" content="2023-11-16">`, "Guards left.")
	for _, start := range []string{"", "\n\n", "<!-- saved from a browser -->\n", "<?xml version=\"1.0\"?>\n"} {
		if articles, rejects := collect(t, "page.txt", start+page, Options{}); len(articles) != 1 {
			t.Errorf("after %q: %+v", start, rejects)
		}
	}
	if articles, _ := collect(t, "page.html", "date 2023-11-16 <html> is a tag.", Options{Format: "text"}); len(articles) != 1 {
		t.Error("a text was taken for a page")
	}
}

// TestPagesAreReadAlike reads pages again and again that leave a choice.
func TestPagesAreReadAlike(t *testing.T) {
	body := strings.Repeat("Guards left the base, said the mission. ", 10)
	choice := `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2023-11-16","headline":"First of all","alternativeHeadline":"Second best here",
		"articleBody":"One. ` + body + `","review":{"@type":"Review","datePublished":"2020-01-01","articleBody":"Two. ` + body + `"},"a":{"articleBody":"Three. ` + body + `"}}]}</script>`
	for name, page := range map[string]string{"sample": sample(t, "tessit.html"), "choice": "<html><head>" + choice + "</head><body></body></html>"} {
		first, rejects := collect(t, "page.html", page, Options{})
		if len(rejects) > 0 {
			t.Fatalf("%s: %+v", name, rejects)
		}
		if name == "choice" && (first[0].Title != "First of all" || !strings.HasPrefix(first[0].Body, "One. ")) {
			t.Errorf("chosen: %+v", first[0])
		}
		for range 20 {
			if again, _ := collect(t, "page.html", page, Options{}); fmt.Sprint(again) != fmt.Sprint(first) {
				t.Fatalf("%s read again: %+v, first %+v", name, again, first)
			}
		}
	}
}
