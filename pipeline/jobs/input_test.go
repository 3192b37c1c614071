package jobs

import (
	"maps"
	"testing"
)

func TestFieldsOfAnInput(t *testing.T) {
	yaml := "version: 1\ninputs: [a.txt, {path: b.dat, format: jsonl, fields: {text: data.body, published: '${D}'}}]\n"
	cfg := mustResolve(t, Request{File: "/p/jobs.yaml", Env: env("D=when")}, yaml)
	want := map[string]string{"text": "data.body", "published": "when"}
	if in := cfg.Inputs; in[0].Fields != nil || !maps.Equal(in[1].Fields, want) {
		t.Errorf("inputs are %+v", in)
	}
	if o := origin(t, cfg, "inputs"); o.Value != "a.txt, {path: b.dat, format: jsonl, fields: {published: when, text: data.body}}" {
		t.Errorf("resolved inputs are %s", o.Value)
	}
}

func TestInputFlags(t *testing.T) {
	yaml := "version: 1\ninputs: [a.dat, {path: b.dat, format: text}, {path: c.dat, fields: {text: own}}]\n"
	flags := []Flag{{"input-format", "inputs.format", []string{"jsonl"}}, {"fields", "inputs.fields", []string{"text=body", "published = date"}}}
	in := mustResolve(t, Request{File: "/p/jobs.yaml", Flags: flags}, yaml).Inputs
	if in[0].Format != "jsonl" || in[1].Format != "text" || in[2].Format != "jsonl" {
		t.Errorf("formats: %+v", in)
	}
	if want := map[string]string{"text": "body", "published": "date"}; !maps.Equal(in[0].Fields, want) || in[1].Fields != nil || in[2].Fields["text"] != "own" || len(in[2].Fields) != 1 {
		t.Errorf("fields: %+v", in)
	}
}

func TestBadInputFlags(t *testing.T) {
	for _, tt := range []struct{ key, value, want string }{
		{"inputs.format", "jsnl", "flag --x: unknown format \"jsnl\"\n  did you mean \"jsonl\"?"},
		{"inputs.fields", "txt=body", "flag --x: unknown field \"txt\"\n  did you mean \"text\"?"},
		{"inputs.fields", "text", "flag --x: bad field \"text\"\n  write role=column, as in text=body,published=date"},
		{"inputs.fields", "text=", "flag --x: bad field \"text=\"\n  write role=column, as in text=body,published=date"},
	} {
		_, err := resolve(Request{Flags: []Flag{{"x", tt.key, []string{tt.value}}}}, []byte("version: 1\ninputs: a\n"))
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s=%s: got %v, want %s", tt.key, tt.value, err, tt.want)
		}
	}
}
