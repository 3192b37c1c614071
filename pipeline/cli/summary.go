package cli

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/dateline/dateline/pipeline/export"
	"github.com/dateline/dateline/pipeline/grid"
	"github.com/dateline/dateline/pipeline/run"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
	"github.com/dateline/dateline/transforms"
)

// printSummary says on stdout what a run did and shows a taste of the result.
// home is how a next command must name the home directory: " --home X" or "".
func (a *app) printSummary(ctx context.Context, s *run.Summary, home string) error {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "%-10s ", name)
		fmt.Fprintf(&b, format+"\n", args...)
	}
	switch {
	case s.Outcome == run.Failed && len(s.Jobs) == 0:
		return nil // the error says it all
	case s.Outcome == run.Nothing && s.LakeVersion == 0 && s.Articles.Outside == 0:
		_, err := fmt.Fprintln(a.out, "nothing to do: the inputs hold no articles")
		return err
	case s.Outcome == run.Nothing:
		line("run", "nothing to do: %s, all up to date (%.1f s)", plural(s.Rows["inputs"], "raw file", "raw files"), s.Seconds)
		remarks(s, line)
		if s.Version != "" {
			line("published", "%s in %s", s.Version, s.Home)
		}
		_, err := io.WriteString(a.out, b.String())
		return err
	}
	line("run", "%s, %s in %.1f s", s.RunID, a.outcome(s.Outcome), s.Seconds)
	g := s.Articles
	if g.In == 0 {
		line("articles", "none new")
	} else {
		line("articles", "%s%s", balance(g), reasons(g.Reasons))
	}
	line("facts", "%s", found(s))
	remarks(s, line)
	if s.Checks != nil {
		line("checks", "%s", a.checks(s.Checks))
	}
	switch s.Outcome {
	case run.Published, run.NotExported:
		line("published", "%s in %s, %s", s.Version, s.Home, plural(s.Rows["articles"], "article", "articles"))
	case run.Interrupted:
		line("resume", "run the same command again: it goes on where this one stopped")
	default:
		line("published", "nothing new; readers see %s", orNone(s.Version))
	}
	if _, err := io.WriteString(a.out, b.String()); err != nil || s.Outcome != run.Published {
		return err
	}
	return a.taste(ctx, s, home)
}

// remarks says what a run has passed over, failed on or read again.
func remarks(s *run.Summary, line func(name, format string, args ...any)) {
	if s.Settings != nil && s.Settings.Retry {
		line("retry", "%s", readAgain(s))
	} else if n := s.Articles.Superseded; n > 0 {
		line("rejects", "%s of earlier runs no longer stand", plural(n, "reject", "rejects"))
	}
	if n := s.Articles.Outside; n > 0 {
		line("window", "%s outside the window", grid.Thousands(n))
	}
	if len(s.Extracted.NotEnglish) > 0 {
		line("languages", "%s", notEnglish(s.Extracted.NotEnglish))
	}
	if n := s.Extracted.Failed; n > 0 {
		line("failed", "%s could not be read by extraction (see extract_failures)", plural(n, "article", "articles"))
	}
}

// notEnglish says how many articles were not extracted from, by language, the most
// frequent first.
func notEnglish(counts map[string]int64) string {
	langs := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	var total int64
	for i, lang := range langs {
		total += counts[lang]
		langs[i] = lang + " " + grid.Thousands(counts[lang])
	}
	return fmt.Sprintf("%s not in English (%s): stored, not extracted", grid.Thousands(total), strings.Join(langs, ", "))
}

// readAgain says what became of the rejects that a run was asked to read again.
func readAgain(s *run.Summary) string {
	g := s.Articles
	still := make(map[string]int, len(g.Standing))
	for _, counts := range []map[string]int{g.Standing, g.Reasons} {
		for reason, n := range counts {
			still[reason] += n
		}
	}
	standing, rejected := int64(0), g.Rejected
	for _, n := range g.Standing {
		standing += int64(n)
	}
	return fmt.Sprintf("%s read again: %s now loaded, %s duplicate, %s still rejected%s", grid.Thousands(standing+g.Superseded),
		grid.Thousands(g.Loaded), grid.Thousands(g.Duplicates), grid.Thousands(standing+rejected), reasons(still))
}

// balance accounts for every article a run has met.
func balance(g stages.Ingested) string {
	return fmt.Sprintf("%s in = %s loaded + %s duplicate + %s rejected",
		grid.Thousands(g.In), grid.Thousands(g.Loaded), grid.Thousands(g.Duplicates), grid.Thousands(g.Rejected))
}

