package article

import (
	"strings"
	"testing"
)

func TestPublishedDay(t *testing.T) {
	for s, want := range map[string]string{
		"2023-11-16":                                "2023-11-16",
		"2023-11-16T23:30:00-05:00":                 "2023-11-16",
		"2023-11-16T23:30:00.123Z":                  "2023-11-16",
		"2023-11-16T06:30:00+0000":                  "2023-11-16",
		"2023-11-16 06:30":                          "2023-11-16",
		"2023-11-16 06:30:00 UTC":                   "2023-11-16",
		"2023-11-16 06:30:00.000000":                "2023-11-16",
		"2023/11/16":                                "2023-11-16",
		"2023-1-6":                                  "2023-01-06",
		"20231116":                                  "2023-11-16",
		"20231116T063000Z":                          "2023-11-16",
		"20231116063000":                            "2023-11-16",
		"Thu, 16 Nov 2023 06:30:00 GMT":             "2023-11-16",
		"Thu, 16 Nov 2023 23:30:00 -0500":           "2023-11-16",
		"16 Nov 23 06:30 EST":                       "2023-11-16",
		"Thursday, 16-Nov-98 06:30:00 GMT":          "1998-11-16",
		"Thu, 6 Nov 2023 06:30 +0000 (UTC)":         "2023-11-06",
		"Thu Nov 16 06:30:00 2023":                  "2023-11-16",
		"Thu Nov 16 06:30:00 UTC 2023":              "2023-11-16",
		"Thu Nov  6 06:30:00 +0000 2023":            "2023-11-06",
		"16 November 2023":                          "2023-11-16",
		"16th November, 2023":                       "2023-11-16",
		"November 16, 2023":                         "2023-11-16",
		"Nov. 16, 2023":                             "2023-11-16",
		"Sept. 6, 2023 at 3:04 p.m. ET":             "2023-09-06",
		"Thursday, November 16, 2023":               "2023-11-16",
		"November 16th 2023, 11:05 AM":              "2023-11-16",
		"16/11/2023":                                "2023-11-16",
		"11/16/2023 06:30":                          "2023-11-16",
		"04/04/2024":                                "2024-04-04",
		"29.02.2024":                                "2024-02-29",
		"Sunday 3 March 2024 10:00:00.000 GMT+0200": "2024-03-03",
	} {
		if day, why := publishedDay(s); day.String() != want || why != "" {
			t.Errorf("%q is %s (%s), want %s", s, day, why, want)
		}
	}
	for s, want := range map[string]string{
		"03/04/2024":           "3 April or 4 March",
		"3.4.2024":             "3 April or 4 March",
		"31/31/2024":           "not a day",
		"2023-02-30":           "not a day",
		"30 February 2023":     "not a day",
		"20230230":             "not a day",
		"2023-11-16T25:61":     "not a day",
		"2023-11-16 soon":      "not a day",
		"16 Brumaire 2023":     "not a day",
		"1700000000":           "not a day",
		"yesterday":            "not a day",
		"November 2023":        "not a day",
		"2023":                 "not a day",
		"16/11/23":             "not a day",
		"16 November 2023 (!)": "not a day",
	} {
		if day, why := publishedDay(s); !strings.Contains(why, want) {
			t.Errorf("%q is %s (%s), want a reason with %q", s, day, why, want)
		}
	}
	if _, why := publishedDay(strings.Repeat("2", 1<<20)); len(why) > 200 {
		t.Errorf("the reason is %d bytes long", len(why))
	}
}
