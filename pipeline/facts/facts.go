// Package facts turns the rows that fact types produce into facts as people and
// scorers read them: one JSON object a fact, with the columns' JSON names.
//
// Nothing here knows a type. What a fact looks like follows from the tags on its
// row's struct (transforms/table): a column's json name, its kind, whether an empty
// value is null, and whether the rows that differ in it only are one fact with a
// list, as the parties of an agreement are.
package facts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/table"
)

// Article is one article's facts: a line of `dateline extract --format jsonl`.
type Article struct {
	ID        string       `json:"id"` // the input's own id
	Published calendar.Day `json:"published"`
	Facts     []Fact       `json:"facts"`

	Unclaimed any `json:"unclaimed,omitempty"` // only when reasons are asked for: numbers that no fact explains
	Dropped   any `json:"dropped,omitempty"`   // and candidates that were given up
}

// Fact is one fact: its type and the values of its columns, in order of printing.
type Fact struct {
	Type       string
	Start, End int // code points of the body, half-open
	Quote      string
	Assertion  string
	Fields     []Field // all columns that JSON lines print, span and quote first

	Evidence transforms.Evidence // how plainly the text names its entities; not printed

	ids []string                // fact ids of the rows that it was made of
	Why *transforms.Explanation // nil unless reasons are asked for, see Explain
}

// Field is one column of a fact; Value is nil, a string, int64, float64, bool or []string.
type Field struct {
	Name  string
	Own   bool // the type's own column, not one that all types share
	Value any
}

// Asserted reports whether the article means the fact: it neither denies it nor
// only supposes it.
func (f Fact) Asserted() bool { return f.Assertion != "denied" && f.Assertion != "hypothetical" }

// Asserted keeps the facts that the article means.
func Asserted(all []Fact) []Fact {
	return slices.DeleteFunc(slices.Clone(all), func(f Fact) bool { return !f.Asserted() })
}

// MarshalJSON writes the type and then the fields in their order.
func (f Fact) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"type":%q`, f.Type)
	for _, field := range f.Fields {
		v, err := encode(field.Value)
		if err != nil {
			return nil, fmt.Errorf("encode %s of %s: %w", field.Name, f.Type, err)
		}
		fmt.Fprintf(&b, `,%q:%s`, field.Name, v)
	}
	if f.Why != nil {
		v, err := encode(f.Why)
		if err != nil {
			return nil, fmt.Errorf("encode the explanation of %s: %w", f.Type, err)
		}
		fmt.Fprintf(&b, `,"explain":%s`, v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode is json.Marshal that leaves <, > and & as they stand: quotes are read by people.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// Line is the article as one line of JSON, with its newline.
func (a Article) Line() ([]byte, error) {
	if a.Facts == nil {
		a.Facts = []Fact{}
	}
	line, err := encode(a)
	if err != nil {
		return nil, fmt.Errorf("encode article %s: %w", a.ID, err)
	}
	return append(line, '\n'), nil
}

// Extract reads an article's body and returns the facts of the wanted types by
// position, facts at the same place in the order of the types.
func Extract(a transforms.Article, body string, wanted []transforms.FactType) []Fact {
	return inOrder(wanted, transforms.Extract(transforms.Read(body, a.Published), a, wanted))
}

// inOrder makes facts of all types' rows, by position.
func inOrder(wanted []transforms.FactType, rows []reflect.Value) []Fact {
	var out []Fact
	for i, t := range wanted {
		out = append(out, Of(t.Describe(), rows[i])...)
	}
	slices.SortStableFunc(out, func(a, b Fact) int { return a.Start - b.Start })
	return out
}

// sharedColumns is how many columns every fact table begins with.
var sharedColumns = len(table.Columns(reflect.TypeFor[transforms.Mention]()))

// Of makes facts of a type's rows (a []Row[T]). Rows that differ in a collected
// column only become one fact.
func Of(d transforms.Description, rows reflect.Value) []Fact {
	collected := slices.IndexFunc(d.Columns, func(c table.Column) bool { return c.Collect })
	var out []Fact
	seen := make(map[string]int) // all other values -> index in out
	for i := range rows.Len() {
		f := one(d, rows.Index(i))
		if collected < 0 {
			out = append(out, f)
			continue
		}
		list := collect(&f, d.Columns[collected].JSON)
		key := fmt.Sprint(f.without(list.Name))
		if at, ok := seen[key]; ok {
			merge(out[at].field(list.Name), list.Value.([]string))
			out[at].ids = append(out[at].ids, f.ids...)
			continue
		}
		seen[key] = len(out)
		out = append(out, f)
	}
	return out
}

// one makes a fact of one row. Its fields begin with span and quote, then come
// the type's own, then what all types share.
func one(d transforms.Description, row reflect.Value) Fact {
	f := Fact{Type: d.Name, Evidence: row.Field(0).Interface().(transforms.Mention).Evidence()}
	var own, shared []Field
	for i := range d.Columns {
		c := &d.Columns[i]
		v := value(c, row)
		switch {
		case i >= sharedColumns:
			if c.JSON != "" {
				own = append(own, Field{c.JSON, true, v})
			}
			continue
		case c.Name == "fact_id":
			f.ids = []string{v.(string)}
		case c.Name == "span_start":
			f.Start = int(v.(int64))
		case c.Name == "span_end":
			f.End = int(v.(int64))
		case c.Name == "quote":
			f.Quote = v.(string)
		case c.JSON != "":
			shared = append(shared, Field{c.JSON, false, v})
		}
		if c.Name == "assertion" {
			f.Assertion, _ = v.(string)
		}
	}
	f.Fields = append(f.Fields, Field{"start", false, f.Start}, Field{"end", false, f.End}, Field{"quote", false, f.Quote})
	f.Fields = append(append(f.Fields, own...), shared...)
	return f
}

// value is a column's value as JSON prints it.
func value(c *table.Column, row reflect.Value) any {
	v, ok := c.Value(row)
	if !ok {
		return nil
	}
	switch c.Kind {
	case table.Text:
		return v.String()
	case table.Float64:
		return v.Float()
	case table.Bool:
		return v.Bool()
	case table.Date:
		return calendar.Day(v.Int()).String()
	case table.TextList:
		list := make([]string, v.Len())
		for i := range list {
			list[i] = v.Index(i).String()
		}
		return list
	default:
		if v.CanUint() {
			return int64(v.Uint())
		}
		return v.Int()
	}
}

func (f *Fact) field(name string) *Field {
	for i := range f.Fields {
		if f.Fields[i].Name == name {
			return &f.Fields[i]
		}
	}
	return nil
}

func (f *Fact) without(name string) []Field {
	return slices.DeleteFunc(slices.Clone(f.Fields), func(x Field) bool { return x.Name == name })
}

// collect makes a list of the named field, empty if it was null.
func collect(f *Fact, name string) *Field {
	field := f.field(name)
	list := []string{}
	if field.Value != nil {
		list = append(list, fmt.Sprint(field.Value))
	}
	field.Value = list
	return field
}

func merge(into *Field, values []string) {
	list := into.Value.([]string)
	for _, v := range values {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	into.Value = list
}
