package jobs

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// parse reads the file's one document; nil if it cannot.
func (d *decoder) parse(data []byte) ast.Node {
	d.lines = strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	top := place{file: d.file, line: 1, col: 1, width: 1}
	if !utf8.Valid(data) {
		d.problemf(top, "the file is not UTF-8")
		return nil
	}
	file, err := parseYAML(data)
	var syntax yaml.Error
	switch {
	case errors.As(err, &syntax) && syntax.GetToken() != nil:
		at := d.tokenPlace(syntax.GetToken())
		d.problem(at, hinted{fmt.Errorf("the file is not YAML: %s", syntax.GetMessage()), d.syntaxHint(at.line)})
		return nil
	case err != nil:
		d.problemf(top, "the file is not YAML: %v", err)
		return nil
	case len(file.Docs) == 0 || file.Docs[0].Body == nil:
		d.problemf(top, "the file is empty")
		return nil
	case len(file.Docs) > 1:
		at := top
		if body := file.Docs[1].Body; body != nil {
			at = d.at(body)
		}
		d.problemf(at, "the file has more than one YAML document")
	}
	d.anchors = map[string]ast.Node{}
	ast.Walk(anchorVisitor(d.anchors), file.Docs[0].Body)
	return file.Docs[0].Body
}

// syntaxHint knows the two slips that YAML's own message does not explain.
func (d *decoder) syntaxHint(line int) string {
	if line > len(d.lines) {
		return ""
	}
	switch s := d.lines[line-1]; {
	case strings.HasPrefix(strings.TrimLeft(s, " "), "\t"):
		return "indent with blanks, not tabs"
	case strings.Contains(s, "- *") || strings.Contains(s, ": *"):
		return "put a value that begins with * in quotes"
	}
	return ""
}

// parseYAML turns a crash of the parser into an error: the file is the user's,
// and no file may end the program.
func parseYAML(data []byte) (file *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the parser gave up: %v", r)
		}
	}()
	// Duplicate keys are reported by the decoder, together with everything else.
	return parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
}

type anchorVisitor map[string]ast.Node

func (a anchorVisitor) Visit(n ast.Node) ast.Visitor {
	if anchor, ok := n.(*ast.AnchorNode); ok && anchor.Name != nil {
		a[anchor.Name.String()] = anchor.Value
	}
	return a
}

// unwrap follows anchors, aliases and tags to the value, as far as a sane file goes.
func (d *decoder) unwrap(n ast.Node) ast.Node {
	for range 8 {
		switch x := n.(type) {
		case *ast.AnchorNode:
			n = x.Value
		case *ast.TagNode:
			n = x.Value
		case *ast.AliasNode:
			if x.Value == nil {
				return nil
			}
			n = d.anchors[x.Value.String()]
		default:
			return n
		}
	}
	return nil
}

// at is where a node stands: its first line as far as it goes.
func (d *decoder) at(n ast.Node) place {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 && !m.IsFlowStyle {
		n = m.Values[0].Key // a block mapping's own token is a colon
	}
	if m, ok := n.(*ast.MappingValueNode); ok {
		n = m.Key
	}
	if n == nil || n.GetToken() == nil {
		return place{file: d.file, line: 1, col: 1, width: 1}
	}
	at := d.tokenPlace(n.GetToken())
	if alias, ok := n.(*ast.AliasNode); ok && alias.Value != nil {
		at.width += utf8.RuneCountInString(alias.Value.String())
	}
	return at
}

func (d *decoder) tokenPlace(t *token.Token) place {
	at := place{file: d.file, line: 1, col: 1, width: 1}
	if t.Position != nil {
		at.line, at.col = max(1, t.Position.Line), max(1, t.Position.Column)
	}
	first, _, _ := strings.Cut(strings.TrimSpace(t.Origin), "\n")
	at.width = max(1, utf8.RuneCountInString(strings.TrimSpace(first)))
	return at
}

// scalarText is a scalar as it is written, and whether YAML takes it for text.
func scalarText(n ast.Node) (text string, isText, ok bool) {
	switch x := n.(type) {
	case *ast.StringNode:
		return x.Value, true, true
	case *ast.LiteralNode:
		return strings.TrimSpace(x.Value.Value), true, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return strings.TrimSpace(x.GetToken().Value), false, true
	}
	return "", false, false
}

func keyName(key ast.MapKeyNode) string {
	if s, ok := key.(*ast.StringNode); ok {
		return s.Value
	}
	return strings.TrimSpace(key.String())
}

// describe names a node's kind for people.
func describe(n ast.Node) string {
	switch n.(type) {
	case nil:
		return "an alias without its anchor"
	case *ast.SequenceNode:
		return "a list"
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return "a number"
	case *ast.BoolNode:
		return "true or false"
	case *ast.NullNode:
		return "nothing"
	case *ast.StringNode, *ast.LiteralNode:
		return "text"
	case ast.MapNode:
		return "keys and values"
	}
	return "something else"
}
