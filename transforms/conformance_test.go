package transforms_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/table"
)

// article is a text written for these tests that holds facts of every type.
const article = `Ghana, a member of ECOWAS, will send 200 troops to Liberia, officials in Accra said on Monday.

About 5,000 French soldiers are stationed in Mali. “At least 12 villagers were killed and three wounded in Gao on 3 May 2019,” a spokesman said.

Some 40,000 people fled their homes. Chad has a population of about 17 million. The European Union imposed sanctions on Belarus.

Egypt and Sudan signed a military agreement in 2021. Dozens of trucks were lost. Côte d’Ivoire left the bloc.`

var published = calendar.Date(2021, 3, 10)

// hostile are texts that nobody would print and files contain all the same.
var hostile = []string{
	"", " ", "\x00", "\xff\xfe", "a", "1", "killed", "12 killed", strings.Repeat("1,", 5000), strings.Repeat("killed ", 3000),
	strings.Repeat("(", 4000), strings.Repeat("Mali and ", 2000), "\u200f\u202e12 soldiers\u200b killed", "٣٤ killed",
	"99999999999999999999999999999 people were killed", "-5 killed", "1.2.3.4 soldiers", "\ufeffOn Monday\r\n\r\n12 dead",
	"“" + strings.Repeat("“12 killed. ", 300), strings.Repeat("a\n", 3000), "0 killed", "date 2020-01-01", "Feb. 30, 2021",
}

func TestTypesAreDocumented(t *testing.T) {
	names, tables := map[string]bool{}, map[string]bool{}
	for _, ft := range transforms.Types() {
		d := ft.Describe()
		if names[d.Name] || tables[d.Table] {
			t.Errorf("%s: its name or its table %s is taken", d.Name, d.Table)
		}
		names[d.Name], tables[d.Table] = true, true
		if len(d.Doc) < 30 || len(d.Examples) == 0 {
			t.Errorf("%s: needs a doc and an example", d.Name)
		}
		for _, c := range d.Columns {
			if len(c.Doc) < 10 {
				t.Errorf("%s.%s: doc %q says too little", d.Name, c.Name, c.Doc)
			}
		}
	}
}

func TestExamples(t *testing.T) {
	for _, ft := range transforms.Types() {
		d := ft.Describe()
		for i, e := range d.Examples {
			t.Run(fmt.Sprintf("%s/%d", d.Name, i), func(t *testing.T) { checkExample(t, ft, e) })
		}
	}
}

func checkExample(t *testing.T, ft transforms.FactType, e transforms.Example) {
	day, err := calendar.Parse(e.Published)
	if err != nil {
		t.Fatal(err)
	}
	rows := transforms.Extract(transforms.Read(e.Text, day), transforms.Article{ID: "example", Published: day}, []transforms.FactType{ft})[0]
	got := jsonRows(ft.Describe(), rows)
	used := make([]bool, len(got))
	for _, want := range e.Want {
		var w map[string]any
		if err := json.Unmarshal([]byte(want), &w); err != nil {
			t.Fatalf("%s: %v", want, err)
		}
		if !takeMatch(w, got, used) {
			t.Errorf("no fact like %s among %v", want, got)
		}
	}
	for i, u := range used {
		if !u && ft.Describe().Name != "quantity" {
			t.Errorf("unexpected fact %v", got[i])
		}
	}
}

// takeMatch finds the facts that agree with want in all columns it names, and marks
// them as used: one, or for a list of parties one for each.
func takeMatch(want map[string]any, got []map[string]any, used []bool) bool {
	if parties, ok := want["parties"].([]any); ok {
		for _, p := range parties {
			one := map[string]any{}
			for k, v := range want {
				one[k] = v
			}
			one["parties"] = p
			if !takeMatch(one, got, used) {
				return false
			}
		}
		return true
	}
	for i, g := range got {
		if !used[i] && agrees(want, g) {
			used[i] = true
			return true
		}
	}
	return false
}

func agrees(want, got map[string]any) bool {
	for k, v := range want {
		if !reflect.DeepEqual(v, got[k]) {
			return false
		}
	}
	return true
}

// jsonRows gives each row as JSON would read it back, by the columns' JSON names.
func jsonRows(d transforms.Description, rows reflect.Value) []map[string]any {
	var out []map[string]any
	for i := range rows.Len() {
		m := map[string]any{}
		for _, c := range d.Columns {
			if c.JSON == "" {
				continue
			}
			m[c.JSON] = jsonValue(&c, rows.Index(i))
		}
		out = append(out, m)
	}
	return out
}

