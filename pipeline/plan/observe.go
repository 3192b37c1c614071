package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/dateline/dateline/pipeline/article"
	"github.com/dateline/dateline/pipeline/lake"
)

// Observe looks at the inputs as far as the plan needs it: a file that the ledger
// knows with another time of change and the same size is hashed, so that a file that
// was only touched or copied is not taken for a new one. An object is not read for that:
// its store sets the time when its bytes are written, and at no other time.
func Observe(inputs []article.Input, ledger map[lake.InputKey]lake.Input) ([]Observed, error) {
	type size struct {
		path  string
		bytes int64
	}
	sizes := make(map[size]bool, len(ledger))
	for key := range ledger {
		sizes[size{key.Path, key.Bytes}] = true
	}
	out := make([]Observed, len(inputs))
	for i, in := range inputs {
		out[i].Input = in
		if _, known := ledger[KeyOf(in)]; known || in.Remote() || !sizes[size{in.Path, in.Size}] {
			continue
		}
		sum, err := hash(in.Path)
		if errors.Is(err, os.ErrPermission) || errors.Is(err, os.ErrNotExist) {
			continue // ingest reports it
		}
		if err != nil {
			return nil, fmt.Errorf("look at input: %w", err)
		}
		out[i].SHA256 = sum
	}
	return out, nil
}

func hash(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("hash %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
