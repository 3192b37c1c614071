package warehouse

import (
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dateline/dateline/pipeline/lake"
)

// A table of three releases: the second added a column, the third changed a type.
type (
	noteThen struct {
		ID   string `doc:"id"`
		Rank int32  `doc:"rank"`
	}
	noteNow struct {
		ID   string   `doc:"id"`
		Tone string   `doc:"a younger column, null where it was not recorded" null:"zero"`
		Rank int32    `doc:"rank"`
		Tags []string `doc:"tags"`
	}
	noteLonger struct {
		ID   string `doc:"id"`
		Tone string `doc:"tone, null where it was not recorded" null:"zero"`
		Rank int32  `doc:"rank"`
	}
	noteRetyped struct {
		ID   string `doc:"id"`
		Rank string `doc:"rank, once a number"`
	}
)

// notes is a configuration whose lake has a table of notes, with rows of that type.
func notes[T any](w *world) Config {
	cfg := w.config()
	cfg.Tables = []lake.Table{lake.Articles, lake.NewTable("notes", "Notes.", reflect.TypeFor[T](), "id")}
	cfg.SQL = []fs.FS{fstest.MapFS{"checks/none.sql": {Data: []byte("-- check: none\n-- severity: error\nselect 1 where false")}}}
	return cfg
}

func addNotes[T any](w *world, rows ...T) {
	b := w.begin()
	put(w.t, b, notes[T](w).Tables[1], lake.Origin{}, rows)
	w.commit(b)
}

func TestYoungerColumnIsNullInOldFiles(t *testing.T) {
	w := newWorld(t)
	addNotes(w, noteThen{"a", 1}, noteThen{"b", 2})
	publish(t, notes[noteThen](w))
	addNotes(w, noteLonger{"c", "grave", 3})
	if _, loaded := publish(t, notes[noteLonger](w)); !strings.Contains(loaded.Fresh, "other columns") || loaded.Files != 2 {
		t.Errorf("loaded %+v", loaded)
	}
	got := ask(t, reader(t, w.home), "select id, tone, rank from notes order by all")
	if want := []string{"a|<nil>|1", "b|<nil>|2", "c|grave|3"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := named(t, notes[noteLonger](w)); len(got) != 0 {
		t.Errorf("Verify names %v", got)
	}
}

func TestChangedTypeIsRefused(t *testing.T) {
	w := newWorld(t)
	addNotes(w, noteThen{"a", 1})
	publish(t, notes[noteThen](w))
	before := contents(t, w.home)
	for name, cfg := range map[string]Config{"retyped": notes[noteRetyped](w), "a column that may not be null": notes[noteNow](w)} {
		t.Run(name, func(t *testing.T) {
			b, err := Begin(t.Context(), cfg)
			if err != nil {
				t.Fatal(err)
			}
			defer b.Close()
			_, err = b.Load(t.Context())
			if !errors.Is(err, lake.ErrSchema) || !strings.Contains(err.Error(), "notes/000001-0001.parquet") || !strings.Contains(err.Error(), "dateline run") {
				t.Errorf("Load says %v", err)
			}
		})
	}
	if after := contents(t, w.home); !reflect.DeepEqual(before, after) {
		t.Errorf("readers saw %v and now see %v", before, after)
	}
}
