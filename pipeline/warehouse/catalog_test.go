package warehouse

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestModelsAreDocumented holds every column of every model and macro against the lines
// that document them: none is missing, none is there that does not exist, and they
// stand in the same order.
func TestModelsAreDocumented(t *testing.T) {
	cfg := Config{}.withDefaults()
	db, err := Empty(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, dir := range []string{"models", "macros"} {
		files, err := cfg.files(dir)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(files), err)
		}
		for _, f := range files {
			call := f.Name
			if dir == "macros" {
				call += "(" + strings.Repeat("null, ", len(f.Takes)-1) + "null)"
			}
			has := ask(t, db, fmt.Sprintf("select column_name from (describe from %s)", call))
			var said []string
			for _, c := range f.Columns {
				said = append(said, c.Name)
				if c.Doc == "" {
					t.Errorf("%s/%s.sql: column %s has no text", dir, f.Name, c.Name)
				}
			}
			if !slices.Equal(has, said) {
				t.Errorf("%s/%s.sql: it has the columns\n  %s\nand documents\n  %s", dir, f.Name, strings.Join(has, " "), strings.Join(said, " "))
			}
		}
	}
	got := ask(t, db, "select comment from duckdb_columns() where table_name = 'troop_presence' and column_name = 'status'")
	if want := []string{"what the text says of them (present, deployed, planned, withdrawn, strength, other)"}; !slices.Equal(got, want) {
		t.Errorf("the catalog says %q of troop_presence.status, want %q", got, want)
	}
}

func TestDocumentedColumnMustExist(t *testing.T) {
	for text, want := range map[string]string{
		"-- M.\n-- column b: no such column\ncreate view m as select 1 as a":                   "describe m",
		"-- M.\n-- column a [troops.rank]: no such vocabulary\ncreate view m as select 1 as a": "troops.rank, which does not exist",
		"-- M.\ncreate view n as select 1 as a":                                                "no view or table named m",
	} {
		cfg := Config{SQL: []fs.FS{fstest.MapFS{"models/m.sql": {Data: []byte(text)}}}}
		if db, err := Empty(t.Context(), cfg); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, %v, want %q", text, db, err, want)
		}
	}
}
