package jobs

import "io"

// Request says where settings come from. A flag beats the environment, which
// beats the file, which beats the default.
type Request struct {
	File    string                      // path of a jobs.yaml; "" uses the built-in jobs
	Env     func(string) (string, bool) // os.LookupEnv; nil is an empty environment
	Flags   []Flag                      // those given, not those defaulted
	WorkDir string                      // what relative paths in flags and environment start from; "" is the working directory
	Types   []string                    // names of the fact types there are; nil leaves names unchecked
	Tables  []string                    // names of the tables there are; nil leaves names unchecked
}

// Flag is a command-line flag that sets a key.
type Flag struct {
	Name   string   // "workers", for messages
	Key    string   // "limits.workers"
	Values []string // one, or several for a list
}

// Origin is where one value came from.
type Origin struct {
	Key    string `json:"key"`    // "limits.workers", "jobs.extract.types"
	Value  string `json:"value"`  // as jobs.yaml would write it
	Origin string `json:"origin"` // "flag --workers", "env DATELINE_LIMITS_WORKERS", "jobs.yaml:4", "default"
}

// Resolve merges the settings. Mistakes in them are returned all together, as Errors.
func Resolve(q Request) (*Config, error) { panic("being written") }

// Origins lists every key with its value and where that came from, sorted by key.
func (c *Config) Origins() []Origin { panic("being written") }

// Schema is the JSON Schema (draft 2020-12) of jobs.yaml.
func Schema() []byte { panic("being written") }

// Builtin is the jobs.yaml that is used when there is none.
func Builtin() []byte { panic("being written") }

// Problem is one mistake in the settings.
type Problem struct {
	File    string `json:"file"` // path of the file, or "env DATELINE_HOME", "flag --home"
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"` // in code points, from 1
	Width   int    `json:"width,omitempty"`  // code points the caret underlines
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`   // `did you mean "extract"?`
	Source  string `json:"source,omitempty"` // the line itself
}

// Errors are the mistakes in the settings, by place. As JSON they are a list of Problems.
type Errors []Problem

// Error renders all of them, without colour.
func (e Errors) Error() string { panic("being written") }

// Render writes each as file:line:col, message, the line and a caret.
func (e Errors) Render(w io.Writer, colour bool) error { panic("being written") }
