package article

import (
	"slices"
	"strings"
	"testing"
)

// A further format is one call of Register: it is told by content before the
// others, its records are judged like theirs.
func TestRegister(t *testing.T) {
	before := slices.Clone(formats)
	t.Cleanup(func() { formats = before })
	Register(Format{
		Name:   "pairs",
		Detect: func(head []byte) bool { return strings.HasPrefix(string(head), "#pairs\n") },
		Read: func(s *Stream, emit func(Record) bool) error {
			if _, err := s.ReadString('\n'); err != nil {
				return err
			}
			for _, date := range []string{"2023-11-16", "2023-11-31"} {
				if !emit(Record{SourceID: date, Line: 2, Published: date, Body: "Guards left."}) {
					break
				}
			}
			return nil
		},
	})
	articles, rejects := collect(t, "in.txt", "#pairs\nrest", Options{})
	if len(articles) != 1 || articles[0].SourceID != "2023-11-16" || len(rejects) != 1 || rejects[0].Reason != BadDate {
		t.Errorf("%+v %+v", articles, rejects)
	}
	if got := Formats(); got[0] != "pairs" || !slices.Contains(got, "jsonl") || got[len(got)-1] != "text" {
		t.Errorf("formats are %v", got)
	}
}
