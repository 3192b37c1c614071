package number

import (
	"math"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

func TestLiterals(t *testing.T) {
	for body, want := range map[string]float64{
		"minus five point two": -5.2, "1.3e6": 1.3e6, "2 x 0": 2, "three and a third": 10.0 / 3, "seven eighths": 0.875, "2 1/4": 2.25,
		"one million and a half": 1.5e6, "3 hundred and 21": 321, "half a dozen": 6, "ten over four": 2.5, "4 to": 4, ".75": 0.75,
		"two point zero five": 2.05, "- 12": -12, "2^3": 8, "15G": 15e9, "two hundred and six": 206, "1 000 000": 1e6,
	} {
		t.Run(body, func(t *testing.T) {
			found := Literals(text.Build(body, calendar.None))
			if len(found) == 0 || math.Abs(found[0].Value-want) > 1e-9*math.Abs(want) {
				t.Errorf("got %+v, want %v", found, want)
			}
		})
	}
	for _, body := range []string{"the 5ml dose", "May 4th", "that one is", "a man"} {
		if found := Literals(text.Build(body, calendar.None)); found != nil {
			t.Errorf("%s: got %+v, want none", body, found)
		}
	}
}
