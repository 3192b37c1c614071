package warehouse

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/lake"
	dsql "github.com/dateline/dateline/sql"
	"github.com/dateline/dateline/transforms/table"
)

// The cases of testdata/models say what a model makes of given rows. A file is named
// for its model, or for what it is about, and reads
//
//	case two articles agree
//	given troops
//	article_id,dup_group,actor,low
//	a1,a1,FRA,1500
//	given ...
//	expect troop_presence
//	actor,best_low,n_articles
//	FRA,1500,1
//
// A given row need name only the columns that matter. The others are filled in: an
// article for each article_id, alone in its group unless dup_group says otherwise, published on
// 2024-01-01 unless the row says when; an exact number; an actual mention of the day of
// publication. An empty field is null. Expected are all of the model's rows, in its order, or those of
// "expect MODEL where CONDITION".

// modelCase is one case: what is given and what is expected, as CSV lines with a head.
type modelCase struct {
	name  string
	given []block
	want  []block
}

// block is the lines below a given or expect.
type block struct {
	of    string // table, or model with its condition
	lines []string
}

func readCases(t *testing.T, path string) []modelCase {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []modelCase
	var into *block
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case word == "case":
			cases = append(cases, modelCase{name: rest})
		case word == "given":
			c := &cases[len(cases)-1]
			c.given = append(c.given, block{of: rest})
			into = &c.given[len(c.given)-1]
		case word == "expect":
			c := &cases[len(cases)-1]
			c.want = append(c.want, block{of: rest})
			into = &c.want[len(c.want)-1]
		default:
			into.lines = append(into.lines, line)
		}
	}
	return cases
}

// given are the values of columns that a case does not mention, by the column's name.
var given = map[string]string{
	"published": "date '2024-01-01'", "event_from": "published", "event_to": "published", "date_source": "'publication'",
	"assertion": "'actual'", "confidence": "0.8", "qualifier": "'exact'", "lang": "'en'", "articles": "1",
	"alliance_kind": "'bloc'", "agreement_id": "article_id", "dup_group": "article_id", "rule": "'rule'", "kind": "'killed'",
	"quote": "coalesce(low, high, 'quote')", "context": "'Sentence of ' || article_id || '.'",
}

// fill puts a block's rows into a table, the columns that they do not name filled in.
func fill(t *testing.T, db *sql.DB, tables []lake.Table, b block, n int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rows.csv")
	if err := os.WriteFile(path, []byte(strings.Join(b.lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(tables, func(x lake.Table) bool { return x.Name == b.of })
	if i < 0 {
		t.Fatalf("given %s: there is no such table", b.of)
	}
	head := strings.Split(b.lines[0], ",")
	for _, name := range head {
		if tables[i].Column(name) == nil && name != "dup_group" {
			t.Fatalf("given %s: it has no column %s", b.of, name)
		}
	}
	rows := fmt.Sprintf("(select row_number() over () as row, * from read_csv(%s, header = true, all_varchar = true))", literal(path))
	// Each column may speak of published, low and high, so that these are made first.
	base := []string{"published", "low", "high"}
	for i, name := range base {
		base[i] = "null::varchar as " + name
		if slices.Contains(head, name) {
			base[i] = name
		}
	}
	var columns []string
	for _, c := range tables[i].Columns {
		columns = append(columns, filled(c, head, n)+" as "+ident(c.Name))
	}
	mustExec(t, db, fmt.Sprintf("create or replace temp table given as select * replace (coalesce(published, '2024-01-01')::date as published) from (select *, %s from %s)",
		strings.Join(unnamed(base, head), ", "), rows))
	mustExec(t, db, fmt.Sprintf("insert into %s by name select %s from given", ident(b.of), strings.Join(columns, ", ")))
	if slices.Contains(head, "article_id") && b.of != "articles" && b.of != "dup_groups" {
		group := "article_id"
		if slices.Contains(head, "dup_group") {
			group = "coalesce(dup_group, article_id)"
		}
		mustExec(t, db, fmt.Sprintf(`insert into dup_groups by name select distinct article_id, %s as dup_group, 1 as articles from given anti join dup_groups using (article_id)`, group))
		mustExec(t, db, `insert into articles by name select distinct on (article_id) article_id, 'test' as source, article_id as source_id, published, '' as body, 'en' as lang,
			0 as bytes, '' as sha256, 0 as simhash from given anti join articles using (article_id)`)
	}
}

// unnamed are the expressions whose column the head does not name.
func unnamed(base, head []string) []string {
	out := []string{"1 as given"}
	for _, e := range base {
		if strings.HasPrefix(e, "null::varchar as ") && !slices.Contains(head, strings.TrimPrefix(e, "null::varchar as ")) {
			out = append(out, e)
		}
	}
	return out
}

func filled(c table.Column, head []string, n int) string {
	value, ok := given[c.Name]
	switch {
	case c.Name == "published":
		return "published"
	case slices.Contains(head, c.Name) && ok:
		value = fmt.Sprintf("coalesce(%s, %s)", ident(c.Name), value)
		if c.Nullable {
			value = ident(c.Name)
		}
	case slices.Contains(head, c.Name):
		value = ident(c.Name)
		if c.Kind == table.Text && !c.Nullable {
			value = fmt.Sprintf("coalesce(%s, '')", value)
		}
	case ok:
	case c.Name == "fact_id":
		value = fmt.Sprintf("'f%d-' || lpad(row::varchar, 3, '0')", n)
	case c.Nullable:
		value = "null"
	default:
		value = map[table.Kind]string{table.Text: "''", table.Date: "published", table.Bool: "false", table.TextList: "[]"}[c.Kind]
		if value == "" {
			value = "0"
		}
	}
	return fmt.Sprintf("(%s)::%s", value, sqlType(c.Kind))
}

func mustExec(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatalf("%s\n%v", statement, err)
	}
}

func TestModelCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/models/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d files of cases, %v", len(paths), err)
	}
	cfg := newWorld(t).config().withDefaults()
	db, err := Empty(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, path := range paths {
		for _, c := range readCases(t, path) {
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txt")+"/"+c.name, func(t *testing.T) {
				for _, table := range cfg.tables() {
					mustExec(t, db, "delete from "+ident(table.Name))
				}
				for n, b := range c.given {
					fill(t, db, cfg.tables(), b, n)
				}
				if _, err := cfg.model(t.Context(), db); err != nil {
					t.Fatal(err)
				}
				for _, b := range c.want {
					got := ask(t, db, fmt.Sprintf("select %s from %s", b.lines[0], b.of))
					for i, line := range got {
						got[i] = strings.NewReplacer(" 00:00:00 +0000 UTC", "", "<nil>", "").Replace(line)
					}
					if want := b.lines[1:]; !slices.Equal(got, want) {
						t.Errorf("%s\n got %s\nwant %s", b.of, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
					}
				}
			})
		}
	}
}

// TestEveryModelHasCases holds the models to two cases each.
func TestEveryModelHasCases(t *testing.T) {
	expected := make(map[string]int)
	paths, err := filepath.Glob("testdata/models/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		for _, c := range readCases(t, path) {
			for _, b := range c.want {
				name, _, _ := strings.Cut(b.of, " ")
				name, _, _ = strings.Cut(name, "(")
				expected[name]++
			}
		}
	}
	for _, dir := range []string{"models", "macros"} {
		files, err := dsql.Read(dsql.Embedded(), dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if expected[f.Name] < 2 {
				t.Errorf("%s/%s.sql is expected in %d cases, want 2 or more", dir, f.Name, expected[f.Name])
			}
		}
	}
}
