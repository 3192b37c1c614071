package eval

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/who"
)

func TestNamesAreOneSpelling(t *testing.T) {
	names := must(ReadAliases(strings.NewReader(`{"UN": ["United Nations", "U.N."], "RG": ["River Guard"], "LdS": ["Große Liga", "River Guard"]}`), "aliases"))(t)
	for _, c := range []struct {
		name string
		in   any
		want string
	}{
		{"null", nil, ""},
		{"case", "ECOWAS", "ecowas"},
		{"article", "The Hague group", "hague group"},
		{"only one article", "the the Band", "the band"},
		{"a name that is an article", "The", "the"},
		{"punctuation", "al-Qa'ida (north)", "al qa ida north"},
		{"underscore is a letter", "a_b", "a_b"},
		{"combining accents part words", "E\u0301te", "e te"},
		{"full case folding", "STRASSE", fold("Straße")},
		{"alias", "United Nations", "un"},
		{"alias with article", "the U.N.", "un"},
		{"the later of two", "River guard", "lds"},
		{"alias by folding", "GROSSE LIGA", "lds"},
		{"a number", json.Number("5"), "5"},
		{"a fraction", json.Number("5e-1"), "0 5"},
		{"true", true, "true"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := names.of(c.in); got != c.want {
				t.Errorf("of(%v) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestLexiconNames(t *testing.T) {
	names := LexiconNames()
	for alias, id := range map[string]string{
		"the United Nations":                        "UN",
		"North Atlantic Treaty Organisation":        "NATO",
		"Economic Community of West African States": "ECOWAS",
	} {
		if names.of(alias) != names.of(id) {
			t.Errorf("%q is %q, not %q", alias, names.of(alias), names.of(id))
		}
	}
	if names.of("Niger") == names.of("NER") {
		t.Error("a state's name passes for its code: a fact with the name would be called right")
	}
}

func TestLexiconNamesThatMeanSeveral(t *testing.T) {
	names := namesOf([]who.Entity{
		{ID: "SLA", Kind: who.ArmedGroup, Name: "South Land Army", Aliases: []string{"the Army", "The Guard"}},
		{ID: "SLM", Kind: who.ArmedGroup, Name: "South Land Movement", Aliases: []string{"The army", "SLA", "the Movement", "guard"}},
		{ID: "Army", Kind: who.City, Name: "Army", Aliases: []string{"Movement"}},
	})
	for in, want := range map[string]string{
		"South Land Army": "sla",   // its own
		"army":            "army",  // a city's id
		"the guard":       "guard", // two groups'
		"SLA":             "sla",   // another's id
		"movement":        "slm",   // cities have no aliases
	} {
		if got := names.of(in); got != want {
			t.Errorf("of(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAliasErrorsNameTheFile(t *testing.T) {
	for _, bad := range []string{"", "[]", `{"UN": "U.N."}`, `{"UN": ["a"]`, `{"UN"`} {
		if _, err := ReadAliases(strings.NewReader(bad), "a.json"); err == nil || !strings.Contains(err.Error(), "a.json") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
