package warehouse

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/pipeline/lake"
)

// damages is how many times the published database is damaged: 200 with DATELINE_SOAK=1.
func damages() int {
	if os.Getenv("DATELINE_SOAK") == "1" {
		return 200
	}
	return 40
}

// damaged gives a copy of a database with one bit flipped or, once in five times,
// its end cut off.
func damaged(data []byte, rng *rand.Rand) (out []byte, what string) {
	at := rng.IntN(len(data))
	if rng.IntN(5) == 0 {
		return data[:at], fmt.Sprintf("cut to %d bytes", at)
	}
	bit := rng.IntN(8)
	out = slices.Clone(data)
	out[at] ^= 1 << bit
	return out, fmt.Sprintf("bit %d of byte %d", bit, at)
}

// TestBitRotIsFoundBeforeUse damages the published database in seeded random places.
// Verify names it, no build copies it, and a reader gets an error or the right rows.
func TestBitRotIsFoundBeforeUse(t *testing.T) {
	w, p := twoVersions(t)
	data, err := os.ReadFile(p.Path)
	if err != nil {
		t.Fatal(err)
	}
	want := everyRow(t, w.home)
	if err := os.Chmod(p.Path, 0o644); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(4, 20240301))
	failed := 0
	for range damages() {
		bad, what := damaged(data, rng)
		if err := os.WriteFile(p.Path, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := named(t, w.config()); !slices.Equal(got, []string{"warehouse/v2.duckdb"}) {
			t.Errorf("%s: Verify names %v", what, got)
		}
		b, err := Begin(t.Context(), w.config())
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if !strings.Contains(b.Fresh(), "seal says") {
			t.Errorf("%s: a build began with a copy: %q", what, b.Fresh())
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		got, err := tryEveryRow(t, w.home)
		if err != nil {
			failed++
		} else if !slices.Equal(got, want) {
			t.Errorf("%s: a reader sees other rows, and no error", what)
		}
	}
	t.Logf("%d damages, each named and none copied; %d readers got an error, %d the right rows", damages(), failed, damages()-failed)
}

// everyRow gives all rows of all tables.
func everyRow(t *testing.T, home string) []string {
	t.Helper()
	rows, err := tryEveryRow(t, home)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func tryEveryRow(t *testing.T, home string) ([]string, error) {
	db, _, err := OpenReadOnly(home, ReadOptions{Threads: 1})
	if err != nil {
		return nil, err
	}
	defer db.Close()
	names, err := texts(t.Context(), db, "select table_schema || '.' || table_name from information_schema.tables order by all")
	if err != nil {
		return nil, err
	}
	out := names
	for _, name := range names {
		rows, err := texts(t.Context(), db, fmt.Sprintf("select to_json(t)::varchar from (from %s) t order by all", name))
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

// BenchmarkOpenProved measures what it would cost to prove a database's sum each
// time that it is opened, beside opening it.
func BenchmarkOpenProved(b *testing.B) {
	path := filepath.Join(b.TempDir(), "v1.duckdb")
	db, err := open(path, map[string][]string{}, 1, "")
	if err != nil {
		b.Fatal(err)
	}
	if _, err := db.ExecContext(b.Context(), "create table t as select range as i, md5(range::varchar) as s from range(3_000_000)"); err != nil {
		b.Fatal(err)
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	size, _, err := hashFile(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			var db *sql.DB
			if db, err = openFile(path, ReadOptions{Threads: 1}); err != nil {
				b.Fatal(err)
			}
			if err := countRows(b.Context(), db, []lake.Table{{Name: "t"}}, &Loaded{Tables: map[string]int64{}}); err != nil {
				b.Fatal(err)
			}
			db.Close()
		}
	})
	b.Run("sha256", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			if _, _, err := hashFile(b.Context(), path); err != nil {
				b.Fatal(err)
			}
		}
	})
}
