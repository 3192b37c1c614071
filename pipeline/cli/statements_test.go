package cli

import (
	"reflect"
	"testing"
)

func TestSplitStatements(t *testing.T) {
	for _, tc := range []struct {
		name, script string
		want         []string
		rest         string
	}{
		{"two", "select 1; select 2;", []string{"select 1", "select 2"}, ""},
		{"unfinished", "select 1;\nfrom troops", []string{"select 1"}, "\nfrom troops"},
		{"semicolon in a string", "select 'a;b''c;';", []string{"select 'a;b''c;'"}, ""},
		{"semicolon in a name", `select 1 as "a;b";`, []string{`select 1 as "a;b"`}, ""},
		{"semicolon in a comment", "select 1 -- one; two\n;", []string{"select 1 -- one; two"}, ""},
		{"semicolon in a block", "select /* ; */ 1;", []string{"select /* ; */ 1"}, ""},
		{"dollar quote", "select $x$ ; $$ ; $x$;", []string{"select $x$ ; $$ ; $x$"}, ""},
		{"parameter is no dollar quote", "select $1; select $2;", []string{"select $1", "select $2"}, ""},
		{"only comments", "-- nothing;\n; /* nor here */ ;", nil, ""},
		{"open string", "select 'a;", nil, "select 'a;"},
		{"nothing", "", nil, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, rest := splitStatements(tc.script)
			if !reflect.DeepEqual(got, tc.want) || rest != tc.rest {
				t.Errorf("got %q and %q, want %q and %q", got, rest, tc.want, tc.rest)
			}
		})
	}
}

func FuzzSplitStatements(f *testing.F) {
	f.Add("select ';' /* -- */; $a$;$a$")
	f.Fuzz(func(t *testing.T, script string) {
		_, rest := splitStatements(script)
		if len(rest) > len(script) || len(stripComments(script)) > len(script) {
			t.Errorf("parts of %q are longer than it", script)
		}
	})
}
