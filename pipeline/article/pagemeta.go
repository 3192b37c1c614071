package article

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageMeta is what a page says of itself, apart from its text.
type pageMeta struct {
	url, title string
	dates      []string // as they are written, the surest first
}

// dateNames are the meta elements of a publication date, the surest first.
var dateNames = []string{
	"article:published_time", "og:article:published_time", "article:published", "datepublished", "og:published_time",
	"parsely-pub-date", "citation_publication_date", "citation_date", "pubdate", "publish-date", "publish_date", "publishdate",
	"publication_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "sailthru.date", "date",
}

// date is the first date that can be read, else the first there is, so that the
// reject can show it.
func (m *pageMeta) date() string {
	for _, s := range m.dates {
		if _, why := publishedDay(s); why == "" {
			return s
		}
	}
	return firstOf(m.dates...)
}

// readMeta looks in the places where pages say when they were published: JSON-LD,
// meta elements, time elements and bylines, the address. The first that has a date
// is believed.
func readMeta(doc *html.Node) *pageMeta {
	named, canonical := map[string]string{}, ""
	var marked, times, bylines []string
	var scripts []*html.Node
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Meta:
			name := strings.ToLower(strings.TrimSpace(firstOf(attr(n, "property"), attr(n, "name"), attr(n, "itemprop"))))
			if content := strings.TrimSpace(attr(n, "content")); content != "" && named[name] == "" {
				named[name] = content
			}
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical"):
			canonical = firstOf(canonical, attr(n, "href"))
		case n.DataAtom == atom.Script && strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json"):
			scripts = append(scripts, n)
		case strings.EqualFold(attr(n, "itemprop"), "datePublished"):
			marked = append(marked, firstOf(attr(n, "datetime"), attr(n, "content"), shortText(n)))
		case n.DataAtom == atom.Time && attr(n, "datetime") != "":
			times = append(times, attr(n, "datetime"))
		case bylineClass.MatchString(attr(n, "class") + " " + attr(n, "id")):
			bylines = append(bylines, dateInText.FindString(shortText(n)))
		}
	}
	m := &pageMeta{url: firstOf(absolute(canonical), absolute(named["og:url"]))}
	m.readScripts(scripts)
	m.title = foldBlanks(firstOf(named["og:title"], m.title))
	for _, name := range dateNames {
		m.dates = append(m.dates, named[name])
	}
	m.dates = slices.Concat(m.dates, marked, times, bylines, []string{dateInURL(m.url)})
	for i, s := range m.dates {
		m.dates[i] = strings.TrimSpace(s)
	}
	return m
}

// readScripts reads the page's JSON-LD and settles it.
func (m *pageMeta) readScripts(scripts []*html.Node) {
	for _, script := range scripts {
		var text strings.Builder
		for c := range script.ChildNodes() {
			text.WriteString(c.Data)
		}
		found := readLinked(text.String())
		found.settle(script)
		m.title = firstOf(m.title, found.headline)
		m.dates = append(m.dates, found.dates...)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// absolute is a web address that can stand as an id, "" if it is none.
func absolute(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(address) > 2000 {
		return ""
	}
	return u.String()
}

var (
	bylineClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:date|dateline|byline|published|publish|posted|timestamp|pubdate|entry-date|post-date)(?:$|[\s_-])`)
	dateInText  = regexp.MustCompile(`\b(?:\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})\b`)
	datedPath   = regexp.MustCompile(`/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$)`)
)

// bylineBytes is the most that a byline holds; a longer element is a part of the text.
const bylineBytes = 200

// shortText is the text of an element, "" if it is longer than a byline.
func shortText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type != html.TextNode {
			continue
		}
		if b.Len()+len(c.Data) > bylineBytes {
			return ""
		}
		b.WriteString(c.Data + " ")
	}
	return foldBlanks(b.String())
}

// dateInURL reads the day of ".../2023/11/16/title".
func dateInURL(address string) string {
	if m := datedPath.FindStringSubmatch(address); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	return ""
}
