package when

import (
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

func TestMentionFields(t *testing.T) {
	day, err := calendar.Parse(wednesday)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text        string
		granularity Granularity
		edtf        string
		modifier    string
		relative    bool
		anchored    bool
	}{
		{"on May 5, 2017", Day, "2017-05-05", "", false, false},
		{"in May 2017", Month, "2017-05", "", false, false},
		{"in 2017", Year, "2017", "", false, false},
		{"in early 2017", Year, "2017", "early", false, false},
		{"in mid-2017", Year, "2017", "mid", false, false},
		{"at the end of 2017", Year, "2017", "end", false, false},
		{"sometime last year", Year, "2020~", "approx", true, false},
		{"in the 1990s", Decade, "199X", "", false, false},
		{"in the 21st century", Century, "2001/2100", "", false, false},
		{"in the spring of 2014", Season, "2014-21", "", false, false},
		{"in the winter of 2014", Season, "2014-24", "", false, false},
		{"in the third quarter of 2016", Quarter, "2016-07/2016-09", "", false, false},
		{"last week", Week, "2021-03-01/2021-03-07", "", true, false},
		{"at the weekend", Weekend, "2021-03-06/2021-03-07", "", true, false},
		{"from 2014 to 2017", Range, "2014/2017", "", false, false},
		{"from April 2015 to June 2016", Range, "2015-04/2016-06", "", false, false},
		{"on July 26-27, 2017", Range, "2017-07-26/2017-07-27", "", false, false},
		{"yesterday", Day, "2021-03-09", "", true, false},
		{"in May", Month, "2021-05", "", true, false},
		{"in May last year", Month, "2020-05", "", true, false},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := Find(text.Build(c.text, day))
			if len(got) != 1 {
				t.Fatalf("found %d mentions, want 1", len(got))
			}
			m := got[0]
			if m.Granularity != c.granularity || m.EDTF != c.edtf || m.Modifier != c.modifier ||
				m.Relative != c.relative || m.Anchored != c.anchored {
				t.Errorf("got %s %s %q relative %v anchored %v", m.Granularity, m.EDTF, m.Modifier, m.Relative, m.Anchored)
			}
		})
	}
}
