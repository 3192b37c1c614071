package cli

import (
	"database/sql"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/warehouse"
	dsql "github.com/dateline/dateline/sql"
)

// sampleHome is a home with the sample articles, published.
func sampleHome(t *testing.T) string {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home")
	if code := Main([]string{"run", "--quiet", "--input", "../../data/articles", "--home", home}, strings.NewReader(""), io.Discard, io.Discard); code != exitFailed {
		t.Fatalf("dateline run exits %d; two of the samples are rejected, so that it should say %d", code, exitFailed)
	}
	return home
}

// TestAnalysesOverTheSamples runs each named analysis over the warehouse of the sample
// articles, and holds the models' columns to what their files say of null and of
// vocabularies.
func TestAnalysesOverTheSamples(t *testing.T) {
	home := sampleHome(t)
	db, _, err := warehouse.OpenReadOnly(home, warehouse.ReadOptions{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if n := len(dsql.Queries()); n < 20 {
		t.Errorf("there are %d analyses, want 20", n)
	}
	for _, f := range dsql.Queries() {
		n := scalar(t, db, fmt.Sprintf("select count(*) from (%s)", strings.TrimRight(strings.TrimSpace(f.Text), ";")))
		if n == 0 {
			t.Errorf("%s.sql finds nothing in the samples", f.Name)
		}
	}
	models, err := dsql.Read(dsql.Embedded(), "models")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range models {
		for _, c := range f.Columns {
			holdsWhatItSays(t, db, f.Name, c)
		}
	}
}

func holdsWhatItSays(t *testing.T, db *sql.DB, model string, c dsql.Column) {
	t.Helper()
	if !strings.Contains(c.Doc, "null") {
		if n := scalar(t, db, fmt.Sprintf("select count(*) from %s where %q is null", model, c.Name)); n > 0 {
			t.Errorf("%s.%s is null in %d rows, and its documentation does not say so", model, c.Name, n)
		}
	}
	values, err := warehouse.Config{}.Vocabulary(c)
	if err != nil || values == nil {
		return
	}
	if n := scalar(t, db, fmt.Sprintf("select count(*) from %s where %q not in ('%s')", model, c.Name, strings.Join(values, "', '"))); n > 0 {
		t.Errorf("%s.%s is outside its vocabulary %v in %d rows", model, c.Name, values, n)
	}
}

func scalar(t *testing.T, db *sql.DB, query string) (n int64) {
	t.Helper()
	if err := db.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}
