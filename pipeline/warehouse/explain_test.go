package warehouse

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/duckdb/duckdb-go/v2"
)

// TestTooLittleMemory gives DuckDB less than a build takes.
func TestTooLittleMemory(t *testing.T) {
	w, _ := twoVersions(t)
	before := contents(t, w.home)
	w.add(quiet)
	cfg := w.config()
	cfg.Fresh, cfg.MemoryLimit = true, "3MB"
	b, err := Begin(t.Context(), cfg)
	if err == nil {
		_, err = b.Load(t.Context())
		if closeErr := b.Close(); closeErr != nil {
			t.Error(closeErr)
		}
	}
	if !errors.Is(err, ErrMemory) || !strings.Contains(err.Error(), "limits.memory lets it have 3MB: raise it") {
		t.Errorf("the build says %v", err)
	}
	if after := contents(t, w.home); !reflect.DeepEqual(before, after) {
		t.Error("readers see other rows than before")
	}
	if left, err := filepath.Glob(filepath.Join(w.home, "staging", "warehouse-*")); err != nil || len(left) != 0 {
		t.Errorf("staging has %v, %v", left, err)
	}
	if _, loaded := publish(t, w.config()); loaded.Fresh != "" || loaded.Tables["articles"] != 3 {
		t.Errorf("with enough memory: loaded %+v", loaded)
	}
}

func TestExplain(t *testing.T) {
	b := &Build{cfg: Config{MemoryLimit: "512MiB"}, dir: "/home/staging/warehouse-1"}
	disk := &duckdb.Error{Type: duckdb.ErrorTypeIO, Msg: "IO Error: Could not write: No space left on device"}
	if err := b.explain(disk); !errors.Is(err, disk) || !strings.HasPrefix(err.Error(), "build in /home/staging/warehouse-1: IO Error") {
		t.Errorf("of a full disk it says %v", err)
	}
	memory := &duckdb.Error{Type: duckdb.ErrorTypeOutOfMemory, Msg: "Out of Memory Error: failed to allocate"}
	if err := b.explain(memory); !errors.Is(err, ErrMemory) || !strings.Contains(err.Error(), "512MiB: raise it") {
		t.Errorf("of a lack of memory it says %v", err)
	}
	b.cfg.MemoryLimit = ""
	if err := b.explain(memory); !strings.Contains(err.Error(), "limits.memory is not set") {
		t.Errorf("without a limit it says %v", err)
	}
	if err := b.explain(os.ErrNotExist); err != os.ErrNotExist {
		t.Errorf("of another error it says %v", err)
	}
	if err := b.explain(nil); err != nil {
		t.Errorf("of no error it says %v", err)
	}
}
