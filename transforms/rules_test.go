package transforms

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestRulesAreDescribed reads the package's own source for the rules that types can
// emit, and compares them with the catalogue: a rule without a description cannot be
// explained, a description without a rule is a leftover.
func TestRulesAreDescribed(t *testing.T) {
	emitted := ruleNames(t)
	for _, values := range []string{"imposed lifted threatened extended", "signed terminated suspended violated proposed"} {
		emitted = append(emitted, strings.Fields(values)...) // sanctions and agreements name their rules by the action
	}
	for _, kind := range quantityKinds {
		emitted = append(emitted, kind)
	}
	described := map[string]bool{}
	for _, id := range Rules() {
		_, name, _ := strings.Cut(id, ".")
		described[name] = true
		if len(RuleSays(id)) < 10 {
			t.Errorf("rule %s is described as %q", id, RuleSays(id))
		}
		if !slices.Contains(emitted, name) {
			t.Errorf("transforms/rules.go describes %s, which no type emits", id)
		}
	}
	for _, name := range emitted {
		if !described[name] {
			t.Errorf("rule %q has no line in transforms/rules.go", name)
		}
	}
}

// ruleNames collects the literals that the package's source puts into a field or a
// variable called rule or Rule, without their type's prefix.
func ruleNames(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	c := ruleCollector{places: map[string]int{}}
	for _, f := range files {
		ast.Inspect(f, c.declared)
	}
	for _, f := range files {
		ast.Inspect(f, c.used)
	}
	if len(c.names) < 20 {
		t.Fatalf("found only %d rules in the source: %v", len(c.names), c.names)
	}
	slices.Sort(c.names)
	return slices.Compact(c.names)
}

type ruleCollector struct {
	places map[string]int // struct type -> place of its field "rule"
	names  []string
}

// declared notes the structs that have a field called rule.
func (c *ruleCollector) declared(n ast.Node) bool {
	spec, ok := n.(*ast.TypeSpec)
	if !ok {
		return true
	}
	s, ok := spec.Type.(*ast.StructType)
	if !ok {
		return true
	}
	place := 0
	for _, f := range s.Fields.List {
		for _, name := range f.Names {
			if name.Name == "rule" {
				c.places[spec.Name.Name] = place
			}
			place++
		}
	}
	return true
}

func (c *ruleCollector) used(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CompositeLit:
		c.literal(typeName(n.Type), n)
	case *ast.KeyValueExpr:
		if isRule(n.Key) {
			c.add(n.Value)
		}
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			if isRule(left) && i < len(n.Rhs) && len(n.Lhs) == len(n.Rhs) {
				c.add(n.Rhs[i])
			}
		}
	}
	return true
}

// literal reads the values of a struct, or of a list of such structs, given in order.
func (c *ruleCollector) literal(name string, lit *ast.CompositeLit) {
	place, ok := c.places[name]
	if !ok {
		return
	}
	for _, e := range lit.Elts {
		if inner, ok := e.(*ast.CompositeLit); ok && inner.Type == nil {
			c.literal(name, inner)
		}
	}
	if place < len(lit.Elts) {
		c.add(lit.Elts[place])
	}
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.ArrayType:
		return typeName(e.Elt)
	}
	return ""
}

func isRule(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == "rule" || e.Name == "Rule"
	case *ast.SelectorExpr:
		return isRule(e.Sel)
	}
	return false
}

func (c *ruleCollector) add(e ast.Expr) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return
	}
	s, err := strconv.Unquote(lit.Value)
	if _, name, ok := strings.Cut(s, "."); ok {
		s = name
	}
	if err == nil && s != "" {
		c.names = append(c.names, s)
	}
}
