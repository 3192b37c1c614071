package article

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// linkedDates are the publication dates in a page's JSON-LD (schema.org), those of
// articles first. Broken JSON has none.
func linkedDates(script string) []string {
	var value any
	if json.Unmarshal([]byte(script), &value) != nil {
		return nil
	}
	var articles, others []string
	eachObject(value, func(o map[string]any) {
		date, _ := o["datePublished"].(string)
		switch {
		case date == "":
		case isArticleType(o["@type"]):
			articles = append(articles, date)
		default:
			others = append(others, date)
		}
	})
	return append(articles, others...)
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
