package lake

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
)

// day is one daily run: a raw file with one article, and what was made of it.
type day struct {
	raw                                string // path of the raw file
	articles, sources, inputs          File
	troops, casualties, troopsFailures File
}

// daily makes a lake of one version for each of n days.
func daily(t *testing.T, n int) (home string, days []day) {
	home = t.TempDir()
	l := openLake(t, home)
	b := begin(t, l, home)
	for i := range n {
		raw := filepath.Join(home, fmt.Sprintf("day%d.txt", i+1))
		text := fmt.Sprintf("date 2024-01-0%d Nothing happened.", i+1)
		if err := os.WriteFile(raw, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		days = append(days, stageDay(t, b, raw, fmt.Sprint("article", i+1)))
		commit(t, l, b)
	}
	return home, days
}

func stageDay(t *testing.T, b *Batch, raw, id string) day {
	t.Helper()
	info, err := os.Stat(raw)
	if err != nil {
		t.Fatal(err)
	}
	d := day{raw: raw}
	d.articles = stage(t, b, Articles, Origin{}, Article{ArticleID: id, Published: calendar.Date(2024, 1, 1)})
	d.sources = stage(t, b, Sources, Origin{}, Source{Input: raw, ArticleID: id, Outcome: Loaded})
	d.inputs = stage(t, b, Inputs, Origin{}, Input{Path: raw, Bytes: info.Size(), Mtime: info.ModTime().UnixNano(), SHA256: sumOf(t, raw), Articles: 1, Loaded: 1})
	d.troops = stageFacts(t, b, "troops", d.articles, "1.0", id)
	d.casualties = stageFacts(t, b, "casualties", d.articles, "1.0", id)
	d.troopsFailures = stage(t, b, Failures, Origin{From: d.articles.Path, Version: "troops 1.0"}, Failure{ArticleID: id, FactType: "troops"})
	return d
}

// stageFacts writes a fact file with one fact of each of the articles.
func stageFacts(t *testing.T, b *Batch, name string, articles File, version string, ids ...string) File {
	t.Helper()
	table := tableNamed(t, name)
	w, err := b.Create(table, Origin{From: articles.Path, Version: version})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		row := reflect.New(table.Row).Elem()
		row.FieldByName("ArticleID").SetString(id)
		row.FieldByName("FactID").SetString(name + " of " + id)
		if err := w.Append(row); err != nil {
			t.Fatal(err)
		}
	}
	f, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func tableNamed(t *testing.T, name string) Table {
	t.Helper()
	tables := Tables()
	i := slices.IndexFunc(tables, func(table Table) bool { return table.Name == name })
	if i < 0 {
		t.Fatalf("there is no table %s", name)
	}
	return tables[i]
}

func sumOf(t *testing.T, path string) string {
	t.Helper()
	l := &Lake{disk: localDisk{filepath.Dir(path)}}
	f, err := l.describe(filepath.Base(path))
	if err != nil {
		t.Fatal(err)
	}
	return f.SHA256
}
