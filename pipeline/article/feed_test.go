package article

import (
	"strings"
	"testing"
)

func TestFeedSamples(t *testing.T) {
	type want struct{ id, day, title, body, start string }
	for name, wants := range map[string][]want{
		"wire.rss": {
			{"wire-7741", "2023-11-16", "Ferry runs aground off Kemi & is towed",
				"A ferry with 212 passengers ran aground off Kemi on Thursday.\n\nNobody was hurt, the coast guard said.\nIt was towed to Oulu.", "<item>\n    <title>Ferry"},
			{"https://wire.example/2023/reindeer", "2023-11-17", "Reindeer count", "Herders counted 187,000 reindeer, 4% fewer than last year.", "<item>\n    <title>Reindeer"},
		},
		"planet.atom": {
			{"tag:planet.example,2023:dam", "2023-11-16", "Dam reopens", "The dam at Mosul reopened after 3 weeks.\n\nAbout 1,500 families went home.", "<entry>\n    <title type"},
			{"tag:planet.example,2023:harvest", "2023-11-17", "Harvest", "Farmers brought in 2.4 million tonnes of wheat.", "<entry>\n    <title>H"},
		},
		"notes.feed.json": {
			{"n1", "2023-11-16", "Strike ends", "Dockers ended a strike of 9 days.\n\nSome 3,000 took part.", `{"id": "n1"`},
			{"n2", "2023-11-17", "", "Cranes stand still.\n\nThe port is closed until Friday.", `{"id": "n2"`},
		},
	} {
		data := sample(t, name)
		articles, rejects := collect(t, "in.txt", data, Options{}) // told by content
		if len(articles) != len(wants) {
			t.Errorf("%s: %d articles, rejects %+v", name, len(articles), rejects)
			continue
		}
		for i, w := range wants {
			a := articles[i]
			if a.SourceID != w.id || a.Published.String() != w.day || a.Title != w.title || a.Body != w.body {
				t.Errorf("%s: got %+v, want %+v", name, a, w)
			}
			if !strings.HasPrefix(data[a.Offset:], w.start) || a.Line != 1+strings.Count(data[:a.Offset], "\n") {
				t.Errorf("%s: %s stands at line %d, offset %d: %.20q", name, w.id, a.Line, a.Offset, data[a.Offset:])
			}
		}
	}
}

// rss is a feed of the items.
func rss(items ...string) string {
	return `<?xml version="1.0"?>` + "\n<rss version=\"2.0\"><channel><title>T</title>\n" + strings.Join(items, "\n") + "\n</channel></rss>"
}

func rssItem(id, text string) string {
	return "<item><guid>" + id + "</guid><pubDate>Thu, 16 Nov 2023 10:00:00 GMT</pubDate><description>" + text + "</description></item>"
}

