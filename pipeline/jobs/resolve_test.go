package jobs

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// env makes an environment of name=value pairs.
func env(pairs ...string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		for _, p := range pairs {
			if k, v, _ := strings.Cut(p, "="); k == name {
				return v, true
			}
		}
		return "", false
	}
}

func mustResolve(t *testing.T, q Request, yaml string) *Config {
	t.Helper()
	cfg, err := resolve(q, []byte(yaml))
	if err != nil {
		t.Fatalf("resolve:\n%v", err)
	}
	return cfg
}

func origin(t *testing.T, cfg *Config, key string) Origin {
	t.Helper()
	for _, o := range cfg.Origins() {
		if o.Key == key {
			return o
		}
	}
	t.Fatalf("no origin of %s among %+v", key, cfg.Origins())
	return Origin{}
}

func TestPrecedence(t *testing.T) {
	const head = "version: 1\ninputs: a.txt\n"
	flag := func(name, key string, values ...string) []Flag { return []Flag{{name, key, values}} }
	tests := []struct {
		name, yaml   string
		env          []string
		flags        []Flag
		key          string
		value, where string
	}{
		{name: "default", key: "home", value: "/p/build", where: "default"},
		{name: "file", yaml: "home: out\n", key: "home", value: "/p/out", where: "/p/jobs.yaml:3"},
		{name: "environment over file", yaml: "home: out\n", env: []string{"DATELINE_HOME=x"}, key: "home", value: "/cwd/x", where: "env DATELINE_HOME"},
		{name: "empty variable says nothing", yaml: "home: out\n", env: []string{"DATELINE_HOME="}, key: "home", value: "/p/out", where: "/p/jobs.yaml:3"},
		{name: "flag over environment", yaml: "home: out\n", env: []string{"DATELINE_HOME=x"}, flags: flag("home", "home", "y"), key: "home", value: "/cwd/y", where: "flag --home"},
		{name: "absolute path", env: []string{"DATELINE_HOME=/x"}, key: "home", value: "/x", where: "env DATELINE_HOME"},
		{name: "default limit", key: "limits.rejects", value: "0", where: "default"},
		{name: "limit in the file", yaml: "limits:\n  rejects: 2.5%\n", key: "limits.rejects", value: "2.5%", where: "/p/jobs.yaml:4"},
		{name: "limit from the environment", env: []string{"DATELINE_LIMITS_REJECTS=7"}, key: "limits.rejects", value: "7", where: "env DATELINE_LIMITS_REJECTS"},
		{name: "limit from a flag", env: []string{"DATELINE_LIMITS_MEMORY=1GB"}, flags: flag("memory", "limits.memory", "512MiB"), key: "limits.memory", value: "512MiB", where: "flag --memory"},
		{name: "inputs from the environment", env: []string{"DATELINE_INPUTS=a/{x,y}.txt:b"}, key: "inputs", value: "a/{x,y}.txt, b", where: "env DATELINE_INPUTS"},
		{name: "a job's setting in the file", yaml: "jobs:\n  - stage: publish\n  - stage: extract\n    types: [troops, date]\n", key: "jobs.extract.types", value: "troops, date", where: "/p/jobs.yaml:6"},
		{name: "a job's setting from the environment", env: []string{"DATELINE_JOBS_EXTRACT_TYPES=troops, date"}, key: "jobs.extract.types", value: "troops, date", where: "env DATELINE_JOBS_EXTRACT_TYPES"},
		{name: "a job's default", key: "jobs.check.fail_on", value: "error", where: "default"},
		{name: "export beside the warehouse", yaml: "jobs: [{stage: export}]\n", key: "jobs.export.dir", value: "/p/build/exports", where: "default"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := mustResolve(t, Request{File: "/p/jobs.yaml", WorkDir: "/cwd", Env: env(tt.env...), Flags: tt.flags}, head+tt.yaml)
			if o := origin(t, cfg, tt.key); o.Value != tt.value || o.Origin != tt.where {
				t.Errorf("%s is %q from %s, want %q from %s", tt.key, o.Value, o.Origin, tt.value, tt.where)
			}
		})
	}
}

func TestInputsKeepTheirDirectory(t *testing.T) {
	yaml := "version: 1\ninputs: [a.txt, {path: b.dat, format: jsonl}]\n"
	cfg := mustResolve(t, Request{File: "/p/jobs.yaml", WorkDir: "/cwd"}, yaml)
	if in := cfg.Inputs; len(in) != 2 || in[0].Base != "/p" || in[1].Path != "b.dat" || in[1].Format != "jsonl" || in[1].Base != "/p" {
		t.Errorf("inputs of the file: %+v", in)
	}
	cfg = mustResolve(t, Request{File: "/p/jobs.yaml", WorkDir: "/cwd", Flags: []Flag{{"input", "inputs", []string{"c.txt"}}}}, yaml)
	if in := cfg.Inputs; len(in) != 1 || in[0].Path != "c.txt" || in[0].Base != "/cwd" || in[0].Format != "" {
		t.Errorf("inputs of a flag: %+v", in)
	}
}

