package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/transforms/lexicon"
)

// lexiconFlag gives a verb --lexicon.
func (s *settings) lexiconFlag() {
	s.cmd.Flags().StringVar(&s.lexicon, "lexicon", "", "directory of your own names and cue words, read over the built-in ones (overrides jobs.yaml)")
	if err := s.cmd.MarkFlagDirname("lexicon"); err != nil {
		panic(err) // the flag stands above
	}
}

// extractorFlags gives a verb that extracts without a home --jobs and --lexicon.
func (a *app) extractorFlags(cmd *cobra.Command) *settings {
	s := &settings{app: a, cmd: cmd}
	cmd.Flags().StringVar(&s.file, "jobs", "", "jobs file that names a lexicon (default: jobs.yaml here)")
	s.lexiconFlag()
	return s
}

// extracting is the configuration of a verb whose work depends on extractors: it
// puts the user's lexicon into use, if there is one.
func (s *settings) extracting() (*jobs.Config, error) {
	cfg, err := s.config()
	if err != nil {
		return nil, err
	}
	layer, err := readLexicon(cfg.Lexicon)
	if err != nil || layer == nil {
		return cfg, err
	}
	return cfg, layer.Use()
}

// readLexicon reads and checks a user's lexicon; nil if no directory is named. Its
// mistakes are told as those of jobs.yaml are.
func readLexicon(dir string) (*lexicon.Layer, error) {
	if dir == "" {
		return nil, nil
	}
	layer, err := lexicon.Read(os.DirFS(dir))
	var mistakes lexicon.Problems
	if !errors.As(err, &mistakes) {
		return layer, err
	}
	shown := fromHere(dir)
	problems := make(jobs.Errors, len(mistakes))
	for i, m := range mistakes {
		problems[i] = jobs.Problem{
			File: filepath.Join(shown, m.File), Line: m.Line, Column: m.Column, Width: m.Width,
			Message: m.Message, Hint: m.Hint, Source: m.Source,
		}
		if near := jobs.Closest(m.Word, m.Known); m.Word != "" && near != "" {
			problems[i].Hint = fmt.Sprintf("did you mean %q?", near)
		}
	}
	return nil, problems
}

// fromHere is a path as it is seen from the working directory, if it lies in it.
func fromHere(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(here, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return path
	}
	return rel
}

// describeLexicon says what a layer adds.
func describeLexicon(l *lexicon.Layer) string {
	parts := []string{
		plural(int64(len(l.Files)), "file", "files"),
		plural(int64(l.Entities), "new entity", "new entities"),
		plural(int64(l.Added), "known one with more names", "known ones with more names"),
		plural(int64(l.Words), "cue", "cues"),
	}
	if l.Suffix() != "" {
		parts = append(parts, "version "+strings.TrimPrefix(l.Suffix(), "+"))
	}
	return strings.Join(parts, ", ")
}

// examineLexicon tells whether the user's lexicon can be used.
func examineLexicon(dir string) finding {
	f := finding{name: "lexicon", detail: "the built-in one alone"}
	layer, err := readLexicon(dir)
	var mistakes jobs.Errors
	switch {
	case errors.As(err, &mistakes):
		f.detail, f.grave = fmt.Sprintf("%s: %s", dir, plural(int64(len(mistakes)), "mistake", "mistakes")), true
		f.advice = "\"dateline validate\" shows them"
	case err != nil:
		f.detail, f.grave, f.advice = dir, true, err.Error()
	case layer != nil:
		f.detail = dir + ": " + describeLexicon(layer)
	}
	return f
}
