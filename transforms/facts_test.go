package transforms_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
)

// factCase is a text and the facts expected of it, each its quote and the named
// columns' values in one line, sorted by position: "300 | FRA | MLI | present".
type factCase struct {
	name, text string
	want       []string
}

// checkFacts runs one fact type over the cases. Facts that the article denies are
// left out, as JSON lines for readers leave them out.
func checkFacts(t *testing.T, name string, columns []string, cases []factCase) {
	t.Helper()
	i := slices.IndexFunc(transforms.Types(), func(ft transforms.FactType) bool { return ft.Describe().Name == name })
	ft := transforms.Types()[i]
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			day := calendar.Date(2021, 3, 10)
			rows := transforms.Extract(transforms.Read(c.text, day), transforms.Article{ID: "t", Published: day}, []transforms.FactType{ft})[0]
			got := factLines(rows, columns)
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
			}
		})
	}
}

func factLines(rows reflect.Value, columns []string) []string {
	var out []string
	for i := range rows.Len() {
		m := rows.Index(i).FieldByName("Mention").Interface().(transforms.Mention)
		if m.Assertion == "denied" {
			continue
		}
		line := m.Quote
		for _, c := range columns {
			line += fmt.Sprintf(" | %v", rows.Index(i).FieldByName("Own").FieldByName(c).Interface())
		}
		out = append(out, line)
	}
	return out
}
