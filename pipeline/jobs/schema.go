package jobs

import (
	"encoding/json"
	"reflect"
)

type object = map[string]any

// Schema is the JSON Schema (draft 2020-12) of jobs.yaml, for editors that
// complete and check YAML by one. What only a run can know (names, circles,
// directories) is left to [Resolve].
func Schema() []byte {
	root := objectSchema(configFields)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "Dateline jobs.yaml"
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(err) // maps, strings and numbers always marshal
	}
	return append(out, '\n')
}

func objectSchema(list []field) object {
	properties, required := object{}, []string{}
	for _, f := range list {
		s := f.schema()
		if s["description"] = f.doc; f.def != "" {
			s["default"] = f.def
		}
		properties[f.key] = s
		if f.required {
			required = append(required, f.key)
		}
	}
	s := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

func (f field) schema() object {
	switch f.typ {
	case reflect.TypeFor[Limits]():
		return objectSchema(limitFields)
	case reflect.TypeFor[inputFields]():
		return objectSchema(roleFields)
	case reflect.TypeFor[[]Job]():
		return object{"type": "array", "minItems": 1, "items": jobSchema()}
	case patternType:
		input := object{"anyOf": []object{{"type": "string", "minLength": 1}, objectSchema(inputKeys())}}
		return object{"anyOf": []object{input, {"type": "array", "items": input}}}
	case reflect.TypeFor[[]string]():
		return object{"anyOf": []object{{"type": "string"}, {"type": "array", "items": object{"type": "string"}}}}
	case reflect.TypeFor[Bytes]():
		return object{"anyOf": []object{f.integer(), text(`^[0-9.]+ *([kKMGT]i?)?[bB]?$`), reference}}
	case reflect.TypeFor[Allowance]():
		return object{"anyOf": []object{{"type": "integer", "minimum": 0}, text(`^[0-9]+(\.[0-9]+)?%?$`), reference}}
	}
	switch {
	case f.key == "version":
		return object{"const": 1}
	case f.enum != nil:
		return object{"anyOf": []object{{"enum": f.enum}, reference}}
	case f.isText():
		return object{"type": "string", "minLength": 1}
	}
	return object{"anyOf": []object{f.integer(), text(`^[0-9]+$`), reference}}
}

// reference is a value that the environment completes.
var reference = text(`\$\{`)

func text(pattern string) object { return object{"type": "string", "pattern": pattern} }

func (f field) integer() object {
	s := object{"type": "integer"}
	if f.min != nil {
		s["minimum"] = *f.min
	}
	return s
}

// jobSchema lets a key stand only in the jobs of its stages.
func jobSchema() object {
	s := objectSchema(jobFields)
	var rules []object
	for _, f := range jobFields {
		if f.stages != nil {
			rules = append(rules, object{
				"if":   object{"required": []string{f.key}},
				"then": object{"properties": object{"stage": object{"enum": f.stages}}},
			})
		}
	}
	s["allOf"] = rules
	return s
}
