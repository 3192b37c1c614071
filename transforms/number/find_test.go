package number

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

var kindNames = [...]string{"cardinal", "one", "ordinal", "percent", "money", "measure", "age", "decimal", "label"}

func (b Bound) show() string {
	if b == None {
		return "-"
	}
	return fmt.Sprint(int64(b))
}

// show prints a mention as "number low..high qualifier kind unit".
func show(d *text.Document, m Mention) string {
	s := fmt.Sprintf("%s %s..%s %s", d.Slice(m.From, m.End), m.Low.show(), m.High.show(), m.Qualifier)
	if m.Kind != Cardinal {
		s += " " + kindNames[m.Kind]
	}
	if m.Unit != "" {
		s += " " + m.Unit
	}
	if m.YearLike {
		s += " year"
	}
	return s
}

func find(body string) []string {
	d := text.Build(body, calendar.None)
	var out []string
	for _, m := range Find(d) {
		out = append(out, show(d, m))
	}
	return out
}

type findCase struct {
	body string
	want []string
}

func testFind(t *testing.T, cases []findCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.body, func(t *testing.T) {
			got := find(c.body)
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("\ngot  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestFigures(t *testing.T) {
	testFind(t, []findCase{
		{"they sent 1,500 troops", []string{"1,500 1500..1500 exact troops"}},
		{"they sent 1\u00a0500 troops", []string{"1\u00a0500 1500..1500 exact troops"}},
		{"they sent 1 500 troops", []string{"1 1..1 exact", "500 500..500 exact troops"}},
		{"home to 1.5 million people", []string{"1.5 million 1500000..1500000 exact people"}},
		{"the country of 130m people", []string{"130m 130000000..130000000 exact people"}},
		{"3bn people and 20k tents", []string{"3bn 3000000000..3000000000 exact people", "20k 20000..20000 exact tents"}},
		{"the 100m final", []string{"100 100..100 exact measure m"}},
		{"2 1/2 million men", []string{"2 1/2 million 2500000..2500000 exact men"}},
		{"2½ million men", []string{"2½ million 2500000..2500000 exact men"}},
		{"about 1/4 of it", []string{"about 1/4 0..1 approx decimal"}},
		{"5,000 men in 2006", []string{"5,000 5000..5000 exact men", "2006 2006..2006 exact year"}},
	})
}

func TestSpelled(t *testing.T) {
	testFind(t, []findCase{
		{"twenty-five thousand three hundred men", []string{"twenty-five thousand three hundred 25300..25300 exact men"}},
		{"a hundred and five men", []string{"a hundred and five 105..105 exact men"}},
		{"half a million people", []string{"half a million 500000..500000 exact people"}},
		{"two and a half million people", []string{"two and a half million 2500000..2500000 exact people"}},
		{"two dozen men", []string{"two dozen 24..24 approx men"}},
		{"a dozen men", []string{"a dozen 12..12 approx men"}},
		{"half a dozen men", []string{"half a dozen 6..6 approx men"}},
		{"a couple of men", []string{"a couple 2..2 approx men"}},
		{"a couple hundred men", []string{"a couple hundred 200..200 approx men"}},
		{"an elderly couple fled", []string{"an 1..1 exact one couple"}},
		{"a score of men", []string{"a score 20..20 approx men"}},
		{"two hundred thousand men", []string{"two hundred thousand 200000..200000 exact men"}},
	})
}

func TestVague(t *testing.T) {
	testFind(t, []findCase{
		{"Dozens were killed", []string{"Dozens 24..99 vague"}},
		{"scores of people", []string{"scores 40..99 vague people"}},
		{"he scores goals", nil},
		{"hundreds of troops", []string{"hundreds 200..999 vague troops"}},
		{"several hundred troops", []string{"several hundred 200..999 vague troops"}},
		{"a few hundred troops", []string{"a few hundred 200..999 vague troops"}},
		{"several dozen troops", []string{"several dozen 24..99 vague troops"}},
		{"thousands fled", []string{"thousands 2000..9999 vague"}},
		{"many thousands of refugees", []string{"many thousands 2000..9999 vague refugees"}},
		{"tens of thousands of mainly Kurdish refugees", []string{"tens of thousands 20000..99999 vague refugees"}},
		{"hundreds of thousands of people", []string{"hundreds of thousands 200000..999999 vague people"}},
		{"millions of people", []string{"millions 2000000..9999999 vague people"}},
		{"thousands if not tens of thousands of people", []string{"thousands if not tens of thousands 2000..99999 vague people"}},
		{"hundreds, or even thousands, died", []string{"hundreds, or even thousands 200..9999 vague"}},
		{"hundreds and thousands of men", []string{"hundreds 200..999 vague", "thousands 2000..9999 vague men"}},
		{"at least hundreds of people", []string{"at least hundreds 200..- at_least people"}},
		{"several were killed and a few fled, many in boats", nil},
	})
}

func TestRanges(t *testing.T) {
	testFind(t, []findCase{
		{"10,000 to 12,000 troops", []string{"10,000 to 12,000 10000..12000 range troops"}},
		{"between 10,000 and 12,000 troops", []string{"10,000 and 12,000 10000..12000 range troops"}},
		{"10,000-12,000 troops", []string{"10,000-12,000 10000..12000 range troops"}},
		{"10,000 – 12,000 troops", []string{"10,000 – 12,000 10000..12000 range troops"}},
		{"two or three men", []string{"two or three 2..3 range men"}},
		{"5 to 6 million people", []string{"5 to 6 million 5000000..6000000 range people"}},
		{"two or three hundred men", []string{"two or three hundred 200..300 range men"}},
		{"it rose from 500 to 600 men", []string{"500 500..500 exact", "600 600..600 exact men"}},
		{"units of from 500 to 600 men", []string{"500 to 600 500..600 range men"}},
		{"up to 10 or 12 men", []string{"up to 10 or 12 -..12 at_most men"}},
		{"15-16,000 men", []string{"15-16,000 15000..16000 range men"}},
		{"from 1bn in 1800 to 8bn now", []string{"1bn 1000000000..1000000000 exact", "1800 1800..1800 exact year", "8bn 8000000000..8000000000 exact"}},
		{"thousands of euros", []string{"thousands 2000..9999 vague money euros"}},
		{"20 per cent", []string{"20 20..20 exact percent per cent"}},
		{"300 men and 400 women", []string{"300 300..300 exact men", "400 400..400 exact women"}},
	})
}

func TestQualifiers(t *testing.T) {
	for phrase, want := range map[string]string{
		"more than 500":           "500..- at_least",
		"Over 500":                "500..- at_least",
		"well over 500":           "500..- at_least",
		"at least 500":            "500..- at_least",
		"no fewer than 500":       "500..- at_least",
		"not less than 500":       "500..- at_least",
		"upwards of 500":          "500..- at_least",
		"in excess of 500":        "500..- at_least",
		"a minimum of 500":        "500..- at_least",
		"as few as 500":           "500..- at_least",
		"more than another 500":   "500..- at_least",
		"up to 500":               "-..500 at_most",
		"as many as 500":          "-..500 at_most",
		"fewer than 500":          "-..500 at_most",
		"less than 500":           "-..500 at_most",
		"under 500":               "-..500 at_most",
		"no more than 500":        "-..500 at_most",
		"a maximum of 500":        "-..500 at_most",
		"some 500":                "500..500 approx",
		"About 500":               "500..500 approx",
		"around 500":              "500..500 approx",
		"nearly 500":              "500..500 approx",
		"almost 500":              "500..500 approx",
		"close to 500":            "500..500 approx",
		"roughly 500":             "500..500 approx",
		"approximately 500":       "500..500 approx",
		"an estimated 500":        "500..500 approx",
		"in the region of 500":    "500..500 approx",
		"at least an estimated 5": "5..- at_least",
		"a record 500":            "500..500 exact",
		"a total of 500":          "500..500 exact",
		"it brought them up to 5": "5..5 exact",
		"talks about the 500":     "500..500 exact",
	} {
		t.Run(phrase, func(t *testing.T) {
			d := text.Build(phrase+" soldiers left.", calendar.None)
			found := Find(d)
			if len(found) == 0 {
				t.Fatal("no number found")
			}
			m := found[len(found)-1]
			if got := fmt.Sprintf("%s..%s %s", m.Low.show(), m.High.show(), m.Qualifier); got != want || m.Unit != "soldiers" {
				t.Errorf("got %s of %q, want %s of soldiers", got, m.Unit, want)
			}
		})
	}
	testFind(t, []findCase{
		{"500 or more men", []string{"500 500..- at_least"}},
		{"500 men or more left", []string{"500 500..- at_least men"}},
		{"500 or so men", []string{"500 500..500 approx"}},
		{"500+ men", []string{"500 500..- at_least"}},
		{"at least one dead and 10 injured", []string{"at least one 1..- at_least one dead", "10 10..10 exact injured"}},
	})
}

func TestKinds(t *testing.T) {
	testFind(t, []findCase{
		{"it grew 0.6 percent", []string{"0.6 0..1 exact percent percent"}},
		{"about 20% of it", []string{"about 20 20..20 approx percent %"}},
		{"it cost $5 million", []string{"5 million 5000000..5000000 exact money $"}},
		{"it cost 40 US dollars", []string{"40 40..40 exact money dollars"}},
		{"700 kilometers away", []string{"700 700..700 exact measure kilometers"}},
		{"a 10-day truce", []string{"a 1..1 exact one truce", "10 10..10 exact measure day"}},
		{"the three-year war", []string{"three 3..3 exact measure year"}},
		{"28 million barrels", []string{"28 million 28000000..28000000 exact measure barrels"}},
		{"the 12-year-old", []string{"12 12..12 exact age year"}},
		{"Amina Diallo, 42, fled", []string{"42 42..42 exact age"}},
		{"women aged 35", []string{"35 35..35 exact age"}},
		{"two-thirds of voters", []string{"two-thirds 0..1 exact decimal voters"}},
		{"a third of the army", []string{"a third 0..1 exact decimal army"}},
		{"one in ten villagers", []string{"one in ten 0..1 exact decimal"}},
		{"the 27th and the third", []string{"27th 27..27 exact ordinal", "third 3..3 exact ordinal"}},
		{"Resolution 1973 and Article 10", []string{"1973 1973..1973 exact label year", "10 10..10 exact label"}},
		{"an F-16 and AK-47 rifles", []string{"an 1..1 exact one F", "16 16..16 exact label", "47 47..47 exact label"}},
		{"they lost 3-2", []string{"3 3..3 exact label", "2 2..2 exact label"}},
		{"call 212-555-0100 now", []string{"212-555-0100 -..- exact label"}},
		{"at 5 p.m. on May 7", []string{"5 5..5 exact label", "7 7..7 exact label"}},
		{"the Group of 77", []string{"77 77..77 exact label"}},
		{"201 votes", []string{"201 201..201 exact votes"}},
	})
}

func TestOne(t *testing.T) {
	testFind(t, []findCase{
		{"a soldier was killed", []string{"a 1..1 exact one soldier"}},
		{"a suspected rebel leader died", []string{"a 1..1 exact one leader"}},
		{"a 12-year-old girl died", []string{"a 1..1 exact one girl", "12 12..12 exact age year"}},
		{"a suicide bomber blew up", []string{"a 1..1 exact one bomber"}},
		{"a lot of a few", nil},
		{"no one saw one another; this one", nil},
		{"killed another soldier", []string{"another 1..1 exact one soldier"}},
		{"One soldier left", []string{"One 1..1 exact one soldier"}},
	})
}

func TestHeads(t *testing.T) {
	for body, want := range map[string]string{
		"a 5,000-strong peacekeeping force stayed":     "force",
		"the 1,100 military personnel left":            "personnel",
		"500 UN and government troops left":            "troops",
		"25 others were hurt":                          "others",
		"40 more French soldiers came":                 "soldiers",
		"8 of the dead soldiers came":                  "soldiers",
		"300 exhausted and hungry Rwandan refugees":    "refugees",
		"30,000 NATO-led troops":                       "troops",
		"50 South Koreans were freed":                  "Koreans",
		"3,000 wounded in the war":                     "wounded",
		"280 injured people":                           "people",
		"200 were there":                               "",
		"17,000 from the north":                        "",
		"an 11-nation group":                           "group",
		"the 11-nation group":                          "nation",
		"200 special forces troops":                    "troops",
		"9 heavily armed men":                          "men",
		"6 million arrived last year":                  "",
		"About 7,000 of the 12,000 US troops are here": "troops",
	} {
		t.Run(body, func(t *testing.T) {
			d := text.Build(body, calendar.None)
			if m := Find(d)[0]; m.Unit != want {
				t.Errorf("got %q, want %q", m.Unit, want)
			}
		})
	}
}

func TestOverflow(t *testing.T) {
	for _, body := range []string{strings.Repeat("9", 500), strings.Repeat("million ", 200), strings.Repeat("9", 500) + " million", "1." + strings.Repeat("3", 400)} {
		for _, m := range Find(text.Build(body, calendar.None)) {
			if m.Value != m.Value || m.Value > 1e301 {
				t.Errorf("%.20s: value is %v", body, m.Value)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"between 10 and 12 or 5-6 million, half a dozen; two-thirds", "a 1-2-3 one of the thousands of -", "$5-6m 20% 3,4 1\u00a0000",
		"up to as many as at least nearly tens of thousands if not", "at age of about 5 years old or more", "⅔ ½ 1½ -5^3 1e9 5/6", "from from 5 to 6 to 7 one in one in",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		d := text.Build(body, calendar.None)
		last := 0
		for _, m := range Find(d) {
			if m.First < last || m.End <= m.First || m.End > len(d.Tokens) || m.From > m.First || m.From < 0 || m.Head >= len(d.Tokens) {
				t.Fatalf("mention %+v after token %d", m, last)
			}
			if m.Low != None && m.High != None && m.Low > m.High {
				t.Fatalf("%s: low is above high", show(d, m))
			}
			if d.SentenceOf(m.From) != d.SentenceOf(m.End-1) {
				t.Fatalf("%s: crosses a sentence end", show(d, m))
			}
			last = m.End
		}
		end := 0
		for _, l := range Literals(d) {
			if l.Start < end || l.End <= l.Start || l.End > len(body) {
				t.Fatalf("literal %+v after %d", l, end)
			}
			end = l.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	d := text.Build(strings.Repeat("The army said on 5 May that more than 1,500 troops and a dozen aircraft had left the town of 20,000 people, where thousands had fled.\n\n", 200), calendar.None)
	b.SetBytes(int64(len(d.Body)))
	for b.Loop() {
		Find(d)
	}
}

// BenchmarkHostile shows a look-ahead that is not bounded: its time then grows
// much faster than the text.
func BenchmarkHostile(b *testing.B) {
	for _, pattern := range []string{"one of the ", "1 or about ", "\u00a0500", "12,", "thousand ", ") "} {
		for _, n := range []int{1e4, 1e5} {
			b.Run(fmt.Sprintf("%q/%d", pattern, n), func(b *testing.B) {
				body := strings.Repeat(pattern, n/len(pattern))
				b.SetBytes(int64(len(body)))
				for b.Loop() {
					d := text.Build(body, calendar.None)
					Find(d)
					Literals(d)
				}
			})
		}
	}
}
