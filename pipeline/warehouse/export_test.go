package warehouse

import (
	"testing"
)

// SoundHome publishes a home's first version, which fails no check.
func SoundHome(t *testing.T) Config {
	t.Helper()
	w := newWorld(t)
	w.add(first, quiet)
	publish(t, w.config())
	return w.config()
}

// Damage begins the next version and changes it before its checks.
func Damage(t *testing.T, cfg Config, statement string) *Build {
	t.Helper()
	b, err := Begin(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	if _, err := b.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Model(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.conn.ExecContext(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	return b
}

// Contents is contents, and Ask asks the published version.
var (
	Contents = contents
	Ask      = func(t *testing.T, home, query string) []string { return ask(t, reader(t, home), query) }
)