func jsonValue(c *table.Column, row reflect.Value) any {
	v, ok := c.Value(row)
	if !ok {
		return nil
	}
	switch c.Kind {
	case table.Date:
		return calendar.Day(v.Int()).String()
	case table.Text:
		return v.String()
	case table.Int32, table.Int64:
		return float64(v.Int())
	}
	return v.Interface()
}

func TestSpansSliceToQuotes(t *testing.T) {
	for _, body := range append(hostile, article) {
		checkSpans(t, body)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(article)
	for _, h := range hostile {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, body string) { checkSpans(t, body) })
}

// checkSpans extracts every type and checks that each span, cut out of the body by
// code points, is the quote, and lies in its sentence.
func checkSpans(t *testing.T, body string) {
	t.Helper()
	if !utf8.ValidString(body) {
		transforms.Extract(transforms.Read(body, published), transforms.Article{ID: "x", Published: published}, transforms.Types())
		return // only must not panic: such bodies are rejected before they come here
	}
	runes := []rune(body)
	all := transforms.Extract(transforms.Read(body, published), transforms.Article{ID: "x", Published: published}, transforms.Types())
	ids := map[string]bool{}
	for i, rows := range all {
		name := transforms.Types()[i].Describe().Name
		for j := range rows.Len() {
			m := rows.Index(j).Field(0).Interface().(transforms.Mention)
			if got := string(runes[m.SpanStart:m.SpanEnd]); got != m.Quote {
				t.Errorf("%s: span [%d,%d) is %q, quote says %q", name, m.SpanStart, m.SpanEnd, got, m.Quote)
			}
			if !strings.Contains(m.Context, m.Quote) {
				t.Errorf("%s: quote %q is not in its sentence %q", name, m.Quote, m.Context)
			}
			if ids[m.FactID] {
				t.Errorf("%s: id %s stands twice", name, m.FactID)
			}
			ids[m.FactID] = true
		}
	}
}

func TestEveryTypeFindsSomething(t *testing.T) {
	all := transforms.Extract(transforms.Read(article, published), transforms.Article{ID: "x", Published: published}, transforms.Types())
	for i, ft := range transforms.Types() {
		if all[i].Len() == 0 {
			t.Errorf("%s: no fact in an article that has one", ft.Describe().Name)
		}
	}
}

func TestVocabulariesAreKept(t *testing.T) {
	all := transforms.Extract(transforms.Read(article, published), transforms.Article{ID: "x", Published: published}, transforms.Types())
	for i, ft := range transforms.Types() {
		for _, c := range ft.Describe().Columns {
			if c.Values == nil {
				continue
			}
			for j := range all[i].Len() {
				v, ok := c.Value(all[i].Index(j))
				if ok && !contains(c.Values, v.String()) {
					t.Errorf("%s.%s is %q, not one of %v", ft.Describe().Name, c.Name, v, c.Values)
				}
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// TestSameOnAnyWorker: transforms share nothing that changes, so that any number of
// goroutines finds the same.
func TestSameOnAnyWorker(t *testing.T) {
	extract := func() string {
		all := transforms.Extract(transforms.Read(article, published), transforms.Article{ID: "x", Published: published}, transforms.Types())
		return printRows(all)
	}
	want := extract()
	var wg sync.WaitGroup
	got := make([]string, 8)
	for i := range got {
		wg.Go(func() { got[i] = extract() })
	}
	wg.Wait()
	for i := range got {
		if got[i] != want {
			t.Fatalf("worker %d found\n%s\nwant\n%s", i, got[i], want)
		}
	}
}

// TestQuantitiesSeeClaims: asked alone, quantities still know what other types claim.
func TestQuantitiesSeeClaims(t *testing.T) {
	a := transforms.Article{ID: "x", Published: published}
	all := transforms.Extract(transforms.Read(article, published), a, transforms.Types())
	alone := transforms.Extract(transforms.Read(article, published), a, []transforms.FactType{transforms.Quantities})
	if got, want := fmt.Sprint(alone[0]), fmt.Sprint(all[len(all)-1]); got != want {
		t.Errorf("alone:\n%s\nwith all:\n%s", got, want)
	}
}
