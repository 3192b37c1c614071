package warehouse_test

import (
	"errors"
	"log/slog"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/jobs"
	"github.com/dateline/dateline/pipeline/stages"
	"github.com/dateline/dateline/pipeline/warehouse"
	dsql "github.com/dateline/dateline/sql"
)

// plants has, for each check, what makes a sound version fail that check and no
// other. The version has the articles a1, with a fact in troops, and a3.
var plants = map[string][]string{
	"accounting_articles":      {"insert into rejects by name (select * exclude (article_id, outcome), 0 as bytes, 'no_date' as reason from sources limit 1)"},
	"accounting_inputs":        {"update inputs set loaded = 3, articles = 3", "update inputs set rejected = 1", "update inputs set path = 'raw/other'"},
	"accounting_sources":       {"insert into sources by name (select * exclude (outcome, article_id), 'duplicate' as outcome, 'nobody' as article_id from sources limit 1)"},
	"articles_bodies_intact":   {"update articles set body = body || ' ' where article_id = 'a3'", "update articles set sha256 = 'ab' where article_id = 'a1'"},
	"articles_dated_ahead":     {"update articles set published = current_date + 2 where article_id = 'a3'"},
	"articles_extracted":       {"update meta.files set articles_file = 'articles/other.parquet' where table_name = 'troops'"},
	"counts_ordered":           {"update troops set high = low - 1"},
	"date_values_ordered":      {planted("dates", "published as date_from, published - 1 as date_to, 'day' as granularity, '' as edtf, false as relative")},
	"dates_ordered":            {"update troops set event_from = event_to + 1"},
	"dup_groups_complete":      {"delete from dup_groups where article_id = 'a3'", "update dup_groups set dup_group = 'a3' where article_id = 'a1'", "update dup_groups set articles = 2", "update dup_groups set article_id = 'nobody', dup_group = 'nobody' where article_id = 'a3'"},
	"entities_known":           {"delete from entities where entity_id = 'FRA'"},
	"entities_linked":          {"update entities set parent = 'XXX' where entity_id = 'FRA'", "update entities set country = 'XXX' where entity_id = 'NATO'"},
	"entities_outside_lexicon": {"insert into entities by name (select 'Some League' as entity_id, 'Some League' as name, 'other' as kind, []::varchar[] as aliases)"},
	"facts_have_articles":      {"update troops set published = published + 1"},
	"facts_rated":              {"update troops set confidence = 1.5", "update troops set confidence = 'nan'", "update troops set rule = ''"},
	"failures_have_articles":   {failed("nobody", "troops"), failed("a1", "magic")},
	"ids_unique":               {"insert into troops from troops", "insert into entities from entities where entity_id = 'NATO'"},
	"quantities_claimed_by":    {planted("quantities", "1 as low, 1 as high, 'exact' as qualifier, 'soldiers' as unit, 1 as value, 'count' as kind, 'magic' as claimed_by")},
	"quotes_in_context":        {"update troops set context = 'elsewhere'", "update troops set context = context || quote"},
	"spans_slice_to_quotes":    {"update troops set span_start = span_start + 1, span_end = span_end + 1", "update troops set span_end = span_start"},
	"vocabularies_closed":      {"update troops set status = 'lost'", "update entities set kind = 'ship' where entity_id = 'NATO'"},
}

// planted copies the fact in troops to another fact table, with the columns of its own.
func planted(table, own string) string {
	return "insert into " + table + " by name (select * exclude (actor, location, status, low, high, qualifier, unit), " + own + " from troops)"
}

// failed is a failed extraction of that article and fact type.
func failed(article, factType string) string {
	return "insert into extract_failures by name (select '" + article + "' as article_id, '" + factType + "' as fact_type, '1.1' as extractor_version, 'panic' as message)"
}

