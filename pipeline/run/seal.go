package run

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"

	"github.com/dateline/dateline/pipeline/warehouse"
)

// ErrDamaged is the cause of every error about a run's record whose bytes are not
// those that were written.
var ErrDamaged = errors.New("the record is damaged")

// A record ends with the SHA-256 of its own bytes as they are with an empty sum.
const unsealed = `  "sha256": ""` + "\n}\n"

var sealOf = regexp.MustCompile(`  "sha256": "([0-9a-f]{64})"\n}\n$`)

// sealed is the record's bytes, with their sum.
func (s *Summary) sealed() ([]byte, error) {
	s.SHA256 = ""
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, err
	}
	data = append(data, '\n')
	s.SHA256 = sumOf(data)
	head := bytes.TrimSuffix(data, []byte(unsealed))
	return append(head, fmt.Sprintf("  \"sha256\": %q\n}\n", s.SHA256)...), nil
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// decode reads a record and proves that each byte of it is as it was written. The
// sum is of the bytes, so records with fields that this program does not know are
// sound too. Records of the releases that did not seal them have nothing to prove.
func decode(data []byte) (*Summary, error) {
	var keys map[string]json.RawMessage
	var s Summary
	if err := errors.Join(json.Unmarshal(data, &keys), json.Unmarshal(data, &s)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	at := sealOf.FindSubmatchIndex(data)
	if at == nil {
		for _, key := range []string{"sha256", "events_sha256", "settings"} {
			if _, sealed := keys[key]; sealed {
				return nil, fmt.Errorf("%w: its sha256 cannot be read", ErrDamaged)
			}
		}
		return &s, nil
	}
	if sumOf(append(bytes.Clone(data[:at[0]]), unsealed...)) != string(data[at[2]:at[3]]) {
		return nil, fmt.Errorf("%w: its sha256 is not the one it names", ErrDamaged)
	}
	return &s, nil
}

// Sealed reports whether the record proves itself. Those of earlier releases, and of
// runs that left none, do not.
func (s *Summary) Sealed() bool { return s.SHA256 != "" }

// Problem is a file of a run's record that is not as it was written.
type Problem struct {
	Path   string // relative to the home directory
	Err    error  // wraps ErrDamaged, or is the file system's
	Remedy string // what to do about it
}

func (p Problem) Error() string { return p.Path + ": " + p.Err.Error() }

// Unwrap is the problem's cause.
func (p Problem) Unwrap() error { return p.Err }

// VerifyRecords reads the records of all runs of a home and names each file that
// was changed or is missing. A run that was killed has left no summary, and records of
// earlier releases no sums: those are no problems. The error is not nil only if it
// could not finish.
func VerifyRecords(home string) ([]Problem, error) {
	ids, err := ids(home)
	if err != nil {
		return nil, err
	}
	var found []Problem
	for _, id := range ids {
		add := func(name string, err error) {
			found = append(found, Problem{
				Path: filepath.ToSlash(filepath.Join(filepath.Base(Dir(home)), id, name)), Err: err,
				Remedy: fmt.Sprintf("nothing is built from it: move %s away; \"dateline sql 'from meta.runs'\" has what was published", filepath.Join(Dir(home), id)),
			})
		}
		s, err := Read(home, id)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			add(summaryName, cause(err))
			continue
		}
		for name, sum := range map[string]string{eventsName: s.EventsSHA256, warehouse.FailuresName: s.FailuresSHA256} {
			if err := verifyFile(filepath.Join(Dir(home), id, name), sum); err != nil {
				add(name, err)
			}
		}
	}
	return found, nil
}

// cause is an error without the words of Read, which name the run again.
func cause(err error) error {
	if inner := errors.Unwrap(err); inner != nil {
		return inner
	}
	return err
}

// verifyFile proves that a file has this sum; "" proves nothing.
func verifyFile(path, sum string) error {
	if sum == "" {
		return nil
	}
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%w: the file is missing", ErrDamaged)
	}
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return err
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != sum {
		return fmt.Errorf("%w: its sha256 is %s, the summary says %s", ErrDamaged, got, sum)
	}
	return nil
}
