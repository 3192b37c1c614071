package jobs

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

// mistakes resolves a file of testdata that is wrong.
func mistakes(t *testing.T, file string) Errors {
	t.Helper()
	_, err := Resolve(Request{
		File: file, Env: env("DATELINE_TEST_SET=value"),
		Types:  []string{"date", "troops", "casualties"},
		Tables: []string{"dates", "troops", "troop_presence"},
	})
	var errs Errors
	if !errors.As(err, &errs) {
		t.Fatalf("%s: got %v, want Errors", file, err)
	}
	return errs
}

func TestErrorsAsPeopleSeeThem(t *testing.T) {
	t.Chdir("testdata") // so that messages name the file alone
	files, _ := filepath.Glob("*.yaml")
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			wd, _ := os.Getwd()
			got := strings.ReplaceAll(mistakes(t, file).Error()+"\n", wd, "DIR")
			golden := strings.TrimSuffix(file, ".yaml") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, _ := os.ReadFile(golden)
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestErrorsAsJSON(t *testing.T) {
	out, err := json.Marshal(mistakes(t, "testdata/schedule.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var list []Problem
	if err := json.Unmarshal(out, &list); err != nil || len(list) != 2 || list[0].Line != 3 || list[0].Column != 11 || list[0].Width != 16 {
		t.Errorf("%s (%v)", out, err)
	}
}

func TestErrorsInColour(t *testing.T) {
	var b strings.Builder
	if err := mistakes(t, "testdata/list.yaml").Render(&b, true); err != nil || !strings.Contains(b.String(), "\x1b[1;31m^") {
		t.Errorf("%q (%v)", b.String(), err)
	}
	if plain := mistakes(t, "testdata/list.yaml").Error(); strings.Contains(plain, "\x1b") {
		t.Errorf("colour in %q", plain)
	}
}

func TestMistakesInFlagsAndEnvironment(t *testing.T) {
	_, err := Resolve(Request{
		Env:   env("DATELINE_LIMITS_REJECTS=lots", "DATELINE_JOBS_CHECK_FAIL_ON=eror", "DATELINE_INPUTS=a/[b"),
		Flags: []Flag{{"workers", "limits.workers", []string{"-3"}}, {"colour", "colour", []string{"red"}}},
	})
	want := `env DATELINE_INPUTS: bad glob "a/[b": a bracket or brace is not closed, or a backslash ends it
env DATELINE_JOBS_CHECK_FAIL_ON: unknown severity "eror"
  did you mean "error"?
env DATELINE_LIMITS_REJECTS: bad number of rejects "lots": want a whole number of articles, or a percentage such as 5%
flag --colour: there is nothing to set: no key "colour"
flag --workers: workers is -3, less than the least possible 0`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// The caret stands under its token, whatever stands before it in the line.
func TestCaret(t *testing.T) {
	for _, yaml := range []string{"version: 1\ninputs: a\nhöme: x\n", "version: 1\ninputs: a\nlimits: {mémory: 1GB, workérs: x}\n"} {
		_, err := resolve(Request{File: "jobs.yaml"}, []byte(yaml))
		var errs Errors
		errors.As(err, &errs)
		for _, p := range errs {
			line := []rune(p.Source)
			token := string(line[p.Column-1 : p.Column-1+p.Width])
			if !strings.Contains(p.Message, token) {
				t.Errorf("caret under %q: %s", token, p.Message)
			}
		}
	}
}
