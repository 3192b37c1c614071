package eval

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The files of testdata/recorded are synthetic sets and what the published scorers
// print for them (testdata/record.py made both): the table, then for each kind of
// error the list and, of the suites, the table before it.
func recorded(t *testing.T, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("testdata", "recorded", pattern+".gold.jsonl"))
	if err != nil || len(found) == 0 {
		t.Fatalf("find recorded sets %s: %v", pattern, err)
	}
	for i, name := range found {
		found[i] = strings.TrimSuffix(name, ".gold.jsonl")
	}
	return found
}

func open(t *testing.T, path string) *os.File {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestFactsScoreAsRecorded(t *testing.T) {
	names := must(ReadAliases(open(t, "testdata/recorded/aliases.json"), "aliases.json"))(t)
	for _, set := range recorded(t, "facts-*") {
		t.Run(filepath.Base(set), func(t *testing.T) {
			gold := must(ReadGold(open(t, set+".gold.jsonl"), "gold"))(t)
			pred := must(Read(open(t, set+".pred.jsonl"), "pred"))(t)
			report := Score(gold, pred, names)
			var got bytes.Buffer
			report.Write(&got, nil)
			for _, kind := range Types {
				report.WriteErrors(&got, kind)
				report.Write(&got, nil)
			}
			compare(t, set, got.String())
		})
	}
}

func TestSuitesScoreAsRecorded(t *testing.T) {
	for _, kind := range SuiteKinds {
		for _, set := range recorded(t, string(kind)+"-*") {
			t.Run(filepath.Base(set), func(t *testing.T) {
				suite := must(ReadSuite(open(t, set+".gold.jsonl"), "gold", kind))(t)
				pred := must(ReadPredictions(open(t, set+".pred.jsonl"), "pred"))(t)
				report := ScoreSuite(suite, pred)
				var got bytes.Buffer
				report.Write(&got, nil)
				for _, kind := range SuiteErrorKinds {
					report.Write(&got, nil)
					report.WriteErrors(&got, kind)
				}
				compare(t, set, got.String())
			})
		}
	}
}

// compare names the first line that differs from the record.
func compare(t *testing.T, set, got string) {
	t.Helper()
	data, err := os.ReadFile(set + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	want, have := strings.Split(string(data), "\n"), strings.Split(got, "\n")
	for i := range want {
		if i >= len(have) || want[i] != have[i] {
			t.Fatalf("line %d is\n%s\nthe published scorer prints\n%s", i+1, append(have, make([]string, len(want))...)[i], want[i])
		}
	}
	if len(have) != len(want) {
		t.Fatalf("%d lines, the published scorer prints %d", len(have), len(want))
	}
}
