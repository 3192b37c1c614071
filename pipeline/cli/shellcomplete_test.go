package cli

import (
	"slices"
	"strings"
	"testing"
)

func TestCompletion(t *testing.T) {
	w := words{
		all:     []string{"actor", "article_id", "articles", "select", "troop_presence", "troops"},
		tables:  []string{"articles", "meta.runs", "troop_presence", "troops"},
		columns: map[string][]string{"troops": {"actor", "article_id"}},
		params:  func() []string { return []string{"who"} },
	}
	for typed, want := range map[string]string{
		"sel":                 "select",
		"SEL":                 "SELECT",
		"select a":            "actor article_id articles",
		"select * from ":      "articles meta.runs troop_presence troops",
		"from meta.":          "meta.runs",
		"select troops.a":     "actor article_id",
		"where actor=$":       "who",
		"":                    "",
		".sch":                ".schema",
		"  .mo":               ".mode",
		".schema tro":         "troop_presence troops",
		".mode re":            "records",
		".param un":           "unset",
		".query troops_by_co": "troops_by_country",
		".read testdata/scri": "testdata/script/",
	} {
		head, got, tail := w.complete(typed+" rest", len(typed))
		if strings.Join(got, " ") != want || tail != " rest" || !strings.HasPrefix(typed, head) {
			t.Errorf("after %q: %q, %q, %q; want %q", typed, head, got, tail, want)
		}
	}
	if head, got, _ := w.complete("select troops.ac", 16); head+got[0] != "select troops.actor" || !slices.Equal(got, []string{"actor"}) {
		t.Errorf("a column of a table becomes %q %q", head, got)
	}
}
