package when

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// FuzzFind holds Find to what every reader of its mentions relies on: they lie in
// order within the document, do not overlap, and have a value in the years 1 to 9999.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"", "On Monday, July 26-27, 2017, from 4 to 22 January or the '90s.",
		"between 1982 and 1990, 2004/2005, 3/4/2017, 2017-03-26, 31.12.9999",
		"99999 days ago, 9999 centuries ago, in nine hundred weeks' time, 9999 years later",
		"the end of the end of early late mid-last week of the first Monday of the week of May 7, 8, 9 and 10",
		"year 0, year 999, the year 9999-12-31, the 0th century, the 99th century",
		"May May may\n\nMay 2,\n\n2017 to \u201930s\u20132017", "two two thousand and two two days before the day before yesterday",
	} {
		f.Add(seed, int32(18000))
		f.Add(seed, int32(calendar.None))
	}
	f.Fuzz(func(t *testing.T, body string, published int32) {
		day := calendar.Day(published)
		if day != calendar.None && (day < firstDay || day > lastDay) {
			day = calendar.None
		}
		doc := text.Build(body, day)
		end := 0
		for _, m := range Find(doc) {
			if m.First < end || m.End <= m.First || m.End > len(doc.Tokens) {
				t.Fatalf("tokens [%d,%d) after %d of %d", m.First, m.End, end, len(doc.Tokens))
			}
			end = m.End
			if m.From > m.To || m.From.Year() < 1 || m.To.Year() > 9999 {
				t.Fatalf("%q = %s..%s", doc.Slice(m.First, m.End), m.From, m.To)
			}
			if m.Granularity == "" || m.EDTF == "" {
				t.Fatalf("%q: granularity %q, EDTF %q", doc.Slice(m.First, m.End), m.Granularity, m.EDTF)
			}
		}
	})
}

// BenchmarkHostile reads texts made of nothing but cues, short and long: the time
// for a megabyte must not grow with their length.
func BenchmarkHostile(b *testing.B) {
	day := calendar.Date(2021, time.March, 10)
	for _, unit := range []string{
		"early ", "1, ", "the end of ", "7 and ", "Monday ", "2014-", "\" ", "two days before ", "first week of ", "May 7, 8, ",
		"nineteen ", "on the 3rd ", "year-", "twenty-",
	} {
		for _, times := range []int{1_000, 32_000} {
			b.Run(fmt.Sprintf("%q x %d", unit, times), func(b *testing.B) {
				doc := text.Build(strings.Repeat(unit, times), day)
				b.SetBytes(int64(len(doc.Body)))
				for b.Loop() {
					Find(doc)
				}
			})
		}
	}
}

// BenchmarkFind reads an article of usual density of dates.
func BenchmarkFind(b *testing.B) {
	body := strings.Repeat(`The ministers, who met on Monday in the capital, agreed to send a further 1,500 soldiers to the border
before the end of the year. The accord of May 2017 was renewed last week, officials said. Villagers who had fled the fighting in
the hills returned to their homes, and the bridge over the river was open to traffic again for the first time. `, 20)
	doc := text.Build(body, calendar.Date(2021, time.March, 10))
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
}