func TestWithoutAFile(t *testing.T) {
	cfg, err := Resolve(Request{WorkDir: "/cwd", Flags: []Flag{{"input", "inputs", []string{"*.txt"}}, {"home", "home", []string{"out"}}}})
	if err != nil {
		t.Fatal(err)
	}
	var stages []Stage
	for _, j := range cfg.Jobs {
		stages = append(stages, j.Stage)
	}
	if want := []Stage{Ingest, Extract, Load, Model, Check, Publish}; !reflect.DeepEqual(stages, want) {
		t.Errorf("stages are %v, want %v", stages, want)
	}
	if cfg.Home != "/cwd/out" || cfg.Limits.Workers != runtime.GOMAXPROCS(0) || cfg.Limits.ArticleBytes != 10e6 {
		t.Errorf("config is %+v", cfg)
	}
	if _, err := Resolve(Request{}); err != nil {
		t.Errorf("nothing given at all: %v", err)
	}
	if _, err := Resolve(Request{File: filepath.Join(t.TempDir(), "gone.yaml")}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestExpandVariables(t *testing.T) {
	tests := []struct{ name, value, want string }{
		{"whole value", "${DIR}", "/data"},
		{"inside a value", "${DIR}/x-${N}", "/data/x-7"},
		{"quoted", `"${DIR}"`, "/data"},
		{"default not needed", "${DIR:-/else}", "/data"},
		{"default", "${NONE:-/else}", "/else"},
		{"default of an empty variable", "${BLANK:-/else}", "/else"},
		{"escaped", "/$${DIR}", "/${DIR}"},
		{"a dollar alone", "/a$b", "/a$b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := Request{File: "/p/jobs.yaml", Env: env("DIR=/data", "N=7", "BLANK=")}
			if cfg := mustResolve(t, q, "version: 1\ninputs: a\nhome: "+tt.value+"\n"); cfg.Home != tt.want {
				t.Errorf("home is %q, want %q", cfg.Home, tt.want)
			}
		})
	}
	cfg := mustResolve(t, Request{File: "/p/jobs.yaml", Env: env("N=7")}, "version: 1\ninputs: a\nlimits: {workers: \"${N}\"}\n")
	if cfg.Limits.Workers != 7 {
		t.Errorf("workers is %d, want 7", cfg.Limits.Workers)
	}
}

func TestJobsRunInTheOrderOfStages(t *testing.T) {
	cfg := mustResolve(t, Request{File: "/p/jobs.yaml"}, `version: 1
inputs: a
jobs:
  - {stage: publish, needs: [b]}
  - {name: b, stage: model, needs: [a]}
  - {name: c, stage: model}
  - {name: a, stage: model}
  - {stage: ingest}
`)
	var names []string
	for _, j := range cfg.Jobs {
		names = append(names, j.Name)
	}
	if got := strings.Join(names, " "); got != "ingest c a b publish" {
		t.Errorf("order is %s", got)
	}
	if o := origin(t, cfg, "jobs.b.needs"); o.Origin != "/p/jobs.yaml:5" {
		t.Errorf("a sorted job's need comes from %s", o.Origin)
	}
}

func TestSizes(t *testing.T) {
	for text, want := range map[string]Bytes{"10MB": 10e6, "1 GiB": 1 << 30, "64k": 64000, "512": 512, "0.5kB": 500, "2mib": 2 << 20} {
		var b Bytes
		if err := b.UnmarshalText([]byte(text)); err != nil || b != want {
			t.Errorf("%q is %d (%v), want %d", text, b, err, want)
		}
		var again Bytes
		if err := again.UnmarshalText([]byte(b.String())); err != nil || again != b {
			t.Errorf("%q is written %q, which reads %d", text, b, again)
		}
	}
	for _, text := range []string{"", "MB", "-1", "1.5", "10 apples", "NaN", "1e300TB"} {
		if err := new(Bytes).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q was read as a size", text)
		}
	}
}

func TestAllowance(t *testing.T) {
	tests := []struct {
		text         string
		rejected, in int64
		want         bool
	}{
		{"0", 0, 10, true}, {"0", 1, 10, false}, {"5", 5, 5, true}, {"5", 6, 100, false},
		{"5%", 5, 100, true}, {"5%", 6, 100, false}, {"0%", 0, 0, true}, {"12.5%", 1, 8, true},
	}
	for _, tt := range tests {
		var a Allowance
		if err := a.UnmarshalText([]byte(tt.text)); err != nil || a.Allows(tt.rejected, tt.in) != tt.want {
			t.Errorf("%s (%v) allows %d of %d: %v", a, err, tt.rejected, tt.in, !tt.want)
		}
	}
	for _, text := range []string{"101%", "-1", "x", "5.5", "NaN%"} {
		if err := new(Allowance).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q was read as an allowance", text)
		}
	}
}
