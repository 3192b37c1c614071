package run

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

func TestErrorsOfTheMachineSayWhatToDo(t *testing.T) {
	at := func(cause error) error {
		return fmt.Errorf("commit version 3: %w", &fs.PathError{Op: "write", Path: "/home/x/staging/a.parquet", Err: cause})
	}
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"disk full":         {at(syscall.ENOSPC), "the disk is full"},
		"read-only":         {at(syscall.EROFS), "the file system is read-only"},
		"not permitted":     {at(syscall.EACCES), "may not write there"},
		"fsync":             {at(syscall.EIO), "check the disk"},
		"DuckDB, disk full": {errors.New(`IO Error: Could not write file "/home/x/staging/new.duckdb": No space left on device`), "the disk is full"},
		"DuckDB, memory":    {errors.New("Out of Memory Error: could not allocate block of size 256.0 KiB (61.0 MiB/61.0 MiB used)"), "raise limits.memory"},
	} {
		t.Run(name, func(t *testing.T) {
			got := Advised(c.err)
			if !errors.Is(got, c.err) || !strings.HasPrefix(got.Error(), c.err.Error()+"\n") || !strings.Contains(got.Error(), c.want) {
				t.Errorf("got %q", got)
			}
		})
	}
	other := errors.New("unknown stage")
	if got := Advised(other); got != other {
		t.Errorf("an error of the program became %q", got)
	}
	if Advised(nil) != nil {
		t.Error("no error became one")
	}
}
