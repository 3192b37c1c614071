package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// plainMarkup is the text of a piece of markup as a reader sees it: a blank line
// between paragraphs, one line for each item of a list and row of a table. Scripts,
// styles and everything else that is not shown is left out.
func plainMarkup(nodes ...*html.Node) string {
	var m markup
	for _, n := range nodes {
		m.node(n)
	}
	return m.b.String()
}

// markup writes text and holds back the space before it until there is some.
type markup struct {
	b     strings.Builder
	space string // what parts the text so far from the next: "", " ", "\n" or "\n\n"
	keep  bool   // white space stands as it is
}

// unseen elements hold nothing that a reader of the page sees as text.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Title: true, atom.Iframe: true,
	atom.Object: true, atom.Embed: true, atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Form: true, atom.Button: true, atom.Select: true, atom.Input: true, atom.Textarea: true, atom.Nav: true, atom.Plaintext: true,
}

// breaks is what parts an element from the text around it.
var breaks = map[atom.Atom]string{
	atom.Br: "\n", atom.Li: "\n", atom.Tr: "\n", atom.Dt: "\n", atom.Dd: "\n", atom.Td: " ", atom.Th: " ", atom.Option: "\n",
	atom.P: "\n\n", atom.Div: "\n\n", atom.H1: "\n\n", atom.H2: "\n\n", atom.H3: "\n\n", atom.H4: "\n\n", atom.H5: "\n\n", atom.H6: "\n\n",
	atom.Ul: "\n\n", atom.Ol: "\n\n", atom.Dl: "\n\n", atom.Table: "\n\n", atom.Blockquote: "\n\n", atom.Pre: "\n\n", atom.Hr: "\n\n",
	atom.Section: "\n\n", atom.Article: "\n\n", atom.Header: "\n\n", atom.Footer: "\n\n", atom.Aside: "\n\n", atom.Main: "\n\n",
	atom.Figure: "\n\n", atom.Figcaption: "\n\n", atom.Address: "\n\n", atom.Details: "\n\n", atom.Summary: "\n\n", atom.Body: "\n\n",
}

func (m *markup) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		m.text(n.Data)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return // comments, doctypes
	}
	tag := atom.Lookup([]byte(n.Data)) // go-trafilatura leaves DataAtom out where it makes elements of its own
	if unseen[tag] {
		return
	}
	gap, kept := breaks[tag], m.keep
	m.part(gap)
	m.keep = kept || tag == atom.Pre
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.node(c)
	}
	m.keep = kept
	m.part(gap)
}

// part asks for space; the widest that is asked for stands.
func (m *markup) part(space string) {
	if rank(space) > rank(m.space) {
		m.space = space
	}
}

func rank(space string) int {
	if strings.HasPrefix(space, "\n") {
		return 1 + len(space)
	}
	return len(space)
}

func (m *markup) text(s string) {
	for _, r := range s {
		switch {
		case m.keep && r == '\n':
			m.part("\n")
		case unicode.IsSpace(r):
			m.part(" ")
		default:
			if m.b.Len() > 0 {
				m.b.WriteString(m.space)
			}
			m.space = ""
			m.b.WriteRune(r)
		}
	}
}

// foldBlanks makes one blank of white space of any kind.
func foldBlanks(s string) string { return strings.Join(strings.Fields(s), " ") }
