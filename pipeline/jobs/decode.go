package jobs

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	store "github.com/dateline/dateline/pipeline/object"
)

// decoder fills a Config from a file's nodes and notes where each value stands, so
// that later checks can point at it. It goes on after a mistake.
type decoder struct {
	file    string
	lines   []string
	env     func(string) (string, bool)
	anchors map[string]ast.Node
	values  map[string]place // by path: "home", "jobs.2.needs.0"
	keys    map[string]place // where the key itself stands
	errs    Errors
}

// place is where a value stands: a range of a line, or a flag or variable by name.
type place struct {
	file             string
	line, col, width int
}

// problem reports a mistake at a place.
func (d *decoder) problem(at place, err error) {
	p := Problem{File: at.file, Line: at.line, Column: at.col, Width: at.width, Message: err.Error(), Hint: hintOf(err)}
	if p.Line > 0 {
		if p.Line <= len(d.lines) {
			p.Source = store.Redact(d.lines[p.Line-1])
		}
		p.fit()
	}
	d.errs = append(d.errs, p)
}

func (d *decoder) problemf(at place, format string, args ...any) {
	d.problem(at, fmt.Errorf(format, args...))
}

// root is the file's mapping, nil if it is none.
func (d *decoder) root(data []byte) ast.Node {
	node := d.parse(data)
	if _, ok := d.unwrap(node).(ast.MapNode); node != nil && !ok {
		d.problemf(d.at(node), "want keys and values, found %s", describe(d.unwrap(node)))
		return nil
	}
	return node
}

// object decodes a mapping into a struct.
func (d *decoder) object(node ast.Node, v reflect.Value, list []field, path string) {
	at := d.at(node)
	mapping, ok := d.unwrap(node).(ast.MapNode)
	if !ok {
		d.problemf(at, "want keys and values, found %s", describe(d.unwrap(node)))
		return
	}
	seen := map[string]place{}
	for it := mapping.MapRange(); it.Next(); {
		key := it.Key()
		keyAt, name := d.at(key), keyName(key)
		if first, twice := seen[name]; twice {
			d.problemf(keyAt, "key %q is given twice, first on line %d", name, first.line)
			continue
		}
		seen[name] = keyAt
		d.member(it.Value(), v, list, path, name, keyAt)
	}
	for _, f := range list {
		if _, given := seen[f.key]; f.required && !given {
			d.problemf(at, "missing key %q: %s", f.key, f.doc)
		}
	}
}

// member decodes one key's value.
func (d *decoder) member(node ast.Node, v reflect.Value, list []field, path, name string, keyAt place) {
	for _, f := range list {
		if f.key != name {
			continue
		}
		path = join(path, name)
		d.keys[path] = keyAt
		if _, null := d.unwrap(node).(*ast.NullNode); null || node == nil {
			d.values[path] = keyAt
			d.problemf(keyAt, "key %q has no value", name)
			return
		}
		d.values[path] = d.at(node)
		d.value(node, v.Field(f.index), f, path)
		return
	}
	what := "key"
	if path != "" {
		what = "key of " + strings.Split(path, ".")[0]
	}
	d.problem(keyAt, unknown(what, name, keys(list)))
}

func (d *decoder) value(node ast.Node, v reflect.Value, f field, path string) {
	switch {
	case f.typ == reflect.TypeFor[Limits]():
		d.object(node, v, limitFields, path)
	case f.typ == reflect.TypeFor[inputFields]():
		d.object(node, v, roleFields, path)
	case f.isList():
		d.list(node, v, f, path)
	default:
		d.scalar(node, v, f)
	}
}

// list decodes a sequence; a single value stands for a list of one.
func (d *decoder) list(node ast.Node, v reflect.Value, f field, path string) {
	elements := []ast.Node{node}
	switch n := d.unwrap(node).(type) {
	case *ast.SequenceNode:
		elements = n.Values
	case ast.MapNode:
		if f.typ != patternType {
			d.problem(d.at(node), hinted{fmt.Errorf("%s: want a list, found keys and values", f.key), `begin each with "- "`})
			return
		}
	}
	if f.key == "jobs" && len(elements) == 0 {
		d.problemf(d.at(node), "jobs: the list is empty")
	}
	v.Set(reflect.MakeSlice(f.typ, len(elements), len(elements)))
	for i, element := range elements {
		at := join(path, strconv.Itoa(i))
		d.values[at] = d.at(element)
		d.element(element, v.Index(i), f, at)
	}
}

func (d *decoder) scalar(node ast.Node, v reflect.Value, f field) {
	at := d.at(node)
	text, isText, ok := scalarText(d.unwrap(node))
	if _, alias := node.(*ast.AliasNode); alias && !ok {
		// Nearly always a glob or a cron expression, which YAML does not read as text.
		d.problem(at, hinted{fmt.Errorf("%s: YAML takes a value that begins with * for a reference", f.key), "put it in quotes"})
		return
	}
	if !ok {
		d.problemf(at, "%s: want a single value, found %s", f.key, describe(d.unwrap(node)))
		return
	}
	if f.isText() && !isText {
		d.problemf(at, "%s: want text, found %s; put it in quotes if it is meant", f.key, describe(d.unwrap(node)))
		return
	}
	if isText {
		if text, ok = d.expand(text, at); !ok {
			return
		}
		if text == "" {
			d.problemf(at, "%s: the value is empty", f.key)
			return
		}
	}
	if err := f.set(v, text); err != nil {
		d.problem(at, err)
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
