package jobs

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("jobs.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("jobs.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// validate judges YAML by the schema.
func validate(t *testing.T, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	data, err := yaml.YAMLToJSON(text)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

func TestSchemaAgreesWithResolve(t *testing.T) {
	s := compile(t)
	const head = "version: 1\ninputs: a.txt\n"
	tests := []struct {
		name, yaml string
		ok         bool
	}{
		{"least", head, true},
		{"limits", head + "limits: {rejects: 5%, memory: 2GB, workers: 4, article_bytes: 1000000}\n", true},
		{"variables", head + "limits: {rejects: '${R}', workers: '${W}'}\n", true},
		{"inputs with a format", "version: 1\ninputs: [a, {path: b, format: jsonl}]\n", true},
		{"inputs with fields", "version: 1\ninputs: {path: b, fields: {text: body, published: '${D:-date}'}}\n", true},
		{"unknown field", "version: 1\ninputs: [{path: b, fields: {txt: body}}]\n", false},
		{"field without a column", "version: 1\ninputs: [{path: b, fields: {text: ''}}]\n", false},
		{"fields are a word", "version: 1\ninputs: [{path: b, fields: body}]\n", false},
		{"jobs", head + "jobs: [{stage: check, fail_on: warn}, {stage: export, tables: troops, format: csv}]\n", true},
		{"no version", "inputs: a.txt\n", false},
		{"other version", "version: 2\ninputs: a.txt\n", false},
		{"unknown key", head + "hom: x\n", false},
		{"unknown stage", head + "jobs: [{stage: exract}]\n", false},
		{"no stage", head + "jobs: [{name: x}]\n", false},
		{"key of another stage", head + "jobs: [{stage: load, fail_on: warn}]\n", false},
		{"bad size", head + "limits: {memory: big}\n", false},
		{"bad share", head + "limits: {rejects: many}\n", false},
		{"negative workers", head + "limits: {workers: -1}\n", false},
		{"unknown format", "version: 1\ninputs: [{path: b, format: jsnl}]\n", false},
		{"no jobs", head + "jobs: []\n", false},
		{"home is a list", head + "home: [a]\n", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bySchema := validate(t, s, []byte(tt.yaml))
			_, byResolve := resolve(Request{File: "/p/jobs.yaml", Env: env("R=5%", "W=2")}, []byte(tt.yaml))
			if (bySchema == nil) != tt.ok || (byResolve == nil) != tt.ok {
				t.Errorf("want ok %v\nschema: %v\nresolve: %v", tt.ok, bySchema, byResolve)
			}
		})
	}
}

func TestOurOwnFiles(t *testing.T) {
	own, err := os.ReadFile("../../jobs.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s := compile(t)
	for _, text := range [][]byte{own, Builtin()} {
		if err := validate(t, s, text); err != nil {
			t.Errorf("schema: %v", err)
		}
	}
	cfg, err := Resolve(Request{File: "../../jobs.yaml"})
	if err != nil {
		t.Fatalf("resolve:\n%v", err)
	}
	if len(cfg.Jobs) != len(Stages) {
		t.Fatalf("%d jobs, want one a stage", len(cfg.Jobs))
	}
	for i, j := range cfg.Jobs {
		if j.Stage != Stages[i] {
			t.Errorf("job %d is of stage %s, want %s", i, j.Stage, Stages[i])
		}
	}
}

func TestEveryKeyIsDocumented(t *testing.T) {
	for _, list := range [][]field{configFields, limitFields, jobFields, inputKeys(), roleFields} {
		for _, f := range list {
			if f.doc == "" || strings.HasSuffix(f.doc, ".") {
				t.Errorf("doc of %s is %q, want a phrase", f.key, f.doc)
			}
		}
	}
}
