package faults

import (
	"fmt"
	"path/filepath"
	"testing"
)

// TestReadersDuringPublications keeps four processes reading while version after
// version is published: each read sees all tables of one version, never an older one
// than before.
func TestReadersDuringPublications(t *testing.T) {
	t.Parallel()
	in, home := t.TempDir(), fresh(t, "")
	d := dateline(t)
	readers, err := StartReaders(4, home)
	if err != nil {
		t.Fatal(err)
	}
	const first = 100
	n := trials(8, 50)
	for i := range n {
		if err := WriteLines(filepath.Join(in, fmt.Sprintf("%03d.jsonl", i)), Corpus(uint64(first+i), 3)); err != nil {
			t.Fatal(err)
		}
		update(t, d, home, in)
	}
	tally, err := readers.Stop()
	if err != nil {
		t.Error(err)
	}
	t.Logf("%d reads, one reader saw %d of %d versions", tally.Reads, tally.Versions, n)
	if tally.Versions < n/2 {
		t.Errorf("no reader saw more than %d of %d versions", tally.Versions, n)
	}
	sound(t, d, home, undisturbed(t, in))
}
