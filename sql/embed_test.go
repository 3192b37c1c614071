package sql

import (
	"maps"
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

func TestEveryFileSaysItsPurpose(t *testing.T) {
	for _, dir := range []string{"tables", "models", "checks", "queries"} {
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
