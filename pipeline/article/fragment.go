package article

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markupStart is what tells markup from text in which somebody wrote "<".
var markupStart = regexp.MustCompile(`<[A-Za-z/!]`)

// fragmentText is the text of an item, which feeds give as HTML or as it is. Text
// without a tag keeps its lines.
func fragmentText(s string) (text string, err error) {
	if !markupStart.MatchString(s) {
		return strings.TrimSpace(html.UnescapeString(s)), nil
	}
	if err := countElements([]byte(s)); err != nil {
		return "", err
	}
	defer caught("golang.org/x/net/html", &err)
	nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return "", fmt.Errorf("parse the item's HTML: %w", err)
	}
	return plainMarkup(nodes...), nil
}