// TestEachCheckBlocksPublication plants one mistake at a time: exactly its check
// finds it, nothing is published, and readers go on seeing what they saw.
func TestEachCheckBlocksPublication(t *testing.T) {
	checks, err := dsql.Read(dsql.Embedded(), "checks")
	if err != nil {
		t.Fatal(err)
	}
	if len(checks) != len(plants) {
		t.Errorf("there are %d checks and plants for %d: %v", len(checks), len(plants), slices.Sorted(maps.Keys(plants)))
	}
	cfg := warehouse.SoundHome(t)
	before := read(t, cfg.Home)
	for _, check := range checks {
		if len(plants[check.Name]) == 0 {
			t.Errorf("check %s has no plant: would it find anything?", check.Name)
		}
		for _, statement := range plants[check.Name] {
			t.Run(check.Name, func(t *testing.T) { blocks(t, cfg, check, statement) })
		}
	}
	if after := read(t, cfg.Home); !reflect.DeepEqual(before, after) {
		t.Errorf("readers saw\n%v\nand now see\n%v", before, after)
	}
	if p, err := warehouse.Published(cfg.Home); err != nil || p.Version != "v1" {
		t.Errorf("published is %+v, %v", p, err)
	}
}

// snapshot is what readers see.
type snapshot struct {
	file     string
	contents map[string][]string
}

func read(t *testing.T, home string) snapshot {
	t.Helper()
	p, err := warehouse.Published(home)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(p.Path)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot{string(file), warehouse.Contents(t, home)}
}

// check runs the checks as a run does, and gives the results of those that fail.
func check(t *testing.T, b *warehouse.Build, failOn jobs.Severity) (failing []warehouse.CheckResult, err error) {
	t.Helper()
	env := &stages.Env{Log: slog.New(slog.DiscardHandler), Progress: func(stages.Progress) {}}
	results, err := stages.Check(t.Context(), env, b, failOn)
	return slices.DeleteFunc(results, func(r warehouse.CheckResult) bool { return r.Failing == 0 }), err
}

func blocks(t *testing.T, cfg warehouse.Config, f dsql.File, statement string) {
	failOn := jobs.Severity(f.Header["severity"])
	b := warehouse.Damage(t, cfg, statement)
	failing, err := check(t, b, failOn)
	if !errors.Is(err, warehouse.ErrChecksFailed) {
		t.Errorf("the stage says %v after: %s", err, statement)
	}
	if len(failing) != 1 || failing[0].Name != f.Name || len(failing[0].Rows) == 0 {
		t.Errorf("these fail: %+v after: %s", failing, statement)
	}
	if failOn == jobs.Error {
		if _, err := b.Publish(t.Context()); !errors.Is(err, warehouse.ErrChecksFailed) || !strings.Contains(err.Error(), f.Name) {
			t.Errorf("Publish says %v", err)
		}
	}
}

// TestWarningsArePublishedWithTheirRows plants the mistakes that do not block, unless
// fail_on says so: the version has their rows.
func TestWarningsArePublishedWithTheirRows(t *testing.T) {
	checks, err := dsql.Read(dsql.Embedded(), "checks")
	if err != nil {
		t.Fatal(err)
	}
	cfg := warehouse.SoundHome(t)
	for _, f := range checks {
		if f.Header["severity"] != warehouse.SeverityWarn {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			b := warehouse.Damage(t, cfg, plants[f.Name][0])
			if _, err := check(t, b, jobs.Error); err != nil {
				t.Fatal(err)
			}
			if err := b.Record(t.Context(), warehouse.Run{ID: "run of " + f.Name}, nil); err != nil {
				t.Fatal(err)
			}
			if _, err := b.Publish(t.Context()); err != nil {
				t.Fatal(err)
			}
			got := warehouse.Ask(t, cfg.Home, "select distinct run_id, check_name, severity, json_valid(row_json) from meta.check_failures")
			if want := []string{"run of " + f.Name + "|" + f.Name + "|warn|true"}; !slices.Equal(got, want) {
				t.Errorf("meta.check_failures has %q, want %q", got, want)
			}
		})
		cfg.Fresh = true // the planted mistake is not in the lake
	}
}
