package calendar

import (
	"testing"
	"time"
)

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		name, from, want string
		n                int
	}{
		{"forward", "2021-03-15", "2021-05-15", 2},
		{"back over the year", "2021-01-10", "2020-11-10", -2},
		{"short month", "2021-01-31", "2021-02-28", 1},
		{"leap February", "2019-02-28", "2020-02-28", 12},
		{"from a leap day", "2020-02-29", "2019-02-28", -12},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := mustParse(t, c.from).AddMonths(c.n).String(); got != c.want {
				t.Errorf("%s %+d months = %s, want %s", c.from, c.n, got, c.want)
			}
		})
	}
}

func TestMonday(t *testing.T) {
	for from, want := range map[string]string{
		"2024-07-01": "2024-07-01",
		"2024-07-07": "2024-07-01",
		"1969-12-31": "1969-12-29",
	} {
		if got := mustParse(t, from).Monday().String(); got != want {
			t.Errorf("Monday of %s = %s, want %s", from, got, want)
		}
	}
}

func TestNthWeekday(t *testing.T) {
	for _, c := range []struct {
		name    string
		year    int
		month   time.Month
		weekday time.Weekday
		n       int
		want    string
	}{
		{"first on the first", 2024, time.July, time.Monday, 1, "2024-07-01"},
		{"fourth Thursday", 2010, time.November, time.Thursday, 4, "2010-11-25"},
		{"last Monday", 2021, time.May, time.Monday, -1, "2021-05-31"},
		{"no fifth", 2021, time.February, time.Friday, 5, ""},
		{"no zeroth", 2021, time.February, time.Friday, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := NthWeekday(c.year, c.month, c.weekday, c.n).String(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// The dates are those of the United States Census Bureau's table of Easter.
func TestEaster(t *testing.T) {
	for year, want := range map[int]string{
		1961: "1961-04-02", 1997: "1997-03-30", 2008: "2008-03-23",
		2011: "2011-04-24", 2018: "2018-04-01", 2038: "2038-04-25",
	} {
		if got := Easter(year).String(); got != want {
			t.Errorf("Easter %d = %s, want %s", year, got, want)
		}
	}
}

func TestExists(t *testing.T) {
	for _, c := range []struct {
		year  int
		month time.Month
		day   int
		want  bool
	}{
		{2020, time.February, 29, true}, {2021, time.February, 29, false},
		{2021, 13, 1, false}, {2021, time.April, 31, false}, {0, time.May, 1, false}, {10000, time.May, 1, false},
	} {
		if got := Exists(c.year, c.month, c.day); got != c.want {
			t.Errorf("Exists(%d, %d, %d) = %v", c.year, c.month, c.day, got)
		}
	}
}

func mustParse(t *testing.T, s string) Day {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
