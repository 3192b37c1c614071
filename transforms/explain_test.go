package transforms_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/table"
)

// told is one of the articles that the project ships.
type told struct {
	name, body string
	published  calendar.Day
}

// explained reads data/articles, and adds the texts of the other tests.
func explained(t *testing.T) []told {
	t.Helper()
	files, err := filepath.Glob("../data/articles/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no told articles: %v", err)
	}
	out := []told{{"article", article, published}}
	for i, h := range hostile {
		out = append(out, told{fmt.Sprintf("hostile/%d", i), h, published})
	}
	for _, ft := range transforms.Types() {
		for i, e := range ft.Describe().Examples {
			day, err := calendar.Parse(e.Published)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, told{fmt.Sprintf("%s/%d", ft.Describe().Name, i), e.Text, day})
		}
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		rest, ok := strings.CutPrefix(strings.TrimLeft(string(b), " \t"), "date ")
		if !ok || len(rest) < len("2006-01-02 ") {
			continue
		}
		day, err := calendar.Parse(rest[:len("2006-01-02")])
		if err != nil {
			continue
		}
		out = append(out, told{filepath.Base(f), strings.TrimSpace(rest[len("2006-01-02"):]), day})
	}
	return out
}

// TestExplainingChangesNoFact: a trace only listens.
func TestExplainingChangesNoFact(t *testing.T) {
	for _, s := range explained(t) {
		a := transforms.Article{ID: s.name, Published: s.published}
		plain := transforms.Extract(transforms.Read(s.body, s.published), a, transforms.Types())
		traced, _ := transforms.Explain(transforms.Read(s.body, s.published), a, transforms.Types())
		if got, want := printRows(traced), printRows(plain); got != want {
			t.Errorf("%s: facts differ\nexplained %s\nplain     %s", s.name, got, want)
		}
	}
}

// printRows prints every row: fmt alone prints a reflect.Value within a slice as its type.
func printRows(all []reflect.Value) string {
	var b strings.Builder
	for _, rows := range all {
		fmt.Fprintf(&b, "%+v\n", rows.Interface())
	}
	return b.String()
}

// TestEverythingIsExplained: each fact has a rule that the catalogue describes and a
// reason for every slot, each number without a fact has a reason.
func TestEverythingIsExplained(t *testing.T) {
	for _, s := range explained(t) {
		a := transforms.Article{ID: s.name, Published: s.published}
		rows, why := transforms.Explain(transforms.Read(s.body, s.published), a, transforms.Types())
		open := 0
		for i, ft := range transforms.Types() {
			for k := range rows[i].Len() {
				m := rows[i].Index(k).Field(0).Interface().(transforms.Mention)
				e, ok := why.Facts[m.FactID]
				if !ok {
					t.Errorf("%s: %s %q has no explanation", s.name, m.Rule, m.Quote)
					continue
				}
				checkExplanation(t, s, m, e)
				checkSlots(t, s, ft.Describe(), rows[i].Index(k), e)
				if ft.Describe().ReadsClaims && slotOf(e, "claimed_by") == "" {
					open++
				}
			}
		}
		if len(why.Unclaimed) != open {
			t.Errorf("%s: %d unclaimed numbers are explained, %d stand open", s.name, len(why.Unclaimed), open)
		}
		for _, u := range why.Unclaimed {
			if u.Why == "" || u.Quote == "" {
				t.Errorf("%s: number %q has no reason", s.name, u.Quote)
			}
		}
		for _, d := range why.Dropped {
			if d.Why == "" || d.Quote == "" || d.Type == "" {
				t.Errorf("%s: dropped candidate without reason: %+v", s.name, d)
			}
		}
	}
}

func checkExplanation(t *testing.T, s told, m transforms.Mention, e transforms.Explanation) {
	t.Helper()
	if e.Says == "" {
		t.Errorf("%s: rule %s of %q is not in the catalogue (transforms/rules.go)", s.name, m.Rule, m.Quote)
	}
	if e.On.Quote != m.Quote || e.On.Start != int(m.SpanStart) || e.On.End != int(m.SpanEnd) {
		t.Errorf("%s: %s is explained on %+v, but stands at %d-%d %q", s.name, m.Rule, e.On, m.SpanStart, m.SpanEnd, m.Quote)
	}
	for _, slot := range e.Slots {
		if slot.Because == "" {
			t.Errorf("%s: %s of %q: no reason for %s = %s", s.name, m.Rule, m.Quote, slot.Name, slot.Value)
		}
	}
}

// checkSlots: every column of the type has its line, and the lines print the row's values.
func checkSlots(t *testing.T, s told, d transforms.Description, row reflect.Value, e transforms.Explanation) {
	t.Helper()
	shared := reflect.TypeFor[transforms.Mention]().NumField()
	for _, c := range d.Columns[shared:] {
		if c.JSON == "" {
			continue
		}
		i := slices.IndexFunc(e.Slots, func(slot transforms.Slot) bool { return slot.Name == c.JSON && !slot.Shared })
		if i < 0 {
			t.Errorf("%s: %s of %q says nothing of %s", s.name, e.Rule, e.On.Quote, c.JSON)
			continue
		}
		if v, ok := c.Value(row); ok && c.Kind == table.Text && e.Slots[i].Value != v.String() {
			t.Errorf("%s: %s of %q explains %s = %q, the fact has %q", s.name, e.Rule, e.On.Quote, c.JSON, e.Slots[i].Value, v)
		}
	}
}

func slotOf(e transforms.Explanation, name string) string {
	for _, s := range e.Slots {
		if s.Name == name {
			return s.Value
		}
	}
	return ""
}

// TestExplainingSomeTypes: the reasons of one type do not depend on the others wanted,
// and a number that an unwanted type explains is not unclaimed.
func TestExplainingSomeTypes(t *testing.T) {
	a := transforms.Article{ID: "x", Published: published}
	_, all := transforms.Explain(transforms.Read(article, published), a, transforms.Types())
	rows, some := transforms.Explain(transforms.Read(article, published), a, []transforms.FactType{transforms.Casualties})
	if len(rows) != 1 || rows[0].Len() == 0 || rows[0].Len() != len(some.Facts) {
		t.Fatalf("%d facts explained of %v", len(some.Facts), rows)
	}
	for id, e := range some.Facts {
		if !reflect.DeepEqual(e, all.Facts[id]) {
			t.Errorf("alone %+v\nwith all %+v", e, all.Facts[id])
		}
	}
	if fmt.Sprint(some.Unclaimed) != fmt.Sprint(all.Unclaimed) {
		t.Errorf("unclaimed with one type %v, with all %v", some.Unclaimed, all.Unclaimed)
	}
	for _, d := range some.Dropped {
		if d.Type != transforms.Casualties.Name {
			t.Errorf("dropped as %s, which was not asked for", d.Type)
		}
	}
}

func FuzzExplain(f *testing.F) {
	f.Add(article)
	for _, h := range hostile {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, body string) {
		transforms.Explain(transforms.Read(body, published), transforms.Article{ID: "x", Published: published}, transforms.Types())
	})
}
