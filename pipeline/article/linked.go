package article

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// linkedData is what a page says of itself in JSON-LD (schema.org).
type linkedData struct {
	dates          []string // datePublished, those of articles first
	headline, body string
}

// readLinked reads a script of JSON-LD. Broken JSON says nothing.
func readLinked(script string) (found linkedData) {
	var value any
	if json.Unmarshal([]byte(script), &value) != nil && json.Unmarshal([]byte(html.UnescapeString(script)), &value) != nil {
		return found
	}
	var others []string
	eachObject(value, func(o map[string]any) {
		date, _ := o["datePublished"].(string)
		headline, _ := o["headline"].(string)
		body, _ := o["articleBody"].(string)
		if isArticleType(o["@type"]) {
			found.dates = append(found.dates, date)
			found.headline = firstOf(found.headline, headline)
		} else {
			others = append(others, date)
		}
		found.body = firstOf(found.body, body)
	})
	found.dates = append(found.dates, others...)
	return found
}

// settle leaves of a script the one text that readLinked has chosen. go-trafilatura
// would choose among several by the order of a Go map, which is another each time.
func (d linkedData) settle(script *html.Node) {
	for script.FirstChild != nil {
		script.RemoveChild(script.FirstChild)
	}
	if d.body == "" {
		return
	}
	text, err := json.Marshal(map[string]string{"articleBody": d.body})
	if err != nil {
		panic(err) // strings always marshal
	}
	script.AppendChild(&html.Node{Type: html.TextNode, Data: string(text)})
}

// eachObject visits the objects in a JSON value in a fixed order.
func eachObject(value any, visit func(map[string]any)) {
	switch v := value.(type) {
	case []any:
		for _, e := range v {
			eachObject(e, visit)
		}
	case map[string]any:
		visit(v)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			eachObject(v[key], visit)
		}
	}
}

// isArticleType knows NewsArticle, Article, BlogPosting and their kin.
func isArticleType(t any) bool {
	switch v := t.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		return slices.ContainsFunc(v, isArticleType)
	}
	return false
}
