package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/facts"
	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/transforms"
)

// extraction is one call of `dateline extract`.
type extraction struct {
	*app
	format string
	all    bool
	names  []string
	types  []transforms.FactType

	explain, tree bool

	articles, rejects int
}

func (a *app) extractVerb() *cobra.Command {
	x := &extraction{app: a}
	cmd := &cobra.Command{
		Use:   "extract FILE...|-",
		Short: "Show the facts of single articles, without a warehouse",
		Long: `Read articles, extract their facts and print them; nothing is stored.

FILE is a file in any format that run reads (text, JSONL, CSV, web pages, feeds, web archives,
Parquet, Arrow; plain, .gz or .zst), a directory or a glob; "-" is standard input.

--format table prints each article's text and then one table for every fact type.
On a terminal the spans are marked in the text, each type in its own colour.

--format jsonl prints one article a line:

  {"id": ..., "published": ..., "facts": [{"type": ..., "start": ..., "end": ..., "quote": ..., ...}]}

id is the input's own id; a text file's is its name without the extension. start and end
count Unicode code points of the text, end exclusive.

--explain says for each fact which rule found it on which words and how each of its
slots was filled, for each number that no fact explains why not, and what rules began to
read and gave up. With --format jsonl each fact has an object "explain", and the article
the lists "unclaimed" and "dropped". --tree adds the syntax trees that rules asked for.

The lexicon that jobs.yaml names, or --lexicon, is read over the built-in one.

Facts that the article denies or only supposes are left out unless --all is given. A
file that holds no article is named on stderr with the reason, and the exit code is 1. An
article in another language than English has no facts, and is named on stderr too.`,
		Example: `  dateline extract article.txt
  dateline extract --types troops,casualties article.txt
  dateline extract --explain --types troops article.txt
  dateline extract --format jsonl articles/*.txt > facts.jsonl
  curl -s https://example.org/article.txt | dateline extract -`,
		Args: cobra.MinimumNArgs(1),
	}
	s := a.extractorFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if _, err := s.extracting(); err != nil {
			return err
		}
		return x.run(cmd, args)
	}
	cmd.Flags().StringVar(&x.format, "format", "table", "table or jsonl")
	cmd.Flags().BoolVar(&x.all, "all", false, "also print facts that the article denies or only supposes")
	cmd.Flags().BoolVar(&x.explain, "explain", false, "say why: the rule and the reason for every slot, every number left over, every candidate dropped")
	cmd.Flags().BoolVar(&x.tree, "tree", false, "with the reasons, print the syntax tree of each sentence that was parsed")
	cmd.Flags().StringSliceVar(&x.names, "types", nil, "only these fact types, separated by commas")
	a.complete(cmd, "format", "table", "jsonl")
	a.complete(cmd, "types", typeNames()...)
	return cmd
}

func (x *extraction) run(cmd *cobra.Command, paths []string) error {
	var err error
	if x.types, err = pickTypes(x.names); err != nil {
		return err
	}
	if x.format != "table" && x.format != "jsonl" {
		return usageError{fmt.Errorf("--format is table or jsonl, not %q", x.format)}
	}
	if err := x.checkExplain(); err != nil {
		return err
	}
	patterns := make([]article.Pattern, len(paths))
	for i, p := range paths {
		patterns[i].Path = p
	}
	inputs, warnings, err := article.Expand(patterns)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		fmt.Fprintf(x.err, "%s %s: %s\n", x.paint(x.err, yellow, "dateline:"), w.Pattern, w.Message)
	}
	failed := len(warnings) > 0
	for _, in := range inputs {
		if err := x.file(cmd, in); err != nil {
			return err
		}
	}
	if failed || x.rejects > 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

// file prints the facts of every article in one input.
func (x *extraction) file(cmd *cobra.Command, in article.Input) (err error) {
	f, err := x.open(in)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for item, err := range f.Items(cmd.Context()) {
		if err != nil {
			return err
		}
		if r := item.Reject; r != nil {
			x.rejects++
			fmt.Fprintf(x.err, "%s %s:%d: %s: %s\n", x.paint(x.err, red, "dateline:"), r.Source, r.Line, r.Reason, r.Detail)
			continue
		}
		if err := x.print(item.Article); err != nil {
			return err
		}
		x.articles++
	}
	return nil
}

func (x *extraction) open(in article.Input) (*article.File, error) {
	if in.Path == "-" {
		return article.Read("-", x.in, article.Options{}), nil
	}
	return article.Open(in, article.Options{})
}

func (x *extraction) print(a *article.Article) error {
	if !stages.English(a.Lang) {
		fmt.Fprintf(x.err, "%s %s:%d: is in another language than English (%s); a run stores it and extracts nothing\n", x.paint(x.err, yellow, "dateline:"), a.Source, a.Line, a.Lang)
		return x.printFacts(a, nil)
	}
	if x.explain {
		return x.printExplained(a)
	}
	found := facts.Extract(transforms.Article{ID: a.ID, Published: a.Published}, a.Body, x.types)
	if !x.all {
		found = facts.Asserted(found)
	}
	return x.printFacts(a, found)
}

func (x *extraction) printFacts(a *article.Article, found []facts.Fact) error {
	if x.format == "jsonl" {
		line, err := facts.Article{ID: a.SourceID, Published: a.Published, Facts: found}.Line()
		if err != nil {
			return err
		}
		_, err = x.out.Write(line)
		return err
	}
	return x.show(a, found)
}

// pickTypes finds fact types by their names or their tables' names; no names
// are all types.
func pickTypes(names []string) ([]transforms.FactType, error) {
	all := transforms.Types()
	if len(names) == 0 {
		return all, nil
	}
	var picked []transforms.FactType
	for _, name := range names {
		i := slices.IndexFunc(all, func(t transforms.FactType) bool {
			d := t.Describe()
			return strings.EqualFold(name, d.Name) || strings.EqualFold(name, d.Table)
		})
		if i < 0 {
			return nil, unknownName("fact type", name, typeNames())
		}
		if !slices.ContainsFunc(picked, func(t transforms.FactType) bool { return t.Describe().Name == all[i].Describe().Name }) {
			picked = append(picked, all[i])
		}
	}
	return picked, nil
}

func typeNames() []string {
	var names []string
	for _, t := range transforms.Types() {
		names = append(names, t.Describe().Name)
	}
	return names
}

// unknownName is the usage error for a name that is none of the known ones.
func unknownName(what, name string, known []string) error {
	if near := jobs.Closest(name, known); near != "" {
		return usageError{fmt.Errorf("unknown %s %q; did you mean %q?", what, name, near)}
	}
	return usageError{fmt.Errorf("unknown %s %q; there are: %s", what, name, strings.Join(known, ", "))}
}
