package notebook

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var sample = Corpus{Version: "v12.1", Manifest: 12, Tables: []Table{
	{Name: "articles", Doc: "Every distinct article.", Rows: 2, Columns: []Column{
		{Name: "article_id", Type: "VARCHAR", Doc: "its id | unique"}, {Name: "published", Type: "DATE"},
	}},
	{Name: "troops", Rows: 1, Fact: true, Columns: []Column{{Name: "low", Type: "BIGINT"}}},
	{Name: `my "own"`, Rows: 0},
	{Name: "my -own-", Rows: 0},
}}

type readCell struct {
	ID             string           `json:"id"`
	Type           string           `json:"cell_type"`
	Source         []string         `json:"source"`
	Metadata       *json.RawMessage `json:"metadata"`
	Outputs        *[]any           `json:"outputs"`
	ExecutionCount *json.RawMessage `json:"execution_count"`
}

func readOverview(t *testing.T, c Corpus) []readCell {
	t.Helper()
	data, err := Overview(c)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Cells  []readCell `json:"cells"`
		Format int        `json:"nbformat"`
		Minor  int        `json:"nbformat_minor"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Format != 4 || doc.Minor != 5 {
		t.Errorf("the notebook is of nbformat %d.%d, want 4.5", doc.Format, doc.Minor)
	}
	return doc.Cells
}

func TestOverviewKeepsToNbformat(t *testing.T) {
	id := regexp.MustCompile(`^[a-zA-Z0-9-_]{1,64}$`)
	seen := make(map[string]bool)
	for _, c := range readOverview(t, sample) {
		if !id.MatchString(c.ID) || seen[c.ID] {
			t.Errorf("cell id %q is malformed or given twice", c.ID)
		}
		seen[c.ID] = true
		isCode := c.Type == "code"
		if isCode != (c.Outputs != nil) || !isCode && c.Type != "markdown" || c.Metadata == nil {
			t.Errorf("cell %s of type %s lacks a member or has one too many", c.ID, c.Type)
		}
		if c.Outputs != nil && len(*c.Outputs) > 0 {
			t.Errorf("cell %s has an output", c.ID)
		}
		if source := strings.Join(c.Source, ""); source == "" || strings.Contains(source, "<<") {
			t.Errorf("cell %s is empty or was not filled: %q", c.ID, source)
		}
	}
	for _, want := range []string{"title", "setup", "troops-figure", "table-articles", "table-my--own-", "table-my--own--2"} {
		if !seen[want] {
			t.Errorf("there is no cell %s in %v", want, seen)
		}
	}
}

func TestOverviewIsTheSameAgain(t *testing.T) {
	for name, write := range map[string]func(Corpus) ([]byte, error){"overview": Overview, "module": Module} {
		first, err := write(sample)
		if err != nil {
			t.Fatal(err)
		}
		second, err := write(sample)
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: other bytes the second time (%v)", name, err)
		}
	}
}

func TestOverviewNamesVersionAndTables(t *testing.T) {
	cells := readOverview(t, sample)
	at := func(id string) string {
		i := slices.IndexFunc(cells, func(c readCell) bool { return c.ID == id })
		return strings.Join(cells[i].Source, "")
	}
	for id, want := range map[string]string{
		"title":                "**v12.1**",
		"corpus-figure":        `FACTS = ["troops"]`,
		"table-articles-about": `| ` + "`article_id`" + ` | VARCHAR | its id \| unique |`,
		"table-my--own-":       `con.table("my \"own\"")`,
	} {
		if got := at(id); !strings.Contains(got, want) {
			t.Errorf("cell %s does not say %q:\n%s", id, want, got)
		}
	}
}

func TestModuleListsTables(t *testing.T) {
	data, err := Module(sample)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`VERSION = "v12.1"`, `"articles": (2, ["published"]),`, `"troops": (1, []),`, `"my \"own\"": (0, []),`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the module does not say %s:\n%s", want, data)
		}
	}
}
