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
		{"command", ".mode csv\nselect 1;", []string{".mode csv", "select 1"}, ""},
		{"command after a statement", "select 1; -- one\n.tables a;b", []string{"select 1", ".tables a;b"}, ""},
		{"no command", "select 1\n.5;", []string{"select 1\n.5"}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			cut, rest := splitStatements(tc.script)
			var got []string
			for _, s := range cut {
				got = append(got, s.text)
			}
			if !reflect.DeepEqual(got, tc.want) || rest != tc.rest {
				t.Errorf("got %q and %q, want %q and %q", got, rest, tc.want, tc.rest)
			}
		})
	}
}

func TestLinesOfStatements(t *testing.T) {
	want := []statement{{"select 1", 2}, {".mode csv", 4}, {"from\ntroops", 6}}
	if got := allStatements("\nselect 1;\n\n.mode csv\n\nfrom\ntroops\n"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestParametersOfStatements(t *testing.T) {
	s := statement{text: "select $a, '$b', $x$ $c $x$ -- $d\n from t where e=$e_1 and $1"}
	if got, want := s.parameters(), []string{"a", "e_1", ""}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOnOneLine(t *testing.T) {
	for script, want := range map[string]string{
		"select 1,\n  'a  b' -- note\n from t;\n": "select 1,   'a  b'   from t;",
		"select /* a\nb */ 1;":                    "select /* a b */ 1;",
		"select 'a\nb';":                          "",
	} {
		if got := onOneLine(script); got != want {
			t.Errorf("%q on one line is %q, want %q", script, got, want)
		}
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
