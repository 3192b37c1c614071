package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/eval"
)

// evaluation is one call of `dateline eval`.
type evaluation struct {
	*app
	golds                     []string
	gold, pred, suite         string
	calibrate, unseen         string
	numbers                   string
	aliases, errors, floors   string
	save, output, half        string
	diff, halves, reliability bool
	raise                     bool
}

func (a *app) evalVerb() *cobra.Command {
	e := &evaluation{app: a}
	cmd := &cobra.Command{
		Use:   "eval --gold GOLD.jsonl ARTICLES...",
		Short: "Measure extraction against annotated articles",
		Long: `Extract the facts of articles, compare them with the facts that people annotated, and
print how many are right. Nothing is stored.

  found  a fact's span overlaps the annotated one (alliances, sanctions and agreements: the
         same parties in the same article, wherever it says so)
  full   found, and every slot is right: the fact as a row of a table
  P      of the extracted facts, the part that is right
  R      of the annotated facts, the part that was extracted
  F1     their harmonic mean

An article's id in GOLD is the input's own id. --pred scores a file that "dateline extract
--format jsonl" wrote, instead of extracting.

--suite dates|numbers SUITE.jsonl scores calendar expressions or numbers alone, on a suite of
texts. S is the exact span, N the span without leading function words, R any overlap; V the
exact value, L a first day inside the expected interval.

--diff A.jsonl B.jsonl compares two extractions, say of two versions, fact by fact. With
--gold it also says which changes are for the better.

--floors FILE holds the figures to least values: {"SET": {"FIGURE": 0.9, ...}}, where SET is the
name of the gold file up to its first full stop and FIGURE a type ("troops": full F1),
"troops found", "macro", or a suite's line ("N+V"). A figure below its floor is marked, and
the exit code is 1. --raise lifts the floors in FILE to the figures, cut to two digits; it lowers none.

--reliability counts the facts by their confidence, and how many of them are right. A floor of
the figure "sure" is one of the right share of facts with a confidence of 0.9 or more.

--calibrate FILE makes the confidences anew: how often facts found in each way are right in the
annotated articles. It fits on each half and tests on the other, and writes FILE only if of the facts
that come out with 0.9 or more at least 95 in 100 are right.

Names are compared by the lexicon's aliases, or by those of --aliases FILE:
{"UN": ["United Nations", ...], ...}.`,
		Example: `  dateline eval --gold data/gold/samples.gold.jsonl data/articles
  dateline eval --gold g.jsonl --errors troops articles.jsonl     # every wrong, missed and extra one
  dateline eval --gold g.jsonl --pred facts.jsonl --floors floors.json
  dateline eval --gold g.jsonl --half a --errors date articles.jsonl
  dateline eval --calibrate data/confidence.tsv --unseen b --gold g.jsonl --gold more.jsonl g-articles.jsonl more/
  dateline eval --suite dates --errors VALUE dates.jsonl
  dateline eval --diff before.jsonl after.jsonl`,
	}
	s := a.extractorFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if _, err := s.extracting(); err != nil {
			return err
		}
		return e.run(cmd, args)
	}
	e.flags(cmd)
	return cmd
}

// flags declares the flags and which of them do not go together.
func (e *evaluation) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&e.golds, "gold", nil, "annotated facts, an article a line; --calibrate takes several, the most telling first")
	f.StringVar(&e.pred, "pred", "", "score this file of facts or predictions instead of extracting")
	f.StringVar(&e.suite, "suite", "", "score dates or numbers on a suite of texts")
	f.BoolVar(&e.diff, "diff", false, "compare two extractions")
	f.StringVar(&e.errors, "errors", "", "first list the errors of this fact type, or of a suite FP, MISS or VALUE; of --diff the changes of a type")
	f.BoolVar(&e.halves, "halves", false, "also give each half of the articles, taken in turns by id: rules fitted to one show in the other")
	f.StringVar(&e.half, "half", "", "score half a or half b alone, say to write rules with the errors of one half in view")
	f.BoolVar(&e.reliability, "reliability", false, "also give the part of fully right facts by confidence")
	f.StringVar(&e.calibrate, "calibrate", "", "write to this file how often facts found in each way are right; that of the program is data/confidence.tsv")
	f.StringVar(&e.unseen, "unseen", "all", "of --calibrate: the half of the first gold that no rule was written on (a, b), all of it or none; other facts count a tenth")
	f.StringVar(&e.numbers, "numbers", "", "of --calibrate: a suite of numbers that says how often quantities are right")
	f.StringVar(&e.floors, "floors", "", "least values of the figures; exit 1 if one lies below")
	f.BoolVar(&e.raise, "raise", false, "lift the floors of --floors to what is measured")
	f.StringVar(&e.aliases, "aliases", "", "names that mean the same, instead of the lexicon's")
	f.StringVar(&e.save, "save", "", "also write the facts or predictions that were scored to this file")
	f.StringVarP(&e.output, "output", "o", "table", "table or json")
	cmd.MarkFlagsMutuallyExclusive("diff", "suite", "calibrate")
	for _, other := range []string{"pred", "half", "halves", "reliability", "floors", "save", "errors"} {
		cmd.MarkFlagsMutuallyExclusive("calibrate", other)
	}
	for _, other := range []string{"pred", "half", "halves", "reliability", "floors", "save"} {
		cmd.MarkFlagsMutuallyExclusive("diff", other)
	}
	for _, other := range []string{"gold", "aliases", "reliability"} {
		cmd.MarkFlagsMutuallyExclusive("suite", other)
	}
	cmd.MarkFlagsMutuallyExclusive("pred", "save")
	cmd.MarkFlagsMutuallyExclusive("half", "halves")
	e.complete(cmd, "suite", string(eval.DateSuite), string(eval.NumberSuite))
	e.complete(cmd, "errors", slices.Concat(eval.Types, eval.SuiteErrorKinds)...)
	e.complete(cmd, "half", "a", "b")
	e.complete(cmd, "unseen", "a", "b", "all", "none")
	e.complete(cmd, "output", "table", "json")
}

