package run

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/transforms/calendar"
)

// Settings is what a run was told to do, as far as it takes to do the same again.
// It holds no secrets: those come from the environment, and inputs have none.
type Settings struct {
	JobsFile string          `json:"jobs_file,omitempty"` // "" if the built-in jobs were used
	Home     string          `json:"home"`
	Lake     string          `json:"lake,omitempty"` // address of a lake in an object store
	Inputs   []InputSettings `json:"inputs"`
	Lexicon  string          `json:"lexicon,omitempty"`
	Limits   LimitSettings   `json:"limits"`
	Jobs     []JobSettings   `json:"jobs"`
	From     string          `json:"from,omitempty"` // of the window: YYYY-MM-DD
	To       string          `json:"to,omitempty"`
	Retry    bool            `json:"retry,omitempty"`
	Fresh    bool            `json:"fresh,omitempty"`
	Reread   bool            `json:"reread,omitempty"`
	Again    []string        `json:"again,omitempty"` // articles files
}

// InputSettings is an article.Pattern.
type InputSettings struct {
	Path   string            `json:"path"`
	Format string            `json:"format,omitempty"`
	Base   string            `json:"base,omitempty"`
	Fields map[string]string `json:"fields,omitempty"`
}

// LimitSettings is a jobs.Limits.
type LimitSettings struct {
	Rejects       string `json:"rejects"`
	ArticleBytes  int64  `json:"article_bytes"`
	Workers       int    `json:"workers"`
	Memory        int64  `json:"memory"`
	BatchArticles int    `json:"batch_articles"`
}

// JobSettings is a jobs.Job.
type JobSettings struct {
	Name   string        `json:"name"`
	Stage  jobs.Stage    `json:"stage"`
	Needs  []string      `json:"needs,omitempty"`
	Types  []string      `json:"types,omitempty"`
	FailOn jobs.Severity `json:"fail_on,omitempty"`
	SQL    string        `json:"sql,omitempty"`
	Format string        `json:"format,omitempty"`
	Tables []string      `json:"tables,omitempty"`
	Dir    string        `json:"dir,omitempty"`
}

// settings are those of the run that the options ask for.
func (o Options) settings() *Settings {
	c := o.Config
	s := &Settings{
		JobsFile: absolute(c.File), Home: c.Home, Lake: c.Lake, Inputs: []InputSettings{}, Lexicon: c.Lexicon,
		Limits: LimitSettings{
			Rejects: c.Limits.Rejects.String(), ArticleBytes: int64(c.Limits.ArticleBytes),
			Workers: c.Limits.Workers, Memory: int64(c.Limits.Memory), BatchArticles: c.Limits.BatchArticles,
		},
		Jobs: []JobSettings{}, Retry: o.Retry, Fresh: o.Fresh, Reread: o.Reread, Again: o.Again,
	}
	for _, p := range c.Inputs {
		in := InputSettings{Path: p.Path, Format: p.Format, Base: p.Base, Fields: p.Fields}
		if !filepath.IsAbs(p.Path) && p.Base == "" {
			in.Base = absolute(".") // where the same words mean the same files
		}
		s.Inputs = append(s.Inputs, in)
	}
	for _, j := range c.Jobs {
		s.Jobs = append(s.Jobs, JobSettings(j))
	}
	if o.Window != nil {
		s.From, s.To = o.Window.From.String(), o.Window.To.String()
	}
	return s
}

// absolute is a path as it is from anywhere; "" stays "".
func absolute(path string) string {
	if path == "" {
		return ""
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return path // there is no working directory; the record says what was said
	}
	return abs
}

// Apply makes the options of a run those that the settings were recorded of. What
// they do not record, such as the program's own, stays as it is.
func (s *Settings) Apply(o *Options) error {
	c := o.Config
	c.Home, c.Lake, c.Lexicon = s.Home, s.Lake, s.Lexicon
	c.Inputs = nil
	for _, in := range s.Inputs {
		c.Inputs = append(c.Inputs, article.Pattern{Path: in.Path, Format: in.Format, Base: in.Base, Fields: in.Fields})
	}
	if err := c.Limits.Rejects.UnmarshalText([]byte(s.Limits.Rejects)); err != nil {
		return fmt.Errorf("read recorded settings: %w", err)
	}
	c.Limits.ArticleBytes, c.Limits.Memory = jobs.Bytes(s.Limits.ArticleBytes), jobs.Bytes(s.Limits.Memory)
	c.Limits.Workers, c.Limits.BatchArticles = s.Limits.Workers, s.Limits.BatchArticles
	c.Jobs = nil
	for _, j := range s.Jobs {
		c.Jobs = append(c.Jobs, jobs.Job(j))
	}
	o.Retry, o.Fresh, o.Reread, o.Again = s.Retry, s.Fresh, s.Reread, s.Again
	var err error
	if o.Window, err = ParseWindow(s.From, s.To); err != nil {
		return fmt.Errorf("read recorded settings: %w", err)
	}
	return nil
}

// ParseWindow reads the first and the last day of a window, written YYYY-MM-DD;
// "" leaves an end open. Without either it is nil.
func ParseWindow(from, to string) (*stages.Window, error) {
	if from == "" && to == "" {
		return nil, nil
	}
	w := stages.Window{From: calendar.None, To: calendar.None}
	for text, day := range map[*string]*calendar.Day{&from: &w.From, &to: &w.To} {
		if *text == "" {
			continue
		}
		t, err := time.Parse(time.DateOnly, *text)
		if err != nil {
			return nil, fmt.Errorf("bad day %q: want YYYY-MM-DD, a day that exists", *text)
		}
		*day = calendar.Date(t.Date())
	}
	if w.To != calendar.None && w.To < w.From {
		return nil, fmt.Errorf("the window ends on %s, before it begins on %s", to, from)
	}
	return &w, nil
}
