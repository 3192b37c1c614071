package jobs

import "testing"

func TestClosest(t *testing.T) {
	names := []string{"ingest", "extract", "load", "export"}
	for _, tc := range []struct{ name, word, want string }{
		{"a letter left out", "extrct", "extract"},
		{"two letters swapped", "laod", "load"},
		{"a letter too many", "ingestt", "ingest"},
		{"other case", "Export", "export"},
		{"two slips in a long word", "exract!", "extract"},
		{"another word", "publish", ""},
		{"nothing", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Closest(tc.word, names); got != tc.want {
				t.Errorf("Closest(%q) = %q, want %q", tc.word, got, tc.want)
			}
		})
	}
}
