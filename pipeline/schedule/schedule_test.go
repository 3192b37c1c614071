package schedule

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

// told is a clock that a test moves: sleeping takes no time.
type told struct {
	now time.Time
	end time.Time // Sleep stops the loop there
}

var errEnd = errors.New("end of the test")

func (c *told) Now() time.Time { return c.now }

func (c *told) Sleep(_ context.Context, until time.Time) error {
	if until.After(c.end) {
		return errEnd
	}
	c.now = until
	return nil
}

func day(clock string) time.Time {
	t, err := time.ParseInLocation(time.DateTime, "2024-05-10 "+clock, time.Local)
	if err != nil {
		panic(err)
	}
	return t
}

// play runs a schedule from one time of the day to another and returns when runs began.
func play(t *testing.T, from, to string, s Schedule, takes func(n int) time.Duration) (began []string, last Status) {
	t.Helper()
	clock := &told{now: day(from), end: day(to)}
	s.Clock = clock
	if s.Expression == nil {
		s.Expression = func() (string, error) { return "0 */6 * * *", nil }
	}
	inner := s.Start
	s.Start = func(ctx context.Context) Run {
		began = append(began, clock.now.Format("15:04"))
		clock.now = clock.now.Add(takes(len(began)))
		if inner != nil {
			return inner(ctx)
		}
		return Run{Outcome: Succeeded}
	}
	s.Changed = func(status Status) { last = status }
	if err := s.Loop(t.Context()); !errors.Is(err, errEnd) {
		t.Fatal(err)
	}
	return began, last
}

func minutes(n int) func(int) time.Duration {
	return func(int) time.Duration { return time.Duration(n) * time.Minute }
}

func TestRunsAtTheTicks(t *testing.T) {
	began, last := play(t, "05:00:00", "23:00:00", Schedule{}, minutes(10))
	if want := []string{"06:00", "12:00", "18:00"}; !slices.Equal(began, want) {
		t.Errorf("runs began at %v, want %v", began, want)
	}
	if want := day("00:00:00").AddDate(0, 0, 1); !last.Next.Equal(want) || last.Running {
		t.Errorf("next run is %v, want %v", last.Next, want)
	}
	if !last.Healthy() || last.Runs[Succeeded] != 3 || !last.LastSuccess.Equal(day("18:00:00")) {
		t.Errorf("status is %+v", last)
	}
}

func TestMissedTicksAreMadeUpForOnce(t *testing.T) {
	began, _ := play(t, "19:30:00", "23:00:00", Schedule{Last: day("05:50:00")}, minutes(10))
	if want := []string{"19:30"}; !slices.Equal(began, want) {
		t.Errorf("runs began at %v, want %v: three ticks were missed, one run makes up for them", began, want)
	}
	began, _ = play(t, "13:00:00", "17:00:00", Schedule{Last: day("12:30:00")}, minutes(10))
	if len(began) > 0 {
		t.Errorf("runs began at %v, want none: a run by hand came after the tick", began)
	}
}

func TestNothingIsMissedBeforeTheFirstRun(t *testing.T) {
	began, _ := play(t, "13:00:00", "17:59:00", Schedule{}, minutes(1))
	if len(began) > 0 {
		t.Errorf("runs began at %v, want none before 18:00", began)
	}
}

func TestAClockThatWasSetBackStopsNothing(t *testing.T) {
	began, _ := play(t, "05:00:00", "13:00:00", Schedule{Last: day("12:00:00").AddDate(1, 0, 0)}, minutes(10))
	if want := []string{"06:00", "12:00"}; !slices.Equal(began, want) {
		t.Errorf("runs began at %v, want %v", began, want)
	}
}

func TestNowBeginsWithARun(t *testing.T) {
	began, _ := play(t, "13:00:00", "18:01:00", Schedule{Now: true}, minutes(1))
	if want := []string{"13:00", "18:00"}; !slices.Equal(began, want) {
		t.Errorf("runs began at %v, want %v", began, want)
	}
}

func TestALongRunIsFollowedByOne(t *testing.T) {
	takes := func(n int) time.Duration {
		if n == 1 {
			return 13 * time.Hour // over the ticks of 12:00 and 18:00
		}
		return time.Minute
	}
	began, _ := play(t, "05:59:00", "23:00:00", Schedule{}, takes)
	if want := []string{"06:00", "19:00"}; !slices.Equal(began, want) {
		t.Errorf("runs began at %v, want %v", began, want)
	}
}

func TestAFailureDoesNotEndTheSchedule(t *testing.T) {
	n := 0
	start := func(context.Context) Run {
		n++
		if n < 3 {
			return Run{Outcome: Failed, Detail: "exit code 1"}
		}
		return Run{Outcome: Skipped}
	}
	began, last := play(t, "05:00:00", "19:00:00", Schedule{Start: start}, minutes(1))
	if len(began) != 3 {
		t.Errorf("%d runs began, want 3", len(began))
	}
	if last.Healthy() || last.ConsecutiveFailures != 2 || !last.LastSuccess.IsZero() {
		t.Errorf("status is %+v, want two failures: a skipped run is neither", last)
	}
}

func TestTheExpressionMayChange(t *testing.T) {
	reads := 0
	expression := func() (string, error) {
		reads++
		switch {
		case reads == 1:
			return "0 */6 * * *", nil
		case reads < 5:
			return "0 */6 * *", nil // a slip of the keyboard
		}
		return "*/30 * * * *", nil
	}
	var problems []string
	s := Schedule{Expression: expression}
	clock := &told{now: day("05:20:00"), end: day("06:10:00")}
	s.Clock, s.Changed = clock, func(st Status) { problems = append(problems, st.Problem) }
	var began []string
	s.Start = func(context.Context) Run {
		began = append(began, clock.now.Format("15:04"))
		return Run{Outcome: Succeeded}
	}
	if err := s.Loop(t.Context()); !errors.Is(err, errEnd) {
		t.Fatal(err)
	}
	if want := []string{"05:30", "06:00"}; !slices.Equal(began, want) {
		t.Errorf("runs began at %v, want %v", began, want)
	}
	if problems[0] == "" || problems[len(problems)-1] != "" {
		t.Errorf("problems are %q, want one at first and none in the end", problems)
	}
}

func TestBadExpressions(t *testing.T) {
	for _, e := range []string{"", "often", "61 * * * *", "0 0 * *"} {
		s := Schedule{Expression: func() (string, error) { return e, nil }, Clock: &told{now: day("05:00:00")}}
		if err := s.Loop(t.Context()); err == nil || errors.Is(err, errEnd) {
			t.Errorf("%q: error is %v, want one about the expression", e, err)
		}
	}
}

func TestLoopEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := Schedule{
		Expression: func() (string, error) { return "* * * * *", nil }, Clock: Wall{}, Changed: func(Status) { cancel() },
	}
	if err := s.Loop(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
}