func orNone(version string) string {
	if version == "" {
		return "no version yet"
	}
	return version
}

func (a *app) outcome(o run.Outcome) string {
	switch o {
	case run.Published, run.Nothing, run.Committed:
		return a.paint(a.out, green, string(o))
	case run.Interrupted, run.Running:
		return a.paint(a.out, yellow, string(o))
	}
	return a.paint(a.out, red, string(o))
}

func reasons(counts map[string]int) string {
	if len(counts) == 0 {
		return ""
	}
	var parts []string
	for reason, n := range counts {
		parts = append(parts, fmt.Sprintf("%s %d", reason, n))
	}
	slices.Sort(parts)
	return " (" + strings.Join(parts, ", ") + ")"
}

// found says how many facts of each type the run found, in the order of the types.
func found(s *run.Summary) string {
	var parts []string
	var total int64
	for _, t := range transforms.Types() {
		d := t.Describe()
		if n := s.Extracted.Facts[d.Name]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", d.Table, grid.Thousands(n)))
			total += n
		}
	}
	if total == 0 {
		return "none new"
	}
	return fmt.Sprintf("%s found: %s", grid.Thousands(total), strings.Join(parts, ", "))
}

func (a *app) checks(results []warehouse.CheckResult) string {
	var failed []string
	for _, r := range results {
		if r.Failing > 0 {
			failed = append(failed, fmt.Sprintf("%s (%s, %s)", r.Name, r.Severity, plural(r.Failing, "row", "rows")))
		}
	}
	if len(failed) == 0 {
		return fmt.Sprintf("all %d passed", len(results))
	}
	return a.paint(a.out, red, fmt.Sprintf("%d of %d failed: ", len(failed), len(results))) + strings.Join(failed, ", ")
}

// tastes are the results whose first rows end a run, each with what it shows and the
// model that it is of.
var tastes = []struct{ title, model, query string }{
	{"Troops: who has how many where", "troop_presence", `select actor_name as actor, location_name as location, status, best_low as low, best_high as high,
		best_reported as reported, n_articles as articles, sample_quote as quote
		from troop_presence where actor is not null and location is not null limit 8`},
	{"Alliances: who stands where", "alliance_members", `select alliance, coalesce(member_name, member) as member, relation, since, last_reported as reported, sample_quote as quote
		from alliance_members where alliance <> 'unnamed' and current order by n_articles desc, last_reported desc, alliance, member limit 8`},
	{"Population: latest figures", "population_latest", `select place_name as place, best_low as low, best_high as high, best_qualifier as qualifier, year::varchar as year, sample_quote as quote
		from population_latest order by best_low desc nulls last limit 8`},
}

// taste prints the first rows of some views and what to try next.
func (a *app) taste(ctx context.Context, s *run.Summary, home string) error {
	db, _, err := warehouse.OpenReadOnly(s.Home, warehouse.ReadOptions{Threads: 1})
	if err != nil {
		return err
	}
	defer db.Close()
	for _, t := range tastes {
		var made bool // jobs need not make models
		if err := db.QueryRowContext(ctx, "select count(*) > 0 from information_schema.tables where table_name = ?", t.model).Scan(&made); err != nil {
			return fmt.Errorf("look for %s: %w", t.model, err)
		}
		if !made {
			continue
		}
		if err := a.tasteOf(ctx, db, t.title, t.query); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(a.out, "\n%s\n  dateline sql%s \"select actor, location, low, high, quote from troops\"\n"+
		"  dateline sql%s --list-queries\n  dateline status%s\n",
		a.paint(a.out, bold, "Try next"), home, home, home)
	return err
}

// tasteOf prints a title and the result of a query, unless that has no rows.
func (a *app) tasteOf(ctx context.Context, db *sql.DB, title, query string) error {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return fmt.Errorf("show %s: %w", title, err)
	}
	defer rows.Close()
	var b strings.Builder
	style := a.style()
	style.Thousands = true
	n, err := export.Write(&b, rows, "table", style)
	if err != nil || n == 0 {
		return err
	}
	_, err = fmt.Fprintf(a.out, "\n%s\n%s", a.paint(a.out, bold, title), b.String())
	return err
}

func (a *app) style() grid.Style {
	return grid.Style{Width: width(a.out), Colour: a.colour(a.out)}
}
