package run

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/dateline/dateline/pipeline/lake"
)

// Advised adds to an error of the machine, or of a damaged lake, what to do about it.
// Errors of other kinds, which say so themselves, stay as they are. DuckDB's have no class,
// only words.
func Advised(err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	for _, a := range advice {
		if a.is != nil && errors.Is(err, a.is) || a.says != "" && strings.Contains(text, a.says) {
			return fmt.Errorf("%w\n%s; what was published is as it was", err, a.advice)
		}
	}
	return err
}

var advice = []struct {
	is     error
	says   string
	advice string
}{
	{syscall.ENOSPC, "No space left on device", "the disk is full: free some space (\"dateline clean\" removes old versions) and run again"},
	{syscall.EDQUOT, "Disk quota exceeded", "the disk quota is used up: free some space (\"dateline clean\" removes old versions) and run again"},
	{syscall.EROFS, "Read-only file system", "the file system is read-only: mount it for writing, or name another home directory with --home"},
	{syscall.EFBIG, "File too large", "a file may not become as large as it has to: raise the limit of file sizes (ulimit -f) and run again"},
	{syscall.EIO, "Input/output error", "the disk reports an error: check the disk, then \"dateline verify\" and run again"},
	{syscall.EMFILE, "Too many open files", "the process may not open more files: raise the limit (ulimit -n) and run again"},
	{fs.ErrPermission, "Permission denied", "this user may not write there: change the owner or the mode of the path, or name another home directory with --home"},
	{lake.ErrCorrupt, "", "the lake is damaged: \"dateline verify\" names all of it, and \"dateline repair\" makes it whole"},
	{nil, "Out of Memory Error", "DuckDB needs more memory than it may have: raise limits.memory and run again"},
}
