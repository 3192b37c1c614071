package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// paged is what a pager writes of the lines, and the error of the last write.
func paged(t *testing.T, command string, lines ...string) (string, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "screen")
	screen, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	p := &pager{out: screen, command: command, columns: 10, lines: 4, paging: new(sync.WaitGroup)}
	for _, l := range lines {
		if _, err = p.Write([]byte(l)); err != nil {
			break
		}
	}
	if cerr := errors.Join(p.close(), screen.Close()); cerr != nil {
		t.Fatal(cerr)
	}
	p.paging.Wait()
	shown, rerr := os.ReadFile(path)
	if rerr != nil {
		t.Fatal(rerr)
	}
	return string(shown), err
}

func TestOnlyWhatIsLongerThanTheScreenIsPaged(t *testing.T) {
	const pager = "sed s/^/page:/"
	for _, tc := range []struct {
		name, command string
		lines         []string
		want          string
	}{
		{"short", pager, []string{"a\n", "\x1b[1mb 56789012\x1b[0m\n", "c\n"}, "a\n\x1b[1mb 56789012\x1b[0m\nc\n"},
		{"long", pager, []string{"a\nb\nc\n", "d\n", "e\n"}, "page:a\npage:b\npage:c\npage:d\npage:e\n"},
		{"wide", pager, []string{"a\n", "12345678901\n", "c\n"}, "page:a\npage:12345678901\npage:c\n"},
		{"no pager", "no-such-pager -x", []string{"a\nb\n", "c\nd\n", "e\n"}, "a\nb\nc\nd\ne\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got, err := paged(t, tc.command, tc.lines...); got != tc.want || err != nil {
				t.Errorf("got %q, %v; want %q", got, err, tc.want)
			}
		})
	}
}

func TestLeavingThePagerStopsTheRows(t *testing.T) {
	var lines []string
	for range 5000 {
		lines = append(lines, strings.Repeat("x", 99)+"\n")
	}
	if _, err := paged(t, "true", lines...); !errors.Is(err, errPagerLeft) {
		t.Errorf("writing to a pager that was left: %v", err)
	}
}
