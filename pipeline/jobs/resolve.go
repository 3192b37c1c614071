package jobs

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

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
	Key    string   // "limits.workers"; "inputs.format" and "inputs.fields" go to inputs that name none of their own
	Values []string // one, or several for a list
}

const builtinName = "built-in jobs"

//go:embed builtin.yaml
var builtin []byte

// Builtin is the jobs.yaml that is used when there is none.
func Builtin() []byte { return slices.Clone(builtin) }

// Resolve merges the settings. Mistakes in them are returned all together, as
// Errors; a file that cannot be read is an error of its own.
func Resolve(q Request) (*Config, error) {
	data := builtin
	if q.File != "" {
		var err error
		if data, err = os.ReadFile(q.File); err != nil {
			return nil, fmt.Errorf("read settings: %w", err)
		}
	}
	return resolve(q, data)
}

// resolver is a decoder that knows the other sources too.
type resolver struct {
	decoder
	req   Request
	cfg   *Config
	dir   string            // of the file, absolute
	paths map[string]string // of each key, before the jobs were sorted
}

func resolve(q Request, data []byte) (*Config, error) {
	if q.Env == nil {
		q.Env = func(string) (string, bool) { return "", false }
	}
	var err error
	if q.WorkDir, err = filepath.Abs(q.WorkDir); err != nil {
		return nil, fmt.Errorf("find the working directory: %w", err)
	}
	r := &resolver{req: q, cfg: &Config{File: q.File}, dir: q.WorkDir, paths: map[string]string{}}
	r.decoder = decoder{file: q.File, env: q.Env, values: map[string]place{}, keys: map[string]place{}}
	if q.File == "" {
		r.file = builtinName
	} else if r.dir, err = filepath.Abs(filepath.Dir(q.File)); err != nil {
		return nil, fmt.Errorf("find the directory of %s: %w", q.File, err)
	}
	if node := r.root(data); node != nil {
		r.object(node, reflect.ValueOf(r.cfg).Elem(), configFields, "")
		r.addBuiltinJobs()
		r.overlay()
		r.check()
		r.require()
	}
	if len(r.errs) > 0 {
		r.errs.sort()
		return nil, r.errs
	}
	r.cfg.origins = r.origins()
	return r.cfg, nil
}

// addBuiltinJobs serves a file that leaves its jobs out.
func (r *resolver) addBuiltinJobs() {
	if _, given := r.keys["jobs"]; given {
		return
	}
	b := decoder{file: builtinName, env: r.env, values: map[string]place{}, keys: map[string]place{}}
	var cfg Config
	if node := b.parse(builtin); node != nil {
		b.object(node, reflect.ValueOf(&cfg).Elem(), configFields, "")
	}
	r.cfg.Jobs = cfg.Jobs
}

// require asks a file that ingests for what it ingests. Without a file that is for
// the verb to say: most need no inputs.
func (r *resolver) require() {
	ingests := slices.ContainsFunc(r.cfg.Jobs, func(j Job) bool { return j.Stage == Ingest })
	_, given := r.keys["inputs"]
	if r.req.File != "" && ingests && !given && len(r.cfg.Inputs) == 0 {
		r.problemf(place{file: r.file, line: 1, col: 1, width: 1}, "missing key %q: what the job of stage ingest reads", "inputs")
	}
}

// leaf is one value that a flag or a variable can set.
type leaf struct {
	key  string // "jobs.extract.types"
	path string // where the file has it: "jobs.1.types"
	f    field
	v    reflect.Value
}

// leaves lists every value of the configuration.
func (r *resolver) leaves() []leaf {
	var list []leaf
	add := func(v reflect.Value, fields []field, key, path string) {
		for _, f := range fields {
			list = append(list, leaf{join(key, f.key), join(path, f.key), f, v.Field(f.index)})
		}
	}
	add(reflect.ValueOf(r.cfg).Elem(), configFields, "", "")
	list = slices.DeleteFunc(list, func(l leaf) bool { return l.key == "limits" || l.key == "jobs" })
	add(reflect.ValueOf(&r.cfg.Limits).Elem(), limitFields, "limits", "limits")
	for i := range r.cfg.Jobs {
		job := &r.cfg.Jobs[i]
		if job.Stage == "" {
			continue
		}
		if job.Name == "" {
			job.Name = string(job.Stage)
		}
		own := slices.DeleteFunc(slices.Clone(jobFields), func(f field) bool { return f.key == "name" || !f.has(job.Stage) })
		add(reflect.ValueOf(job).Elem(), own, "jobs."+job.Name, "jobs."+strconv.Itoa(i))
	}
	return list
}

// overlay sets what flags and environment say, then the defaults, then makes paths absolute.
func (r *resolver) overlay() {
	list := r.leaves()
	for _, l := range list {
		if l.key == "version" || l.f.key == "stage" || l.f.key == "needs" {
			continue // what a file is, is for the file to say
		}
		if i := slices.IndexFunc(r.req.Flags, func(f Flag) bool { return f.Key == l.key }); i >= 0 {
			r.put(l, "flag --"+r.req.Flags[i].Name, r.req.Flags[i].Values)
		} else if name := Variable(l.key); r.variable(name) != "" {
			r.put(l, "env "+name, splitList(l.f, r.variable(name)))
		} else if _, given := r.keys[l.path]; !given && l.f.def != "" {
			if err := l.f.set(l.v, l.f.def); err != nil {
				panic(fmt.Sprintf("jobs: default of %s: %v", l.key, err))
			}
		}
	}
	for _, f := range r.req.Flags {
		if !r.setInputs(f) && !slices.ContainsFunc(list, func(l leaf) bool { return l.key == f.Key }) {
			r.problemf(place{file: "flag --" + f.Name}, "there is nothing to set: no key %q", f.Key)
		}
	}
	for _, l := range list {
		r.anchor(l)
		r.paths[l.key] = l.path
	}
	if r.cfg.Limits.Workers == 0 {
		r.cfg.Limits.Workers = runtime.GOMAXPROCS(0)
	}
}

func (r *resolver) variable(name string) string {
	value, _ := r.env(name)
	return value
}

// put replaces a value, and with it the place that its mistakes are reported at.
func (r *resolver) put(l leaf, source string, values []string) {
	at := place{file: source}
	for path := range r.values {
		if strings.HasPrefix(path, l.path+".") {
			delete(r.values, path)
		}
	}
	r.values[l.path] = at
	if l.f.isList() {
		l.f.setList(l.v, values)
		for i := range values {
			r.values[join(l.path, strconv.Itoa(i))] = at
		}
		return
	}
	if len(values) != 1 {
		r.problemf(at, "want one value, found %d", len(values))
		return
	}
	if err := l.f.set(l.v, values[0]); err != nil {
		r.problem(at, err)
	}
}

// Variable is the environment variable of a key: DATELINE_LIMITS_WORKERS.
func Variable(key string) string {
	return "DATELINE_" + strings.ToUpper(strings.NewReplacer(".", "_", "-", "_").Replace(key))
}
