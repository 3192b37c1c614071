package article

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
)

func TestDateDoubt(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"a full date told in the past", "The camp was emptied on February 1, 2024, officials said.", "2024-02-01"},
		{"day first", "Gunmen attacked the convoy on 1 February 2024 near the well.", "2024-02-01"},
		{"the killers stand after by", "Six herders were killed by gunmen on Feb. 1, 2024.", "2024-02-01"},
		{"in May", "The bridge collapsed on May 3, 2025.", "2025-05-03"},
		{"since a later year", "The two armies have fought since 2024 and signed nothing.", "2024"},
		{"a year two ahead", "He was arrested in 2026.", "2026"},
		{"second sentence", "Talks went on. Sept. 5 came. The bridge collapsed on May 3, 2025. It will be rebuilt.", "2025-05-03"},
		{"dateline of another month", "NIAMEY, March 3 (AFP) - The camp was emptied.", `NIAMEY, March 3`},
		{"dateline of another year", "NIAMEY, Nov. 16, 2021 - The camp was emptied.", `NIAMEY, Nov. 16, 2021`},

		{"dateline of the day before", "NIAMEY, Nov. 15 (Reuters) - The camp was emptied.", ""},
		{"dateline over the new year", "NIAMEY, Jan. 2 (Reuters) - The camp was emptied.", ""},
		{"no dateline", "On March 3, the guards left - at last.", ""},
		{"a quotation, not a dateline", "The guards left, March 3 - as they had told the town.", ""},
		{"the header's own year", "The camp was emptied on November 16, 2023.", ""},
		{"within two days", "The camp was emptied on November 18, 2023.", ""},
		{"the past", "The camp was emptied on February 1, 2019. He was arrested in 2020.", ""},
		{"a plan", "The camp will be emptied on February 1, 2024.", ""},
		{"a deadline", "Both sides signed the text, and troops left by February 1, 2024.", ""},
		{"an election", "The election was postponed to February 25, 2024.", ""},
		{"a term", "The mandate was extended until December 2024.", ""},
		{"a target year", "The government pledged in March to cut it in 2030.", ""},
		{"next year is close", "He was jailed in 2024.", ""},
		{"a count of villages", "They lived in 2050 villages and worked there.", ""},
		{"a count of people", "Some 2050 people were killed.", ""},
		{"a number with a separator", "It was sold in 2,050 shops, and cost $2050.", ""},
		{"a model", "It was carried in 2050-ton ships in 2050km of ice.", ""},
		{"no text", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			published := calendar.Date(2023, 11, 16)
			if strings.Contains(tt.name, "new year") {
				published = calendar.Date(2023, 12, 31)
			}
			got := DateDoubt(published, tt.body)
			if (got == "") != (tt.want == "") || !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want one naming %q", got, tt.want)
			}
		})
	}
	if got := DateDoubt(calendar.None, "He was arrested in 2026."); got != "" {
		t.Errorf("without a header date: %q", got)
	}
}

// A list of years must cost no more than its length.
func BenchmarkDateDoubtHostile(b *testing.B) {
	body := strings.Repeat("2030 ", 100_000)
	for b.Loop() {
		DateDoubt(calendar.Date(2023, 11, 16), body)
	}
}

func BenchmarkRead(b *testing.B) {
	f := Read("a.txt", strings.NewReader(""), Options{})
	b.SetBytes(int64(len(longText)))
	for b.Loop() {
		f.item(Record{Published: "2023-11-16", Body: longText})
	}
}
