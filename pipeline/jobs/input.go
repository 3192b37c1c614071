package jobs

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/dateline/dateline/pipeline/article"
)

// inputSpec is an input that says more than its path.
type inputSpec struct {
	Path   string      `key:"path" required:"true" doc:"file, directory, glob or -"`
	Format string      `key:"format" doc:"how to read it; left out, told by content"`
	Fields inputFields `key:"fields" doc:"which column or JSON member has what; left out, the usual names"`
}

// inputFields are the roles of [article.Roles].
type inputFields struct {
	ID        string `key:"id" doc:"column of the input's own id; usually id, guid or url"`
	Published string `key:"published" doc:"column of the date; usually published, date or pubDate"`
	Title     string `key:"title" doc:"column of the title; usually title or headline"`
	Text      string `key:"text" doc:"column of the text; usually text, body or content"`
}

var roleFields = fields(reflect.TypeFor[inputFields]())

// inputKeys is declared with the formats there are.
func inputKeys() []field {
	list := fields(reflect.TypeFor[inputSpec]())
	list[1].enum = append([]string{"auto"}, article.Formats()...)
	return list
}

// mapping is nil if no role is mapped.
func (f inputFields) mapping() map[string]string {
	var m map[string]string
	v := reflect.ValueOf(f)
	for _, role := range roleFields {
		if name := v.Field(role.index).String(); name != "" {
			if m == nil {
				m = map[string]string{}
			}
			m[role.key] = name
		}
	}
	return m
}

func (d *decoder) element(node ast.Node, v reflect.Value, f field, path string) {
	switch p := v.Addr().Interface().(type) {
	case *Job:
		d.object(node, v, jobFields, path)
	case *article.Pattern:
		d.input(node, p, f, path)
	default:
		d.scalar(node, v, field{key: f.key, typ: v.Type()})
	}
}

// input decodes a path, or a mapping that says more.
func (d *decoder) input(node ast.Node, p *article.Pattern, f field, path string) {
	var spec inputSpec
	if _, ok := d.unwrap(node).(ast.MapNode); ok {
		d.object(node, reflect.ValueOf(&spec).Elem(), inputKeys(), path)
	} else {
		d.scalar(node, reflect.ValueOf(&spec.Path).Elem(), field{key: f.key, typ: reflect.TypeFor[string]()})
	}
	p.Path, p.Format, p.Fields = spec.Path, spec.Format, spec.Fields.mapping()
	if at, given := d.keys[join(path, "fields")]; given && !mayHaveFields(p.Format) {
		d.problemf(at, "an input of format %s has no columns to name", p.Format)
	}
}

// mayHaveFields is true where the format is yet to be told by content.
func mayHaveFields(format string) bool {
	return format == "" || format == "auto" || article.HasFields(format)
}

// formatInput writes an input as the file would.
func formatInput(p article.Pattern) string {
	if p.Format == "" && p.Fields == nil {
		return p.Path
	}
	parts := []string{"path: " + p.Path}
	if p.Format != "" {
		parts = append(parts, "format: "+p.Format)
	}
	var mapped []string
	for _, role := range article.Roles {
		if name := p.Fields[role]; name != "" {
			mapped = append(mapped, role+": "+name)
		}
	}
	if mapped != nil {
		parts = append(parts, "fields: {"+strings.Join(mapped, ", ")+"}")
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// setInputs gives every input that names no format or no mapping of its own those
// of the flags.
func (r *resolver) setInputs(f Flag) bool {
	switch f.Key {
	case "inputs.format":
		r.inputFormat(f)
	case "inputs.fields":
		r.inputFields(f)
	default:
		return false
	}
	return true
}

func (r *resolver) inputFormat(f Flag) {
	known := inputKeys()[1].enum
	if len(f.Values) != 1 || !slices.Contains(known, f.Values[0]) {
		r.problem(place{file: "flag --" + f.Name}, unknown("format", strings.Join(f.Values, ","), known))
		return
	}
	for i := range r.cfg.Inputs {
		if p := &r.cfg.Inputs[i]; p.Format == "" {
			p.Format = f.Values[0]
		}
	}
}

// inputFields reads role=column.
func (r *resolver) inputFields(f Flag) {
	at, mapping := place{file: "flag --" + f.Name}, map[string]string{}
	for _, pair := range f.Values {
		role, name, ok := strings.Cut(pair, "=")
		switch role, name = strings.TrimSpace(role), strings.TrimSpace(name); {
		case !ok || name == "":
			r.problem(at, hinted{fmt.Errorf("bad field %q", pair), "write role=column, as in text=body,published=date"})
		case !slices.Contains(article.Roles, role):
			r.problem(at, unknown("field", role, article.Roles))
		default:
			mapping[role] = name
		}
	}
	for i := range r.cfg.Inputs {
		if p := &r.cfg.Inputs[i]; p.Fields == nil && mayHaveFields(p.Format) {
			p.Fields = mapping
		}
	}
}
