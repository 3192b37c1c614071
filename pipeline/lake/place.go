package lake

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2"

	"github.com/dateline/dateline/pipeline/object"
)

// addressFile stands in the directory of a lake that lies in an object store, and says
// where. With it every command that is given the home finds the lake.
const addressFile = "address"

// CheckAddress says what is wrong with the address of a lake: s3://bucket/prefix
func CheckAddress(address string) error {
	_, err := parseAddress(address)
	return err
}

func parseAddress(address string) (object.Address, error) {
	if !object.IsAddress(address) {
		return object.Address{}, fmt.Errorf("a lake outside its home lies in an object store: want s3://bucket/prefix, not %q", address)
	}
	a, err := object.Parse(address)
	switch {
	case err != nil:
		return a, err
	case a.Scheme == "file":
		return a, fmt.Errorf("a lake outside its home lies in an object store; to keep all of it in another directory, set home")
	case strings.ContainsAny(a.Key, `*?[{\`):
		return a, fmt.Errorf("the address of a lake is no glob: %s", a)
	}
	return a.At(strings.Trim(a.Key, "/")), nil
}

// Place settles that the lake of the directory lies at an address. It is an error if
// the directory has a lake of its own or another address; settings may change.
func Place(dir, address string) error {
	a, err := parseAddress(address)
	if err != nil {
		return fmt.Errorf("place lake: %w", err)
	}
	before, err := placed(dir)
	if err != nil {
		return fmt.Errorf("place lake: %w", err)
	}
	if before == address {
		return nil
	}
	if err := mayPlace(dir, before, a); err != nil {
		return fmt.Errorf("place lake: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("place lake: %w", err)
	}
	if err := renameio.WriteFile(filepath.Join(dir, addressFile), []byte(address+"\n"), 0o644, renameio.WithTempDir(dir)); err != nil {
		return fmt.Errorf("place lake: %w", err)
	}
	return nil
}

func mayPlace(dir, before string, a object.Address) error {
	if before != "" {
		if was, err := parseAddress(before); err == nil && was.String() != a.String() {
			return fmt.Errorf("the lake of this home is %s, not %s; use another home", was, a)
		}
		return nil
	}
	if _, err := os.Stat(filepath.Join(dir, manifestDir)); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("this home has a lake of its own in %s; use another home for %s", dir, a)
	}
	return nil
}

// placed is the address of the lake of a directory, "" if it lies there itself.
func placed(dir string) (string, error) {
	data, err := os.ReadFile(filepath.Join(dir, addressFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return strings.TrimSpace(string(data)), err
}

// OpenAt is Open of a lake whose address may not be settled yet; "" leaves it as it is.
func OpenAt(dir, address string) (*Lake, error) {
	before, err := placed(dir)
	if err != nil {
		return nil, fmt.Errorf("open lake %s: %w", dir, err)
	}
	if address == "" || before != "" {
		return Open(dir)
	}
	if a, err := parseAddress(address); err != nil {
		return nil, fmt.Errorf("open lake: %w", err)
	} else if err := mayPlace(dir, before, a); err != nil {
		return nil, fmt.Errorf("open lake: %w", err)
	}
	l, err := remote(dir, address)
	if err != nil {
		return nil, fmt.Errorf("open lake: %w", err)
	}
	return l.newest()
}
