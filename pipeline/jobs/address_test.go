package jobs

import (
	"os"
	"strings"
	"testing"
)

func TestAddressesAreNoPaths(t *testing.T) {
	if os.PathListSeparator != ':' {
		t.Skip("elsewhere no address holds what separates a list")
	}
	value := "s3://news/a*.gz:local/b.txt:s3://news/c?endpoint=http://localhost:9000:gs://news/d"
	env := func(name string) (string, bool) {
		if name == "DATELINE_INPUTS" {
			return value, true
		}
		return "", false
	}
	cfg, err := Resolve(Request{WorkDir: t.TempDir(), Env: env})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range cfg.Inputs {
		got = append(got, p.Path)
	}
	if want := "s3://news/a*.gz local/b.txt s3://news/c?endpoint=http://localhost:9000 gs://news/d"; strings.Join(got, " ") != want {
		t.Errorf("inputs are %q, want %q", got, want)
	}
}

func TestMistakeInAddressIsShownWithoutItsSecret(t *testing.T) {
	for _, input := range []string{
		"s3://AKIAKEY:tops3cret@news/*.txt", "s3://AKIAKEY:top/s3cret@news/*.txt", "s3://news/*.txt?access_key=tops3cret",
		"s3://news/[.txt?sig=tops3cret", "s3://news/*.txt?endpoint=http://AKIAKEY:tops3cret@localhost:9000",
	} {
		_, err := resolve(Request{File: "jobs.yaml"}, []byte("version: 1\ninputs:\n  - "+input+"\n"))
		if err == nil || strings.Contains(err.Error(), "s3cret") || strings.Contains(err.Error(), "AKIAKEY") {
			t.Errorf("%s: %v", input, err)
		} else if !strings.Contains(err.Error(), "jobs.yaml:3:5:") || !strings.Contains(err.Error(), "credentials do not belong") {
			t.Errorf("%s: the error does not say where and what: %v", input, err)
		}
	}
}

func TestLakeIsAnAddress(t *testing.T) {
	for lake, says := range map[string]string{
		"s3://lakes/press?endpoint=http://localhost:9000": "",
		"gs://lakes":              "",
		"../lake":                 "want s3://bucket/prefix",
		"s3://me:secret@lakes/a":  "credentials do not belong",
		"s3://lakes/2024/*":       "is no glob",
		"s3://lakes/a?regoin=abc": "unknown parameter",
	} {
		cfg, err := resolve(Request{File: "jobs.yaml"}, []byte("version: 1\nlake: "+lake+"\ninputs: [a]\n"))
		switch {
		case says == "" && (err != nil || cfg.Lake != lake):
			t.Errorf("%s: %v, %+v", lake, err, cfg)
		case says != "" && (err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), "jobs.yaml:2:7:") || strings.Contains(err.Error(), "secret@")):
			t.Errorf("%s: %v, want %q on line 2", lake, err, says)
		}
	}
}