func TestFeeds(t *testing.T) {
	whole := rss(rssItem("a", "T"), rssItem("b", "U"))
	const day = "<pubDate>Thu, 16 Nov 2023 10:00:00 GMT</pubDate>"
	tests := []struct {
		name, data string
		want       string // as inShort writes it
	}{
		{"whole", whole, "a T; b U"},
		{"byte order mark", "\uFEFF" + whole, "a T; b U"},
		{"cut off in an item", whole[:strings.Index(whole, "U</desc")], "a T; 4:bad_record"},
		{"cut off between items", whole[:strings.Index(whole, "<item><guid>b")], "a T"},
		{"cut off in a tag", whole[:strings.Index(whole, "</item>")+3], "3:bad_record"},
		{"an item that is not closed", rss("<item><guid>x</guid>"+day, rssItem("b", "U")), "3:bad_record; b U"},
		{"an item that is no XML", rss("<item><guid>x</gu></item>", rssItem("b", "U")), "3:no_date; b U"},
		{"an item without anything", rss("<item/>", rssItem("b", "U")), "3:no_date; b U"},
		{"no text", rss("<item>" + day + "</item>"), "3:empty"},
		{"no date of its own", rss("<item><description>T</description></item>"), "3:no_date"},
		{"items in comments and CDATA", rss("<!-- <item> -->", rssItem("a", "<![CDATA[T <b>x</b> </item>]]>")), "a T x"},
		{"marks in an attribute", rss(`<item a="/item>" b='>'><guid>a</guid>` + day + "<description>T</description></item>"), "a T"},
		{"less than", rss(rssItem("a", "3 < 4 &amp; 5 &lt; 6")), "a 3 < 4 & 5 < 6"},
		{"script", rss(rssItem("a", "&lt;p&gt;T&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;style&gt;y&lt;/style&gt;")), "a T"},
		{"right to left and no width", rss(rssItem("a", "\u202Eطرابلس\u202C\u200B")), "a \u202Eطرابلس\u202C\u200B"},
		{"NUL", rss(rssItem("a", "T\x00"), rssItem("b", "U")), "3:not_text; b U"},
		{"bad byte", rss(rssItem("a", "caf\xe9"), rssItem("b", "U")), "3:invalid_utf8; b U"},
		{"Latin-1", strings.Replace(rss(rssItem("a", "caf\xe9")), "?>", ` encoding="iso-8859-1"?>`, 1), "a café"},
		{"an encoding that there is not", strings.Replace(rss(rssItem("a", "caf\xe9")), "?>", ` encoding="x-none"?>`, 1), "3:bad_record"},
		{"UTF-16", "\xff\xfe<\x00r\x00", "1:not_text"},
		{"entities", `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + rss(rssItem("a", "&b;")), "1:bad_record"},
		{"a doctype that declares nothing", `<!DOCTYPE rss PUBLIC "-//x//y" "http://x.example/rss.dtd">` + rss(rssItem("a", "&nbsp;T")), "a T"},
		{"nested elements", rss("<item><guid>a</guid>"+day+strings.Repeat("<x:y>", 2000)+"</item>", rssItem("b", "U")), "3:bad_record; b U"},
		{"nested around the items", "<rss>" + strings.Repeat("<x>", 1_000_000), "1:bad_record"},
		{"nested in the HTML", rss(rssItem("a", "<![CDATA["+strings.Repeat("<div>", 5000)+"]]>"), rssItem("b", "U")), "3:bad_record; b U"},
		{"many elements in the HTML", rss(rssItem("a", "<![CDATA["+strings.Repeat("<br>", maxElements+1)+"]]>"), rssItem("b", "U")), "3:too_large; b U"},
		{"a long item", rss(rssItem("a", strings.Repeat("x", 1<<20)), rssItem("b", "U")), "3:too_large; b U"},
		{"a long tag", rss("<x " + strings.Repeat("x", 1<<20)), "3:bad_record"},
		{"another root", "<html><body></body></html>", "1:bad_record"},
		{"no element", "hello", "1:bad_record"},
		{"blank", " \n", "1:empty"},
		{"no items", rss(), "1:empty"},
		{"JSON cut off", `{"version":"https://jsonfeed.org/version/1","items":[{"id":"a","content_text":"T","date_published":"2023-11-16"},` + "\n" + `{"id`, "a T; 1:bad_record"},
		{"JSON with a mark", "\uFEFF" + `{"version":"https://jsonfeed.org/version/1","items":[{"id":"a","content_text":"T","date_published":"2023-11-16"}]}`, "a T"},
		{"JSON with a bad item", `{"version":"https://jsonfeed.org/version/1","items":[5,{"id":"b","content_text":"U","date_published":"2023-11-16"}]}`, "1:bad_record; b U"},
		{"JSON without items", `{"version":"https://jsonfeed.org/version/1","items":{}}`, "1:bad_record"},
		{"JSON nested", `{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 1_000_000), "1:bad_record"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := inShort(t, tt.data, Options{Format: "feed", MaxBytes: 100 << 10}); got != tt.want {
				t.Errorf("got  %.200s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestRDF(t *testing.T) {
	data := `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>T</title><items><rdf:Seq><rdf:li rdf:resource="a"/></rdf:Seq></items></channel>
<item rdf:about="a"><title>A</title><link>https://x.example/a</link><dc:date>2023-11-16T10:00+01:00</dc:date><description>T</description></item>
</rdf:RDF>`
	if got := inShort(t, data, Options{}); got != "https://x.example/a T" {
		t.Errorf("got %s", got)
	}
}
