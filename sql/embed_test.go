package sql

import (
	"maps"
	"reflect"
	"strings"
	"testing"
)

func TestHeaders(t *testing.T) {
	f := parse("x", "-- check: x\n-- severity: warn\n--\n-- One line,\n-- note: and another.\nselect 1\n-- not this\n")
	if want := map[string]string{"check": "x", "severity": "warn"}; !maps.Equal(f.Header, want) {
		t.Errorf("header is %v, want %v", f.Header, want)
	}
	if want := "One line, note: and another."; f.Purpose != want {
		t.Errorf("purpose is %q, want %q", f.Purpose, want)
	}
}

func TestDocumentedColumns(t *testing.T) {
	f := parse("x", `-- Who: one row each.
-- parameter iso3: the state
-- column actor: who commands them; null: unsaid
-- column status [troops.status]: what is said
-- column change [first up]: against the row before
-- column this is no column: it has too many words
select 1
-- column late: not in the header
`)
	want := []Column{
		{Name: "actor", Doc: "who commands them; null: unsaid"},
		{Name: "status", Doc: "what is said", Like: "troops.status"},
		{Name: "change", Doc: "against the row before", Values: []string{"first", "up"}},
	}
	if !reflect.DeepEqual(f.Columns, want) {
		t.Errorf("columns are %+v, want %+v", f.Columns, want)
	}
	if want := []Column{{Name: "iso3", Doc: "the state"}}; !reflect.DeepEqual(f.Takes, want) {
		t.Errorf("parameters are %+v, want %+v", f.Takes, want)
	}
	if want := "Who: one row each. column this is no column: it has too many words"; f.Purpose != want {
		t.Errorf("purpose is %q, want %q", f.Purpose, want)
	}
}

func TestEveryFileSaysItsPurpose(t *testing.T) {
	for _, dir := range []string{"tables", "models", "macros", "parts", "checks", "queries"} {
		files, err := Read(Embedded(), dir)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(files), err)
		}
		for _, f := range files {
			if f.Purpose == "" || !strings.HasSuffix(f.Purpose, ".") && !strings.HasSuffix(f.Purpose, "?") {
				t.Errorf("%s/%s.sql: its purpose is %q, want a sentence", dir, f.Name, f.Purpose)
			}
			for _, key := range map[string][]string{"checks": {"check", "severity"}, "queries": {"query", "title"}}[dir] {
				if f.Header[key] == "" {
					t.Errorf("%s/%s.sql has no line \"-- %s: ...\"", dir, f.Name, key)
				}
			}
			if name := f.Header["check"] + f.Header["query"]; name != "" && name != f.Name {
				t.Errorf("%s/%s.sql calls itself %s", dir, f.Name, name)
			}
		}
	}
}
