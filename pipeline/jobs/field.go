package jobs

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/pipeline/article"
)

// field is one key of the file, read off a struct's tags.
type field struct {
	key, doc, def string
	enum          []string
	stages        []string // nil: every job has it
	min           *int64
	path          string // "any", "exists", or "" if it is no path
	required      bool
	index         int
	typ           reflect.Type
}

// fields lists the keys of a struct.
func fields(t reflect.Type) []field {
	var list []field
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("key")
		if key == "" {
			continue
		}
		fd := field{
			key: key, doc: f.Tag.Get("doc"), def: f.Tag.Get("default"), path: f.Tag.Get("path"),
			required: f.Tag.Get("required") != "", index: i, typ: f.Type,
		}
		if s := f.Tag.Get("enum"); s != "" {
			fd.enum = strings.Fields(s)
		}
		if s := f.Tag.Get("stages"); s != "" {
			fd.stages = strings.Fields(s)
		}
		if n, err := strconv.ParseInt(f.Tag.Get("min"), 10, 64); err == nil {
			fd.min = &n
		}
		list = append(list, fd)
	}
	return list
}

var (
	configFields = fields(reflect.TypeFor[Config]())
	limitFields  = fields(reflect.TypeFor[Limits]())
	jobFields    = fields(reflect.TypeFor[Job]())

	patternType = reflect.TypeFor[[]article.Pattern]()
	textType    = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func keys(list []field) []string {
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = f.key
	}
	return names
}

// has reports whether jobs of the stage have the key.
func (f field) has(s Stage) bool { return f.stages == nil || slices.Contains(f.stages, string(s)) }

func (f field) isList() bool { return f.typ.Kind() == reflect.Slice }

// isText reports whether the value is a word and nothing but.
func (f field) isText() bool { return f.typ.Kind() == reflect.String }

// set reads a scalar into the field's value.
func (f field) set(v reflect.Value, text string) error {
	if f.enum != nil && !slices.Contains(f.enum, text) {
		return unknown(f.what(), text, f.enum)
	}
	switch {
	case reflect.PointerTo(f.typ).Implements(textType):
		if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text)); err != nil {
			return err
		}
	case f.isText():
		v.SetString(text)
	case v.CanInt():
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return fmt.Errorf("bad number %q: %s is a whole number", text, f.key)
		}
		v.SetInt(n)
	default:
		return errors.New("not a single value")
	}
	if f.min != nil && v.CanInt() && v.Int() < *f.min {
		least := strconv.FormatInt(*f.min, 10)
		if f.typ == reflect.TypeFor[Bytes]() {
			least = Bytes(*f.min).String()
		}
		return fmt.Errorf("%s is %s, less than the least possible %s", f.key, text, least)
	}
	return nil
}

// what names the vocabulary in messages: `unknown stage "exract"`.
func (f field) what() string {
	if f.key == "fail_on" {
		return "severity"
	}
	return f.key
}

// setList reads a list from a flag or a variable.
func (f field) setList(v reflect.Value, values []string) {
	if f.typ == patternType {
		patterns := make([]article.Pattern, len(values))
		for i, s := range values {
			patterns[i].Path = s
		}
		v.Set(reflect.ValueOf(patterns))
		return
	}
	v.Set(reflect.ValueOf(slices.Clone(values)))
}

// format writes a value as the file would.
func format(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case []article.Pattern:
		paths := make([]string, len(x))
		for i, p := range x {
			paths[i] = formatInput(p)
		}
		return strings.Join(paths, ", ")
	case []string:
		return strings.Join(x, ", ")
	}
	return fmt.Sprint(v.Interface())
}
