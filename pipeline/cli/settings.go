package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/lake"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
	dsql "github.com/dateline/dateline/sql"
	"github.com/dateline/dateline/transforms"
)

// settings are the flags that change what jobs.yaml says.
type settings struct {
	*app
	cmd     *cobra.Command
	file    string
	home    string
	inputs  []string
	format  string
	fields  []string
	lexicon string
	workers int
}

// jobsFile is the configuration that is read if it is there and no other is named.
const jobsFile = "jobs.yaml"

// settingsFlags gives a verb --jobs and --home.
func (a *app) settingsFlags(cmd *cobra.Command) *settings {
	s := &settings{app: a, cmd: cmd}
	cmd.Flags().StringVar(&s.file, "jobs", "", "jobs file (default: jobs.yaml here, else the built-in jobs)")
	cmd.Flags().StringVar(&s.home, "home", "", "directory of lake, warehouse and runs (overrides jobs.yaml)")
	return s
}

// inputFlags gives a verb --input, --input-format, --fields, --workers and --lexicon.
func (s *settings) inputFlags() {
	s.cmd.Flags().StringArrayVar(&s.inputs, "input", nil, "file, directory or glob of raw articles; may be repeated (overrides jobs.yaml)")
	s.cmd.Flags().StringVar(&s.format, "input-format", "", "format of the inputs that name none (default: told by content)")
	s.cmd.Flags().StringSliceVar(&s.fields, "fields", nil, "columns of the inputs that map none, as text=body,published=date (default: the usual names)")
	s.complete(s.cmd, "input-format", article.Formats()...)
	s.cmd.Flags().IntVar(&s.workers, "workers", 0, "how many articles are read at the same time (default: one for each processor)")
	s.lexiconFlag()
}

// config merges flags, environment, jobs file and defaults.
func (s *settings) config() (*jobs.Config, error) {
	file := s.file
	if file == "" {
		if _, err := os.Stat(jobsFile); err == nil {
			file = jobsFile
		}
	}
	q := jobs.Request{File: file, Env: os.LookupEnv, Types: typeAndTableNames(), Tables: tableNames()}
	given := func(name, key string, values ...string) {
		if f := s.cmd.Flags().Lookup(name); f != nil && f.Changed {
			q.Flags = append(q.Flags, jobs.Flag{Name: name, Key: key, Values: values})
		}
	}
	given("home", "home", s.home)
	given("input", "inputs", s.inputs...)
	given("input-format", "inputs.format", s.format)
	given("fields", "inputs.fields", s.fields...)
	given("lexicon", "lexicon", s.lexicon)
	given("workers", "limits.workers", strconv.Itoa(s.workers))
	cfg, err := jobs.Resolve(q)
	var problems jobs.Errors
	if err != nil && !errors.As(err, &problems) {
		return nil, usageError{err}
	}
	return cfg, err
}

// work is the configuration of a verb that reads inputs. Without any it would
// quietly do nothing, which nobody means who has no lake yet.
func (s *settings) work() (*jobs.Config, error) {
	cfg, err := s.extracting()
	if err != nil {
		return nil, err
	}
	if len(cfg.Inputs) == 0 {
		if _, err := os.Stat(run.LakeDir(cfg.Home)); err != nil {
			return nil, usageError{errors.New("there is nothing to read: no jobs.yaml is here and no --input was given")}
		}
	}
	return cfg, nil
}

// homeDir is the home directory that a verb reads. With --home nothing else of the
// configuration matters, so a mistake in it does not either.
func (s *settings) homeDir() (string, error) {
	if s.home != "" {
		return filepath.Abs(s.home)
	}
	cfg, err := s.config()
	if err != nil {
		return "", err
	}
	return cfg.Home, nil
}

// env makes what planning needs from the configuration.
func (s *settings) env(cfg *jobs.Config, c *console) (*stages.Env, error) {
	l, err := lake.OpenAt(run.LakeDir(cfg.Home), cfg.Lake)
	if err != nil {
		return nil, err
	}
	return &stages.Env{Config: cfg, Lake: l, Types: transforms.Types(), Log: s.logger(c), Progress: c.progress}, nil
}

func typeAndTableNames() []string {
	names := typeNames()
	for _, t := range transforms.Types() {
		if d := t.Describe(); d.Table != d.Name {
			names = append(names, d.Table)
		}
	}
	return names
}

// tableNames lists the tables and views of every warehouse.
func tableNames() []string {
	names := []string{warehouse.Entities.Name, warehouse.DupGroups.Name}
	for _, t := range lake.Tables() {
		names = append(names, t.Name)
	}
	models, err := dsql.Read(dsql.Embedded(), "models")
	if err != nil {
		panic(fmt.Sprintf("cli: %v", err)) // the files are part of the program
	}
	for _, m := range models {
		names = append(names, m.Name)
	}
	return names
}

// homeFlag is what the next command needs so that it means the same home.
func (s *settings) homeFlag() string {
	flag := ""
	if s.file != "" {
		flag = " --jobs " + shellWord(s.file)
	}
	if s.home != "" {
		flag = " --home " + shellWord(s.home)
	}
	return flag
}

// shellWord quotes a word so that a shell takes it as it is.
func shellWord(w string) string {
	if w != "" && !strings.ContainsAny(w, " \t\n'\"\\$`*?[]{}()<>|&;#~!") {
		return w
	}
	return "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
}
