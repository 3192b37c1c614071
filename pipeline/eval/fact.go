package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Fact is one fact as a line of JSON holds it, annotated or extracted.
type Fact struct {
	Type   string
	fields map[string]any // as encoding/json decodes them, numbers as json.Number
	raw    json.RawMessage

	evidence string // of an extracted fact that has not come from a file
}

// UnmarshalJSON keeps the text beside the values, so that a fact is printed as it was read.
func (f *Fact) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	f.fields = nil
	if err := d.Decode(&f.fields); err != nil {
		return err
	}
	if f.fields == nil {
		return fmt.Errorf("a fact is an object, not null")
	}
	f.Type, _ = f.fields["type"].(string)
	f.raw = bytes.Clone(data)
	return nil
}

// MarshalJSON writes the fact as it was read.
func (f *Fact) MarshalJSON() ([]byte, error) { return f.raw, nil }

// span is an extracted fact's half-open range of code points. A fact without one
// lies before every text.
func (f *Fact) span() (start, end int) { return f.int("start", -1), f.int("end", -1) }

// anchor is the span of a gold fact, which gives the words and where they begin.
func (f *Fact) anchor() (start, end int) {
	words, _ := f.fields["anchor"].(string)
	start = f.int("start", -1)
	return start, start + utf8.RuneCountInString(words)
}

func (f *Fact) int(name string, missing int) int {
	n, ok := f.fields[name].(json.Number)
	if !ok {
		return missing
	}
	v, err := strconv.Atoi(n.String())
	if err != nil {
		return missing
	}
	return v
}

// list is a slot's acceptable answers; ok is false if the slot is no list.
func (f *Fact) list(name string) (answers []any, ok bool) {
	answers, ok = f.fields[name].([]any)
	return answers, ok
}

// optional reports whether gold lets the fact be found or not.
func (f *Fact) optional() bool {
	switch v := f.fields["optional"].(type) {
	case nil:
		return false
	case bool:
		return v
	case string:
		return v != ""
	case json.Number:
		x, _ := v.Float64()
		return x != 0
	}
	return true
}

// same reports whether two values are equal; numbers are compared as numbers, and a
// slot that is not there is null.
func same(a, b any) bool {
	switch a := a.(type) {
	case nil:
		return b == nil
	case json.Number:
		b, ok := b.(json.Number)
		return ok && (a == b || sameNumber(a, b))
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !same(a[i], b[i]) {
				return false
			}
		}
		return true
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for k, v := range a {
			if w, ok := b[k]; !ok || !same(v, w) {
				return false
			}
		}
		return true
	}
	return comparable(b) && a == b
}

func sameNumber(a, b json.Number) bool {
	if i, err := a.Int64(); err == nil {
		if j, err := b.Int64(); err == nil {
			return i == j
		}
	}
	x, err1 := a.Float64()
	y, err2 := b.Float64()
	return err1 == nil && err2 == nil && x == y
}

// comparable reports whether == may be asked of a decoded value.
func comparable(v any) bool {
	switch v.(type) {
	case []any, map[string]any:
		return false
	}
	return true
}
