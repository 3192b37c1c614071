package backfill

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func spans(units []Unit) []string {
	var out []string
	for _, u := range units {
		out = append(out, u.From+".."+u.To)
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		from, to, by string
		want         []string
	}{
		{"2024-02-28", "2024-03-01", "day", []string{"2024-02-28..2024-02-28", "2024-02-29..2024-02-29", "2024-03-01..2024-03-01"}},
		{"2024-05-10", "2024-05-20", "week", []string{"2024-05-10..2024-05-12", "2024-05-13..2024-05-19", "2024-05-20..2024-05-20"}},
		{"2023-12-15", "2024-02-10", "month", []string{"2023-12-15..2023-12-31", "2024-01-01..2024-01-31", "2024-02-01..2024-02-10"}},
		{"2024-05-10", "2024-10-01", "quarter", []string{"2024-05-10..2024-06-30", "2024-07-01..2024-09-30", "2024-10-01..2024-10-01"}},
		{"2023-01-01", "2024-12-31", "year", []string{"2023-01-01..2023-12-31", "2024-01-01..2024-12-31"}},
	} {
		b, err := Open(t.TempDir(), Request{From: c.from, To: c.to, By: c.by})
		if err != nil {
			t.Fatal(err)
		}
		if got := spans(b.Units); !slices.Equal(got, c.want) {
			t.Errorf("%s to %s by %s: %v, want %v", c.from, c.to, c.by, got, c.want)
		}
	}
}

// Every day of the span is in one unit and no other day in any.
func TestUnitsCoverTheSpan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 20000).Draw(t, "from"))
		to := from.AddDate(0, 0, rapid.IntRange(0, 1500).Draw(t, "days"))
		units, err := split(from, to, rapid.SampledFrom(Bys).Draw(t, "by"))
		if err != nil {
			t.Fatal(err)
		}
		next := from.Format(time.DateOnly)
		for _, u := range units {
			if u.From != next || u.To < u.From {
				t.Fatalf("unit %s..%s, want one that begins on %s", u.From, u.To, next)
			}
			end, err := time.Parse(time.DateOnly, u.To)
			if err != nil {
				t.Fatal(err)
			}
			next = end.AddDate(0, 0, 1).Format(time.DateOnly)
		}
		if want := to.AddDate(0, 0, 1).Format(time.DateOnly); next != want {
			t.Fatalf("the units end before %s, want %s", next, want)
		}
	})
}

func TestBadRequests(t *testing.T) {
	for _, r := range []Request{
		{From: "2024-01-01", To: "2023-12-31", By: "day"}, {From: "2024-02-30", To: "2024-03-01", By: "day"},
		{From: "2024-01-01", To: "soon", By: "day"}, {From: "2024-01-01", To: "2024-01-02", By: "hour"},
	} {
		if _, err := Open(t.TempDir(), r); err == nil {
			t.Errorf("%+v: opened, want an error", r)
		}
	}
}

var errBroken = errors.New("broken")

func TestItGoesOnWhereItStopped(t *testing.T) {
	home := t.TempDir()
	r := Request{From: "2024-01-01", To: "2024-04-30", By: "month", Inputs: []string{"a"}}
	var did []int
	var lasts []bool
	breaks := 3
	do := func(r Request) error {
		b, err := Open(home, r)
		if err != nil {
			t.Fatal(err)
		}
		did, lasts = nil, nil
		return b.Do(t.Context(), func(_ context.Context, u Unit, n int, last bool) (Result, error) {
			did, lasts = append(did, n), append(lasts, last)
			if n == breaks {
				return Result{}, errBroken
			}
			return Result{RunID: "r" + u.From}, nil
		})
	}
	if err := do(r); !errors.Is(err, errBroken) || !slices.Equal(did, []int{1, 2, 3}) {
		t.Fatalf("did %v: %v", did, err)
	}
	breaks = 0
	if err := do(r); err != nil || !slices.Equal(did, []int{3, 4}) || !slices.Equal(lasts, []bool{false, true}) {
		t.Fatalf("did %v, last %v: %v; want the third and the fourth", did, lasts, err)
	}
	if err := do(r); err != nil || len(did) > 0 {
		t.Fatalf("did %v: %v, want nothing more", did, err)
	}
	r.Inputs = []string{"b"}
	if err := do(r); err != nil || len(did) != 4 {
		t.Fatalf("did %v: %v; want all, for the inputs are others", did, err)
	}
}

func TestADamagedRecordIsBegunAgain(t *testing.T) {
	home := t.TempDir()
	r := Request{From: "2024-01-01", To: "2024-01-02", By: "day"}
	b, err := Open(home, r)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Do(t.Context(), func(context.Context, Unit, int, bool) (Result, error) { return Result{}, nil }); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "backfills", r.name()), []byte(`{"from"`), 0o644); err != nil {
		t.Fatal(err)
	}
	if b, err = Open(home, r); err != nil || b.Left() != 2 {
		t.Errorf("left %d: %v, want 2 units to do", b.Left(), err)
	}
}

func TestAgain(t *testing.T) {
	b, err := Open(t.TempDir(), Request{From: "2024-01-01", To: "2024-01-03", By: "day"})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Do(t.Context(), func(context.Context, Unit, int, bool) (Result, error) { return Result{Extracted: []string{"a"}}, nil }); err != nil {
		t.Fatal(err)
	}
	if b.Left() != 0 || len(b.Extracted) != 3 {
		t.Fatalf("left %d, extracted %v", b.Left(), b.Extracted)
	}
	b.Again()
	if b.Left() != 3 || len(b.Extracted) != 0 {
		t.Errorf("left %d, extracted %v, want all to do", b.Left(), b.Extracted)
	}
}

func TestItEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b, err := Open(t.TempDir(), Request{From: "2024-01-01", To: "2024-01-03", By: "day"})
	if err != nil {
		t.Fatal(err)
	}
	err = b.Do(ctx, func(context.Context, Unit, int, bool) (Result, error) { cancel(); return Result{}, nil })
	if !errors.Is(err, context.Canceled) || b.Left() != 2 {
		t.Errorf("left %d: %v, want 2 and context.Canceled", b.Left(), err)
	}
}

func TestWhatAFailedUnitWasToExtractIsStillToDo(t *testing.T) {
	b, err := Open(t.TempDir(), Request{From: "2024-01-01", To: "2024-01-02", By: "day", Extract: true})
	if err != nil {
		t.Fatal(err)
	}
	err = b.Do(t.Context(), func(context.Context, Unit, int, bool) (Result, error) {
		return Result{Extracted: []string{"articles/1.parquet"}}, errBroken
	})
	if !errors.Is(err, errBroken) || len(b.Extracted) > 0 || b.Left() != 2 {
		t.Errorf("extracted %v, left %d: %v", b.Extracted, b.Left(), err)
	}
}