func (e *evaluation) run(cmd *cobra.Command, args []string) error {
	if err := e.check(args); err != nil {
		return err
	}
	switch {
	case e.calibrate != "":
		return e.fit(cmd.Context(), args)
	case e.diff:
		return e.compare(args[0], args[1])
	case e.suite != "":
		return e.scoreSuite(args[0])
	}
	return e.scoreFacts(cmd.Context(), args)
}

// check finds what is wrong with the command line before anything is read.
func (e *evaluation) check(args []string) error {
	kinds := eval.Types
	if len(e.golds) > 0 {
		e.gold = e.golds[0]
	}
	switch {
	case len(e.golds) > 1 && e.calibrate == "":
		return usageError{errors.New("--gold takes one file, but for --calibrate")}
	case !slices.Contains([]string{"a", "b", "all", "none"}, e.unseen):
		return usageError{fmt.Errorf("--unseen is a, b, all or none, not %q", e.unseen)}
	case e.calibrate == "" && (e.unseen != "all" || e.numbers != ""):
		return usageError{errors.New("--unseen and --numbers belong to --calibrate")}
	case e.output != "table" && e.output != "json":
		return usageError{fmt.Errorf("-o is table or json, not %q", e.output)}
	case e.half != "" && e.half != "a" && e.half != "b":
		return usageError{fmt.Errorf("--half is a or b, not %q", e.half)}
	case e.raise && e.floors == "":
		return usageError{errors.New("--raise lifts the floors of --floors FILE")}
	case e.raise && e.half != "":
		return usageError{errors.New("--raise needs the whole, not a half")}
	case e.diff && len(args) != 2:
		return usageError{errors.New("--diff compares two files of facts")}
	case e.diff:
		kinds = typeNames()
	case e.suite != "":
		if !slices.Contains(eval.SuiteKinds, eval.SuiteKind(e.suite)) {
			return usageError{fmt.Errorf("--suite is dates or numbers, not %q", e.suite)}
		}
		if len(args) != 1 {
			return usageError{errors.New("--suite takes one file of texts")}
		}
		kinds = eval.SuiteErrorKinds
	case e.gold == "":
		return usageError{errors.New("give --gold GOLD.jsonl, --suite or --diff")}
	case e.pred == "" && len(args) == 0:
		return usageError{errors.New("give the articles that GOLD annotates, or --pred FACTS.jsonl")}
	case e.pred != "" && len(args) > 0:
		return usageError{errors.New("give articles or --pred, not both")}
	}
	if e.errors == "" || slices.Contains(kinds, e.errors) {
		return nil
	}
	if i := slices.IndexFunc(kinds, func(k string) bool { return strings.EqualFold(k, e.errors) }); i >= 0 {
		e.errors = kinds[i]
		return nil
	}
	return unknownName("kind of error", e.errors, kinds)
}

// read opens a file and hands it to its reader.
func read[T any](path string, reader func(r io.Reader, name string) (T, error)) (T, error) {
	var none T
	f, err := os.Open(path)
	if err != nil {
		return none, fmt.Errorf("open %s: %w", path, errors.Unwrap(err))
	}
	v, err := reader(f, path)
	if err := errors.Join(err, f.Close()); err != nil {
		return none, err
	}
	return v, nil
}

func (e *evaluation) names() (*eval.Names, error) {
	if e.aliases == "" {
		return eval.LexiconNames(), nil
	}
	return read(e.aliases, eval.ReadAliases)
}

// halfOf is the half of gold or a suite that --half names, or the whole.
func halfOf[T interface{ Half(int) T }](e *evaluation, all T) T {
	switch e.half {
	case "a":
		return all.Half(0)
	case "b":
		return all.Half(1)
	}
	return all
}

func (e *evaluation) warn(format string, args ...any) {
	fmt.Fprintf(e.err, "%s %s\n", e.paint(e.err, yellow, "dateline:"), fmt.Sprintf(format, args...))
}
