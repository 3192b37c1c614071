package jobs

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

func FuzzResolve(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.yaml")
	for _, name := range append(files, "../../jobs.yaml", "builtin.yaml") {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		cfg, err := resolve(Request{File: "jobs.yaml", Types: []string{"troops"}}, data)
		var errs Errors
		if err == nil {
			cfg.Origins()
			return
		}
		if !errors.As(err, &errs) || len(errs) == 0 {
			t.Fatalf("got %v, want Errors", err)
		}
		for _, p := range errs {
			if p.Message == "" || p.Line < 1 || p.Column < 1 || p.Width < 1 || p.Column > utf8.RuneCountInString(p.Source)+1 {
				t.Fatalf("problem points nowhere: %+v", p)
			}
		}
		_ = errs.Error()
	})
}
