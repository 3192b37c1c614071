package cli

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/facts"
	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/transforms"
	"github.com/dateline/dateline/transforms/calendar"
)

func (a *app) showVerb() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "show ARTICLE",
		Short: "Show an article of the warehouse with its facts marked",
		Long: `Print an article with the spans of its facts marked, each type in its own colour, then a table
for each type of fact, where the article came from, and the articles that are copies or other
versions of it. Facts that the article denies or only supposes are printed too, and said to be.

ARTICLE is an article_id, the source's own id, or the beginning of one of them that no other
article has. A duplicate is shown by the article that it duplicates.

-o json prints one object with article, facts, occurrences and copies. Spans count Unicode
code points of article.body, end exclusive.`,
		Example: `  dateline show 045_mali_leaves_g5
  dateline show a0041
  dateline show -o json a0041 | jq '.facts[].quote'`,
		Args: cobra.ExactArgs(1),
	}
	s := a.settingsFlags(cmd)
	cmd.Flags().StringVarP(&format, "output", "o", "text", "text or json")
	a.complete(cmd, "output", "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if format != "text" && format != "json" {
			return usageError{fmt.Errorf("--output is text or json, not %q", format)}
		}
		home, err := s.homeDir()
		if err != nil {
			return err
		}
		db, _, err := a.connect(home, false)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, db.Close()) }()
		id, err := articleNamed(cmd.Context(), db, args[0])
		if err != nil {
			return err
		}
		shown, err := readShown(cmd.Context(), db, id)
		if err != nil {
			return fmt.Errorf("read article %s: %w", id, err)
		}
		if format == "json" {
			return a.printJSON(shown)
		}
		return a.printShown(shown)
	}
	return cmd
}

// shown is an article with all that the warehouse knows of it.
type shown struct {
	Article     shownArticle  `json:"article"`
	Facts       []facts.Fact  `json:"facts"`
	Occurrences []occurrence  `json:"occurrences"`
	Copies      []articleCopy `json:"copies"`
}

type shownArticle struct {
	ArticleID string       `json:"article_id"`
	Source    string       `json:"source"`
	SourceID  string       `json:"source_id"`
	Published calendar.Day `json:"published"`
	Title     *string      `json:"title"`
	Lang      *string      `json:"lang"`
	SHA256    string       `json:"sha256"`
	DateDoubt *string      `json:"date_doubt"`
	Body      string       `json:"body"`
}

// occurrence is where the article stands in the input.
type occurrence struct {
	SourceID *string `json:"source_id"`
	Input    string  `json:"input"`
	Line     int64   `json:"line"`
	Offset   int64   `json:"offset"`
	Outcome  string  `json:"outcome"`
}

// articleCopy is another article of the same near-duplicate group.
type articleCopy struct {
	ArticleID string       `json:"article_id"`
	SourceID  string       `json:"source_id"`
	Published calendar.Day `json:"published"`
	Title     *string      `json:"title"`
}

func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// printShown prints the article for people.
func (a *app) printShown(s *shown) error {
	x := &extraction{app: a, types: transforms.Types()}
	text := &article.Article{SourceID: s.Article.SourceID, Published: s.Article.Published, Body: s.Article.Body}
	if s.Article.Title != nil {
		text.Title = *s.Article.Title
	}
	if err := x.show(text, s.Facts); err != nil {
		return err
	}
	var b strings.Builder
	line := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "  %-9s %s\n", name, grid.Safe(fmt.Sprintf(format, args...)))
	}
	b.WriteString("\n" + a.paint(a.out, bold, "where it came from") + "\n")
	line("article", "%s", s.Article.ArticleID)
	for _, o := range s.Occurrences {
		line(o.Outcome, "%s, line %d, byte %s", o.Input, o.Line, grid.Thousands(o.Offset))
	}
	if s.Article.DateDoubt != nil {
		line("doubt", "%s", *s.Article.DateDoubt)
	}
	if len(s.Copies) > 0 {
		b.WriteString("\n" + a.paint(a.out, bold, "copies and other versions of it") + "\n")
	}
	for _, c := range s.Copies {
		title := ""
		if c.Title != nil {
			title = "  " + *c.Title
		}
		line(c.Published.String(), "%s  %s%s", c.ArticleID, c.SourceID, title)
	}
	_, err := fmt.Fprint(a.out, b.String())
	return err
}

// readShown reads an article and what belongs to it.
func readShown(ctx context.Context, db *sql.DB, id string) (*shown, error) {
	s := &shown{Facts: []facts.Fact{}, Occurrences: []occurrence{}, Copies: []articleCopy{}}
	var published time.Time
	r := &s.Article
	err := db.QueryRowContext(ctx, "select article_id, source, source_id, published, title, lang, sha256, date_doubt, body from articles where article_id = $1", id).
		Scan(&r.ArticleID, &r.Source, &r.SourceID, &published, &r.Title, &r.Lang, &r.SHA256, &r.DateDoubt, &r.Body)
	if err != nil {
		return nil, err
	}
	r.Published = dayOf(published)
	for _, t := range transforms.Types() {
		found, err := facts.Stored(ctx, db, t.Describe(), id)
		if err != nil {
			return nil, err
		}
		s.Facts = append(s.Facts, found...)
	}
	slices.SortStableFunc(s.Facts, func(a, b facts.Fact) int { return a.Start - b.Start })
	err = each(ctx, db, func(scan func(...any) error) error {
		var o occurrence
		err := scan(&o.SourceID, &o.Input, &o.Line, &o.Offset, &o.Outcome)
		s.Occurrences = append(s.Occurrences, o)
		return err
	}, `select source_id, input, line, "offset", outcome from sources where article_id = $1 order by outcome = 'duplicate', input, "offset"`, id)
	if err != nil {
		return nil, err
	}
	return s, each(ctx, db, func(scan func(...any) error) error {
		var c articleCopy
		var published time.Time
		err := scan(&c.ArticleID, &c.SourceID, &published, &c.Title)
		c.Published = dayOf(published)
		s.Copies = append(s.Copies, c)
		return err
	}, `select article_id, source_id, published, title from articles join dup_groups using (article_id)
		where dup_group = (select dup_group from dup_groups where article_id = $1) and article_id <> $1 order by published, article_id`, id)
}

func dayOf(t time.Time) calendar.Day { return calendar.Date(t.Year(), t.Month(), t.Day()) }

// each calls row for every row of a query.
func each(ctx context.Context, db *sql.DB, row func(scan func(...any) error) error, query string, args ...any) (err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
