package jobs

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Bytes is a size, written "10MB", "1GiB" or a plain number.
type Bytes int64

// sizeUnits as SI and IEC 80000-13 define them; a bare letter is the SI unit.
var sizeUnits = []struct {
	name   string
	factor float64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"TiB", 1 << 40},
	{"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12},
	{"k", 1e3}, {"M", 1e6}, {"G", 1e9}, {"T", 1e12}, {"B", 1},
}

// UnmarshalText reads a size.
func (b *Bytes) UnmarshalText(text []byte) error {
	number, factor := strings.TrimSpace(string(text)), 1.0
	for _, u := range sizeUnits {
		if n := len(number) - len(u.name); n > 0 && strings.EqualFold(number[n:], u.name) {
			number, factor = strings.TrimSpace(number[:n]), u.factor
			break
		}
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || !(n >= 0) || n*factor > math.MaxInt64/2 || n*factor != math.Trunc(n*factor) {
		return fmt.Errorf("bad size %q: want a number of bytes, or one with kB, MB, GB, KiB, MiB or GiB", text)
	}
	*b = Bytes(n * factor)
	return nil
}

// String writes the size in the largest unit that divides it.
func (b Bytes) String() string {
	for _, unit := range []string{"TB", "GB", "MB", "kB", "GiB", "MiB", "KiB"} {
		for _, u := range sizeUnits {
			if f := Bytes(u.factor); u.name == unit && b >= f && b%f == 0 {
				return strconv.FormatInt(int64(b/f), 10) + unit
			}
		}
	}
	return strconv.FormatInt(int64(b), 10)
}

// Allowance is how many rejects a run may have and still be a success: a number
// of articles, or a share of those read.
type Allowance struct {
	Count   int64
	Percent float64
	Share   bool // Percent counts, not Count
}

// Allows reports whether so many rejects among so many articles are within it.
func (a Allowance) Allows(rejected, in int64) bool {
	if a.Share {
		return float64(rejected)*100 <= a.Percent*float64(in)
	}
	return rejected <= a.Count
}

// UnmarshalText reads "5%" or "20".
func (a *Allowance) UnmarshalText(text []byte) error {
	s := strings.TrimSpace(string(text))
	if number, share := strings.CutSuffix(s, "%"); share {
		p, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || !(p >= 0 && p <= 100) {
			return fmt.Errorf("bad percentage %q: want 0%% to 100%%", s)
		}
		*a = Allowance{Percent: p, Share: true}
		return nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return fmt.Errorf("bad number of rejects %q: want a whole number of articles, or a percentage such as 5%%", s)
	}
	*a = Allowance{Count: n}
	return nil
}

// String writes it as the file would.
func (a Allowance) String() string {
	if a.Share {
		return strconv.FormatFloat(a.Percent, 'f', -1, 64) + "%"
	}
	return strconv.FormatInt(a.Count, 10)
}

// hinted is an error with the word that was probably meant.
type hinted struct {
	error
	hint string
}

// unknown says that a word is none of those there are, and which one was meant.
func unknown(what, word string, known []string) error {
	err := fmt.Errorf("unknown %s %q", what, word)
	if near := Closest(word, known); near != "" {
		return hinted{err, fmt.Sprintf("did you mean %q?", near)}
	}
	if len(known) == 0 {
		return err
	}
	if len(known) > 12 {
		known = append(slices.Clone(known[:12]), "...")
	}
	return hinted{err, "there are " + strings.Join(known, ", ")}
}

func hintOf(err error) string {
	var h hinted
	if errors.As(err, &h) {
		return h.hint
	}
	return ""
}
